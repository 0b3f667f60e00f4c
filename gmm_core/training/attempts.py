"""Calibration and thresholds from whole attempts of background speakers.

Held-out background speakers enroll with their first streams; every other stream, clean and
degraded, is played as a live attempt against every model, and every look is taken. Impostors count
only where the voices are alike (the most similar twelfth of the models: in practice people of the
same gender, age and corpus): anybody can tell a man from a child.
"""

from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from gmm_core.enrollment.own_scores import own_scores
from gmm_core.enrollment.seconds import SecondMaker
from gmm_core.linalg import Float32, Float64
from gmm_core.scoring.alignment import Alignment, shrunk
from gmm_core.scoring.band import View
from gmm_core.scoring.calibration import Calibration
from gmm_core.scoring.decision import ATTEMPT_S, WINDOW_S
from gmm_core.scoring.looks import LookMaker
from gmm_core.scoring.system import System, VoiceSpace
from gmm_core.scoring.track import Evidence, LevelHistory, LookStatistics
from gmm_core.training.config import TrainingProgress
from gmm_core.training.parallel import Jobs, in_parallel
from gmm_core.training.streams import Blocks, FeatureFiles

SIMILAR_SHARE = 0.08
HALVES = 2  # so many groups are halves of everybody; those that follow are unknown to their cohort
Mask = npt.NDArray[np.bool_]


def make_looks(blocks: Blocks, systems: Sequence[System]) -> list[LookStatistics]:
    """All looks of a whole recording's raw features, as they are heard live."""
    maker = LookMaker(systems)
    return maker.push(blocks) + maker.flush()


def final_looks(blocks: Blocks, systems: Sequence[System]) -> list[LookStatistics]:
    """The looks as no later one changes them."""
    maker = LookMaker(systems, previews=False)
    return maker.push(blocks) + maker.flush()


def sum_looks(looks: Iterable[LookStatistics], space: VoiceSpace) -> tuple[Float64, Float64]:
    """n (C,), centered (C, D) of final looks."""
    evidence = Evidence(space.shape)
    for look in looks:
        evidence.add(look)
    return evidence.n, evidence.centered


def model_of(looks: Iterable[LookStatistics], space: VoiceSpace) -> Float32:
    """The vector of the voice that these looks enroll, float32 (size,)."""
    n, centered = sum_looks(looks, space)
    vector: Float32 = space.models(n[None], centered[None])[0]
    return vector


@dataclass(frozen=True, slots=True)
class Attempt:
    """One stream as an attempt against all models in one view; L looks with speech, M models.

    group : of people who are played together; view : 0 whole-band, 1 narrow-band
    scores, window_scores : float32 (L, M), normalized
    deviation, window_deviation : float32 (L,), of the looks' scores under cohort models
    net_s, window_s, snr_db : (L,)
    """

    speaker: int
    variant: int
    group: int
    view: int
    scores: Float32
    window_scores: Float32
    deviation: Float32
    window_deviation: Float32
    net_s: Float64
    window_s: Float64
    snr_db: Float64


