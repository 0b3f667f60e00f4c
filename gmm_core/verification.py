"""Samples of a live voice, or of a file, to scores and decisions."""

import math
from dataclasses import dataclass, replace

import numpy as np

from gmm_core.audio import to_mono
from gmm_core.errors import UnknownSpeaker
from gmm_core.linalg import Float32, Float64
from gmm_core.scoring.background import Background
from gmm_core.scoring.calibration import probability
from gmm_core.scoring.decision import (
    ATTEMPT_S,
    WINDOW_FULL_S,
    WINDOW_S,
    AttemptDecider,
    Decision,
    Look,
)
from gmm_core.scoring.listen import Listener, settled_looks
from gmm_core.scoring.scorer import Scorer
from gmm_core.scoring.speaker import SpeakerModel
from gmm_core.scoring.track import Evidence, LevelHistory, LookStatistics

__all__ = [
    "Decision",
    "RecordingScore",
    "ScoreFrame",
    "VerificationSession",
    "decide_recording",
    "score_recording",
]


@dataclass(frozen=True, slots=True)
class ScoreFrame:
    """One look (100 ms); sample indices are absolute, at the input's rate; arrays are (S,).

    raw : S-normalized score; llr : calibrated, nats, over this attempt; window_llr : over the last
    2 s of speech; probability : of llr at even odds; more_speech_s : estimate of the speech still
    needed, nan when there is none.
    """

    first_sample: int
    end_sample: int
    net_speech_s: float
    speakers: tuple[str, ...]
    raw: Float64
    llr: Float64
    probability: Float64
    decision: Decision
    claimed: str | None
    best: str | None
    reason: str
    gap: bool
    threshold_llr: float
    window_llr: Float64
    speech: bool
    level_dbfs: float
    snr_db: float
    more_speech_s: float


