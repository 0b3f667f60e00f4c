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


@dataclass(frozen=True, slots=True)
class TrainingConfig:
    """The recipe. The same recordings and recipe give the same bundle, whatever `jobs`."""

    components: int = 256
    em_iterations: int = 25
    copies: int = 3  # degraded copies of every stream, besides the clean one
    stream_s: float = 16.0  # a speaker's recordings are joined to streams of about this length
    cohort_speakers: int = 160
    relevance_factor: float = 16.0
    seed: int = 1
    jobs: int = 1
    noises: Sequence[Path] = ()  # files to add as noise, besides synthetic noise and babble
    front_end: FrontEndConfig = field(default_factory=FrontEndConfig)
    augment: AugmentConfig = field(default_factory=AugmentConfig)
    corpora: Sequence[dict[str, str]] = ()  # {name, license, credit}, kept in the bundle

    def __post_init__(self) -> None:
        if self.components < 1 or self.em_iterations < 1 or self.copies < 1 or self.jobs < 1:
            raise ValueError("components, em_iterations, copies and jobs must be at least 1")
