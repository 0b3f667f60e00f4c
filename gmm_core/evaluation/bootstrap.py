"""Confidence intervals of trial figures, by resampling the people and never the trials.

Trials that share a voice are not independent, and a nontarget trial shares two. So claimed speakers
and strangers are drawn anew with replacement, and a trial counts as often as its two people were
drawn together (Owen 2007, "The pigeonhole bootstrap"). This errs to the wide side.
"""

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from gmm_core.progress import finish

FloatArray = npt.NDArray[np.float64]

DRAWS: Final = 1000
SEED: Final = 20000  # a constant, so that the same trials always print the same interval
COVERAGE: Final = 0.95
_TRIALS_TOGETHER: Final = 50_000  # counted between two places to cancel


@dataclass(frozen=True, slots=True)
class Interval:
    """95 % interval; NaN at both ends when there are too few speakers to tell."""

    low: float
    high: float


class SpeakerBootstrap:
    """Draws trial weights.

    claimed : (trials,) name of the claimed speaker
    voice   : (trials,) who really speaks: a claimed speaker's name, or another word for a stranger
    """

    def __init__(self, claimed: Sequence[str], voice: Sequence[str]) -> None:
        if len(claimed) != len(voice):
            raise ValueError("claimed and voice must be two lists of one length")
        speakers = sorted(set(claimed))
        strangers = sorted(set(voice) - set(speakers))
        number = {name: index for index, name in enumerate([*speakers, *strangers])}
        self._speakers, self._strangers = len(speakers), len(strangers)
        self._claimed = np.array([number[name] for name in claimed], dtype=np.intp)
        self._voice = np.array([number[name] for name in voice], dtype=np.intp)
        self._same = self._claimed == self._voice

    def draws(self, count: int = DRAWS, seed: int = SEED) -> Iterator[FloatArray]:
        """`count` weight vectors, float64 (trials,)."""
        random = np.random.default_rng(seed)
        for _ in range(count):
            times = np.concatenate(
                [_times_drawn(random, self._speakers), _times_drawn(random, self._strangers)]
            )
            other = np.where(self._same, 1.0, times[self._voice])
            yield times[self._claimed] * other

    def intervals(
        self, figures: Callable[[FloatArray], Sequence[float]], count: int = DRAWS
    ) -> tuple[Interval, ...]:
        """The interval of every value that `figures(weights)` returns.

        A draw without a kind of trial gives NaN there and is left out; where more than half of
        them do, the interval is unknown (NaN).
        """
        return finish(self.interval_steps(figures, count))

    def interval_steps(
        self, figures: Callable[[FloatArray], Sequence[float]], count: int = DRAWS
    ) -> Generator[int, None, tuple[Interval, ...]]:
        """`intervals`, telling how many draws are done; between them is a place to cancel.

        Of 100,000 trials a draw takes 15 ms; of few trials not every one is told.
        """
        if self._speakers < 2:
            unknown = figures(np.ones(len(self._claimed)))
            return tuple(Interval(float("nan"), float("nan")) for _ in unknown)
        rows = []
        together = max(1, _TRIALS_TOGETHER // len(self._claimed))
        for done, weights in enumerate(self.draws(count), 1):
            rows.append(figures(weights))
            if done % together == 0 or done == count:
                yield done
        table = np.array(rows)
        return tuple(_interval(table[:, column]) for column in range(table.shape[1]))


def _times_drawn(random: np.random.Generator, people: int) -> FloatArray:
    drawn = random.integers(0, people, size=people) if people else np.zeros(0, dtype=np.intp)
    return np.bincount(drawn, minlength=people).astype(np.float64)


def _interval(values: FloatArray) -> Interval:
    known = values[np.isfinite(values)]
    if 2 * len(known) < len(values):
        return Interval(float("nan"), float("nan"))
    tail = 50.0 * (1.0 - COVERAGE)
    low, high = np.percentile(known, [tail, 100.0 - tail])
    return Interval(float(low), float(high))
