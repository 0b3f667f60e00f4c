"""How strong is a profile? Parts of the enrollment are tested against a model of the others."""

import math
from collections.abc import Generator, Sequence

import numpy as np

from gmm_core.enrollment.collector import STRONG_S
from gmm_core.enrollment.seconds import Part, SpeechSecond, part, part_of, score
from gmm_core.progress import finish
from gmm_core.scoring.background import Background
from gmm_core.scoring.speaker import EnrollmentSession, SelfTest

SEGMENT_S = 5
MOST_SEGMENTS = 20  # enough to grade; a long enrollment is sampled evenly
_Z_95 = 1.959964  # two-sided, standard normal


def self_test(
    seconds: Sequence[SpeechSecond],
    background: Background,
    snr_db: float,
    earlier: tuple[EnrollmentSession, ...] = (),
) -> SelfTest | None:
    """Leave-one-part-out with parts of 5 s; None with fewer than three parts.

    Earlier sessions, if any, are the model alone: another day or microphone is the honest test.
    Within one session it is easier than that, so the grade promises nothing about tomorrow.
    """
    return finish(self_test_steps(seconds, background, snr_db, earlier))


def self_test_steps(
    seconds: Sequence[SpeechSecond],
    background: Background,
    snr_db: float,
    earlier: tuple[EnrollmentSession, ...] = (),
) -> Generator[tuple[int, int], None, SelfTest | None]:
    """`self_test`, telling after each part how many are done and how many there are."""
    segments = [
        range(start, start + SEGMENT_S)
        for start in range(0, len(seconds) - SEGMENT_S + 1, SEGMENT_S)
    ]
    if len(segments) < 3:
        return None
    segments = segments[:: -(-len(segments) // MOST_SEGMENTS)]
    known = part_of(earlier, background) if earlier else None
    llrs: list[float] = []
    for segment in segments:
        llrs.append(_held_out(seconds, segment, background, snr_db, known))
        yield len(llrs), len(segments)
    accepted = float(np.mean([v >= background.thresholds.accept["balanced"] for v in llrs]))
    net_s = sum(s.speech_frames for s in seconds) / background.front_end.frames_per_second
    net_s += sum(session.net_speech_s for session in earlier)
    return SelfTest(grade(accepted, net_s), accepted, float(np.mean(llrs)), len(llrs))


def grade(accepted_share: float, net_speech_s: float) -> str:
    """strong: 30 s and nearly all parts accepted; good: most; fair: half; weak: fewer."""
    if accepted_share >= 0.85:
        return "strong" if net_speech_s >= STRONG_S - 1 else "good"
    if accepted_share >= 0.7:
        return "good"
    return "fair" if accepted_share >= 0.45 else "weak"


def accepted_parts(test: SelfTest) -> int:
    """How many of the `test.segments` parts were accepted."""
    return round(test.accepted_share * test.segments)


def accepted_interval(test: SelfTest) -> tuple[float, float]:
    """The 95 % interval (low, high) of the accepted share, both in 0..1.

    Wilson's score interval (Wilson 1927, "Probable inference, the law of succession, and
    statistical inference"), which stays honest with few parts and with shares of 0 and 1. It takes
    the parts for independent; parts of one recording are less than that, so it is rather too
    narrow for another day. Raises ValueError without parts.
    """
    if test.segments < 1:
        raise ValueError(f"no interval of {test.segments} parts")
    n, share, z2 = test.segments, test.accepted_share, _Z_95**2
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = _Z_95 / (1 + z2 / n) * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def _held_out(
    seconds: Sequence[SpeechSecond],
    segment: range,
    background: Background,
    snr_db: float,
    known: Part | None,
) -> float:
    test = part([seconds[index] for index in segment], background)
    if known is None:
        rest = [second for index, second in enumerate(seconds) if index not in segment]
        known = part(rest, background)
    found = score(known, test, background)
    return background.calibration.llr(found, test.net_speech_s, snr_db)
