"""Writes the lists and audio that `voxgate evaluate` reads."""

import csv
from pathlib import Path

import numpy as np
import soundfile

from benchmarks.accuracy.material import RATE, Degrader, TrialSpeaker

TEST_S = 3.0
CONDITIONS = ("clean", "degraded")


def write_lists(speakers: list[TrialSpeaker], degrade: Degrader, folder: Path) -> None:
    """enroll.csv, clean.csv, degraded.csv and pooled.csv with their audio below the folder."""
    audio = folder / "audio"
    audio.mkdir(parents=True, exist_ok=True)
    enroll: list[tuple[str, ...]] = []
    trials: dict[str, list[tuple[str, ...]]] = {condition: [] for condition in CONDITIONS}
    for index, speaker in enumerate(speakers):
        rng = np.random.default_rng([11, index])
        _write(audio / f"{speaker.name}_enroll.flac", speaker.enroll)
        enroll.append((speaker.name, f"audio/{speaker.name}_enroll.flac"))
        rivals = [s.name for s in speakers if s.group == speaker.group]
        length = round(TEST_S * RATE)
        for part in range(len(speaker.test) // length):
            clean = speaker.test[part * length : (part + 1) * length]
            for condition in CONDITIONS:
                samples = clean if condition == "clean" else degrade(clean, rng)
                name = f"audio/{speaker.name}_{part}_{condition}.flac"
                _write(folder / name, samples)
                trials[condition] += [
                    (rival, name, "", "", str(int(rival == speaker.name))) for rival in rivals
                ]
    _write_csv(folder / "enroll.csv", ("speaker", "path"), enroll)
    header = ("speaker", "path", "start_s", "end_s", "target")
    for condition in CONDITIONS:
        _write_csv(folder / f"{condition}.csv", header, trials[condition])
    _write_csv(folder / "pooled.csv", header, trials["clean"] + trials["degraded"])


def _write(path: Path, samples: np.ndarray) -> None:
    soundfile.write(path, samples, RATE, subtype="PCM_16")


def _write_csv(path: Path, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)
