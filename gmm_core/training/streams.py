"""Recordings to streams, streams to clean and degraded features on disk, one speaker at a time."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from gmm_core.audio import read_audio, resample
from gmm_core.augment import Augmenter
from gmm_core.config import FrontEndConfig
from gmm_core.errors import AudioFileError, TooFewRecordings, TrainingStateDamaged
from gmm_core.frontend import FeatureBlock, concatenate, extract_each
from gmm_core.frontend.framing import Framer
from gmm_core.frontend.normalize import Settler
from gmm_core.frontend.spectrum import MelSpectrum
from gmm_core.linalg import Float32, Float64
from gmm_core.places import Place, place_order
from gmm_core.training.config import Recording, TrainingConfig, TrainingProgress
from gmm_core.training.kept import (
    UNREADABLE,
    Arrays,
    has_arrays,
    read_arrays,
    read_rows,
    write_arrays,
    write_rows,
)
from gmm_core.training.parallel import Jobs, Steps, in_parallel

_SECONDS_FOR_REFERENCE = 12
LEAST_SPEAKERS = 6


@dataclass(frozen=True, slots=True)
class SpeakerFiles:
    """A speaker's recordings, in the order they were given, and the corpus of the first."""

    speaker: str
    paths: tuple[Place, ...]
    corpus: str = ""


def by_speaker(recordings: Iterable[Recording]) -> tuple[SpeakerFiles, ...]:
    """Grouped, sorted by speaker, so that the order of a listing does not matter."""
    groups: dict[str, list[Place]] = {}
    corpora: dict[str, str] = {}
    for recording in recordings:
        groups.setdefault(recording.speaker, []).append(recording.path)
        corpora.setdefault(recording.speaker, recording.corpus)
    return tuple(
        SpeakerFiles(name, tuple(sorted(groups[name], key=place_order)), corpora[name])
        for name in sorted(groups)
    )