@dataclass(frozen=True, slots=True)
class Playback:
    """All attempts, who owns the models, and which models sound alike to whom.

    owners, groups : (M,) speaker of each model, and with whom it was played
    alike : bool (speakers, M), an impostor of this speaker would be taken for the model's owner
    deviations : float32 (V, M), of the models' scores on cohort recordings, for each view
    own : (V, M), scores of the parts of each enrollment; own_s : (M,), its seconds of speech
    """

    attempts: list[Attempt]
    owners: npt.NDArray[np.int64]
    groups: npt.NDArray[np.int64]
    alike: Mask
    deviations: Float32
    own: Float64
    own_s: Float64

    def llr(self, attempt: Attempt, calibration: Calibration, window: bool = False) -> Float64:
        """Of aligned attempts, float64 (L, M)."""
        scores = attempt.window_scores if window else attempt.scores
        seconds = attempt.window_s if window else attempt.net_s
        rows = scores.astype(np.float64)
        return calibration.llrs(rows, seconds[:, None], attempt.snr_db[:, None])

    def targets(self, attempt: Attempt) -> Mask:
        """bool (M,): models of the attempt's speaker."""
        mask: Mask = (self.owners == attempt.speaker) & (self.groups == attempt.group)
        return mask

    def impostors(self, attempt: Attempt) -> Mask:
        """bool (M,): models of others who sound alike."""
        others = self.alike[attempt.speaker] & (self.owners != attempt.speaker)
        mask: Mask = others & (self.groups == attempt.group)
        return mask

    def own_of(self, view: int, mean: float) -> Float64:
        """The own scores as they count, (M,); `mean` is what little speech counts as."""
        pairs = zip(self.own[view], self.own_s, strict=True)
        return np.array([shrunk(float(found), mean, float(s)) for found, s in pairs])

    def aligned(self, alignments: Sequence[Alignment]) -> "Playback":
        """The same attempts with all scores on one scale; an alignment for each view."""
        return replace(self, attempts=[self._aligned(a, alignments[a.view]) for a in self.attempts])

    def _aligned(self, attempt: Attempt, alignment: Alignment) -> Attempt:
        own = self.own_of(attempt.view, alignment.own_mean)
        z = self.deviations[attempt.view]
        scores = alignment(attempt.scores, attempt.deviation, z, own)
        window = alignment(attempt.window_scores, attempt.window_deviation, z, own)
        return replace(
            attempt,
            scores=scores.astype(np.float32),
            window_scores=window.astype(np.float32),
        )


