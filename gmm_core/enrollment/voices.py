"""Are these two voices? Each part of an enrollment scored against a model of the other."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from gmm_core.enrollment.seconds import Part, SpeechSecond, part, score
from gmm_core.progress import finish
from gmm_core.scoring.background import Background

LEAST_PART_S = 4  # seconds on each side of a possible change
STEP_S = 2
MOST_PLACES = 20  # in a long enrollment the places lie further apart
T = TypeVar("T")
Steps = Generator[None, None, T]  # the yields are places to cancel


@dataclass(frozen=True, slots=True)
class VoiceChange:
    """The likeliest change of voice, and the calibrated llr (nats) that both sides are one."""

    after_seconds: int
    llr: float


def cross_llr(left: Part, right: Part, background: Background, snr_db: float) -> float:
    """Mean calibrated llr of each part against the model of the other; near 0 when it is noisy."""
    total = 0.0
    for model, test in ((left, right), (right, left)):
        found = score(model, test, background)
        total += background.calibration.llr(found, test.net_speech_s, snr_db)
    return total / 2


def most_likely_change(
    seconds: Sequence[SpeechSecond], background: Background, snr_db: float
) -> VoiceChange | None:
    """Places all over the enrollment are tried; None while there is too little speech for that."""
    return finish(_search_steps(seconds, background, snr_db))


def two_voices(
    seconds: Sequence[SpeechSecond], background: Background, snr_db: float
) -> VoiceChange | None:
    """The change of voice, if the bundle's threshold says that there is one."""
    return finish(two_voices_steps(seconds, background, snr_db))


def two_voices_steps(
    seconds: Sequence[SpeechSecond], background: Background, snr_db: float
) -> Steps[VoiceChange | None]:
    """`two_voices`, to be cancelled after each place: of an hour of speech one takes a second."""
    change = yield from _search_steps(seconds, background, snr_db)
    if change is None or change.llr >= background.thresholds.two_voices:
        return None
    return change


def _search_steps(
    seconds: Sequence[SpeechSecond], background: Background, snr_db: float
) -> Steps[VoiceChange | None]:
    worst: VoiceChange | None = None
    step = max(STEP_S, len(seconds) // MOST_PLACES)
    for at in range(LEAST_PART_S, len(seconds) - LEAST_PART_S + 1, step):
        left, right = part(seconds[:at], background), part(seconds[at:], background)
        llr = cross_llr(left, right, background, snr_db)
        if worst is None or llr < worst.llr:
            worst = VoiceChange(at, llr)
        yield
    return worst
