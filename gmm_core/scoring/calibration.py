"""Normalized score to calibrated log-likelihood ratio that knows how much it heard, how well."""

from dataclasses import asdict, dataclass

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float64]
Seconds = float | Scores
_MOST_EXPONENT = 700.0  # exp() of more than 709 overflows


@dataclass(frozen=True, slots=True)
class Calibration:
    """llr = evidence * (scale * score + offset * (1 + growth * log(1 + T))).

    evidence = T / (T + half_s) * quality(SNR), with T the net speech in seconds and quality a
    logistic function of the SNR in dB. With little or drowned speech the evidence is near 0, and
    so is the llr: "keep talking", never a guess. The more speech, the better strangers' scores
    too stand out of the cohort, so the score that speaks for nobody grows with T.
    Raises ValueError for numbers that would turn a better score, more speech or less noise around.
    """

    scale: float
    offset: float
    half_s: float
    snr_center_db: float
    snr_width_db: float
    growth: float = 0.0

    def __post_init__(self) -> None:
        if not all(value > 0 for value in (self.scale, self.half_s, self.snr_width_db)):
            raise ValueError("a calibration's scale, half_s and snr_width_db must be positive")

    def evidence(self, net_speech_s: Seconds, snr_db: Seconds) -> Scores:
        """0 (nothing heard) .. 1 (long and clear)."""
        below = (self.snr_center_db - np.asarray(snr_db)) / self.snr_width_db
        quality = 1.0 / (1.0 + np.exp(np.minimum(below, _MOST_EXPONENT)))
        evidence: Scores = quality * net_speech_s / (net_speech_s + self.half_s)
        return evidence

    def llrs(self, scores: Scores, net_speech_s: Seconds, snr_db: Seconds) -> Scores:
        """Nats; arrays that broadcast against each other."""
        neutral = self.offset * (1.0 + self.growth * np.log1p(net_speech_s))
        llrs: Scores = self.evidence(net_speech_s, snr_db) * (self.scale * scores + neutral)
        return llrs

    def llr(self, score: float, net_speech_s: float, snr_db: float) -> float:
        """Nats."""
        return float(self.llrs(np.array(score), net_speech_s, snr_db))

    def as_dict(self) -> dict[str, float]:
        return asdict(self)


def probability(llr: float) -> float:
    """The chance that it is the claimed speaker when both answers were equally likely before."""
    return float(probabilities(np.array(llr)))


def probabilities(llr: Scores) -> Scores:
    """`probability` of each."""
    against = np.exp(-np.abs(llr))  # never overflows
    chances: Scores = np.where(llr >= 0, 1.0, against) / (1.0 + against)
    return chances
