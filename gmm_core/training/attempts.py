"""Calibration and thresholds from whole attempts of background speakers.

Held-out background speakers enroll with their first streams; every other stream, clean and
degraded, is played as a live attempt against every model, and every look is taken. Impostors count
only where the voices are alike (the most similar twelfth of the models: in practice people of the
same gender, age and corpus): anybody can tell a man from a child.
"""

from collections.abc import Generator
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from gmm_core.config import FrontEndConfig
from gmm_core.frontend import FeatureBlock
from gmm_core.gmm.model import DiagonalGmm
from gmm_core.linalg import Float32, Float64
from gmm_core.scoring.calibration import Calibration
from gmm_core.scoring.decision import ATTEMPT_S, WINDOW_S
from gmm_core.scoring.llr import per_frame_vector, speaker_offset
from gmm_core.scoring.norm import Cohort
from gmm_core.scoring.track import Evidence, LevelHistory, LookMaker, LookStatistics
from gmm_core.training.config import TrainingProgress
from gmm_core.training.streams import FeatureFiles

SIMILAR_SHARE = 0.08
Mask = npt.NDArray[np.bool_]


def make_looks(block: FeatureBlock, ubm: DiagonalGmm) -> list[LookStatistics]:
    """All looks of a whole recording."""
    maker = LookMaker(ubm)
    return maker.push(block) + maker.flush()


def sum_looks(looks: list[LookStatistics]) -> tuple[Float64, Float64]:
    """n (C,), centered (C, D)."""
    n: Float64 = np.sum([look.n for look in looks], axis=0, dtype=np.float64)
    centered: Float64 = np.sum([look.centered for look in looks], axis=0, dtype=np.float64)
    return n, centered


@dataclass(frozen=True, slots=True)
class Model:
    """A held-out speaker as enrolled."""

    speaker: int
    offset: Float32


@dataclass(frozen=True, slots=True)
class Attempt:
    """One stream as an attempt against all models; L looks with speech, M models.

    scores, window_scores : float32 (L, M), S-normalized; net_s, window_s, snr_db : (L,)
    """

    speaker: int
    variant: int
    scores: Float32
    window_scores: Float32
    net_s: Float64
    window_s: Float64
    snr_db: Float64


@dataclass(frozen=True, slots=True)
class Playback:
    """All attempts, who owns the models, and which models sound alike to whom."""

    attempts: list[Attempt]
    owners: npt.NDArray[np.int64]  # (M,) speaker of each model
    alike: Mask  # (speakers, M): an impostor of this speaker would be taken for the model's owner

    def llr(self, attempt: Attempt, calibration: Calibration, window: bool = False) -> Float64:
        """float64 (L, M)."""
        scores = attempt.window_scores if window else attempt.scores
        seconds = attempt.window_s if window else attempt.net_s
        evidence = np.array(
            [calibration.evidence(s, q) for s, q in zip(seconds, attempt.snr_db, strict=True)]
        )
        llr: Float64 = evidence[:, None] * (calibration.scale * scores + calibration.offset)
        return llr

    def targets(self, attempt: Attempt) -> Mask:
        """bool (M,): models of the attempt's speaker."""
        mask: Mask = self.owners == attempt.speaker
        return mask

    def impostors(self, attempt: Attempt) -> Mask:
        """bool (M,): models of others who sound alike."""
        mask: Mask = self.alike[attempt.speaker] & ~self.targets(attempt)
        return mask


