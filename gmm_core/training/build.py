"""Recordings to a background model: UBM, cohort, calibration and thresholds."""

from collections.abc import Callable, Generator, Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import numpy as np

from gmm_core.audio import read_audio, resample
from gmm_core.config import FrontEndConfig
from gmm_core.errors import TooFewRecordings
from gmm_core.gmm import DiagonalGmm, EmConfig, EmStep, fit, kmeans
from gmm_core.linalg import Float32
from gmm_core.scoring.background import Background, model_fingerprint
from gmm_core.scoring.calibration import Calibration
from gmm_core.scoring.decision import Thresholds
from gmm_core.scoring.system import System, VoiceSpace
from gmm_core.training.attempts import joined, play
from gmm_core.training.cohort import CohortVoice, cohort_of, cohort_voices
from gmm_core.training.config import Recording, TrainingConfig, TrainingProgress
from gmm_core.training.parallel import in_parallel
from gmm_core.training.sessions import session_space
from gmm_core.training.streams import (
    LEAST_SPEAKERS,
    FeatureFiles,
    SpeakerFiles,
    SpeechShards,
    babble,
    by_speaker,
    mean_spectrum,
    read_streams,
    write_features,
    write_speech,
)
from gmm_core.training.thresholds import calibrate, set_thresholds
from gmm_core.training.voice_pairs import two_voices_threshold

_LEAST_LONG = 4  # speakers with two streams: two to play in each half
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
        files, front_ends = yield from _features(groups, config, Path(folder))
        systems = []
        for index, front_end in enumerate(front_ends):
            shards = yield from write_speech(files, index, front_end, Path(folder))
            plain = System(front_end, (yield from _train_ubm(shards, config)))
            sessions = yield from session_space(files, index, plain, config)
            systems.append(replace(plain, sessions=sessions))
        space = VoiceSpace(tuple(systems), tuple(config.weights), "cosine", config.relevance_factor)
        people = yield from _people(files, front_ends[0])
        voices = yield from cohort_voices(files, space, config)
        return (yield from _calibrate(files, space, voices, people, config))


def _features(
    groups: tuple[SpeakerFiles, ...], config: TrainingConfig, folder: Path
) -> Steps[tuple[FeatureFiles, list[FrontEndConfig]]]:
    """Raw features of everything on disk, and the front ends with references and priors."""
    spectra = yield from in_parallel(
        "measuring spectra", mean_spectrum, [(group, config) for group in groups], config.jobs
    )
    shape = np.exp(np.mean(spectra, axis=0))
    reference = tuple(round(float(v), 6) for v in shape / shape.mean())
    front_ends = [
        replace(front_end, mel_reference=reference) if front_end.mel_reference else front_end
        for front_end in config.front_ends
    ]
    config = replace(config, front_ends=tuple(front_ends))
    noises = _noises(groups, config)
    tasks = [(group, index, config, noises, folder) for index, group in enumerate(groups)]
    paths = yield from in_parallel("computing features", write_features, tasks, config.jobs)
    speakers = tuple(g.speaker for g in groups)
    files = FeatureFiles(paths, speakers, 1 + config.copies, len(front_ends))
    for index, front_end in enumerate(front_ends):
        mean, variance = yield from files.moments(index)
        front_ends[index] = replace(
            front_end,
            prior_mean=tuple(round(float(v), 4) for v in mean),
            prior_variance=tuple(round(float(v), 4) for v in variance),
        )
    return files, front_ends


def _noises(groups: tuple[SpeakerFiles, ...], config: TrainingConfig) -> list[Float32]:
    rate = config.sample_rate
    recorded = [resample(*read_audio(path), rate) for path in config.noises]
    voices = [read_streams(group, config) for group in groups[::_BABBLE_STEP]]
    return recorded + babble([streams[0] for streams in voices if streams], config.seed)


def _train_ubm(shards: SpeechShards, config: TrainingConfig) -> Steps[DiagonalGmm]:
    start = yield from _map_progress(
        kmeans(shards, config.components, seed=config.seed),
        lambda step: TrainingProgress("starting mixture", step.done, step.total, np.nan),
    )
    em = EmConfig(iterations=config.em_iterations, least_gain=0.002, threads=config.jobs)

    def describe(step: EmStep) -> TrainingProgress:
        return TrainingProgress(
            "EM", step.iteration, config.em_iterations, step.mean_log_likelihood
        )

    return (yield from _map_progress(fit(shards, start, em), describe))


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
class People:
    """Two halves of the speakers, each with its share of those with two streams or more.

    audio_s : of all recordings, without their copies
    """

    halves: tuple[list[int], list[int]]
    audio_s: float


def _people(files: FeatureFiles, front_end: FrontEndConfig) -> Steps[People]:
    long: list[int] = []
    short: list[int] = []
    frames = 0
    for index in range(len(files.speakers)):
        streams = files.stream_count(index)
        (long if streams > 1 else short).append(index)
        frames += sum(len(files.recording(index, stream, 0)[0]) for stream in range(streams))
        yield TrainingProgress("splitting speakers", index + 1, len(files.speakers), np.nan)
    if len(long) < _LEAST_LONG:
        raise TooFewRecordings(len(long), LEAST_SPEAKERS)
    halves = sorted(long[::2] + short[1::2]), sorted(long[1::2] + short[::2])
    return People(halves, round(frames / front_end.frames_per_second, 1))


def _calibrate(
    files: FeatureFiles,
    space: VoiceSpace,
    voices: list[CohortVoice],
    people: People,
    config: TrainingConfig,
) -> Steps[Background]:
    """Each half of the speakers is played against the other half as cohort; all end in it."""
    vectors = {speaker: voice.model for speaker, voice in enumerate(voices)}
    playbacks = []
    for played, others in (people.halves, people.halves[::-1]):
        cohort = cohort_of([voices[speaker] for speaker in others], config)
        playbacks.append((yield from play(files, space, cohort, played, vectors, config.jobs)))
    playback = joined(*playbacks)
    calibration = calibrate(playback)
    background = Background(
        space=space,
        cohort=cohort_of(voices, config),
        calibration=calibration,
        thresholds=Thresholds(dict.fromkeys(("relaxed", "balanced", "strict"), 0.0), 0, 0, 0, 0),
        fingerprint=model_fingerprint(space.systems),
    )
    everybody = sorted(people.halves[0] + people.halves[1])
    limit, pairs = yield from two_voices_threshold(files, everybody, background)
    thresholds, attempts = set_thresholds(playback, calibration, limit)
    header = _header(files, config, people, calibration, attempts, pairs)
    return replace(background, thresholds=thresholds, header=header)


def _header(
    files: FeatureFiles,
    config: TrainingConfig,
    people: People,
    calibration: Calibration,
    attempts: dict[str, dict[str, float]],
    voices: dict[str, float],
) -> dict[str, Any]:
    recipe = asdict(replace(config, noises=(), corpora=()))
    for key in ("front_ends", "noises", "corpora", "jobs"):
        del recipe[key]
    count = len(files.speakers)
    return {
        "recipe": recipe,
        "noises": [Path(path).name for path in config.noises],
        "corpora": list(config.corpora),
        "audio_s": people.audio_s,
        "speakers": {"all": count, "cohort": count, "calibration": count},
        "calibration": calibration.as_dict(),
        "background_attempts": attempts,
        "two_voices": voices,
    }
