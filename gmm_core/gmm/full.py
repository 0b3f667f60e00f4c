"""Mixtures with full covariances, for those who train their own: likelihood and EM in float64.

The live path and MAP adaptation use diagonal mixtures only (`DiagonalGmm`).
"""

from collections.abc import Generator

import numpy as np
import numpy.typing as npt

from gmm_core.gmm.em import (
    DEAD_FRAMES,
    EmConfig,
    EmStep,
    Kind,
    check_heard,
    data_floor,
    iterate,
    split_heaviest,
)
from gmm_core.gmm.likelihood import LEAST_WEIGHT, check_features
from gmm_core.gmm.model import DiagonalGmm
from gmm_core.gmm.stats import Features, Parts, Statistics, map_shards
from gmm_core.linalg import Float32, Float64

_BLOCK_FRAMES = 256
_GROUP_COLUMNS = 256  # of the product at once: a block of them stays in the second-level cache


class FullGmm:
    """p(x) = sum_k w_k g(x | mu_k, S_k), nothing in it can be changed.

    weights (C,), means (C, D), covariances (C, D, D); kept as float64.
    Raises ValueError for shapes that do not fit, weights that do not sum to 1, covariances that
    are not symmetric and positive definite.
    """

    __slots__ = ("_constant", "_whitening", "covariances", "means", "weights")

    def __init__(self, weights: npt.ArrayLike, means: npt.ArrayLike, covariances: npt.ArrayLike):
        self.covariances: Float64 = np.array(covariances, np.float64)
        shape = self.covariances.shape
        if len(shape) != 3 or shape[1] != shape[2]:
            raise ValueError(f"need covariances (C, D, D), not {shape}")
        variances = np.diagonal(self.covariances, axis1=1, axis2=2)
        checked = DiagonalGmm(weights, means, variances)  # the same promises
        self.weights, self.means = checked.weights, checked.means
        factors = inverse_factors(self.covariances)
        rows = np.concatenate([factors, -factors @ self.means[:, :, None]], axis=2)
        self._whitening: Float64 = np.ascontiguousarray(rows.reshape(-1, self.dims + 1).T)
        self._constant: Float64 = (
            np.log(np.maximum(self.weights, LEAST_WEIGHT))
            - 0.5 * self.dims * np.log(2 * np.pi)
            + np.log(np.diagonal(factors, axis1=1, axis2=2)).sum(axis=1)
        )
        for array in (self.covariances, self._whitening, self._constant):
            array.flags.writeable = False

    def __setattr__(self, name: str, value: object) -> None:
        if hasattr(self, "_constant"):
            raise AttributeError("a mixture is read-only; make a new one")
        object.__setattr__(self, name, value)

    def __reduce__(self) -> tuple[type["FullGmm"], tuple[Float64, Float64, Float64]]:
        """Checked and read-only again in another process."""
        return FullGmm, (self.weights, self.means, self.covariances)

    @classmethod
    def from_diagonal(cls, start: DiagonalGmm) -> "FullGmm":
        """The same density, to start EM from."""
        covariances = start.variances[:, :, None] * np.eye(start.dims)
        return cls(start.weights, start.means, covariances)

    @property
    def components(self) -> int:
        return len(self.weights)

    @property
    def dims(self) -> int:
        return int(self.means.shape[1])

    def log_likelihood(self, x: npt.ArrayLike) -> Float32:
        """float32 (frames, D) -> (frames,), natural logarithm of p(x). ValueError for another D."""
        rows = np.asarray(x, np.float32)
        check_features(rows, self.dims)
        out = np.empty(len(rows), np.float32)
        for start in range(0, len(rows), _BLOCK_FRAMES):
            block = rows[start : start + _BLOCK_FRAMES]
            joint = self.log_joint(_with_one(block))
            peak = joint.max(axis=1)
            total = np.exp(joint - peak[:, None]).sum(axis=1)
            out[start : start + len(block)] = peak + np.log(total)
        return out

    def log_joint(self, rows: Float64) -> Float64:
        """[x, 1], float64 (n, D + 1) -> log(w_k g(x | k)), float64 (n, C).

        -1/2 |L^-1 (x - mu)|^2 with S = L L^T; a few components at a time are one product.
        """
        joint = np.empty((len(rows), self.components))
        group = max(1, _GROUP_COLUMNS // self.dims)
        for first in range(0, self.components, group):
            part = slice(first, min(first + group, self.components))
            columns = slice(part.start * self.dims, part.stop * self.dims)
            white = (rows @ self._whitening[:, columns]).reshape(len(rows), -1, self.dims)
            np.einsum("nkd,nkd->nk", white, white, out=joint[:, part])
        joint *= -0.5
        joint += self._constant
        return joint


def inverse_factors(covariances: Float64) -> Float64:
    """L^-1 of each S = L L^T, float64 (C, D, D). Raises ValueError where there is none."""
    if not np.allclose(covariances, covariances.transpose(0, 2, 1), rtol=1e-8, atol=1e-12):
        raise ValueError("covariances must be symmetric")
    try:
        factors = np.linalg.cholesky(covariances)
    except np.linalg.LinAlgError as error:
        why = "covariances must be positive definite; train with a variance floor"
        raise ValueError(why) from error
    inverse: Float64 = np.tril(np.linalg.inv(factors))
    return inverse


def accumulate_full(x: Features, model: FullGmm, threads: int = 1) -> Statistics:
    """Like `accumulate`, but `second` is (C, D, D): sum P(k|x) x x^T."""
    total = _no_frames(model)
    for part in _parts(x, model, threads):
        total = total.absorb(part)
    return total


def maximize_full(
    statistics: Statistics, previous: FullGmm, variance_floor: npt.ArrayLike = 1e-6
) -> FullGmm:
    """The M step; no direction's variance falls below the floor's, S - diag(floor) >= 0.

    That is the constrained optimum of Q, so the likelihood cannot fall. Components that own
    nothing keep their place with weight 0.
    variance_floor : scalar or (D,)
    Raises ValueError without frames.
    """
    check_heard(statistics)
    n = statistics.n
    alive = n > DEAD_FRAMES
    safe = np.where(alive, n, 1.0)[:, None]
    means = np.where(alive[:, None], statistics.first / safe, previous.means)
    spread = statistics.second / safe[:, :, None] - means[:, :, None] * means[:, None, :]
    spread = np.where(alive[:, None, None], spread, previous.covariances)
    covariances = floored(spread, np.broadcast_to(variance_floor, previous.dims))
    weights = np.maximum(n, 0.0) / n.sum()
    return FullGmm(weights / weights.sum(), means, covariances)


def floored(covariances: Float64, floor: Float64) -> Float64:
    """float64 (C, D, D) with every eigenvalue, measured in units of the floor (D,), at least 1."""
    unit = np.sqrt(floor)
    scaled = covariances / (unit[:, None] * unit)
    low = np.linalg.eigvalsh(scaled)[:, 0] < 1.0
    if not low.any():
        return covariances
    values, vectors = np.linalg.eigh(scaled[low])
    raised = (vectors * np.maximum(values, 1.0)[:, None, :]) @ vectors.transpose(0, 2, 1)
    out = covariances.copy()
    out[low] = 0.5 * (raised + raised.transpose(0, 2, 1)) * (unit[:, None] * unit)
    return out


def fit_full(
    x: Features, start: FullGmm, config: EmConfig | None = None
) -> Generator[EmStep, None, FullGmm]:
    """EM from `start`, exactly as `fit` does it for diagonal mixtures."""
    config = config or EmConfig()
    floor = yield from data_floor(x, config.variance_floor)
    model = FullGmm(start.weights, start.means, floored(start.covariances, floor))
    kind = Kind(
        zero=lambda: _no_frames(start),
        parts=lambda mixture: _parts(x, mixture, config.threads),
        maximize=lambda statistics, mixture: maximize_full(statistics, mixture, floor),
        reseed=_reseed,
    )
    return (yield from iterate(model, kind, config))


def _reseed(model: FullGmm, statistics: Statistics) -> FullGmm:
    deviations = np.sqrt(np.diagonal(model.covariances, axis1=1, axis2=2))
    weights, means, origin = split_heaviest(statistics.n, model.weights, model.means, deviations)
    unchanged = np.array_equal(origin, np.arange(len(origin)))
    return model if unchanged else FullGmm(weights, means, model.covariances[origin])


def _no_frames(model: FullGmm) -> Statistics:
    shape = model.means.shape
    return Statistics(np.zeros(shape[0]), np.zeros(shape), np.zeros((*shape, shape[1])), 0.0, 0)


def _parts(x: Features, model: FullGmm, threads: int) -> Parts:
    return map_shards(x, lambda: lambda shard: _accumulate_shard(shard, model), threads)


def _accumulate_shard(x: Float32, model: FullGmm) -> Statistics:
    """Each pair of dimensions is multiplied once, then one product serves all components."""
    check_features(x, model.dims)
    dims = model.dims
    pairs = dims * (dims + 1) // 2
    sums = np.zeros((model.components, pairs + dims + 1))
    log_likelihood = 0.0
    for start in range(0, len(x), _BLOCK_FRAMES):
        rows = _with_one(x[start : start + _BLOCK_FRAMES])
        joint = model.log_joint(rows)
        peak = joint.max(axis=1)
        joint -= peak[:, None]
        np.exp(joint, out=joint)
        total = joint.sum(axis=1)
        log_likelihood += float((peak + np.log(total)).sum())
        joint /= total[:, None]
        sums += joint.T @ _with_pairs(rows)
    upper = np.triu_indices(dims)
    second = np.empty((model.components, dims, dims))
    second[:, upper[0], upper[1]] = second[:, upper[1], upper[0]] = sums[:, :pairs]
    return Statistics(sums[:, -1], sums[:, pairs:-1], second, log_likelihood, len(x))


def _with_one(x: Float32) -> Float64:
    """float32 (n, D) -> [x, 1], float64 (n, D + 1)."""
    return np.hstack([x.astype(np.float64), np.ones((len(x), 1))])


def _with_pairs(rows: Float64) -> Float64:
    """[x, 1] -> [x_0 x_0, x_0 x_1, ..., x_D x_D, x, 1], the pairs as in np.triu_indices."""
    dims = rows.shape[1] - 1
    out = np.empty((len(rows), dims * (dims + 1) // 2 + dims + 1))
    at = 0
    for i in range(dims):
        np.multiply(rows[:, i : i + 1], rows[:, i:dims], out=out[:, at : at + dims - i])
        at += dims - i
    out[:, at:] = rows
    return out
