"""Open-set identification: is it one of the enrolled, and which?

Detection and identification rate at a false alarm rate (Phillips, Grother & Micheals 2011,
"Evaluation methods in face recognition", section 4): a search by an enrolled person succeeds when
that person comes first and is over the threshold; a search by anybody else is a false alarm when
whoever comes first is over it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.accuracy.scores import Scores
from gmm_core.evaluation.bootstrap import Interval, SpeakerBootstrap
from gmm_core.linalg import Float64

FALSE_ALARMS = 0.01
_WINDOWS = 6  # galleries out of one shuffled circle of people
_SHUFFLES = 5
_SEED = 31


@dataclass(frozen=True, slots=True)
class Searches:
    """All searches of all rounds, (searches,): who speaks, the best score, and whether it is right.

    known : the speaker is enrolled in that round; first : and has the best score
    """

    voice: tuple[str, ...]
    best: Float64
    known: npt.NDArray[np.bool_]
    first: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class OpenSet:
    """The rate with its interval, and the counts it is made of."""

    gallery: int
    rate: float
    interval: Interval
    threshold: float
    known: int
    unknown: int
    false_alarms: int

    def as_json(self) -> dict[str, Any]:
        """Plain values; null where unknown."""
        sure = np.isfinite(self.interval.low)
        return {
            "gallery": self.gallery,
            "dir": self.rate,
            "low": self.interval.low if sure else None,
            "high": self.interval.high if sure else None,
            "threshold": self.threshold,
            "known": self.known,
            "unknown": self.unknown,
            "false_alarms": self.false_alarms,
        }


def galleries(people: int, size: int) -> Iterator[npt.NDArray[np.intp]]:
    """Who is enrolled in each round, (size,) indices: everybody in some rounds, never in all."""
    if not 0 < size < people:
        raise ValueError(f"a gallery of {size} out of {people} leaves nobody unknown, or nobody")
    rng = np.random.default_rng([_SEED, people, size])
    for _ in range(_SHUFFLES):
        circle = rng.permutation(people)
        for window in range(_WINDOWS):
            start = window * people // _WINDOWS
            yield circle[np.arange(start, start + size) % people]


def searches(scores: Scores, size: int) -> Searches:
    """Every segment against every gallery."""
    place = {name: index for index, name in enumerate(scores.models)}
    voice = np.array([place[name] for name in scores.voices])
    best, known, first = [], [], []
    for gallery in galleries(len(scores.models), size):
        among = scores.llr[:, gallery]
        winner = gallery[among.argmax(axis=1)]
        best.append(among.max(axis=1))
        known.append(np.isin(voice, gallery))
        first.append(winner == voice)
    names = scores.voices * len(best)
    return Searches(names, np.concatenate(best), np.concatenate(known), np.concatenate(first))


def rate_at(made: Searches, weights: Float64, alarms: float) -> tuple[float, float]:
    """(DIR, threshold): the least threshold that keeps the false alarms within `alarms`."""
    strange = np.flatnonzero(~made.known & (weights > 0))
    order = strange[np.argsort(-made.best[strange], kind="stable")]
    share = np.cumsum(weights[order]) / max(float(weights[order].sum()), 1e-300)
    over = int(np.searchsorted(share, alarms + 1e-12, side="right"))
    # The first search that may not pass: everything must be above it
    threshold = (
        float(np.nextafter(made.best[order[over]], np.inf)) if over < len(order) else -np.inf
    )
    mine = weights[made.known]
    found = made.first[made.known] & (made.best[made.known] >= threshold)
    return (float(mine[found].sum() / mine.sum()) if mine.any() else float("nan")), threshold


def open_set(scores: Scores, size: int, draws: int, alarms: float = FALSE_ALARMS) -> OpenSet:
    """DIR at the false alarm rate over all rounds with one threshold."""
    made = searches(scores, size)
    rate, threshold = rate_at(made, np.ones(len(made.best)), alarms)
    # Galleries stay as they are; the people who search are drawn anew
    bootstrap = SpeakerBootstrap(made.voice, made.voice)
    (interval,) = bootstrap.intervals(lambda weights: rate_at(made, weights, alarms)[:1], draws)
    strange = ~made.known
    passed = int((made.best[strange] >= threshold).sum())
    known = int(made.known.sum())
    return OpenSet(size, rate, interval, threshold, known, int(strange.sum()), passed)
