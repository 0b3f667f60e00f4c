"""Log densities of all components as one matrix product, a block of frames at a time.

[x^2, x, 1] @ W = log(w_k g(x | mu_k, sigma_k^2)) subtracts numbers of the size mu^2 / sigma^2. For
normalized features they are small and float32 will do, at twice the speed of float64. Components
for which they are not small (one that sits on an outlier) are computed in float64 beside the rest.
"""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gmm_core.linalg import Float32, Float64

BLOCK_FRAMES = 384  # long enough for BLAS, short enough for the caches; 256 to 768 are within 3 %
LEAST_WEIGHT = 1e-30  # weight 0 costs 69 nats: it never counts where another component is near
_FOLDS = 32
_MOST_IN_SINGLE = 2e3  # mu^2 / sigma^2 over all dimensions: float32 errs by 1e-4 nats there


@dataclass(frozen=True, slots=True)
class QuadraticForm:
    """The matrix W of a mixture, read-only.

    single : float32 (2 D + 1, C)
    delicate : intp (n,), the components whose column float32 cannot be trusted with
    double : float64 (2 D + 1, n), their columns
    """

    single: Float32
    delicate: npt.NDArray[np.intp]
    double: Float64


def quadratic_form(weights: Float64, means: Float64, variances: Float64) -> QuadraticForm:
    """Of a mixture with weights (C,), means (C, D) and variances (C, D)."""
    relative = (means**2 / variances).sum(axis=1)
    constant = (
        np.log(np.maximum(weights, LEAST_WEIGHT))
        - 0.5 * np.log(2 * np.pi * variances).sum(axis=1)
        - 0.5 * relative
    )
    rows = np.vstack([(-0.5 / variances).T, (means / variances).T, constant])
    delicate = np.flatnonzero(relative > _MOST_IN_SINGLE)
    double = np.ascontiguousarray(rows[:, delicate])
    form = QuadraticForm(np.ascontiguousarray(rows, np.float32), delicate, double)
    for array in (form.single, form.delicate, form.double):
        array.flags.writeable = False
    return form


def check_features(x: Float32, dims: int) -> None:
    """Raises ValueError for anything but (frames, dims): narrower rows would leave old numbers."""
    if x.ndim != 2 or x.shape[1] != dims:
        raise ValueError(f"need features (frames, {dims}), not {x.shape}")


def expand(x: Float32) -> Float32:
    """float32 (n, D) -> [x^2, x, 1], float32 (n, 2 D + 1)."""
    out = np.empty((len(x), 2 * x.shape[1] + 1), np.float32)
    expand_into(x, out)
    return out


def expand_into(x: Float32, out: Float32 | Float64) -> None:
    """float32 (n, D) -> [x^2, x, 1], in the precision of `out` (n, 2 D + 1)."""
    dims = x.shape[1]
    out[:, dims : 2 * dims] = x
    np.square(out[:, dims : 2 * dims], out=out[:, :dims])
    out[:, 2 * dims] = 1


def log_likelihood(rows: Float32, form: QuadraticForm) -> Float32:
    """log p(x) of each frame: what BlockEvaluator tells, where nobody asks for the posteriors.

    Components lie in rows here. BLAS multiplies that way round 3 % faster, and the maximum and the
    sum are of whole rows.

    rows : float32 (n, 2 D + 1), [x^2, x, 1]; -> float32 (n,)
    """
    joint: Float32 = form.single.T @ rows.T
    if len(form.delicate):
        precise, dims = np.empty(rows.shape), rows.shape[1] // 2
        expand_into(rows[:, dims : 2 * dims], precise)
        joint[form.delicate] = form.double.T @ precise.T
    # of a few long rows first, then of what is left: numpy begins anew with every row
    folds = math.gcd(len(joint), _FOLDS)
    peak: Float32 = joint.reshape(folds, -1).max(axis=0).reshape(-1, len(rows)).max(axis=0)
    joint -= peak
    np.exp(joint, out=joint)
    total: Float32 = np.ones(len(joint), np.float32) @ joint
    found: Float32 = peak + np.log(total)
    return found


@dataclass(frozen=True, slots=True)
class Posteriors:
    """Of the n frames of a block; the arrays are the evaluator's buffers until its next block.

    joint : float32 (n, C), P(k|x) times `total`
    total : float32 (n,), the sum of `joint` over the components
    log_likelihood : float32 (n,), natural logarithm of p(x)
    rows : float32 (n, 2 D + 1), [x^2, x, 1]
    precise_rows : the same in float64 where some component is delicate, else (0, 2 D + 1)
    """

    joint: Float32
    total: Float32
    log_likelihood: Float32
    rows: Float32
    precise_rows: Float64


class BlockEvaluator:
    """Evaluates blocks of at most `frames` frames in buffers of its own: one for each thread."""

    def __init__(self, form: QuadraticForm, frames: int = BLOCK_FRAMES) -> None:
        width, components = form.single.shape
        self._form = form
        self._rows = np.empty((frames, width), np.float32)
        self._joint = np.empty((frames, components), np.float32)
        self._precise = np.empty((frames if len(form.delicate) else 0, width))
        self._ones = np.ones(components, np.float32)

    def evaluate(self, x: Float32) -> Posteriors:
        """float32 (n, D), n at most `frames`."""
        rows, joint = self._rows[: len(x)], self._joint[: len(x)]
        precise = self._precise[: len(x)]
        expand_into(x, rows)
        np.matmul(rows, self._form.single, out=joint)
        if len(precise):
            expand_into(x, precise)
            joint[:, self._form.delicate] = precise @ self._form.double
        peak = joint.max(axis=1)
        np.subtract(joint, peak[:, None], out=joint)
        np.exp(joint, out=joint)
        total = joint @ self._ones  # a third of what joint.sum(axis=1) costs
        return Posteriors(joint, total, peak + np.log(total), rows, precise)
