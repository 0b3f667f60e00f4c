"""The development speech as talkers: a stretch to enroll with, and utterances to be tested on."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from gmm_core.audio import read_audio, resample
from gmm_core.linalg import Float32
from gmm_core.training import Recording

RATE = 16000
SO762, LIBRI, ARABIC = "speechocean762", "LibriSpeech", "Arabic Speech Commands"
CORPORA = (SO762, LIBRI, ARABIC)
_WORDS_TOGETHER = {ARABIC: 3}  # its clips are single words of one second
ADULT_AGE = 18


@dataclass(frozen=True, slots=True)
class Row:
    """A file of the listing."""

    path: Path
    speaker: str
    corpus: str
    part: str
    group: str  # impostors come from the same corpus, gender and age group
    age: str  # "child" or "adult"


@dataclass(frozen=True, slots=True)
class Talker:
    """Somebody whom no tested model has met; sounds float32 (n,) at RATE."""

    name: str
    corpus: str
    group: str
    age: str
    enroll: Float32
    tests: tuple[Float32, ...]  # utterances

    def segments(self, seconds: float | None, most: int | None = None) -> list[Float32]:
        """Consecutive cuts of the joined utterances; whole utterances for None."""
        if seconds is None:
            return list(self.tests[:most])
        talk, length = np.concatenate(self.tests), round(seconds * RATE)
        cuts = range(0, len(talk) - length + 1, length)
        return [talk[start : start + length] for start in cuts[:most]]


def listing(shared: Path) -> list[Row]:
    """Every file of the development speech."""
    rows = []
    with (shared / "speech" / "utterances.csv").open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            known = row["age"].isdigit()
            age = "child" if known and int(row["age"]) < ADULT_AGE else "adult"
            group = "/".join((row["corpus"], row["gender"], age))
            path = shared / "speech" / row["path"]
            rows.append(Row(path, row["speaker"], row["corpus"], row["part"], group, age))
    return rows


def talkers(rows: Iterable[Row], enroll_s: float) -> list[Talker]:
    """A talker for each speaker with more speech than `enroll_s`, in the order of the listing.

    Whole utterances are joined until they last `enroll_s`; a speaker with one utterance only has
    it cut in two there.
    """
    files: dict[str, list[Row]] = {}
    for row in rows:
        files.setdefault(row.speaker, []).append(row)
    made = (_talker(mine, round(enroll_s * RATE)) for mine in files.values())
    return [talker for talker in made if talker]


def recordings(rows: Iterable[Row]) -> list[Recording]:
    """The files as training material."""
    return [Recording(row.speaker, row.path, row.corpus) for row in rows]


def read(path: Path) -> Float32:
    """A file at RATE."""
    samples, rate = read_audio(path)
    return resample(samples, rate, RATE)


def _talker(rows: list[Row], least: int) -> Talker | None:
    first = rows[0]
    sounds = [read(row.path) for row in rows]
    together = _WORDS_TOGETHER.get(first.corpus, 1)
    utterances = [
        np.concatenate(sounds[start : start + together])
        for start in range(0, len(sounds), together)
    ]
    if len(utterances) == 1:
        utterances = [utterances[0][:least], utterances[0][least:]]
    enroll: list[Float32] = []
    while utterances and sum(map(len, enroll)) < least:
        enroll.append(utterances.pop(0))
    if not utterances or not len(utterances[0]):
        return None
    sound = np.concatenate(enroll)
    return Talker(first.speaker, first.corpus, first.group, first.age, sound, tuple(utterances))
