"""What a background model is made from, and with which recipe."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gmm_core.augment import AugmentConfig
from gmm_core.config import FrontEndConfig


@dataclass(frozen=True, slots=True)
class Recording:
    """A file and who speaks in it."""

    speaker: str
    path: Path


@dataclass(frozen=True, slots=True)
class TrainingProgress:
    """stage names what is being done; mean_log_likelihood is nan outside the EM."""

    stage: str
    done: int
    total: int
    mean_log_likelihood: float


def shipped_front_ends() -> tuple[FrontEndConfig, ...]:
    """Plain cepstra for clean speech, and masked ones for noise (docs/adr/0010).

    A flat reference is the place of the mean speech spectrum that training measures.
    """
    plain = FrontEndConfig()
    flat = (1.0,) * plain.mel_filters
    return plain, FrontEndConfig(mel_reference=flat, mel_floor_db=-30.0)


@dataclass(frozen=True, slots=True)
class TrainingConfig:
    """The recipe. The same recordings and recipe give the same bundle, whatever `jobs`."""

    components: int = 256
    em_iterations: int = 25
    copies: int = 4  # degraded copies of every stream, besides the clean one
    stream_s: float = 16.0  # a speaker's recordings are joined to streams of about this length
    session_rank: int = 50
    cohort_rank: int = 64
    relevance_factor: float = 16.0
    seed: int = 1
    jobs: int = 1
    noises: Sequence[Path] = ()  # files to add as noise, besides synthetic noise and babble
    front_ends: Sequence[FrontEndConfig] = field(default_factory=shipped_front_ends)
    weights: Sequence[float] = (0.5, 0.5)  # of the systems in the fused score
    augment: AugmentConfig = field(default_factory=AugmentConfig)
    corpora: Sequence[dict[str, str]] = ()  # {name, license, credit}, kept in the bundle

    def __post_init__(self) -> None:
        if self.components < 1 or self.em_iterations < 1 or self.copies < 1 or self.jobs < 1:
            raise ValueError("components, em_iterations, copies and jobs must be at least 1")
        if self.session_rank < 1 or self.cohort_rank < 1:
            raise ValueError("session_rank and cohort_rank must be at least 1")
        if not self.front_ends or len(self.weights) != len(self.front_ends):
            raise ValueError("there must be a front end, and a weight for each")

    @property
    def sample_rate(self) -> int:
        """Hz, of all front ends."""
        return self.front_ends[0].sample_rate
