"""Score normalization against a cohort of other voices, chosen by its name from NORMS.

z: what the voice scores on other people's recordings is brought to mean 0 and deviation 1. t: the
same with what the recording scores under other people's models (Auckenthaler et al. 2000). zt: t
of scores that z has brought there, those under the cohort's models too. s: the mean of z and t
(Kenny 2010; Shum et al. 2010). as: s over the nearest part of the cohort only, which each side
chooses for itself (Cumani et al. 2011; Matejka et al. 2017). none: the score as it is.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from gmm_core.linalg import Float32, Float64
from gmm_core.scoring.alignment import Alignment
from gmm_core.scoring.moments import Moments, Spread


def raw_score(raw: Float32, z: Spread, t: Spread) -> Float32:
    """raw (L, M), of L recordings under M voices; z, t : moments of each voice, each recording.

    All norms take these three.
    """
    return raw


def z_norm(raw: Float32, z: Spread, t: Spread) -> Float32:
    """(raw - mu_z) / sigma_z."""
    normalized: Float32 = (raw - z[0]) / z[1]
    return normalized


def t_norm(raw: Float32, z: Spread, t: Spread) -> Float32:
    """(raw - mu_t) / sigma_t."""
    normalized: Float32 = (raw - t[0][:, None]) / t[1][:, None]
    return normalized


def zt_norm(raw: Float32, z: Spread, t: Spread) -> Float32:
    """((raw - mu_z) / sigma_z - mu_t) / sigma_t; t is of scores that are Z-normalized, too."""
    return t_norm(z_norm(raw, z, t), z, t)


def s_norm(raw: Float32, z: Spread, t: Spread) -> Float32:
    """((raw - mu_z) / sigma_z + (raw - mu_t) / sigma_t) / 2."""
    normalized: Float32 = np.float32(0.5) * (z_norm(raw, z, t) + t_norm(raw, z, t))
    return normalized


NORMS: Final[dict[str, Callable[[Float32, Spread, Spread], Float32]]] = {
    "none": raw_score,
    "z": z_norm,
    "t": t_norm,
    "zt": zt_norm,
    "s": s_norm,
    "as": s_norm,  # z and t are of the nearest
}


def check_norm(norm: str, top_share: float) -> None:
    """Raises ValueError for a norm that does not exist, or a share that is none."""
    if norm not in NORMS:
        raise ValueError(f"norm {norm!r} is unknown; choose {', '.join(NORMS)}")
    if not 0 < top_share <= 1:
        raise ValueError("the nearest share of a cohort must lie above 0 and not above 1")


def keeps_each(norm: str) -> tuple[bool, bool]:
    """Whether it looks at every single model of a cohort, and at every single recording."""
    return norm in ("zt", "as"), norm == "as"


@dataclass(frozen=True, slots=True)
class Cohort:
    """Other people's voices: as models (for the T half) and as short recordings (for the Z half).

    voices : how many people
    alignment : of the normalized scores
    norm : one of NORMS; top_share : how much of the cohort is near, for "as". A share and no
        number: what is learned on a part of the cohort then holds for all of it.
    """

    models: Moments
    recordings: Moments
    voices: int
    alignment: Alignment = field(default_factory=Alignment)
    norm: str = "s"
    top_share: float = 0.3
    _models_z: Spread | None = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.models.mean.shape != self.recordings.mean.shape:
            raise ValueError("cohort models and recordings must have the same dimension")
        if self.voices < 2:
            raise ValueError("a cohort needs at least two voices")
        check_norm(self.norm, self.top_share)
        kept = self.models.coordinates is not None, self.recordings.coordinates is not None
        if kept != keeps_each(self.norm):
            raise ValueError(f"the cohort keeps more or less than norm {self.norm!r} asks for")
        z = self.recordings.of_scores_of(self.models) if self.norm == "zt" else None
        object.__setattr__(self, "_models_z", z)

    @property
    def size(self) -> int:
        return len(self.models.mean)

    def impostor_moments(self, models: Float32) -> Spread:
        """Mean and deviation of voices' scores on cohort recordings, (L, size) -> (L,), (L,).

        Those that the norm works with: for "as" on each voice's nearest recordings.
        """
        if self.norm == "as":
            return self.recordings.of_top_scores(models, self.top_share)
        return self.recordings.of_scores(models)

    def test_moments(self, tests: Float32) -> Spread:
        """Mean and deviation of recordings' scores under cohort models, (L, size) -> (L,), (L,).

        Those that the norm works with: for "as" under each recording's nearest models, for "zt"
        of scores that are Z-normalized, each model by its own scores on the cohort's recordings.
        """
        if self.norm == "as":
            return self.models.of_top_scores(tests, self.top_share)
        if self._models_z is not None:
            return self.models.of_scaled_scores(tests, self._models_z)
        return self.models.of_scores(tests)

    def normalized(self, models: Float32, tests: Float32) -> Float32:
        """All tests against all models: (M, size), (L, size) -> (L, M)."""
        z, t = self.impostor_moments(models), self.test_moments(tests)
        return NORMS[self.norm](tests @ models.T, z, t)

    def aligned(self, raw: Float32, z: Spread, t: Spread, own: Float64) -> Float64:
        """raw (L, M), moments of models (M,) and of tests (L,), own scores (M,) -> (L, M).

        The alignment looks at their deviations, also where the norm does not divide by them.
        """
        return self.alignment(NORMS[self.norm](raw, z, t), t[1], z[1], own)

    def score(self, model: Float32, test: Float32) -> float:
        """The aligned score of a recording against a voice of unknown own score, both (size,)."""
        z, t = self.impostor_moments(model[None]), self.test_moments(test[None])
        raw = (test @ model).reshape(1, 1)
        return float(self.aligned(raw, z, t, np.full(1, np.nan))[0, 0])

    def of_columns(self, columns: slice, alignment: Alignment) -> "Cohort":
        """The same people, known by a part of their vectors."""
        models, recordings = (m.of_columns(columns) for m in (self.models, self.recordings))
        return replace(self, models=models, recordings=recordings, alignment=alignment)
