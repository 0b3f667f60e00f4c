"""What a background model is made from, and with which recipe."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from gmm_core.augment import AugmentConfig
from gmm_core.config import FrontEndConfig
from gmm_core.frontend.analysis import TELEPHONE_HZ
from gmm_core.places import Place
from gmm_core.scoring.norm import check_norm
from gmm_core.scoring.system import check_systems


@dataclass(frozen=True, slots=True)
class Recording:
    """A file and who speaks in it; corpus : where it comes from, empty = not known."""

    speaker: str
    path: Place
    corpus: str = ""


@dataclass(frozen=True, slots=True)
class TrainingProgress:
    """stage names what is being done; mean_log_likelihood is nan outside the EM.

    within : how much of the next one is done, 0 to 1: an iteration may take hours
    """

    stage: str
    done: int
    total: int
    mean_log_likelihood: float
    within: float = 0.0


def shipped_front_ends() -> tuple[FrontEndConfig, ...]:
    """Masked mel cepstra for noise, plain linear ones for clean speech, masked ones of a telephone.

    A flat reference is the place of the mean speech spectrum that training measures. The first
    one's filters tell whether there is an upper band (docs/adr/0010, 0013 and 0017).
    """
    plain = FrontEndConfig()
    flat = (1.0,) * plain.mel_filters
    masked = replace(plain, mel_reference=flat, mel_floor_db=-30.0)
    low, high = TELEPHONE_HZ
    narrow = replace(masked, cepstra_low_hz=low, cepstra_high_hz=high)
    return masked, replace(plain, filter_scale="linear"), narrow


@dataclass(frozen=True, slots=True)
class TrainingConfig:
    """The recipe. The same recordings and recipe give the same bundle, whatever `jobs`."""

    components: int = 256
    em_iterations: int = 25
    copies: int = 4  # degraded copies of every stream, besides the clean one
    stream_s: float = 16.0  # a speaker's recordings are joined to streams of about this length
    session_rank: int = 50
    cohort_rank: int = 40
    norm: str = "s"  # of scores against the cohort: one of gmm_core.scoring.NORMS
    norm_top_share: float = 0.3  # of the cohort is near: what norm "as" looks at
    scoring: str = "cosine"  # of a voice against speech: one of SCORINGS; "linear": one system
    relevance_factor: float = 16.0
    seed: int = 1
    jobs: int = 1
    noises: Sequence[Path] = ()  # files to add as noise, besides synthetic noise and babble
    front_ends: Sequence[FrontEndConfig] = field(default_factory=shipped_front_ends)
    weights: Sequence[float] = (0.35, 0.35, 0.3)  # of the systems in the fused score
    narrow_system: int | None = 2  # asked alone when a side has no upper band; None = never
    narrow_below_db: float = -54.0  # upper band re the telephone's: real ones reach -49
    augment: AugmentConfig = field(default_factory=AugmentConfig)
    corpora: Sequence[dict[str, str]] = ()  # {name, license, credit}, kept in the bundle

    def __post_init__(self) -> None:
        if self.components < 1 or self.em_iterations < 1 or self.copies < 1 or self.jobs < 1:
            raise ValueError("components, em_iterations, copies and jobs must be at least 1")
        if self.session_rank < 1 or self.cohort_rank < 1:
            raise ValueError("session_rank and cohort_rank must be at least 1")
        check_norm(self.norm, self.norm_top_share)
        if self.relevance_factor <= 0 or self.stream_s <= 0:
            raise ValueError("relevance_factor and stream_s must be positive")
        # now, and not when the mixtures have been trained for hours
        check_systems(self.front_ends, self.weights, self.scoring)
        if self.narrow_system is not None and not 0 <= self.narrow_system < len(self.weights):
            raise ValueError("narrow_system must be the index of a front end")

    @property
    def sample_rate(self) -> int:
        """Hz, of all front ends."""
        return self.front_ends[0].sample_rate
