"""Log densities of all components as one matrix product.

The product subtracts numbers of the size mu^2 / sigma^2. For normalized features they are small and
float32 will do; a mixture for which they are not (a component on one outlier) takes float64.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from gmm_core.linalg import Float32, Float64

BLOCK_FRAMES = 256  # the product's working set stays in the second-level cache
_LEAST_WEIGHT = 1e-30  # weight 0 costs 69 nats: it never counts where another component is near
_MOST_IN_SINGLE = 2e3  # mu^2 / sigma^2 over all dimensions: float32 errs by 1e-4 nats there

Matrix = npt.NDArray[np.floating[Any]]


def quadratic_matrix(weights: Float64, means: Float64, variances: Float64) -> Float64:
    """float64 (2 D + 1, C) with [x^2, x, 1] @ matrix = log w_k + log g(x | mu_k, sigma_k^2)."""
    constant = (
        np.log(np.maximum(weights, _LEAST_WEIGHT))
        - 0.5 * np.log(2 * np.pi * variances).sum(axis=1)
        - 0.5 * (means**2 / variances).sum(axis=1)
    )
    rows = np.vstack([(-0.5 / variances).T, (means / variances).T, constant])
    return np.ascontiguousarray(rows)


def fits_single(means: Float64, variances: Float64) -> bool:
    """Whether float32 is precise enough for the product with this mixture's matrix."""
    return bool((means**2 / variances).sum(axis=1).max() <= _MOST_IN_SINGLE)


def expand(x: Float32) -> Float32:
    """float32 (n, D) -> [x^2, x, 1], float32 (n, 2 D + 1)."""
    out = np.empty((len(x), 2 * x.shape[1] + 1), np.float32)
    expand_into(x, out)
    return out


def expand_into(x: Float32, out: Matrix) -> None:
    """float32 (n, D) -> [x^2, x, 1], in the precision of `out` (n, 2 D + 1)."""
    dims = x.shape[1]
    out[:, dims : 2 * dims] = x
    np.square(out[:, dims : 2 * dims], out=out[:, :dims])
    out[:, 2 * dims] = 1


def log_sum_exp(log_densities: Matrix) -> Matrix:
    """(n, C) -> (n,); the argument is overwritten with exp(log density - row maximum)."""
    peak: Matrix = log_densities.max(axis=1)
    np.subtract(log_densities, peak[:, None], out=log_densities)
    np.exp(log_densities, out=log_densities)
    total: Matrix = peak + np.log(log_densities.sum(axis=1))
    return total
