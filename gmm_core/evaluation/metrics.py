"""What a list of scored trials is worth: EER, minDCF, Cllr and minCllr.

Every function works on `ScoreCounts`, the mass of target and nontarget trials at each distinct
score. So ties need no special care, and a bootstrap replicate is another mass, never another sort.

Scores are log-likelihood ratios (natural logarithm); a trial is accepted when its score is at
least the threshold.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

LN2: Final = float(np.log(2.0))


@dataclass(frozen=True, slots=True)
class ScoreCounts:
    """Mass of trials at each distinct score.

    values     : float64 (K,), strictly ascending
    targets    : float64 (K,), mass of target trials with that score
    nontargets : float64 (K,), mass of nontarget trials with that score
    """

    values: FloatArray
    targets: FloatArray
    nontargets: FloatArray


class RankedTrials:
    """Trials sorted once, so that counts under any trial weights cost one pass.

    scores : float (trials,), finite
    target : bool (trials,)
    """

    def __init__(self, scores: Sequence[float] | FloatArray, target: Sequence[bool] | BoolArray):
        score_array = np.asarray(scores, dtype=np.float64)
        self.target: BoolArray = np.asarray(target, dtype=np.bool_)
        if score_array.ndim != 1 or score_array.shape != self.target.shape:
            raise ValueError("scores and target must be two lists of one length")
        if not np.isfinite(score_array).all():
            raise ValueError("every score must be a finite number")
        self.values, self._rank = np.unique(score_array, return_inverse=True)

    def counts(self, weights: FloatArray | None = None) -> ScoreCounts:
        """The mass at each distinct score; `weights` float64 (trials,), None = one each."""
        mass: FloatArray = np.ones(len(self._rank)) if weights is None else weights
        size = len(self.values)
        is_target = self.target
        targets = np.bincount(self._rank[is_target], mass[is_target], minlength=size)
        nontargets = np.bincount(self._rank[~is_target], mass[~is_target], minlength=size)
        # bincount of nothing gives integers
        return ScoreCounts(self.values, targets.astype(np.float64), nontargets.astype(np.float64))


def error_curve(counts: ScoreCounts) -> tuple[FloatArray, FloatArray]:
    """(fnmr, fmr), float64 (K + 1,) each, at threshold values[k]; the last one rejects everything.

    FNMR is the share of targets below the threshold, FMR the share of nontargets at or above it.
    A kind of trial that is absent gives NaN.
    """
    with np.errstate(invalid="ignore"):
        missed = np.concatenate(([0.0], np.cumsum(counts.targets)))
        passed = np.concatenate((np.cumsum(counts.nontargets[::-1])[::-1], [0.0]))
        return missed / missed[-1], passed / passed[0]


def eer(counts: ScoreCounts) -> float:
    """Equal error rate: where the ROC (straight between its points) meets FNMR = FMR."""
    fnmr, fmr = error_curve(counts)
    if np.isnan(fnmr[0]) or np.isnan(fmr[0]):
        return float("nan")
    after = int(np.argmax(fnmr >= fmr))  # the last point is (1, 0), so there always is one
    if after == 0:
        return float(fnmr[0])
    gap_before = fmr[after - 1] - fnmr[after - 1]
    gap_after = fnmr[after] - fmr[after]
    share = gap_before / (gap_before + gap_after)
    return float(fnmr[after - 1] + share * (fnmr[after] - fnmr[after - 1]))


def min_dcf(counts: ScoreCounts, target_prior: float) -> float:
    """Least detection cost over all thresholds, unit costs, divided by that of a blind decision.

    NIST SRE 2010 evaluation plan, section 3; 1 is what a system earns that never listens.
    """
    fnmr, fmr = error_curve(counts)
    cost = target_prior * fnmr + (1.0 - target_prior) * fmr
    return float(np.min(cost) / min(target_prior, 1.0 - target_prior))


def cllr(counts: ScoreCounts) -> float:
    """Cost of the log-likelihood ratios in bits; 0 is perfect, 1 is what "llr = 0" always earns.

    Brummer & du Preez 2006, "Application-independent evaluation of speaker detection", eq. 9.
    """
    return _mean_cost(counts.values, counts.targets, counts.nontargets)


def min_cllr(counts: ScoreCounts) -> float:
    """Cllr after the best monotonic recalibration (pool adjacent violators).

    Brummer & du Preez 2006, section 5. What lies between this and `cllr` is lost by calibration.
    """
    from scipy.optimize import isotonic_regression  # slow to import, only evaluation needs it

    mass = counts.targets + counts.nontargets
    present = mass > 0.0
    targets, nontargets, mass = counts.targets[present], counts.nontargets[present], mass[present]
    total_target, total_nontarget = float(targets.sum()), float(nontargets.sum())
    if total_target == 0.0 or total_nontarget == 0.0:
        return float("nan")
    posterior = isotonic_regression(targets / mass, weights=mass).x
    posterior = np.clip(posterior, 0.0, 1.0)
    with np.errstate(divide="ignore"):  # a pure block is worth an infinite llr, at no cost
        llr = np.log(posterior) - np.log1p(-posterior) - np.log(total_target / total_nontarget)
    return _mean_cost(llr, targets, nontargets)


def _mean_cost(llr: FloatArray, targets: FloatArray, nontargets: FloatArray) -> float:
    """Half the mean cost of targets plus half that of nontargets, in bits."""
    total_target, total_nontarget = float(targets.sum()), float(nontargets.sum())
    if total_target == 0.0 or total_nontarget == 0.0:
        return float("nan")
    # 0 * inf must not arise: only scores that have mass of the kind are counted.
    has_target, has_nontarget = targets > 0.0, nontargets > 0.0
    missing = np.sum(np.logaddexp(0.0, -llr[has_target]) * targets[has_target]) / total_target
    passing = np.sum(np.logaddexp(0.0, llr[has_nontarget]) * nontargets[has_nontarget])
    return float((missing + passing / total_nontarget) / (2.0 * LN2))
