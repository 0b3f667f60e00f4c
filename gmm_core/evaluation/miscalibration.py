"""How much of Cllr is the calibration's fault: Cllr minus Cllr after an affine map.

minCllr bends the scores any monotonic way and fits the very trials it is measured on. An affine map
fitted on *other people* is what a better calibration could really have done: what it gains is the
miscalibration. It may be slightly negative, when there was nothing to mend.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

FOLDS: Final = 5
_RIDGE: Final = 1e-4  # keeps the map finite where the two kinds of trial do not overlap


def fit_affine(llr: FloatArray, target: BoolArray, mass: FloatArray) -> tuple[float, float]:
    """(scale, offset) of the least Cllr of scale * llr + offset; all arrays (trials,).

    Logistic regression with both kinds of trial weighted equally (Brummer & du Preez 2006,
    section 6). Raises ValueError when one kind has no mass.
    """
    from scipy.optimize import minimize  # slow to import, only evaluation needs it

    totals = float(mass[target].sum()), float(mass[~target].sum())
    if not all(totals):
        raise ValueError("a calibration needs target and nontarget trials")
    sign = np.where(target, 1.0, -1.0)
    weight = 0.5 * mass / np.where(target, totals[0], totals[1])
    spread = max(float(np.abs(llr).max()), 1.0)  # so that one step size suits both parameters
    scaled = llr / spread

    def loss(parameters: FloatArray) -> tuple[float, FloatArray]:
        margin = sign * (parameters[0] * scaled + parameters[1])
        cost = float(np.sum(weight * np.logaddexp(0.0, -margin)))
        slope = -weight * sign / (1.0 + np.exp(np.minimum(margin, 500.0)))
        away = parameters / [spread, 1.0] - [1.0, 0.0]
        gradient = np.array([np.sum(slope * scaled), np.sum(slope)])
        return (
            cost + _RIDGE * float(np.sum(away**2)),
            gradient + 2 * _RIDGE * away / [spread, 1.0],
        )

    best = minimize(loss, np.array([spread, 0.0]), jac=True, method="L-BFGS-B")
    return float(best.x[0] / spread), float(best.x[1])


def cross_fitted(
    llr: FloatArray,
    target: BoolArray,
    claimed: Sequence[str],
    voice: Sequence[str],
    mass: FloatArray | None = None,
    folds: int = FOLDS,
) -> FloatArray | None:
    """The llr after affine maps that never saw either of a trial's two people, float64 (trials,).

    The people are dealt into folds. A trial between folds i and j is mapped by a fit on the trials
    among all other folds. None when some pair of folds leaves nothing to fit on.
    """
    weights = np.ones(len(llr)) if mass is None else mass
    people = {name: index % folds for index, name in enumerate(sorted({*claimed, *voice}))}
    first = np.array([people[name] for name in claimed], dtype=np.intp)
    second = np.array([people[name] for name in voice], dtype=np.intp)
    mapped = np.full(len(llr), np.nan)
    for i in range(folds):
        for j in range(i, folds):
            chosen = ((first == i) & (second == j)) | ((first == j) & (second == i))
            if not chosen.any():
                continue
            others = ~np.isin(first, (i, j)) & ~np.isin(second, (i, j))
            if not (weights[others & target].any() and weights[others & ~target].any()):
                return None
            scale, offset = fit_affine(llr[others], target[others], weights[others])
            mapped[chosen] = scale * llr[chosen] + offset
    return mapped
