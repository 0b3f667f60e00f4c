"""Threshold transfer: a threshold set elsewhere, and what it does here."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks.accuracy.scores import fmr_threshold
from gmm_core.evaluation.bootstrap import Interval, SpeakerBootstrap
from gmm_core.evaluation.figures import ScoredTrials
from gmm_core.evaluation.metrics import RankedTrials

RATE = 0.01
HOLDS_WITHIN = 1.5
LEAST_ERRORS = 30  # seen or expected; fewer say too little about a factor


@dataclass(frozen=True, slots=True)
class Transfer:
    """The threshold for an FMR of `aimed_at` elsewhere gave `fmr` here, where `own` would have."""

    threshold: float
    own: float
    aimed_at: float
    fmr: float
    interval: Interval
    errors: int
    out_of: int

    @property
    def factor(self) -> float:
        """1 is a threshold that means here what it meant there."""
        return self.fmr / self.aimed_at

    @property
    def verdict(self) -> str:
        """Whether the threshold held, and whether that can be told from so many errors."""
        if max(self.errors, self.aimed_at * self.out_of) < LEAST_ERRORS:
            return "too few errors to tell"
        held = 1 / HOLDS_WITHIN <= self.factor <= HOLDS_WITHIN
        return "holds" if held else "does not hold"

    def as_json(self) -> dict[str, Any]:
        """Plain values; null where unknown."""
        known = np.isfinite(self.interval.low)
        return {
            "threshold": self.threshold,
            "own_threshold": self.own,
            "aimed_at": self.aimed_at,
            "fmr": self.fmr,
            "low": self.interval.low if known else None,
            "high": self.interval.high if known else None,
            "factor": self.factor,
            "errors": self.errors,
            "out_of": self.out_of,
            "verdict": self.verdict,
        }


def transfer(
    here: ScoredTrials, elsewhere: ScoredTrials, rate: float = RATE, draws: int = 300
) -> Transfer:
    """Sets the threshold on `elsewhere` and counts the strangers who pass it `here`.

    The interval draws the people anew for both: the threshold is uncertain too.
    """
    there = _strangers(elsewhere)
    ours = _strangers(here)
    ranked = RankedTrials(there.llr, there.target)
    mass = ours.weights
    threshold = fmr_threshold(ranked, there.weights, rate)
    passed = ours.llr >= threshold

    def values(weights: np.ndarray) -> tuple[float]:
        set_on, met = weights[: len(there.llr)], weights[len(there.llr) :] * mass
        if not set_on.any() or not met.any():
            return (float("nan"),)
        limit = fmr_threshold(ranked, set_on * there.weights, rate)
        return (float(met[ours.llr >= limit].sum() / met.sum()),)

    bootstrap = SpeakerBootstrap([*there.claimed, *ours.claimed], [*there.voice, *ours.voice])
    (interval,) = bootstrap.intervals(values, draws)
    fmr = float(mass[passed].sum() / mass.sum())
    own = fmr_threshold(RankedTrials(ours.llr, ours.target), mass, rate)
    return Transfer(threshold, own, rate, fmr, interval, int(passed.sum()), len(passed))


def _strangers(trials: ScoredTrials) -> ScoredTrials:
    kept = np.flatnonzero(~trials.target)
    return ScoredTrials(
        claimed=[trials.claimed[index] for index in kept],
        voice=[trials.voice[index] for index in kept],
        llr=trials.llr[kept],
        target=trials.target[kept],
        mass=trials.weights[kept],
    )
