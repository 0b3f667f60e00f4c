"""The mixture itself: p(x) = sum_k w_k g(x | mu_k, diag sigma_k^2), read-only."""

import numpy as np
import numpy.typing as npt

from gmm_core.gmm.likelihood import (
    BLOCK_FRAMES,
    Matrix,
    expand_into,
    fits_single,
    log_sum_exp,
    quadratic_matrix,
)
from gmm_core.linalg import Float32, Float64


class DiagonalGmm:
    """A Gaussian mixture with diagonal covariances; nothing in it can be changed.

    weights (C,), means (C, D), variances (C, D); kept as float64.
    Raises ValueError for shapes that do not fit, weights that do not sum to 1, variances <= 0.
    """

    __slots__ = ("_matrix", "_precise", "means", "variances", "weights")

    def __init__(self, weights: npt.ArrayLike, means: npt.ArrayLike, variances: npt.ArrayLike):
        self.weights: Float64 = np.array(weights, np.float64)
        self.means: Float64 = np.array(means, np.float64)
        self.variances: Float64 = np.array(variances, np.float64)
        self._check()
        wide = quadratic_matrix(self.weights, self.means, self.variances)
        single = wide.astype(np.float32)
        self._precise: Matrix = single if fits_single(self.means, self.variances) else wide
        self._matrix = single  # the last one: from here on nothing can be set
        for array in (self.weights, self.means, self.variances, self._precise, self._matrix):
            array.flags.writeable = False

    def __setattr__(self, name: str, value: object) -> None:
        if hasattr(self, "_matrix"):
            raise AttributeError("a mixture is read-only; make a new one")
        object.__setattr__(self, name, value)

    def __reduce__(self) -> tuple[type["DiagonalGmm"], tuple[Float64, Float64, Float64]]:
        """Checked and read-only again in another process."""
        return DiagonalGmm, (self.weights, self.means, self.variances)

    def _check(self) -> None:
        if self.weights.ndim != 1 or self.means.shape != self.variances.shape:
            raise ValueError("need weights (C,), means (C, D) and variances (C, D)")
        if self.means.ndim != 2 or len(self.means) != len(self.weights) or not len(self.weights):
            raise ValueError(f"{len(self.weights)} weights do not fit means {self.means.shape}")
        if not all(np.isfinite(a).all() for a in (self.weights, self.means, self.variances)):
            raise ValueError("a mixture must be finite")
        if (self.weights < 0).any() or abs(self.weights.sum() - 1) > 1e-4:
            raise ValueError("weights must not be negative and must sum to 1")
        if (self.variances <= 0).any():
            raise ValueError("variances must be positive; train with a variance floor")

    @property
    def components(self) -> int:
        return len(self.weights)

    @property
    def dims(self) -> int:
        return int(self.means.shape[1])

    @property
    def quadratic(self) -> Float32:
        """float32 (2 D + 1, C): [x^2, x, 1] @ quadratic = log(w_k g(x | k))."""
        return self._matrix

    @property
    def precise(self) -> Matrix:
        """`quadratic`, but float64 where float32 would lose the likelihood by cancellation."""
        return self._precise

    def log_likelihood(self, x: npt.ArrayLike) -> Float32:
        """float32 (frames, D) -> (frames,), natural logarithm of p(x)."""
        rows = np.asarray(x, np.float32)
        if rows.ndim != 2 or rows.shape[1] != self.dims:
            raise ValueError(f"need features (frames, {self.dims}), not {rows.shape}")
        out = np.empty(len(rows), np.float32)
        for start in range(0, len(rows), BLOCK_FRAMES):
            block = rows[start : start + BLOCK_FRAMES]
            expanded = np.empty((len(block), 2 * self.dims + 1), self._precise.dtype)
            expand_into(block, expanded)
            out[start : start + len(block)] = log_sum_exp(expanded @ self._precise)
        return out
