"""How strong is a profile? Parts of the enrollment are tested against a model of the others."""

from collections.abc import Sequence

import numpy as np

from gmm_core.enrollment.collector import STRONG_S
from gmm_core.enrollment.seconds import Part, SpeechSecond, part, part_of, score
from gmm_core.scoring.background import Background
from gmm_core.scoring.speaker import EnrollmentSession, SelfTest

SEGMENT_S = 5
MOST_SEGMENTS = 20  # enough to grade; a long enrollment is sampled evenly


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
    segments = [
        range(start, start + SEGMENT_S)
        for start in range(0, len(seconds) - SEGMENT_S + 1, SEGMENT_S)
    ]
    if len(segments) < 3:
        return None
    segments = segments[:: -(-len(segments) // MOST_SEGMENTS)]
    known = part_of(earlier, background) if earlier else None
    llrs = [_held_out(seconds, segment, background, snr_db, known) for segment in segments]
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
