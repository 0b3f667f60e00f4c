"""Two sets of scores of the same trials: what differs, and whether the difference is clear.

The two are compared draw by draw (a paired bootstrap over the people, see `bootstrap`): what both
find hard cancels out, so far smaller differences show than between two separate intervals.
"""

import math
from collections.abc import Generator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gmm_core.evaluation.bootstrap import DRAWS, Interval, SpeakerBootstrap
from gmm_core.evaluation.figures import ScoredTrials, share
from gmm_core.evaluation.metrics import RankedTrials, cllr, eer, min_cllr
from gmm_core.evaluation.summary import ACCEPTED, voices
from gmm_core.evaluation.trials import Trial, TrialScore
from gmm_core.progress import finish

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
KEYS = ("eer", "fmr", "fnmr", "cllr", "min_cllr")


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure of both; for every key less is better. interval : 95 %, of second - first"""

    key: str
    first: float
    second: float
    interval: Interval

    @property
    def value(self) -> float:
        """second - first."""
        return self.second - self.first

    @property
    def clear(self) -> bool:
        """Whether the interval leaves zero out."""
        low, high = self.interval.low, self.interval.high
        return math.isfinite(low) and (low > 0.0 or high < 0.0)


def compare(
    trials: Sequence[Trial],
    first: Sequence[TrialScore],
    second: Sequence[TrialScore],
    draws: int = DRAWS,
) -> tuple[Difference, ...]:
    """The figures named in KEYS; trials of unknown truth are left out, silence counts as llr 0.

    Empty when no trial has a known truth.
    """
    return finish(compare_steps(trials, first, second, draws))


def compare_steps(
    trials: Sequence[Trial],
    first: Sequence[TrialScore],
    second: Sequence[TrialScore],
    draws: int = DRAWS,
) -> Generator[int, None, tuple[Difference, ...]]:
    """`compare`, telling how many of the draws are done; between them is a place to cancel."""
    known = [
        (trial, one, two)
        for trial, one, two in zip(trials, first, second, strict=True)
        if trial.target is not None
    ]
    if not known:
        return ()
    listed = [trial for trial, _, _ in known]
    sides = [_side(listed, list(scores)) for scores in list(zip(*known, strict=True))[1:]]
    return (yield from _difference_steps(sides[0], sides[1], draws))


Side = tuple[ScoredTrials, BoolArray]  # the trials, and which of them are accepted


def differences(first: Side, second: Side, draws: int = DRAWS) -> tuple[Difference, ...]:
    """The figures named in KEYS; the mass of trials is that of `first`.

    Raises ValueError when the two are not the same trials in the same order.
    """
    return finish(_difference_steps(first, second, draws))


def _difference_steps(
    first: Side, second: Side, draws: int
) -> Generator[int, None, tuple[Difference, ...]]:
    trials = first[0]
    if (trials.claimed, trials.voice) != (second[0].claimed, second[0].voice):
        raise ValueError("only scores of the same trials, in one order, can be compared")
    ranked = [RankedTrials(side.llr, side.target) for side, _ in (first, second)]

    def values(weights: FloatArray) -> FloatArray:
        mass, target = weights * trials.weights, trials.target
        rows = []
        for one, (_, accepted) in zip(ranked, (first, second), strict=True):
            counts = one.counts(mass)
            rates = share(mass, accepted, ~target), share(mass, ~accepted, target)
            rows.append((eer(counts), *rates, cllr(counts), min_cllr(counts)))
        return np.array(rows)

    found = values(np.ones(len(trials.llr)))
    bootstrap = SpeakerBootstrap(trials.claimed, trials.voice)
    ranges = yield from bootstrap.interval_steps(
        lambda weights: tuple(np.diff(values(weights), axis=0)[0]), draws
    )
    return tuple(
        Difference(key, float(one), float(two), interval)
        for key, one, two, interval in zip(KEYS, *found, ranges, strict=True)
    )


def _side(listed: Sequence[Trial], scores: Sequence[TrialScore]) -> Side:
    target = np.array([trial.target for trial in listed], dtype=np.bool_)
    llr = np.array([score.llr or 0.0 for score in scores], dtype=np.float64)
    accepted = np.array([score.decision == ACCEPTED for score in scores], dtype=np.bool_)
    names = [trial.speaker for trial in listed]
    return ScoredTrials(names, voices(listed), llr, target), accepted
