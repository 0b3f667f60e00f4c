"""Score frames as points of the timeline and bars of the speakers: plain functions."""

import math
from collections.abc import Sequence

from desktop_app.pages.words import shown_speaker, threshold_probability
from desktop_app.widgets import TimelinePoint
from gmm_core.scoring import probability
from gmm_core.verification import Decision, ScoreFrame

Bar = tuple[str, float, int, bool]


def timeline_point(frame: ScoreFrame, sample_rate: int) -> TimelinePoint:
    """One look as a point: the last two seconds' probability of the claimed and best other."""
    windows = [probability(float(llr)) for llr in frame.window_llr]
    index = shown_speaker(frame)
    others = [value for i, value in enumerate(windows) if i != index and not math.isnan(value)]
    return TimelinePoint(
        t_s=frame.end_sample / sample_rate,
        probability=windows[index] if index is not None else math.nan,
        best_other=max(others, default=math.nan),
        threshold=threshold_probability(frame),
        speech=frame.speech,
        gap=frame.gap,
    )


def bars(names: Sequence[str], frame: ScoreFrame | None, claimed: str | None) -> tuple[Bar, ...]:
    """(name, probability, color number, highlighted) of every enrolled speaker, in their order.

    The probability is NaN while nothing was heard, so that no bar claims to know. Highlighted is
    who is claimed, or, with anyone enrolled, who was recognized.
    """
    known: dict[str, float] = {}
    lit = claimed
    if frame is not None and frame.decision is not Decision.LISTENING:
        if claimed is None and frame.decision is Decision.ACCEPT:
            lit = frame.best
        known = dict(zip(frame.speakers, map(float, frame.probability), strict=True))
    return tuple(
        (name, known.get(name, math.nan), number, name == lit) for number, name in enumerate(names)
    )
