"""One mixture system: a front end, its UBM and its session space."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gmm_core.config import FrontEndConfig
from gmm_core.frontend.mel import cepstral_filters
from gmm_core.gmm.model import DiagonalGmm
from gmm_core.linalg import Float32, Float64
from gmm_core.scoring.llr import per_frame_vectors, speaker_offsets
from gmm_core.scoring.sessions import SessionSpace

SCORINGS = ("cosine", "linear")
# What systems that listen side by side must agree on, or their looks would not be of one sound.
_SHARED = (
    "sample_rate",
    "frame_samples",
    "hop_samples",
    "delta_frames",
    "normalization",
    "normalization_s",
)


@dataclass(frozen=True, slots=True)
class System:
    """sessions : None = no compensation."""

    front_end: FrontEndConfig
    ubm: DiagonalGmm
    sessions: SessionSpace | None = None

    def __post_init__(self) -> None:
        cepstral_filters(self.front_end)  # refused here, not when somebody begins to speak
        if self.ubm.dims != self.front_end.dims:
            raise ValueError("a front end and its mixture must have the same dimension")
        if self.sessions and self.sessions.directions.shape[1:] != self.ubm.means.shape:
            raise ValueError("a session space and its mixture must have the same shape")

    def compensated(self, n: Float32, centered: Float32) -> Float32:
        """Without the session's effect; (L, C), (L, C, D) -> (L, C, D)."""
        return self.sessions.compensate(n, centered) if self.sessions else centered


def check_scoring(scoring: str, systems: int) -> None:
    """Raises ValueError for an unknown one, and where it cannot fuse so many systems."""
    if scoring not in SCORINGS:
        raise ValueError(f"scoring {scoring!r} is unknown; choose {', '.join(SCORINGS)}")
    if scoring == "linear" and systems > 1:
        raise ValueError("linear scoring is for one system")


def check_systems(
    front_ends: Sequence[FrontEndConfig], weights: Sequence[float], scoring: str
) -> None:
    """Raises ValueError for systems that cannot listen side by side, or not be fused like this."""
    check_scoring(scoring, len(front_ends))
    if not front_ends or len(weights) != len(front_ends):
        raise ValueError("there must be systems, and a weight for each")
    if min(weights) <= 0 or abs(sum(weights) - 1) > 1e-6:
        raise ValueError("the weights of the systems must be positive and sum to one")
    if len({front_end.dims for front_end in front_ends}) > 1:
        raise ValueError("all systems must have features of one dimension")
    frames = {tuple(getattr(one, name) for name in _SHARED) for one in front_ends}
    if len(frames) > 1:
        raise ValueError(f"all systems must have the same {', '.join(_SHARED)}")


@dataclass(frozen=True, slots=True)
class VoiceSpace:
    """From the stacked statistics of all systems to the vectors whose dot product is a score.

    cosine: the MAP offsets of the session-compensated means of each system at unit length, one
    below the other with the roots of `weights`: the dot product of two voices is the weighted mean
    of the systems' cosines. Models and tests are made alike.
    linear: the MAP offset of a model, the statistics per frame of a test (Glembek et al. 2009).
    """

    systems: tuple[System, ...]
    weights: tuple[float, ...]
    scoring: str
    relevance_factor: float

    def __post_init__(self) -> None:
        check_systems([system.front_end for system in self.systems], self.weights, self.scoring)
        if self.relevance_factor <= 0:
            raise ValueError("the relevance factor must be positive")

    @property
    def shape(self) -> tuple[int, int]:
        """(components of all systems, dims) of stacked statistics."""
        return sum(s.ubm.components for s in self.systems), self.systems[0].ubm.dims

    @property
    def size(self) -> int:
        """Length of the vectors."""
        components, dims = self.shape
        return components * dims

    def columns(self, system: int) -> slice:
        """Where a system's part of the vectors lies."""
        components, dims = [s.ubm.components for s in self.systems], self.shape[1]
        start = sum(components[:system])
        return slice(start * dims, (start + components[system]) * dims)

    def models(self, n: Float32 | Float64, centered: Float32 | Float64) -> Float32:
        """Vectors of enrolled voices; (L, C), (L, C, D) -> float32 (L, size)."""
        if self.scoring == "linear":
            return speaker_offsets(n, centered, self.relevance_factor)
        return self._unit(n, centered)

    def tests(self, n: Float32 | Float64, centered: Float32 | Float64) -> Float32:
        """Vectors of recordings; (L, C), (L, C, D) -> float32 (L, size)."""
        if self.scoring == "linear":
            return per_frame_vectors(n, centered)
        return self._unit(n, centered)

    def both(self, n: Float64, centered: Float64) -> tuple[Float32, Float32]:
        """(models, tests) of the same statistics; computed once where they are alike."""
        models = self.models(n, centered)
        return models, models if self.scoring == "cosine" else self.tests(n, centered)

    def _unit(self, n: Float32 | Float64, centered: Float32 | Float64) -> Float32:
        """The weighted offsets of each system, one below the other; (L, C), (L, C, D)."""
        n32 = n.astype(np.float32, copy=False)
        centered32 = centered.astype(np.float32, copy=False)
        vectors = np.empty(centered.shape, np.float32)
        start = 0
        for system, weight in zip(self.systems, self.weights, strict=True):
            own = slice(start, start + system.ubm.components)
            clean = system.compensated(n32[:, own], centered32[:, own])
            offsets = speaker_offsets(n32[:, own], clean, self.relevance_factor)
            length = np.sqrt(np.vecdot(offsets, offsets))
            scale = np.sqrt(np.float32(weight)) / np.maximum(length, np.float32(1e-10))
            np.multiply(offsets.reshape(clean.shape), scale[:, None, None], out=vectors[:, own])
            start = own.stop
        return vectors.reshape(len(n), -1)
