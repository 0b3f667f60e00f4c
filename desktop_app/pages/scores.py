"""Score frames as points of the timeline and bars of the speakers: plain functions."""

import math
from collections.abc import Callable, Sequence
from time import monotonic

import numpy as np

from desktop_app.pages.words import shown_speaker, threshold_probability
from desktop_app.widgets import TimelinePoint
from gmm_core.scoring import probability
from gmm_core.verification import Decision, ScoreFrame

Bar = tuple[str, float, int, bool]


def timeline_point(frame: ScoreFrame, sample_rate: int) -> TimelinePoint:
    """One look as a point: the last two seconds' probability of the claimed and best other."""
    index = shown_speaker(frame)
    windows = frame.window_llr
    others = windows if index is None else np.delete(windows, index)
    others = others[~np.isnan(others)]  # at once: in a loop a thousand speakers took 8 ms
    return TimelinePoint(
        t_s=frame.end_sample / sample_rate,
        probability=math.nan if index is None else probability(float(windows[index])),
        best_other=probability(float(others.max())) if len(others) else math.nan,
        threshold=threshold_probability(frame),
        speech=frame.speech,
        gap=frame.gap,
    )


class BarOrder:
    """In which order the bars stand: as enrolled, or the likeliest first.

    The likeliest are sorted once a second at most: rows that change places with every look, ten
    times a second, cannot be read.
    """

    EVERY_S = 1.0

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._sorted_at = -math.inf
        self._ranks: dict[str, int] = {}
        self._known = False  # whether they were sorted by scores, or before there were any
        self.sorted = False

    def arranged(self, shown: tuple[Bar, ...]) -> tuple[Bar, ...]:
        """The same bars in order; who is claimed stays on top when they are sorted."""
        if not self.sorted:
            return shown
        now, known = self._clock(), any(not math.isnan(bar[1]) for bar in shown)
        others = known != self._known or len(self._ranks) != len(shown)
        if others or now - self._sorted_at >= self.EVERY_S:
            self._sorted_at, self._known = now, known
            ranked = sorted(shown, key=_likeliest)
            self._ranks = {bar[0]: rank for rank, bar in enumerate(ranked)}
            return tuple(ranked)
        last = len(shown)
        return tuple(sorted(shown, key=lambda bar: self._ranks.get(bar[0], last)))

    def sort(self, on: bool) -> None:
        """Sort from now on, or stand as enrolled."""
        self.sorted = on
        self._sorted_at = -math.inf


def _likeliest(bar: Bar) -> tuple[bool, float, int]:
    _, chance, number, lit = bar
    return (not lit, math.inf if math.isnan(chance) else -chance, number)


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