def read_streams(files: SpeakerFiles, config: TrainingConfig) -> list[Float32]:
    """All recordings at the front end's rate, joined to streams of at least `stream_s`.

    A recording of twice that or more is cut into such streams: an hour in one file is no less
    speech than an hour in many.
    """
    rate = config.sample_rate
    least = config.stream_s * rate
    streams: list[Float32] = []
    waiting: list[Float32] = []
    for path in files.paths:
        samples, from_rate = read_audio(path)
        whole = resample(samples, from_rate, rate)
        for piece in np.array_split(whole, max(1, int(len(whole) // least))):
            waiting.append(piece)
            if sum(map(len, waiting)) >= least:
                streams.append(np.concatenate(waiting))
                waiting = []
    if sum(map(len, waiting)) > rate:  # a rest below a second teaches nothing
        streams.append(np.concatenate(waiting))
    return streams


def mean_spectrum(
    files: SpeakerFiles, config: TrainingConfig, front_end: FrontEndConfig
) -> Float64:
    """log of the mean filter energies of a speaker at unit power, float64 (mel_filters,).

    Raises AudioFileError for a speaker with a second of sound or less.
    """
    streams = read_streams(replace(files, paths=files.paths[:4]), config)
    if not streams:
        why = f"{files.speaker} has a second of sound or less; record more or leave it out"
        raise AudioFileError(files.paths[0], why)
    samples = np.concatenate(streams)[: _SECONDS_FOR_REFERENCE * config.sample_rate]
    samples = samples / np.sqrt(max(float(np.mean(samples**2)), 1e-12))
    framer = Framer(front_end.frame_samples, front_end.hop_samples)
    (energies,), _ = MelSpectrum([front_end])(framer.push(samples.astype(np.float32)), 0)
    spectrum: Float64 = np.log(energies.mean(axis=0, dtype=np.float64) + 1e-10)
    return spectrum


def write_features(
    files: SpeakerFiles, index: int, config: TrainingConfig, noises: Path, folder: Path
) -> Path:
    """Unnormalized features of every stream, clean and copies, into one file of the folder.

    noises : of `write_noises`. A file that is there already is kept.
    """
    path = folder / f"features_{index:06d}.npz"
    if has_arrays(path):
        return path
    rng = np.random.default_rng([config.seed, index])
    augmenter = Augmenter(config.sample_rate, list(read_arrays(noises).values()), config.augment)
    arrays: Arrays = {}
    for number, stream in enumerate(read_streams(files, config)):
        variants = [stream] + [augmenter.copy(stream, rng) for _ in range(config.copies)]
        for variant, samples in enumerate(variants):
            fronts = [raw(front_end) for front_end in config.front_ends]
            blocks = extract_each(samples, config.sample_rate, fronts)
            for system, block in enumerate(blocks):
                arrays[f"features_{number}_{variant}_{system}"] = block.features
            arrays[f"speech_{number}_{variant}"] = blocks[0].speech
            arrays[f"level_{number}_{variant}"] = blocks[0].level_dbfs
            arrays[f"bands_{number}_{variant}"] = blocks[0].bands
    write_arrays(path, arrays)
    return path


def write_noises(noises: list[Float32], path: Path) -> None:
    """What copies are mixed with, once for all who make copies."""
    write_arrays(path, {f"noise_{index:06d}": noise for index, noise in enumerate(noises)})


def raw(front_end: FrontEndConfig) -> FrontEndConfig:
    """The same without normalization."""
    return replace(front_end, normalization_s=0.0, prior_mean=(), prior_variance=())


Blocks = tuple[FeatureBlock, ...]  # of one recording, one for each system


class FeatureFiles:
    """Raw features on disk, of all systems; `blocks` gives a speaker's streams."""

    def __init__(
        self, paths: list[Path], speakers: tuple[str, ...], variants: int, systems: int
    ) -> None:
        self.speakers = speakers
        self._paths, self._variants, self._systems = paths, variants, systems

    @property
    def variants(self) -> int:
        """Of each stream; variant 0 is clean."""
        return self._variants

    def stream_count(self, index: int) -> int:
        """Of a speaker."""
        with self._opened(index) as arrays:
            names = [name for name in arrays.files if name.startswith("level_")]
        return len(names) // self._variants

    def clean_frames(self, index: int) -> list[int]:
        """Of each stream of a speaker."""
        streams = range(self.stream_count(index))
        with self._opened(index) as arrays:
            return [len(arrays[f"level_{stream}_0"]) for stream in streams]

    def recording(self, index: int, stream: int, variant: int) -> Blocks:
        """One variant of one stream of a speaker."""
        with self._opened(index) as arrays:
            return self._blocks(arrays, f"{stream}_{variant}")

    @contextmanager
    def _opened(self, index: int) -> "Iterator[np.lib.npyio.NpzFile]":
        path = self._paths[index]
        try:
            with path.open("rb") as stream, np.load(stream, allow_pickle=False) as arrays:
                yield arrays
        except UNREADABLE as error:
            raise TrainingStateDamaged(path) from error

    def blocks(self, index: int) -> list[list[Blocks]]:
        """[stream][variant] of a speaker."""
        return [self.stream(index, stream) for stream in range(self.stream_count(index))]

    def stream(self, index: int, stream: int) -> list[Blocks]:
        """[variant] of one stream of a speaker."""
        return [self.recording(index, stream, variant) for variant in range(self._variants)]

    def _blocks(self, arrays: "np.lib.npyio.NpzFile", key: str) -> Blocks:
        marks = [arrays[f"{name}_{key}"] for name in ("speech", "level", "bands")]
        return tuple(
            FeatureBlock(0, arrays[f"features_{key}_{system}"], *marks)
            for system in range(self._systems)
        )

    def moments(self, system: int, jobs: Jobs) -> Steps[tuple[Float64, Float64]]:
        """Mean and variance of all raw speech features, float64 (D,).

        Raises TooFewRecordings when nobody speaks.
        """
        count = 0
        first: Float64 = np.zeros(0)
        second: Float64 = np.zeros(0)
        tasks = [(self, index, system) for index in range(len(self._paths))]
        for sums in (yield from in_parallel("measuring features", _block_sums, tasks, jobs)):
            for frames, total, squares in sums:
                first, second = (first + total, second + squares) if count else (total, squares)
                count += frames
        if count == 0:
            raise TooFewRecordings(0, LEAST_SPEAKERS)
        mean = first / count
        return mean, np.maximum(second / count - mean**2, 1e-6)


def _block_sums(files: FeatureFiles, index: int, system: int) -> list[tuple[int, Float64, Float64]]:
    """(frames, sums, sums of squares) of a speaker's recordings, one by one."""
    found = []
    for block in (b for stream in files.blocks(index) for b in stream):
        wide = block[system].speech_features.astype(np.float64)
        found.append((len(wide), wide.sum(axis=0), (wide**2).sum(axis=0)))
    return found


@dataclass(frozen=True, slots=True)
class SpeechShards:
    """Normalized speech of one system, a shard per speaker, as often as the EM wants it.

    frames : of each shard
    """

    paths: tuple[Path, ...]
    frames: tuple[int, ...]

    def __iter__(self) -> Iterator[Float32]:
        return map(read_rows, self.paths)


def write_speech(
    files: FeatureFiles, system: int, front_end: FrontEndConfig, folder: Path, jobs: Jobs
) -> Steps[SpeechShards]:
    """Normalizes once what every iteration of the EM reads."""
    paths = [folder / f"speech_{system}_{index:06d}.npy" for index in range(len(files.speakers))]
    tasks = [(files, index, system, front_end, path) for index, path in enumerate(paths)]
    frames = yield from in_parallel("normalizing features", _write_spoken, tasks, jobs)
    spoken = [(path, count) for path, count in zip(paths, frames, strict=True) if count]
    return SpeechShards(tuple(p for p, _ in spoken), tuple(count for _, count in spoken))


def _write_spoken(
    files: FeatureFiles, index: int, system: int, front_end: FrontEndConfig, path: Path
) -> int:
    """Frames of speech; without any there is no file. A whole file that is there is kept."""
    with suppress(TrainingStateDamaged):
        rows = read_rows(path, mapped=True)
        if rows.shape[1] == front_end.dims:
            return len(rows)
    blocks = [b[system] for stream in files.blocks(index) for b in stream]
    spoken = [normalized(block, front_end).speech_features for block in blocks]
    if sum(map(len, spoken)):
        write_rows(path, np.concatenate(spoken))
    return sum(map(len, spoken))


def normalized(block: FeatureBlock, front_end: FrontEndConfig) -> FeatureBlock:
    """A whole recording's raw features as the front end gives them."""
    settler = Settler(front_end)
    first, rest = settler.push(block), settler.flush()
    return first if rest is None else concatenate([first, rest])


def babble(
    people: Sequence[SpeakerFiles], config: TrainingConfig, count: int = 8, voices: int = 6
) -> Steps[list[Float32]]:
    """Several people talking at once, each at equal power, as a background noise.

    people : of whom each has more than a second of sound; only those drawn are read
    """
    if len(people) < voices:
        return []
    rng = np.random.default_rng([config.seed, 0xBAB])
    drawn = [rng.choice(len(people), voices, replace=False) for _ in range(count)]
    streams: dict[int, Float32] = {}
    wanted = sorted({int(person) for some in drawn for person in some})
    for done, person in enumerate(wanted, 1):
        streams[person] = read_streams(people[person], config)[0]
        yield TrainingProgress("mixing noises", done, len(wanted), np.nan)
    out = []
    for some in drawn:
        chosen = [streams[int(person)] for person in some]
        length = min(map(len, chosen))
        power = [np.sqrt(max(float(np.mean(s**2)), 1e-12)) for s in chosen]
        mixed = sum(s[:length] / p for s, p in zip(chosen, power, strict=True))
        out.append(np.asarray(mixed, np.float32))
    return out
