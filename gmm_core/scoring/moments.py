"""The scores of a vector under a whole set of vectors, from a few directions of the set.

A score is a dot product, so its mean and deviation over a set follow from the mean and the
covariance of the set's vectors. The covariance is kept as its first principal directions: 64 of
them lose nothing that can be measured (docs/accuracy.md) and are a tenth of the set's size. Where
each single score is asked for, the set's coordinates along these directions are kept, too.
"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from gmm_core.linalg import Float32, Float64, projections, row_products

_LEAST_DEVIATION = 1e-6
_LEAST_TOP = 2  # one score has no deviation
Floats = npt.NDArray[np.floating]
Spread = tuple[Float32, Float32]  # means and standard deviations


@dataclass(frozen=True, slots=True)
class Moments:
    """Mean and covariance of a set of vectors: covariance = factors^T factors + tail I.

    mean : float32 (size,); factors : float32 (R, size); tail : variance per dimension beyond them
    coordinates : float32 (K, R), vector k is mean + coordinates[k] @ factors and what the tail
        stands for; None = not kept, the vectors are known as a set only
    """

    mean: Float32
    factors: Float32
    tail: float
    coordinates: Float32 | None = None

    def __post_init__(self) -> None:
        if self.factors.ndim != 2 or self.factors.shape[1:] != self.mean.shape or self.tail < 0:
            raise ValueError("the moments of a cohort do not fit together")
        if self.coordinates is not None:
            rank = self.factors.shape[:1]
            if self.coordinates.shape[1:] != rank or len(self.coordinates) < _LEAST_TOP:
                raise ValueError("the coordinates of a cohort do not fit its directions")

    def of_scores(self, vectors: Float32) -> Spread:
        """Means and standard deviations of the scores of each vector, (L, size) -> (L,), (L,)."""
        spread = projections(vectors, self.factors)
        length = np.vecdot(vectors, vectors)
        variance = np.vecdot(spread, spread) + np.float32(self.tail) * length
        deviation = np.sqrt(np.maximum(variance, np.float32(_LEAST_DEVIATION**2)))
        return np.vecdot(vectors, self.mean), deviation

    def of_top_scores(self, vectors: Float32, share: float) -> Spread:
        """As `of_scores`, over the highest scores of each vector; share : of the set, 0 to 1."""
        scores = self.scores(vectors)
        below = len(self._kept()) - max(_LEAST_TOP, round(share * len(self._kept())))
        top = np.partition(scores, below, axis=1)[:, below:]
        return _spread(top, self._lost(vectors))

    def of_scaled_scores(self, vectors: Float32, scale: Spread) -> Spread:
        """As `of_scores`, each score less a mean and over a deviation, both (K,)."""
        scores = (self.scores(vectors) - scale[0]) / scale[1]
        return _spread(scores, self._lost(vectors) * np.mean(1 / np.square(scale[1], dtype="f8")))

    def scores(self, vectors: Float32) -> Float64:
        """Of each vector under each of the set, as far as the directions know; float64 (L, K)."""
        along = row_products(projections(vectors, self.factors), self._kept().T)
        scores: Float64 = along.astype(np.float64) + np.vecdot(vectors, self.mean)[:, None]
        return scores

    def of_scores_of(self, others: "Moments") -> Spread:
        """As `of_scores` for each vector of another set, none of which is made; (K,), (K,).

        What the other set's directions have lost counts as its mean effect.
        """
        at, towards = others._kept().astype(np.float64), others.factors
        mean, factors = others.mean, self.factors
        spread = factors @ mean + at @ (towards @ factors.T)
        length = mean @ mean + 2 * at @ (towards @ mean) + np.vecdot(at @ (towards @ towards.T), at)
        # what any vector of the tail adds, however it lies
        lost = others.tail * (np.vecdot(factors, factors).sum() + self.tail * len(mean))
        variance = np.vecdot(spread, spread) + self.tail * length + lost
        return _single(mean @ self.mean + at @ (towards @ self.mean), variance)

    def of_columns(self, columns: slice) -> "Moments":
        """Of a part of each vector."""
        return replace(self, mean=self.mean[columns], factors=self.factors[:, columns])

    def _kept(self) -> Float32:
        if self.coordinates is None:
            raise ValueError("the vectors of this set are not kept one by one")
        return self.coordinates

    def _lost(self, vectors: Float32) -> Float64:
        """The variance of each vector's scores beyond the directions, float64 (L,)."""
        lost: Float64 = self.tail * np.vecdot(vectors, vectors).astype(np.float64)
        return lost


def moments(vectors: Float32, rank: int | None = None, each: bool = False) -> Moments:
    """Of float32 (K, size); the first `rank` principal directions, or all of them.

    each : keep the coordinates of each vector. Raises ValueError for fewer than two vectors.
    """
    if len(vectors) < 2:
        raise ValueError("a cohort needs at least two voices")
    mean = vectors.mean(axis=0, dtype=np.float64)
    rows = ((vectors - mean) / np.sqrt(len(vectors))).astype(np.float32)
    scale = np.sqrt(len(rows))
    if rank is None or rank >= len(rows):
        coordinates = (scale * np.eye(len(rows))).astype(np.float32) if each else None
        return Moments(mean.astype(np.float32), rows, 0.0, coordinates)
    # eigenvectors of the small Gram matrix give the long principal directions
    values, left = np.linalg.eigh((rows @ rows.T).astype(np.float64))
    longest = left[:, ::-1][:, :rank]
    factors = (longest.T @ rows).astype(np.float32)
    tail = float(np.maximum(values, 0)[:-rank].sum()) / vectors.shape[1]
    coordinates = (scale * longest).astype(np.float32) if each else None
    return Moments(mean.astype(np.float32), factors, tail, coordinates)


def _spread(scores: Float64, lost: Float64) -> Spread:
    """Over each row, (L, K) -> (L,), (L,); lost : variance to add, (L,)."""
    return _single(scores.mean(axis=1), scores.var(axis=1) + lost)


def _single(mean: Floats, variance: Floats) -> Spread:
    deviation = np.sqrt(np.maximum(variance, _LEAST_DEVIATION**2))
    return mean.astype(np.float32), deviation.astype(np.float32)
