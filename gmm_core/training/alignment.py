"""Calibration and alignment fitted together on played attempts.

Groups, clean and degraded speech, owners and strangers have fixed shares: what is looked for is
one map for all conditions, not the best one for the most frequent. People whose kind the cohort
does not know score higher, owners and strangers alike. Their clean speech has its share, or
strangers of the next user's kind would pass; their degraded speech has none, because all of it
together would take the ratios of everybody in noise to nothing (docs/accuracy.md).
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gmm_core.linalg import Float64
from gmm_core.scoring.alignment import Alignment
from gmm_core.scoring.calibration import Calibration
from gmm_core.training.attempts import HALVES, Attempt, Playback

_LOOK_SECONDS = (0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 9.0, 13.0)
_OWN_MET = (0.05, 0.95)  # quantiles of own scores: beyond them nothing was learned
_STIFFNESS = 1e-3
_SHARES = {("known", "clean"): 0.35, ("known", "degraded"): 0.5, ("unknown", "clean"): 0.15}


@dataclass(frozen=True, slots=True)
class Trials:
    """One look of one attempt against one model each; arrays (trials,).

    quality : (trials, 3), log deviations of test and model around their means, own score as used
    """

    scores: Float64
    net_s: Float64
    snr_db: Float64
    target: npt.NDArray[np.bool_]
    weight: Float64
    quality: Float64

    def cost(self, llr: Float64) -> float:
        """Weighted logistic loss, nats."""
        sign = np.where(self.target, -1.0, 1.0)
        return float(np.sum(self.weight * np.logaddexp(0.0, sign * llr)))


@dataclass(frozen=True, slots=True)
class _Centers:
    test: float
    model: float
    own: float
    own_low: float
    own_high: float

    def alignment(self, gain: float, shift: float, slopes: Float64) -> Alignment:
        by_test, by_model, by_own = (float(v) for v in slopes)
        return Alignment(
            gain=gain,
            shift=shift - by_test * self.test - by_model * self.model,
            by_test=by_test,
            by_model=by_model,
            by_own=by_own,
            own_mean=self.own,
            own_low=self.own_low,
            own_high=self.own_high,
        )


def fit_alignments(playback: Playback) -> tuple[Calibration, tuple[Alignment, ...]]:
    """The calibration, and an alignment for each view that brings its scores to one scale."""
    whole, centers = _trials(playback, 0)
    calibration, slopes = fit_calibration(whole)
    alignments = [centers.alignment(1.0, 0.0, slopes)]
    for view in range(1, len(playback.own)):
        trials, centers = _trials(playback, view)
        alignments.append(centers.alignment(*_fit_onto(trials, calibration)))
    return calibration, tuple(alignments)


def _trials(playback: Playback, view: int) -> tuple[Trials, _Centers]:
    centers = _centers(playback, view)
    held = centers.alignment(1.0, 0.0, np.zeros(3))
    own = held.own(playback.own_of(view, centers.own))
    log_z = np.log(playback.deviations[view].astype(np.float64)) - centers.model
    columns: list[list[Float64]] = [[] for _ in range(7)]
    for attempt in _of(playback, view):
        log_t = np.log(attempt.deviation.astype(np.float64)) - centers.test
        for kind, mask in ((1.0, playback.targets(attempt)), (0.0, playback.impostors(attempt))):
            for look in _looks_at(attempt):
                chosen = attempt.scores[look, mask].astype(np.float64), own[mask], log_z[mask]
                same = attempt.net_s[look], attempt.snr_db[look], log_t[look]
                cell = 4.0 * attempt.group + 2.0 * kind + (attempt.variant > 0)
                for column, values in zip(columns, (*chosen, *same, cell), strict=True):
                    column.append(np.broadcast_to(values, (int(mask.sum()),)))
    scores, own_of, z_of, net_s, snr_db, t_of, cells = (np.concatenate(c) for c in columns)
    target = cells % 4 >= 2
    quality = np.stack([t_of, z_of, own_of], axis=1)
    return Trials(scores, net_s, snr_db, target, _weights(cells), quality), centers


def _weights(cells: Float64) -> Float64:
    """The groups, and owners and strangers, share alike in `_SHARES`; the sum is one."""
    names, place, counts = np.unique(cells, return_inverse=True, return_counts=True)
    kinds = [
        ("known" if name // 4 < HALVES else "unknown", "degraded" if name % 2 else "clean")
        for name in names
    ]
    shares = np.array([_SHARES.get(kind, 0.0) / kinds.count(kind) for kind in kinds])
    weights: Float64 = (shares / counts)[place]
    weights /= weights.sum()
    return weights


def _centers(playback: Playback, view: int) -> _Centers:
    deviations = np.concatenate([attempt.deviation for attempt in _of(playback, view)])
    own = playback.own[view][~np.isnan(playback.own[view])]
    mean = float(np.mean(own)) if len(own) else 0.0
    low, high = np.quantile(own, _OWN_MET) if len(own) else (0.0, 0.0)
    return _Centers(
        test=float(np.log(deviations).mean()),
        model=float(np.log(playback.deviations[view]).mean()),
        own=mean,
        own_low=min(float(low), mean),
        own_high=max(float(high), mean),
    )


def _of(playback: Playback, view: int) -> Iterator[Attempt]:
    return (attempt for attempt in playback.attempts if attempt.view == view)


def _looks_at(attempt: Attempt) -> list[int]:
    chosen = [int(np.searchsorted(attempt.net_s, seconds)) for seconds in _LOOK_SECONDS]
    return [look for look in chosen if look < len(attempt.net_s)]


def fit_calibration(trials: Trials) -> tuple[Calibration, Float64]:
    """Logistic regression (Brümmer & du Preez 2006): the calibration, and slopes of the quality.

    Raises ValueError without both kinds of trial.
    """
    if trials.target.all() or not trials.target.any():
        raise ValueError("calibration needs target and impostor trials")

    def unpack(p: Float64) -> Calibration:
        values = math.exp(p[0]), p[1], math.exp(p[2]), p[3], math.exp(p[4]), math.exp(p[5])
        return Calibration(*(float(value) for value in values))

    def llr(p: Float64) -> Float64:
        scores = trials.scores + trials.quality @ p[6:]
        return unpack(p).llrs(scores, trials.net_s, trials.snr_db)

    start = np.array([0.7, -3.0, math.log(1.0), 6.0, math.log(5.0), math.log(0.3), 0.0, 0.0, 0.0])
    best = _least(trials, llr, start)
    return unpack(best), best[6:]


def _fit_onto(trials: Trials, calibration: Calibration) -> tuple[float, float, Float64]:
    """Gain, shift and slopes that bring other scores to the scale of a calibration."""

    def llr(p: Float64) -> Float64:
        scores = math.exp(p[0]) * trials.scores + p[1] + trials.quality @ p[2:]
        return calibration.llrs(scores, trials.net_s, trials.snr_db)

    best = _least(trials, llr, np.zeros(5))
    return math.exp(best[0]), float(best[1]), best[2:]


def _least(trials: Trials, llr: Callable[[Float64], Float64], start: Float64) -> Float64:
    from scipy.optimize import minimize  # late: only training needs it

    def loss(p: Float64) -> float:
        return trials.cost(llr(p)) + _STIFFNESS * float(np.mean((p - start) ** 2))

    best: Float64 = minimize(loss, start, method="L-BFGS-B").x
    return best
