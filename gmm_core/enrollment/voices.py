"""Are these two voices? Each part of an enrollment scored against a model of the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from gmm_core.enrollment.seconds import Part, SpeechSecond, part
from gmm_core.scoring.background import Background
from gmm_core.scoring.norm import s_norm

LEAST_PART_S = 4  # seconds on each side of a possible change
STEP_S = 2


@dataclass(frozen=True, slots=True)
class VoiceChange:
    """The most likely change of voice and how well both sides agree (S-normalized, both ways)."""

    after_seconds: int
    score: float


def cross_score(left: Part, right: Part, background: Background) -> float:
    """Mean S-normalized score of each part against the model of the other."""
    total = 0.0
    for model, test in ((left, right), (right, left)):
        raw = float(model.offset @ test.vector)
        z = background.cohort.impostor_moments(model.offset)
        t = background.cohort.test_moments(test.vector)
        total += s_norm(raw, z, t)
    return total / 2


def most_likely_change(
    seconds: Sequence[SpeechSecond], background: Background
) -> VoiceChange | None:
    """Every possible place is tried; None while there is too little speech on both sides."""
    frame_rate = background.front_end.frames_per_second
    worst: VoiceChange | None = None
    for at in range(LEAST_PART_S, len(seconds) - LEAST_PART_S + 1, STEP_S):
        left = part(seconds[:at], background.relevance_factor, frame_rate)
        right = part(seconds[at:], background.relevance_factor, frame_rate)
        score = cross_score(left, right, background)
        if worst is None or score < worst.score:
            worst = VoiceChange(at, score)
    return worst


def two_voices(seconds: Sequence[SpeechSecond], background: Background) -> VoiceChange | None:
    """The change of voice, if the bundle's threshold says that there is one."""
    change = most_likely_change(seconds, background)
    if change is None or change.score >= background.thresholds.two_voices:
        return None
    return change
