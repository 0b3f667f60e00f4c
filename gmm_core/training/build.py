"""Recordings to a background model: UBM, cohort, calibration and thresholds."""

from collections.abc import Iterable
from dataclasses import asdict, replace
from functools import reduce
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from gmm_core.audio import read_audio, resample
from gmm_core.cluster import Cluster
from gmm_core.config import FrontEndConfig
from gmm_core.errors import TooFewRecordings
from gmm_core.frontend.analysis import analysis_settings, filter_settings
from gmm_core.linalg import Float32
from gmm_core.scoring.alignment import Alignment
from gmm_core.scoring.background import Background, model_fingerprint
from gmm_core.scoring.band import NarrowBand, views_of
from gmm_core.scoring.calibration import Calibration
from gmm_core.scoring.decision import Thresholds
from gmm_core.scoring.system import System, VoiceSpace
from gmm_core.training.alignment import fit_alignments
from gmm_core.training.attempts import joined, play
from gmm_core.training.cohort import CohortVoice, cohort_of, cohort_voices
from gmm_core.training.config import Recording, TrainingConfig
from gmm_core.training.mixture import train_ubm
from gmm_core.training.packing import (
    NUMBERS,
    PAIRS,
    PEOPLE,
    PLAYBACK,
    SESSIONS,
    VOICES,
    People,
)
from gmm_core.training.parallel import Jobs, Steps, in_parallel
from gmm_core.training.sessions import session_space
from gmm_core.training.speech import speech_of
from gmm_core.training.state import BEGUN, TrainingState, open_state
from gmm_core.training.streams import (
    LEAST_SPEAKERS,
    FeatureFiles,
    SpeakerFiles,
    babble,
    by_speaker,
    mean_spectrum,
    write_features,
    write_noises,
    write_speech,
)
from gmm_core.training.thresholds import set_thresholds
from gmm_core.training.voice_pairs import two_voices_threshold

_LEAST_LONG = 4  # speakers with two streams: two to play in each half
_LEAST_OWNERS = 8  # of a corpus, so that it says something about strangers, too
_LEAST_COHORT = 30  # speakers of other corpora
_FAINT = 1e-3  # a variance of which four decimals leave a digit
_BABBLE_STEP = 9  # every ninth speaker lends a voice


