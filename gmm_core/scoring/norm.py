"""Score normalization against a cohort of other voices (S-norm: Shum et al. 2010; Kenny 2010)."""

from dataclasses import dataclass

import numpy as np

from gmm_core.linalg import Float32


@dataclass(frozen=True, slots=True)
class Cohort:
    """Other people's voices: as models (for the T half) and as short recordings (for the Z half).

    offsets : float32 (K, C * D), MAP offsets of the UBM to each cohort speaker
    vectors : float32 (M, C * D), test vectors of cohort recordings in many conditions
    speakers : names of the K models' speakers
    """

    offsets: Float32
    vectors: Float32
    speakers: tuple[str, ...]

    def __post_init__(self) -> None:
        if self.offsets.ndim != 2 or self.vectors.shape[1:] != self.offsets.shape[1:]:
            raise ValueError("cohort models and recordings must have the same dimension")
        if len(self.offsets) < 2 or len(self.vectors) < 2:
            raise ValueError("a cohort needs at least two voices")

    def impostor_moments(self, offset: Float32) -> tuple[float, float]:
        """Mean and standard deviation of a speaker's scores on cohort recordings (Z-norm)."""
        return _moments(self.vectors @ offset)

    def test_moments(self, vector: Float32) -> tuple[float, float]:
        """Mean and standard deviation of a recording's scores under cohort models (T-norm)."""
        return _moments(self.offsets @ vector)

    def score(self, offset: Float32, vector: Float32) -> float:
        """The S-normalized score of a recording against a voice."""
        z, t = self.impostor_moments(offset), self.test_moments(vector)
        return s_norm(float(offset @ vector), z, t)


def _moments(scores: Float32) -> tuple[float, float]:
    wide = scores.astype(np.float64)
    return float(wide.mean()), max(float(wide.std()), 1e-6)


def s_norm(raw: float, z: tuple[float, float], t: tuple[float, float]) -> float:
    """((raw - mu_z) / sigma_z + (raw - mu_t) / sigma_t) / 2."""
    return 0.5 * ((raw - z[0]) / z[1] + (raw - t[0]) / t[1])