def play(
    files: FeatureFiles,
    space: VoiceSpace,
    views: Sequence[View],
    speakers: Sequence[int],
    voices: Mapping[int, Float32],
    group: int,
    jobs: Jobs,
) -> Generator[TrainingProgress, None, Playback]:
    """Enrolls the speakers with two streams or more, then plays all other streams.

    voices : the vector of everything clean that each speaker says, to find those who sound alike
    """
    streams = {speaker: files.stream_count(speaker) for speaker in speakers}
    first = {s: (count + 1) // 2 if count > 1 else 0 for s, count in streams.items()}
    owners = [speaker for speaker in speakers if first[speaker]]
    enrolling = [(files, speaker, first[speaker], space, views) for speaker in owners]
    enrolled = yield from in_parallel("enrolling held-out speakers", _enrolled, enrolling, jobs)
    models = np.stack([one.model for one in enrolled])
    tests = [
        (files, speaker, stream, variant, group, space, views, models)
        for speaker in speakers
        for stream in range(first[speaker], streams[speaker])
        for variant in range(files.variants)
    ]
    attempts = yield from in_parallel("playing attempts", _play_one, tests, jobs)
    return Playback(
        [attempt for each in attempts for attempt in each],
        np.array(owners),
        np.full(len(owners), group),
        similar_models({s: voices[s] for s in speakers}, np.array(owners), models),
        np.stack([v.cohort.impostor_moments(models[:, v.columns])[1] for v in views]),
        np.array([one.own for one in enrolled]).T,
        np.array([one.net_speech_s for one in enrolled]),
    )


@dataclass(frozen=True, slots=True)
class _Owner:
    model: Float32
    own: tuple[float, ...]
    net_speech_s: float


def _enrolled(
    files: FeatureFiles, speaker: int, streams: int, space: VoiceSpace, views: Sequence[View]
) -> _Owner:
    rate = space.systems[0].front_end.frames_per_second
    maker, evidence = SecondMaker(rate), Evidence(space.shape)
    for stream in range(streams):
        maker.begin_stretch(stream)
        for look in final_looks(files.recording(speaker, stream, 0), space.systems):
            maker.add(look)
            evidence.add(look)
    model: Float32 = space.models(evidence.n[None], evidence.centered[None])[0]
    own = own_scores(maker.seconds, space, views)
    return _Owner(model, own, evidence.speech_frames / rate)


def joined(left: Playback, right: Playback) -> Playback:
    """Two playbacks of different groups as one; nobody is played against the other's models."""
    rows = max(len(left.alike), len(right.alike))
    count = len(left.owners), len(right.owners)
    alike = np.zeros((rows, sum(count)), np.bool_)
    alike[: len(left.alike), : count[0]] = left.alike
    alike[: len(right.alike), count[0] :] = right.alike
    attempts = [_padded(a, 0, count[1]) for a in left.attempts]
    attempts += [_padded(a, count[0], 0) for a in right.attempts]
    return Playback(
        attempts,
        np.concatenate([left.owners, right.owners]),
        np.concatenate([left.groups, right.groups]),
        alike,
        np.concatenate([left.deviations, right.deviations], axis=1),
        np.concatenate([left.own, right.own], axis=1),
        np.concatenate([left.own_s, right.own_s]),
    )


def _padded(attempt: Attempt, before: int, after: int) -> Attempt:
    """Scores against models that were not there are never looked at: zeros."""
    width = ((0, 0), (before, after))
    return replace(
        attempt,
        scores=np.pad(attempt.scores, width),
        window_scores=np.pad(attempt.window_scores, width),
    )


def similar_models(
    voices: dict[int, Float32], owners: npt.NDArray[np.int64], models: Float32
) -> Mask:
    """For each speaker the most similar share of the models (cosine of their vectors)."""
    alike = np.zeros((max(voices) + 1, len(owners)), np.bool_)
    unit = models / np.linalg.norm(models, axis=1, keepdims=True)
    for speaker, voice in voices.items():
        similarity = unit @ (voice / np.linalg.norm(voice))
        others = owners != speaker
        if others.any():
            limit = np.quantile(similarity[others], 1 - SIMILAR_SHARE)
            alike[speaker] = others & (similarity >= limit)
    return alike


def _play_one(
    files: FeatureFiles,
    speaker: int,
    stream: int,
    variant: int,
    group: int,
    space: VoiceSpace,
    views: Sequence[View],
    models: Float32,
) -> list[Attempt]:
    """An attempt for each view; none without speech."""
    front_end = space.systems[0].front_end
    most = front_end.frames(ATTEMPT_S)
    attempt, window = Evidence(space.shape, most), Evidence(space.shape, front_end.frames(WINDOW_S))
    levels = LevelHistory()
    whole, recent = _Snapshots(), _Snapshots()
    rows: list[tuple[float, float, float]] = []
    heard = 0
    for look in make_looks(files.recording(speaker, stream, variant), space.systems):
        levels.add(look)
        if not look.has_speech:
            continue
        heard += look.speech_frames
        if heard > most:
            break
        for evidence, snapshots in ((attempt, whole), (window, recent)):
            evidence.add(look)
            snapshots.take(evidence)
        rows.append((attempt.speech_frames, window.speech_frames, levels.snr_db()))
    if not rows:
        return []
    net, near, snr = np.array(rows).T
    rate = front_end.frames_per_second
    vectors, near_vectors = whole.vectors(space), recent.vectors(space)
    found = []
    for index, view in enumerate(views):
        own, cohort = models[:, view.columns], view.cohort
        tests, near_tests = vectors[:, view.columns], near_vectors[:, view.columns]
        found.append(
            Attempt(
                speaker=speaker,
                variant=variant,
                group=group,
                view=index,
                scores=cohort.normalized(own, tests),
                window_scores=cohort.normalized(own, near_tests),
                deviation=cohort.test_moments(tests)[1],
                window_deviation=cohort.test_moments(near_tests)[1],
                net_s=net / rate,
                window_s=near / rate,
                snr_db=snr,
            )
        )
    return found


class _Snapshots:
    """What the evidence was at every look; all vectors at once cost a tenth of one by one."""

    def __init__(self) -> None:
        self._n: list[Float32] = []
        self._centered: list[Float32] = []

    def take(self, evidence: Evidence) -> None:
        self._n.append(evidence.n.astype(np.float32))
        self._centered.append(evidence.centered.astype(np.float32))

    def vectors(self, space: VoiceSpace) -> Float32:
        return space.tests(np.stack(self._n), np.stack(self._centered))
