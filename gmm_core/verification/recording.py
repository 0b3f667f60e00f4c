"""A recording that is over: its scores, and one answer."""

from dataclasses import dataclass

import numpy as np

from gmm_core.linalg import Float32, Float64
from gmm_core.scoring.background import Background
from gmm_core.scoring.decision import ATTEMPT_S, Decision
from gmm_core.scoring.listen import settled_looks
from gmm_core.scoring.scorer import Scorer
from gmm_core.scoring.track import Evidence, LevelHistory


@dataclass(frozen=True, slots=True)
class RecordingScore:
    """A whole recording against all speakers; arrays (S,)."""

    net_speech_s: float
    snr_db: float
    raw: Float64
    llr: Float64


def score_recording(
    background: Background, scorer: Scorer, samples: Float32, sample_rate: int
) -> RecordingScore:
    """All speech of a recording as one piece of evidence, through the live path's looks."""
    evidence, levels = Evidence(background.space.shape), LevelHistory()
    for look in settled_looks(background.systems, samples, sample_rate):
        levels.add(look)
        evidence.add(look)
    net_s = evidence.speech_frames / background.front_end.frames_per_second
    raw = scorer.raw(evidence)
    snr_db = levels.snr_db()
    llr = scorer.llr(raw, net_s, snr_db) if net_s > 0 else np.zeros(len(raw))
    return RecordingScore(net_s, snr_db, raw, llr)


def decide_recording(
    background: Background, llr: float, net_speech_s: float, strictness: str, among: int = 1
) -> tuple[Decision, str]:
    """The answer about a recording that is over, and its reason; between the thresholds it is open.

    among : how many speakers the best one was chosen from (1 for a claim)
    """
    thresholds = background.thresholds
    if net_speech_s <= 0:
        return Decision.INCONCLUSIVE, "no speech was found; speak closer to the microphone"
    if llr >= thresholds.accept_among(strictness, among):
        return Decision.ACCEPT, "the voice matches"
    if llr <= thresholds.reject or (net_speech_s >= ATTEMPT_S and llr < 0):
        return Decision.REJECT, "the voice does not match"
    if net_speech_s < ATTEMPT_S / 2:
        heard = f"only {net_speech_s:.1f} s of speech were found"
        return Decision.INCONCLUSIVE, f"{heard}, too little to tell; record more"
    why = "the speech is not clear enough to tell; record in a quieter place"
    return Decision.INCONCLUSIVE, why
