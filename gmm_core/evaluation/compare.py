"""Two sets of scores of the same trials: what differs, and whether the difference is clear.

The two are compared draw by draw (a paired bootstrap over the people, see `bootstrap`): what both
find hard cancels out, so far smaller differences show than between two separate intervals.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gmm_core.evaluation.bootstrap import DRAWS, Interval, SpeakerBootstrap
from gmm_core.evaluation.metrics import RankedTrials, cllr, eer, min_cllr
from gmm_core.evaluation.summary import ACCEPTED, voices
from gmm_core.evaluation.trials import Trial, TrialScore

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
    known = [
        (trial, one, two)
        for trial, one, two in zip(trials, first, second, strict=True)
        if trial.target is not None
    ]
    if not known:
        return ()
    listed = [trial for trial, _, _ in known]
    target = np.array([trial.target for trial in listed], dtype=np.bool_)
    sides = (
        _Side([one for _, one, _ in known], target),
        _Side([two for _, _, two in known], target),
    )
    whole = np.ones(len(known))
    bootstrap = SpeakerBootstrap([trial.speaker for trial in listed], voices(listed))
    ranges = bootstrap.intervals(
        lambda weights: tuple(sides[1].values(weights) - sides[0].values(weights)), draws
    )
    return tuple(
        Difference(key, float(one), float(two), interval)
        for key, one, two, interval in zip(
            KEYS, sides[0].values(whole), sides[1].values(whole), ranges, strict=True
        )
    )


class _Side:
    """The scores of one of the two."""

    def __init__(self, scores: list[TrialScore], target: BoolArray) -> None:
        self._target = target
        self._ranked = RankedTrials([score.llr or 0.0 for score in scores], target)
        self._accepted = np.array([score.decision == ACCEPTED for score in scores], dtype=np.bool_)

    def values(self, weights: FloatArray) -> FloatArray:
        """The figures in the order of KEYS, float64 (5,)."""
        counts = self._ranked.counts(weights)
        fmr = _share(weights, self._accepted, ~self._target)
        fnmr = _share(weights, ~self._accepted, self._target)
        return np.array([eer(counts), fmr, fnmr, cllr(counts), min_cllr(counts)])


def _share(weights: FloatArray, happened: BoolArray, among: BoolArray) -> float:
    total = float(weights[among].sum())
    return float(weights[among & happened].sum()) / total if total else math.nan
