"""What a verification session says about every 100 ms."""

from dataclasses import dataclass

from gmm_core.linalg import Float64
from gmm_core.scoring.decision import Decision


@dataclass(frozen=True, slots=True)
class ScoreFrame:
    """One look (100 ms); sample indices are absolute, at the input's rate; arrays are (S,).

    raw : normalized score; llr : calibrated, nats, over this attempt; window_llr : over the last
    2 s of speech; probability : of llr at even odds; more_speech_s : estimate of the speech still
    needed, nan when there is none.
    """

    first_sample: int
    end_sample: int
    net_speech_s: float
    speakers: tuple[str, ...]
    raw: Float64
    llr: Float64
    probability: Float64
    decision: Decision
    claimed: str | None
    best: str | None
    reason: str
    gap: bool
    threshold_llr: float
    window_llr: Float64
    speech: bool
    level_dbfs: float
    snr_db: float
    more_speech_s: float