class VerificationSession:
    """Push samples, get a ScoreFrame every 100 ms; the same bits for any chopping.

    claimed : the name to verify, or None for "anyone enrolled"
    Raises UnknownSpeaker, ModelMismatch; ValueError for an unknown strictness.
    """

    def __init__(
        self,
        background: Background,
        speakers: tuple[SpeakerModel, ...],
        sample_rate: int,
        claimed: str | None = None,
        strictness: str = "balanced",
    ) -> None:
        self._background = background
        self._strictness = strictness
        self._rate = sample_rate
        self._listener = Listener(background.systems, sample_rate)
        frames, shape = background.front_end.frames, background.space.shape
        self._attempt = Evidence(shape, frames(ATTEMPT_S))
        self._window = Evidence(shape, frames(WINDOW_S))
        self._levels = LevelHistory()
        self._pushed = 0  # input samples, lost ones included
        self._stream_start = 0  # where the front end's frame 0 began
        self._gap = False
        self._accepted: int | None = None  # whom this attempt accepted, index into the speakers
        self._raw: tuple[Float64, Float64] | None = None  # of the evidence as it stands
        self._scorer = Scorer(background, speakers)
        self._claimed = self._known(claimed)
        self._decider = AttemptDecider(background.thresholds, self._accept_llr())

    def push(self, samples: Float32) -> tuple[ScoreFrame, ...]:
        """float32 (n,) or (n, channels), full scale +-1. Raises NotFiniteSamples."""
        mono = to_mono(samples)
        # a second at a time: the looks of a whole long recording would fill the memory
        pieces = (mono[start : start + self._rate] for start in range(0, len(mono), self._rate))
        looks = (look for piece in pieces for look in self._listener.push(piece))
        frames = tuple(self._see(look) for look in looks)
        self._pushed += len(mono)
        return frames

    def flush(self) -> tuple[ScoreFrame, ...]:
        """The looks still waiting at the end of a recording; then only mark_gap() starts anew."""
        return tuple(self._see(look) for look in self._listener.flush())

    def mark_gap(self, lost_samples: int = 0) -> None:
        """Samples were lost or the device changed: no decision and no feature spans it."""
        self._pushed += lost_samples
        self._stream_start = self._pushed
        self._listener.reset()
        self._levels.clear()
        self._gap = True
        self.restart("there was a gap in the sound")

    def restart(self, reason: str = "") -> None:
        """A new attempt: no earlier look counts. Sound of the last 0.2 s may still be under way."""
        self._forget()
        self._decider.accept_llr = self._accept_llr()
        self._decider.restart(reason)

    def set_claimed(self, claimed: str | None) -> None:
        """Another claim is another attempt. Raises UnknownSpeaker."""
        self._claimed = self._known(claimed)
        self.restart()

    def set_speakers(self, speakers: tuple[SpeakerModel, ...], claimed: str | None = None) -> None:
        """Another set of speakers, swapped whole, and the claim among them; a new attempt."""
        self._scorer = Scorer(self._background, speakers)
        self.set_claimed(claimed)

    def set_strictness(self, strictness: str) -> None:
        """Raises ValueError for an unknown word; a new attempt."""
        self._background.thresholds.for_strictness(strictness)
        self._strictness = strictness
        self.restart()

    def _known(self, claimed: str | None) -> str | None:
        if claimed is not None and claimed not in self._scorer.names:
            raise UnknownSpeaker(claimed, self._scorer.names)
        return claimed

    def _accept_llr(self) -> float:
        thresholds = self._background.thresholds
        if self._claimed is not None:
            return thresholds.for_strictness(self._strictness)
        return thresholds.accept_among(self._strictness, len(self._scorer.names))

    def _forget(self) -> None:
        self._attempt.clear()
        self._window.clear()
        self._raw = None
        self._accepted = None

    def _see(self, look: LookStatistics) -> ScoreFrame:
        self._levels.add(look)
        snr_db = self._levels.snr_db()
        ended = self._decider.decision in (Decision.REJECT, Decision.INCONCLUSIVE)
        if look.has_speech and not ended:
            self._attempt.add(look)
            self._window.add(look)
            self._raw = None
        frame = self._score(look, snr_db)
        return self._decide(frame, look) if self._scorer.names else frame

    def _score(self, look: LookStatistics, snr_db: float) -> ScoreFrame:
        scorer = self._scorer
        net_s = self._seconds(self._attempt.speech_frames)
        raw, raw_window = self._raw or self._rescore()
        llr = scorer.llr(raw, net_s, snr_db)
        window = scorer.llr(raw_window, self._seconds(self._window.speech_frames), snr_db)
        heard = bool(scorer.names) and self._attempt.speech_frames > 0
        gap, self._gap = self._gap, False
        return ScoreFrame(
            first_sample=self._sample(look.first_frame),
            end_sample=self._sample(look.first_frame + look.frames),
            net_speech_s=net_s,
            speakers=scorer.names,
            raw=raw,
            llr=llr,
            probability=np.array([probability(value) for value in llr]),
            decision=Decision.LISTENING,
            claimed=self._claimed,
            best=scorer.names[int(np.argmax(llr))] if heard else None,
            reason="" if scorer.names else "nobody is enrolled yet",
            gap=gap,
            threshold_llr=self._decider.accept_llr,
            window_llr=window,
            speech=look.has_speech,
            level_dbfs=float(look.level_dbfs.max()),
            snr_db=snr_db,
            more_speech_s=math.nan,
        )

    def _rescore(self) -> tuple[Float64, Float64]:
        """Of the attempt and of the window; kept until there is more speech."""
        raw = raw_window = self._scorer.raw(self._attempt)
        if self._window.speech_frames != self._attempt.speech_frames:
            raw_window = self._scorer.raw(self._window)
        self._raw = raw, raw_window
        return self._raw

    def _decide(self, frame: ScoreFrame, look: LookStatistics) -> ScoreFrame:
        index = self._subject(frame)
        window_s = self._seconds(self._window.speech_frames)
        fresh = self._decider.see(
            Look(
                time_s=frame.end_sample / self._rate,
                has_speech=look.has_speech,
                net_speech_s=frame.net_speech_s,
                llr=float(frame.llr[index]),
                window_llr=float(frame.window_llr[index]),
                window_full=window_s >= WINDOW_FULL_S,
            )
        )
        decision = self._decider.decision
        if decision is Decision.ACCEPT and self._accepted is None:
            self._accepted = index
        more = math.nan
        if decision is Decision.KEEP_TALKING:
            more = self._more_speech_s(float(frame.raw[index]), frame)
        best = frame.best
        if self._accepted is not None:
            best = frame.speakers[self._accepted]
        if fresh:
            self._forget()
        return replace(
            frame, decision=decision, reason=self._decider.reason, more_speech_s=more, best=best
        )

    def _subject(self, frame: ScoreFrame) -> int:
        """The speaker whom the decision is about: accepted, claimed, or the best so far."""
        if self._accepted is not None:
            return self._accepted
        if self._claimed is not None:
            return frame.speakers.index(self._claimed)
        return int(np.argmax(frame.llr))

    def _more_speech_s(self, raw: float, frame: ScoreFrame) -> float:
        """When the llr would cross if the voice goes on scoring as it did."""
        left = ATTEMPT_S - frame.net_speech_s
        calibration = self._background.calibration
        for step in range(1, round(left * 10) + 1):
            if calibration.llr(raw, frame.net_speech_s + step / 10, frame.snr_db) >= (
                frame.threshold_llr
            ):
                return step / 10
        return max(left, 0.0)

    def _seconds(self, frames: int) -> float:
        return frames / self._background.front_end.frames_per_second

    def _sample(self, frame: int) -> int:
        front_end = self._background.front_end
        samples = frame * front_end.hop_samples
        return self._stream_start + round(samples * self._rate / front_end.sample_rate)


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