def train_background(
    recordings: Iterable[Recording],
    config: TrainingConfig | None = None,
    *,
    state: Path | None = None,
    cluster: Cluster | None = None,
) -> Steps[Background]:
    """The whole recipe; yields progress, can be cancelled at every yield, returns the bundle.

    state : a folder in which everything finished is kept. A training that was cancelled (`close()`
        of this generator), killed or cut off goes on from there when it is called again with the
        same recordings, recipe and folder, and ends with the same bits: features done so far,
        every finished stage, and the last iteration of the EM. `saved_training(folder)` tells what
        waits there. After the result is saved, `discard_state(folder)` removes it. None = nothing
        is kept.
    cluster : whose workers compute instead of `config.jobs` processes, with the same bits. They
        must see the recordings and the folder under the same paths; without `state` it is a
        temporary one, which only workers on this machine see.

    Raises TooFewRecordings for fewer than six speakers, or fewer than four with half a minute;
    TrainingStateDiffers when `state` holds anything but this training, TrainingStateDamaged when
    one of its files is broken, OutputUnwritable when it cannot be written; ClusterUnusable.
    """
    config = config or TrainingConfig()
    groups = by_speaker(recordings)
    if len(groups) < LEAST_SPEAKERS:
        raise TooFewRecordings(len(groups), LEAST_SPEAKERS)
    jobs = cluster or config.jobs
    if cluster:  # a worker stands in another folder
        groups = tuple(replace(g, paths=tuple(p.absolute() for p in g.paths)) for g in groups)
        state = state and state.absolute()
    if state is not None:
        return (yield from _train(groups, config, open_state(state, groups, config), jobs))
    with TemporaryDirectory(prefix="voxgate-train-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        scratch = open_state(folder, groups, config) if cluster else TrainingState(folder, False)
        return (yield from _train(groups, config, scratch, jobs))


def _train(
    groups: tuple[SpeakerFiles, ...], config: TrainingConfig, state: TrainingState, jobs: Jobs
) -> Steps[Background]:
    if isinstance(jobs, Cluster):
        jobs.check_sees(state.folder / BEGUN)
    files, front_ends = yield from _features(groups, config, state, jobs)
    # before hours of EM: this may find that too few people speak for long enough
    splitting = _people(files, groups, front_ends[0], jobs)
    people = yield from state.once("people", splitting, PEOPLE)
    systems = []
    for index, front_end in enumerate(front_ends):
        shards = yield from write_speech(files, index, front_end, state.folder, jobs)
        ubm = yield from train_ubm(speech_of(shards, jobs), index, config, state)
        plain = System(front_end, ubm)
        comparing = session_space(files, index, plain, config)
        sessions = yield from state.once(f"sessions_{index}", comparing, SESSIONS)
        systems.append(replace(plain, sessions=sessions))
    weights = tuple(config.weights)
    space = VoiceSpace(tuple(systems), weights, config.scoring, config.relevance_factor)
    collecting = cohort_voices(files, space, jobs)
    voices = yield from state.once("voices", collecting, VOICES)
    return (yield from _calibrate(files, space, voices, people, config, state, jobs))


def _features(
    groups: tuple[SpeakerFiles, ...], config: TrainingConfig, state: TrainingState, jobs: Jobs
) -> Steps[tuple[FeatureFiles, list[FrontEndConfig]]]:
    """Raw features of everything on disk, and the front ends with references and priors."""
    front_ends = list(config.front_ends)
    measured: dict[object, tuple[float, ...]] = {}  # once for all that hear alike
    for index, front_end in enumerate(front_ends):
        heard = analysis_settings(front_end), filter_settings(front_end)
        # through the first one always: who has no sound is refused here, and not after an hour
        if heard not in measured and (front_end.mel_reference or index == 0):
            measuring = _reference(groups, config, front_end, jobs)
            measured[heard] = yield from state.once(f"reference_{index}", measuring, NUMBERS)
        if front_end.mel_reference:
            front_ends[index] = replace(front_end, mel_reference=measured[heard])
    config = replace(config, front_ends=tuple(front_ends))
    noises = state.folder / "noises.npz"
    write_noises((yield from _noises(groups, config)), noises)
    tasks = [(group, index, config, noises, state.folder) for index, group in enumerate(groups)]
    paths = yield from in_parallel("computing features", write_features, tasks, jobs)
    speakers = tuple(g.speaker for g in groups)
    files = FeatureFiles(paths, speakers, 1 + config.copies, len(front_ends))
    for index, front_end in enumerate(front_ends):
        measuring = _prior(files, index, jobs)
        prior = yield from state.once(f"prior_{index}", measuring, NUMBERS)
        mean, variance = prior[: front_end.dims], prior[front_end.dims :]
        front_ends[index] = replace(front_end, prior_mean=mean, prior_variance=variance)
    return files, front_ends


def _reference(
    groups: tuple[SpeakerFiles, ...], config: TrainingConfig, front_end: FrontEndConfig, jobs: Jobs
) -> Steps[tuple[float, ...]]:
    """The mean speech spectrum through the filters of a front end, (mel_filters,)."""
    tasks = [(group, config, front_end) for group in groups]
    spectra = yield from in_parallel("measuring spectra", mean_spectrum, tasks, jobs)
    shape = np.exp(np.mean(spectra, axis=0))
    return tuple(round(float(v), 6) for v in shape / shape.mean())


def _prior(files: FeatureFiles, system: int, jobs: Jobs) -> Steps[tuple[float, ...]]:
    """Means and variances of raw features, one after the other, (2 * dims,)."""
    means, variances = yield from files.moments(system, jobs)
    short = [round(float(mean), 4) for mean in means]
    return *short, *(_short_variance(float(variance)) for variance in variances)


def _short_variance(variance: float) -> float:
    """Four decimals, or four digits of what those would take too much of: power-law cepstra."""
    return round(variance, 4) if variance >= _FAINT else float(f"{variance:.4g}")


def _noises(groups: tuple[SpeakerFiles, ...], config: TrainingConfig) -> Steps[list[Float32]]:
    rate = config.sample_rate
    recorded = [resample(*read_audio(path), rate) for path in config.noises]
    return recorded + (yield from babble(groups[::_BABBLE_STEP], config))


def _people(
    files: FeatureFiles, speakers: tuple[SpeakerFiles, ...], front_end: FrontEndConfig, jobs: Jobs
) -> Steps[People]:
    tasks = [(files, index) for index in range(len(files.speakers))]
    streams = yield from in_parallel("splitting speakers", _clean_frames, tasks, jobs)
    long = [index for index, frames in enumerate(streams) if len(frames) > 1]
    short = [index for index, frames in enumerate(streams) if len(frames) <= 1]
    if len(long) < _LEAST_LONG:
        raise TooFewRecordings(len(long), LEAST_SPEAKERS)
    halves = [sorted(long[::2] + short[1::2]), sorted(long[1::2] + short[::2])]
    groups = halves + _corpora([one.corpus for one in speakers], long)
    frames = sum(map(sum, streams))
    return People(tuple(groups), round(frames / front_end.frames_per_second, 1))


def _corpora(corpus_of: list[str], long: list[int]) -> list[list[int]]:
    """The speakers of each corpus whose voices can be played with all others as cohort.

    A cohort of the same corpus knows its microphones and its language; that of the next user's
    program will not (docs/accuracy.md).
    """
    groups = []
    for corpus in sorted(set(corpus_of) - {""}):  # of unknown origin
        members = [index for index, name in enumerate(corpus_of) if name == corpus]
        owners = len(set(members) & set(long))
        if owners >= _LEAST_OWNERS and len(corpus_of) - len(members) >= _LEAST_COHORT:
            groups.append(members)
    return groups


def _clean_frames(files: FeatureFiles, index: int) -> list[int]:
    return files.clean_frames(index)


def _calibrate(
    files: FeatureFiles,
    space: VoiceSpace,
    voices: list[CohortVoice],
    people: People,
    config: TrainingConfig,
    state: TrainingState,
    jobs: Jobs,
) -> Steps[Background]:
    """Each group of speakers is played against all others as cohort; all end in it."""
    vectors = {speaker: voice.model for speaker, voice in enumerate(voices)}
    narrow = None
    if config.narrow_system is not None:
        narrow = NarrowBand(config.narrow_system, config.narrow_below_db, Alignment())
    playbacks = []
    for group, played in enumerate(people.groups):
        of_group = frozenset(played)
        others = [voice for speaker, voice in enumerate(voices) if speaker not in of_group]
        views = views_of(space, cohort_of(others, config), narrow)
        playing = play(files, space, views, played, vectors, group, jobs)
        playbacks.append((yield from state.once(f"attempts_{group}", playing, PLAYBACK)))
    playback = reduce(joined, playbacks)
    calibration, alignments = fit_alignments(playback)
    playback = playback.aligned(alignments)
    if narrow is not None:
        narrow = replace(narrow, alignment=alignments[1])
    background = Background(
        space=space,
        cohort=replace(cohort_of(voices, config), alignment=alignments[0]),
        calibration=calibration,
        thresholds=Thresholds(dict.fromkeys(("relaxed", "balanced", "strict"), 0.0), 0, 0, 0, 0),
        fingerprint=model_fingerprint(space.systems),
        narrow=narrow,
    )
    everybody = list(range(len(files.speakers)))
    pairing = two_voices_threshold(files, everybody, background)
    limit, pairs = yield from state.once("pairs", pairing, PAIRS)
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
        "speakers": {
            "all": count,
            "cohort": count,
            "calibration": len(set().union(*people.groups)),
        },
        "calibration": calibration.as_dict(),
        "background_attempts": attempts,
        "two_voices": voices,
    }
