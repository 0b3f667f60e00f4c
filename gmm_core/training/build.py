"""Recordings to a background model: UBM, cohort, calibration and thresholds."""

import warnings
from collections.abc import Callable, Generator, Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import numpy as np
from joblib import Parallel, delayed

from gmm_core.audio import read_audio, resample
from gmm_core.config import FrontEndConfig
from gmm_core.errors import TooFewRecordings
from gmm_core.gmm import DiagonalGmm, EmConfig, EmStep, fit, kmeans
from gmm_core.linalg import Float32
from gmm_core.scoring.background import Background, model_fingerprint
from gmm_core.scoring.calibration import Calibration
from gmm_core.scoring.decision import Thresholds
from gmm_core.scoring.llr import speaker_offset
from gmm_core.scoring.norm import Cohort
from gmm_core.training.attempts import make_looks, play, speech_vector, sum_looks
from gmm_core.training.config import Recording, TrainingConfig, TrainingProgress
from gmm_core.training.streams import (
    LEAST_SPEAKERS,
    FeatureFiles,
    SpeakerFiles,
    babble,
    by_speaker,
    mean_spectrum,
    read_streams,
    write_features,
)
from gmm_core.training.thresholds import calibrate, set_thresholds
from gmm_core.training.voice_pairs import two_voices_threshold

_COHORT_VECTOR_S = 4.0
_BABBLE_STEP = 9  # every ninth speaker lends a voice
T = TypeVar("T")
Steps = Generator[TrainingProgress, None, T]


def train_background(
    recordings: Iterable[Recording], config: TrainingConfig | None = None
) -> Steps[Background]:
    """The whole recipe; yields progress, can be cancelled at every yield, returns the bundle.

    Raises TooFewRecordings for fewer than six speakers, or fewer than four with half a minute.
    """
    config = config or TrainingConfig()
    groups = by_speaker(recordings)
    if len(groups) < LEAST_SPEAKERS:
        raise TooFewRecordings(len(groups), LEAST_SPEAKERS)
    with TemporaryDirectory(prefix="voxgate-train-") as folder:
        files, front_end = yield from _features(groups, config, Path(folder))
        ubm = yield from _train_ubm(files, config)
        split = yield from _split(files)
        cohort = yield from _cohort(files, ubm, front_end, split, config)
        return (yield from _calibrate(files, ubm, front_end, cohort, split, config))


def _features(
    groups: tuple[SpeakerFiles, ...], config: TrainingConfig, folder: Path
) -> Steps[tuple[FeatureFiles, FrontEndConfig]]:
    """Features of everything on disk, and the front end with its reference and prior."""
    spectra = yield from _in_parallel(
        "measuring spectra", mean_spectrum, [(group, config) for group in groups], config.jobs
    )
    shape = np.exp(np.mean(spectra, axis=0))
    reference = tuple(round(float(v), 6) for v in shape / shape.mean())
    with_reference = replace(config.front_end, mel_reference=reference)
    config = replace(config, front_end=with_reference)
    noises = _noises(groups, config)
    tasks = [(group, index, config, noises, folder) for index, group in enumerate(groups)]
    paths = yield from _in_parallel("computing features", write_features, tasks, config.jobs)
    files = FeatureFiles(paths, tuple(g.speaker for g in groups), 1 + config.copies)
    mean, variance = files.moments()
    front_end = replace(
        with_reference,
        prior_mean=tuple(round(float(v), 4) for v in mean),
        prior_variance=tuple(round(float(v), 4) for v in variance),
    )
    files.normalize_with(front_end)
    return files, front_end


def _noises(groups: tuple[SpeakerFiles, ...], config: TrainingConfig) -> list[Float32]:
    rate = config.front_end.sample_rate
    recorded = [resample(*read_audio(path), rate) for path in config.noises]
    voices = [read_streams(group, config) for group in groups[::_BABBLE_STEP]]
    return recorded + babble([streams[0] for streams in voices if streams], config.seed)


def _in_parallel(
    stage: str, function: Callable[..., T], tasks: list[tuple[Any, ...]], jobs: int
) -> Steps[list[T]]:
    """Results in order, whatever `jobs`."""
    pool = Parallel(n_jobs=jobs, return_as="generator")
    results: list[T] = []
    stream: Generator[T, None, None] = pool(delayed(function)(*task) for task in tasks)
    try:
        for result in stream:
            results.append(result)
            yield TrainingProgress(stage, len(results), len(tasks), np.nan)
    finally:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # joblib warns of results that a cancelled work drops
            stream.close()
    return results


