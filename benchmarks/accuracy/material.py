"""Development trials from the `trial` speakers: about 30 s to enroll, the rest to test."""

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from gmm_core.audio import read_audio, resample
from gmm_core.augment import add_noise, apply_response, convolve
from gmm_core.linalg import Float32, Float64

RATE = 16000
ENROLL_S = 30.0
HELD_OUT_NOISES = ("exercise_bike", "dude_miaowing")  # never seen in training
SNR_DB = 10.0


@dataclass(frozen=True, slots=True)
class TrialSpeaker:
    """group: impostors come from the same corpus, gender and age group."""

    name: str
    group: tuple[str, str, str]
    enroll: Float32
    test: Float32


def trial_speakers(shared: Path) -> list[TrialSpeaker]:
    """All speakers of part `trial`; utterances are joined in the order of the list."""
    files: dict[str, list[Path]] = {}
    groups: dict[str, tuple[str, str, str]] = {}
    with (shared / "speech" / "utterances.csv").open(newline="", encoding="utf-8") as listing:
        for row in csv.DictReader(listing):
            if row["part"] != "trial":
                continue
            age = row["age"]
            kind = "child" if age.isdigit() and int(age) < 18 else "adult"
            groups[row["speaker"]] = (row["corpus"], row["gender"], kind)
            files.setdefault(row["speaker"], []).append(shared / "speech" / row["path"])
    return [_split(name, groups[name], paths) for name, paths in files.items()]


def _split(name: str, group: tuple[str, str, str], paths: list[Path]) -> TrialSpeaker:
    utterances = [_read(path) for path in paths]
    enroll, count = [], 0
    while count < ENROLL_S * RATE:
        enroll.append(utterances.pop(0))
        count += len(enroll[-1])
    return TrialSpeaker(name, group, np.concatenate(enroll), np.concatenate(utterances))


def _read(path: Path) -> Float32:
    samples, rate = read_audio(path)
    return resample(samples, rate, RATE)


def simulated_rooms(count: int, seed: int = 5) -> list[Float64]:
    """Image-source responses of shoe boxes: another simulator than the one training uses."""
    import pyroomacoustics  # type: ignore[import-not-found, unused-ignore]

    rng = np.random.default_rng(seed)
    rooms: list[Float64] = []
    while len(rooms) < count:
        size = rng.uniform([2.5, 2.5, 2.3], [8.0, 6.0, 3.2])
        try:
            absorption, order = pyroomacoustics.inverse_sabine(rng.uniform(0.2, 0.6), size)
        except ValueError:
            continue  # no wall is absorbing enough for this size and time: draw another room
        material = pyroomacoustics.Material(absorption)
        room = pyroomacoustics.ShoeBox(size, fs=RATE, materials=material, max_order=min(order, 30))
        mouth = rng.uniform([0.5] * 3, size - 0.5)
        way = rng.normal(size=3)
        way *= rng.uniform(0.4, 1.5) / np.linalg.norm(way)
        room.add_source(mouth)
        room.add_microphone(np.clip(mouth + way, 0.2, size - 0.2))
        room.compute_rir()
        response = np.asarray(room.rir[0][0], np.float64)
        response = response[np.abs(response).argmax() :]
        rooms.append(response / np.abs(response).max())
    return rooms


class Degrader:
    """Room, held-out noise and another microphone's tilt."""

    def __init__(self, shared: Path, snr_db: float = SNR_DB) -> None:
        self._rooms = simulated_rooms(20)
        self._noises = [_read(shared / "noise" / f"{name}.flac") for name in HELD_OUT_NOISES]
        self._snr_db = snr_db

    def __call__(self, samples: Float32, rng: np.random.Generator) -> Float32:
        """float32 (n,) -> float32 (n,)."""
        speech = convolve(samples.astype(np.float64), self._rooms[rng.integers(len(self._rooms))])
        noise = self._noises[rng.integers(len(self._noises))].astype(np.float64)
        noise = np.resize(np.roll(noise, -int(rng.integers(len(noise)))), len(samples))
        speech = add_noise(speech, noise, self._snr_db)
        tilt_db = rng.uniform(-6, 6)
        hz = np.array([60.0, 250.0, 1000.0, 4000.0, 8000.0])
        speech = apply_response(speech, RATE, (hz, np.linspace(-tilt_db, tilt_db, len(hz))))
        speech *= 10 ** (-25 / 20) / np.sqrt(np.mean(speech**2))
        return np.clip(speech, -1, 1).astype(np.float32)
