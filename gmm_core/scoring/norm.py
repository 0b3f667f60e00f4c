"""Score normalization against a cohort of other voices (S-norm: Shum et al. 2010; Kenny 2010).

A score is a dot product, so its mean and deviation over a cohort follow from the mean and the
covariance of the cohort's vectors. The covariance is kept as its first principal directions: 64 of
them lose nothing that can be measured (docs/accuracy.md) and are a tenth of the cohort's size.
"""

from dataclasses import dataclass, field, replace

import numpy as np

from gmm_core.linalg import Float32, Float64, projections
from gmm_core.scoring.alignment import Alignment

_LEAST_DEVIATION = 1e-6


@dataclass(frozen=True, slots=True)
class Moments:
    """Mean and covariance of a set of vectors: covariance = factors^T factors + tail I.

    mean : float32 (size,); factors : float32 (R, size); tail : variance per dimension beyond them
    """

    mean: Float32
    factors: Float32
    tail: float

    def __post_init__(self) -> None:
        if self.factors.ndim != 2 or self.factors.shape[1:] != self.mean.shape or self.tail < 0:
            raise ValueError("the moments of a cohort do not fit together")

    def of_scores(self, vectors: Float32) -> tuple[Float32, Float32]:
        """Means and standard deviations of the scores of each vector, (L, size) -> (L,), (L,)."""
        spread = projections(vectors, self.factors)
        length = np.vecdot(vectors, vectors)
        variance = np.vecdot(spread, spread) + np.float32(self.tail) * length
        deviation = np.sqrt(np.maximum(variance, np.float32(_LEAST_DEVIATION**2)))
        return np.vecdot(vectors, self.mean), deviation

    def of_columns(self, columns: slice) -> "Moments":
        """Of a part of each vector."""
        return Moments(self.mean[columns], self.factors[:, columns], self.tail)


def moments(vectors: Float32, rank: int | None = None) -> Moments:
    """Of float32 (K, size); the first `rank` principal directions, or all of them.

    Raises ValueError for fewer than two vectors.
    """
    if len(vectors) < 2:
        raise ValueError("a cohort needs at least two voices")
    mean = vectors.mean(axis=0, dtype=np.float64)
    rows = ((vectors - mean) / np.sqrt(len(vectors))).astype(np.float32)
    if rank is None or rank >= len(rows):
        return Moments(mean.astype(np.float32), rows, 0.0)
    # eigenvectors of the small Gram matrix give the long principal directions
    values, left = np.linalg.eigh((rows @ rows.T).astype(np.float64))
    factors = (left[:, ::-1][:, :rank].T @ rows).astype(np.float32)
    tail = float(np.maximum(values, 0)[:-rank].sum()) / vectors.shape[1]
    return Moments(mean.astype(np.float32), factors, tail)


@dataclass(frozen=True, slots=True)
class Cohort:
    """Other people's voices: as models (for the T half) and as short recordings (for the Z half).

    voices : how many people
    alignment : of the normalized scores
    """

    models: Moments
    recordings: Moments
    voices: int
    alignment: Alignment = field(default_factory=Alignment)

    def __post_init__(self) -> None:
        if self.models.mean.shape != self.recordings.mean.shape:
            raise ValueError("cohort models and recordings must have the same dimension")
        if self.voices < 2:
            raise ValueError("a cohort needs at least two voices")

    @property
    def size(self) -> int:
        return len(self.models.mean)

    def impostor_moments(self, models: Float32) -> tuple[Float32, Float32]:
        """Mean and deviation of voices' scores on cohort recordings (Z-norm), (L, size) -> (L,)."""
        return self.recordings.of_scores(models)

    def test_moments(self, tests: Float32) -> tuple[Float32, Float32]:
        """Mean and deviation of recordings' scores under cohort models (T-norm)."""
        return self.models.of_scores(tests)

    def normalized(self, models: Float32, tests: Float32) -> Float32:
        """S-norm of all tests against all models: (M, size), (L, size) -> (L, M)."""
        return s_norm(tests @ models.T, self.impostor_moments(models), self.test_moments(tests))

    def aligned(
        self,
        raw: Float32,
        z: tuple[Float32, Float32],
        t: tuple[Float32, Float32],
        own: Float64,
    ) -> Float64:
        """raw (L, M), moments of models (M,) and of tests (L,), own scores (M,) -> (L, M)."""
        return self.alignment(s_norm(raw, z, t), t[1], z[1], own)

    def score(self, model: Float32, test: Float32) -> float:
        """The aligned score of a recording against a voice of unknown own score, both (size,)."""
        z, t = self.impostor_moments(model[None]), self.test_moments(test[None])
        raw = (test @ model).reshape(1, 1)
        return float(self.aligned(raw, z, t, np.full(1, np.nan))[0, 0])

    def of_columns(self, columns: slice, alignment: Alignment) -> "Cohort":
        """The same people, known by a part of their vectors."""
        models, recordings = (m.of_columns(columns) for m in (self.models, self.recordings))
        return replace(self, models=models, recordings=recordings, alignment=alignment)


def s_norm(raw: Float32, z: tuple[Float32, Float32], t: tuple[Float32, Float32]) -> Float32:
    """((raw - mu_z) / sigma_z + (raw - mu_t) / sigma_t) / 2; raw (L, M), z of (M,), t of (L,)."""
    by_model = (raw - z[0]) / z[1]
    by_test = (raw - t[0][:, None]) / t[1][:, None]
    normalized: Float32 = np.float32(0.5) * (by_model + by_test)
    return normalized
