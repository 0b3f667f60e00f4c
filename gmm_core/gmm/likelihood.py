"""Log densities of all components as one matrix product (in float32, features standardized)."""

import numpy as np

from gmm_core.linalg import Float32, Float64

BLOCK_FRAMES = 256  # the product's working set stays in the second-level cache
_LEAST_WEIGHT = 1e-30  # a component of weight 0 gets a log density that exp() rounds to 0


def quadratic_matrix(weights: Float64, means: Float64, variances: Float64) -> Float32:
    """float32 (2 D + 1, C) with [x^2, x, 1] @ matrix = log w_k + log g(x | mu_k, sigma_k^2)."""
    constant = (
        np.log(np.maximum(weights, _LEAST_WEIGHT))
        - 0.5 * np.log(2 * np.pi * variances).sum(axis=1)
        - 0.5 * (means**2 / variances).sum(axis=1)
    )
    rows = np.vstack([(-0.5 / variances).T, (means / variances).T, constant])
    return np.ascontiguousarray(rows, np.float32)


def expand(x: Float32, out: Float32 | None = None) -> Float32:
    """float32 (n, D) -> [x^2, x, 1], float32 (n, 2 D + 1)."""
    frames, dims = x.shape
    if out is None:
        out = np.empty((frames, 2 * dims + 1), np.float32)
    np.multiply(x, x, out=out[:, :dims])
    out[:, dims : 2 * dims] = x
    out[:, 2 * dims] = 1
    return out


def log_sum_exp(log_densities: Float32) -> Float32:
    """float32 (n, C) -> (n,); the argument is overwritten with exp(log density - row maximum)."""
    peak: Float32 = log_densities.max(axis=1)
    np.subtract(log_densities, peak[:, None], out=log_densities)
    np.exp(log_densities, out=log_densities)
    total: Float32 = peak + np.log(log_densities.sum(axis=1))
    return total