def play(
    files: FeatureFiles,
    front_end: FrontEndConfig,
    ubm: DiagonalGmm,
    cohort: Cohort,
    speakers: list[int],
    relevance_factor: float,
) -> Generator[TrainingProgress, None, Playback]:
    """Enrolls the speakers with two streams or more, then plays all other streams."""
    models: list[Model] = []
    tests: list[tuple[int, int, FeatureBlock]] = []
    voices: dict[int, Float32] = {}
    for done, speaker in enumerate(speakers):
        streams = files.blocks(speaker)
        enrolled = (len(streams) + 1) // 2 if len(streams) > 1 else 0
        clean = [make_looks(stream[0], ubm) for stream in streams]
        if enrolled:
            looks = list(chain.from_iterable(clean[:enrolled]))
            models.append(Model(speaker, speaker_offset(*sum_looks(looks), relevance_factor)))
        for stream in streams[enrolled:]:
            tests += [(speaker, variant, block) for variant, block in enumerate(stream)]
        if streams:
            everything = list(chain.from_iterable(clean))
            voices[speaker] = speaker_offset(*sum_looks(everything), relevance_factor)
        yield TrainingProgress("enrolling held-out speakers", done + 1, len(speakers), np.nan)
    offsets = np.stack([model.offset for model in models])
    z = np.array([cohort.impostor_moments(offset) for offset in offsets], np.float32)
    attempts = []
    for done, (speaker, variant, block) in enumerate(tests):
        attempt = _play_one(speaker, variant, block, front_end, ubm, cohort, offsets, z)
        if attempt is not None:
            attempts.append(attempt)
        yield TrainingProgress("playing attempts", done + 1, len(tests), np.nan)
    owners = np.array([model.speaker for model in models])
    return Playback(attempts, owners, similar_models(voices, owners, offsets))


def similar_models(
    voices: dict[int, Float32], owners: npt.NDArray[np.int64], offsets: Float32
) -> Mask:
    """For each speaker the most similar share of the models (cosine of the adaptation offsets)."""
    alike = np.zeros((max(voices) + 1, len(owners)), np.bool_)
    unit = offsets / np.linalg.norm(offsets, axis=1, keepdims=True)
    for speaker, voice in voices.items():
        similarity = unit @ (voice / np.linalg.norm(voice))
        others = owners != speaker
        if others.any():
            limit = np.quantile(similarity[others], 1 - SIMILAR_SHARE)
            alike[speaker] = others & (similarity >= limit)
    return alike


def _play_one(
    speaker: int,
    variant: int,
    block: FeatureBlock,
    front_end: FrontEndConfig,
    ubm: DiagonalGmm,
    cohort: Cohort,
    offsets: Float32,
    z: Float32,
) -> Attempt | None:
    attempt = Evidence(ubm, front_end.frames(ATTEMPT_S))
    window = Evidence(ubm, front_end.frames(WINDOW_S))
    levels = LevelHistory()
    whole: list[Float32] = []
    recent: list[Float32] = []
    rows: list[tuple[float, float, float]] = []
    heard = 0
    for look in make_looks(block, ubm):
        levels.add(look)
        if not look.has_speech:
            continue
        heard += look.speech_frames
        if heard > front_end.frames(ATTEMPT_S):
            break
        attempt.add(look)
        window.add(look)
        whole.append(attempt.vector())
        recent.append(window.vector())
        rows.append((attempt.speech_frames, window.speech_frames, levels.snr_db()))
    if not rows:
        return None
    net, near, snr = np.array(rows).T
    rate = front_end.frames_per_second
    scores = _normalized(np.stack(whole), offsets, z, cohort)
    window_scores = _normalized(np.stack(recent), offsets, z, cohort)
    return Attempt(speaker, variant, scores, window_scores, net / rate, near / rate, snr)


def _normalized(vectors: Float32, offsets: Float32, z: Float32, cohort: Cohort) -> Float32:
    """S-norm of (L, C * D) vectors against (M, C * D) offsets."""
    raw = vectors @ offsets.T
    t = vectors @ cohort.offsets.T
    mean, deviation = t.mean(axis=1), np.maximum(t.std(axis=1), 1e-6)
    by_test = (raw - mean[:, None]) / deviation[:, None]
    out: Float32 = 0.5 * ((raw - z[:, 0]) / z[:, 1] + by_test)
    return out


def speech_vector(looks: list[LookStatistics], most_frames: int) -> Float32 | None:
    """The test vector of the first frames of speech; None without speech."""
    chosen, frames = [], 0
    for look in looks:
        if look.has_speech and frames < most_frames:
            chosen.append(look)
            frames += look.speech_frames
    return per_frame_vector(*sum_looks(chosen)) if chosen else None
