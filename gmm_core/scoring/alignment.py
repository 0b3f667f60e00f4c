"""Scores of all conditions on one scale, so that one threshold can serve them.

S-normalized scores of strangers stay near zero everywhere, but how far the owner's lie above them
does not: noise brings both closer together, a voice that stands out takes them further apart. What
is known about the conditions moves the score that speaks for nobody (docs/accuracy.md).
"""

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np

from gmm_core.linalg import Float32, Float64
from gmm_core.scoring.speaker import EnrollmentSession

# An own score from little speech says little: it counts T / (T + this) of its distance to the mean.
_OWN_HALF_S = 4.0


@dataclass(frozen=True, slots=True)
class Alignment:
    """aligned = gain * score + shift + by_test * log(t) + by_model * log(z) + by_own * own.

    t, z : standard deviations of the test's scores under cohort models, and of the model's on
        cohort recordings
    own : how well parts of the enrollment fit the rest of it, above `own_mean`; held within
        `own_low` and `own_high`, which is what training has met
    """

    gain: float = 1.0
    shift: float = 0.0
    by_test: float = 0.0
    by_model: float = 0.0
    by_own: float = 0.0
    own_mean: float = 0.0
    own_low: float = 0.0
    own_high: float = 0.0

    def __post_init__(self) -> None:
        if not self.gain > 0 or not self.own_low <= self.own_mean <= self.own_high:
            raise ValueError("an alignment's gain must be positive, its limits around the mean")

    def own(self, own_scores: Float64) -> Float64:
        """Above the mean and held within the limits; nan = not known = as the mean."""
        held = np.minimum(np.maximum(own_scores, self.own_low), self.own_high) - self.own_mean
        above: Float64 = np.where(np.isnan(held), 0.0, held)  # nan_to_num takes ten times as long
        return above

    def __call__(
        self, scores: Float32, test_deviation: Float32, model_deviation: Float32, own: Float64
    ) -> Float64:
        """scores (L, M), test_deviation (L,), model_deviation (M,), own scores (M,) -> (L, M)."""
        by_test = self.by_test * np.log(test_deviation.astype(np.float64))[:, None]
        by_model = self.by_model * np.log(model_deviation.astype(np.float64))
        aligned: Float64 = self.gain * scores.astype(np.float64) + self.shift + by_test
        return aligned + by_model + self.by_own * self.own(own)

    def as_dict(self) -> dict[str, float]:
        return asdict(self)


def own_score(sessions: Sequence[EnrollmentSession], view: int, mean: float) -> float:
    """How well parts of the sessions fit the rest of their session; nan when nobody has looked.

    view : 0 for whole-band scores, 1 for narrow-band ones; mean : what little speech counts as
    """
    known = [
        s for s in sessions if len(s.own_scores) > view and not math.isnan(s.own_scores[view])
    ]  # a model without a narrow band has left one view only
    seconds = sum(s.net_speech_s for s in known)
    if seconds <= 0:
        return math.nan
    found = sum(s.net_speech_s * s.own_scores[view] for s in known) / seconds
    return shrunk(found, mean, seconds)


def shrunk(found: float, mean: float, net_speech_s: float) -> float:
    """What an own score found in so much speech counts as."""
    return mean + (found - mean) * net_speech_s / (net_speech_s + _OWN_HALF_S)