def _train_ubm(files: FeatureFiles, config: TrainingConfig) -> Steps[DiagonalGmm]:
    start = yield from _map_progress(
        kmeans(files, config.components, seed=config.seed),
        lambda step: TrainingProgress("starting mixture", step.done, step.total, np.nan),
    )
    em = EmConfig(iterations=config.em_iterations, least_gain=0.002, threads=config.jobs)

    def describe(step: EmStep) -> TrainingProgress:
        return TrainingProgress(
            "EM", step.iteration, config.em_iterations, step.mean_log_likelihood
        )

    return (yield from _map_progress(fit(files, start, em), describe))


def _map_progress(
    work: Generator[Any, None, T], describe: Callable[[Any], TrainingProgress]
) -> Steps[T]:
    while True:
        try:
            step = next(work)
        except StopIteration as end:
            result: T = end.value
            return result
        yield describe(step)


@dataclass(frozen=True, slots=True)
class Split:
    """Speakers of the cohort, and those held out of it for calibration."""

    cohort: list[int]
    held_out: list[int]


def _split(files: FeatureFiles) -> Steps[Split]:
    """A third of the long speakers and half of the short ones make the cohort."""
    long: list[int] = []
    short: list[int] = []
    for index in range(len(files.speakers)):
        (long if len(files.blocks(index)) > 1 else short).append(index)
        yield TrainingProgress("splitting speakers", index + 1, len(files.speakers), np.nan)
    held_out = [s for place, s in enumerate(long) if place % 3] + short[1::2]
    if len([s for s in held_out if s in set(long)]) < 3:
        raise TooFewRecordings(len(long), LEAST_SPEAKERS)
    return Split(sorted(long[::3] + short[::2]), sorted(held_out))


def _cohort(
    files: FeatureFiles,
    ubm: DiagonalGmm,
    front_end: FrontEndConfig,
    split: Split,
    config: TrainingConfig,
) -> Steps[Cohort]:
    rng = np.random.default_rng([config.seed, 0xC0])
    count = min(config.cohort_speakers, len(split.cohort))
    chosen = sorted(rng.choice(split.cohort, count, replace=False).tolist())
    offsets, vectors, names = [], [], []
    for place, speaker in enumerate(chosen):
        streams = files.blocks(speaker)
        looks = [k for stream in streams for k in make_looks(stream[0], ubm)]
        variant = place % (1 + config.copies)
        heard = make_looks(streams[-1][variant], ubm)
        test = speech_vector(heard, front_end.frames(_COHORT_VECTOR_S))
        if test is not None:
            offsets.append(speaker_offset(*sum_looks(looks), config.relevance_factor))
            vectors.append(test)
            names.append(files.speakers[speaker])
        yield TrainingProgress("collecting the cohort", place + 1, count, np.nan)
    # stored as half floats: what is used from here on is what a reader of the bundle gets
    return Cohort(_half(offsets), _half(vectors), tuple(names))


def _half(rows: list[Float32]) -> Float32:
    return np.stack(rows).astype(np.float16).astype(np.float32)


def _calibrate(
    files: FeatureFiles,
    ubm: DiagonalGmm,
    front_end: FrontEndConfig,
    cohort: Cohort,
    split: Split,
    config: TrainingConfig,
) -> Steps[Background]:
    playback = yield from play(
        files, front_end, ubm, cohort, split.held_out, config.relevance_factor
    )
    calibration = calibrate(playback)
    background = Background(
        front_end=front_end,
        ubm=ubm,
        cohort=cohort,
        calibration=calibration,
        thresholds=Thresholds(dict.fromkeys(("relaxed", "balanced", "strict"), 0.0), 0, 0, 0, 0),
        relevance_factor=config.relevance_factor,
        fingerprint=model_fingerprint(front_end, ubm),
    )
    limit, voices = yield from two_voices_threshold(files, split.held_out, background)
    thresholds, attempts = set_thresholds(playback, calibration, limit)
    header = _header(files, split, config, calibration, attempts, voices)
    return replace(background, thresholds=thresholds, header=header)


def _header(
    files: FeatureFiles,
    split: Split,
    config: TrainingConfig,
    calibration: Calibration,
    attempts: dict[str, dict[str, float]],
    voices: dict[str, float],
) -> dict[str, Any]:
    recipe = asdict(replace(config, noises=(), front_end=FrontEndConfig(), corpora=()))
    for key in ("front_end", "noises", "corpora", "jobs"):
        del recipe[key]
    return {
        "recipe": recipe,
        "noises": [Path(path).name for path in config.noises],
        "corpora": list(config.corpora),
        "speakers": {
            "all": len(files.speakers),
            "cohort": len(split.cohort),
            "calibration": len(split.held_out),
        },
        "calibration": calibration.as_dict(),
        "background_attempts": attempts,
        "two_voices": voices,
    }
