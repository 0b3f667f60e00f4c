"""The points behind the score timeline: bounded, and cut where sound is missing; no Qt here."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import isnan

WINDOW_S = 60.0
# The live path makes ten points a second; a faster source only shortens the minute.
_MOST_POINTS = 2400
# Points farther apart than this do not belong together even if nobody marked the gap.
_JOIN_S = 1.0


@dataclass(frozen=True, slots=True)
class TimelinePoint:
    """One look of the meter.

    t_s : seconds since the stream began, rising
    probability : of the claimed (or best) speaker, 0 .. 1; NaN leaves the curve open
    best_other : of the best other speaker, 0 .. 1; NaN where there is none
    threshold : probability at which acceptance begins; NaN where there is none
    speech : somebody speaks
    gap : samples were lost, or another source began, just before this point
    """

    t_s: float
    probability: float
    best_other: float
    threshold: float
    speech: bool
    gap: bool = False


class TimelineBuffer:
    """The points of the last minute, oldest first; plain Python."""

    def __init__(self, window_s: float = WINDOW_S, most: int = _MOST_POINTS) -> None:
        self._window_s = window_s
        self._points: deque[TimelinePoint] = deque(maxlen=most)

    def __iter__(self) -> Iterator[TimelinePoint]:
        return iter(self._points)

    def __len__(self) -> int:
        return len(self._points)

    @property
    def last(self) -> TimelinePoint | None:
        """The newest point."""
        return self._points[-1] if self._points else None

    def append(self, points: Iterable[TimelinePoint]) -> None:
        """Add points and drop what is older than the window; backward time starts anew."""
        for point in points:
            if self._points and point.t_s < self._points[-1].t_s:
                self._points.clear()
            self._points.append(point)
        while self._points and self._points[0].t_s < self._points[-1].t_s - self._window_s:
            self._points.popleft()

    def clear(self) -> None:
        """Forget everything."""
        self._points.clear()

    def speech_runs(self) -> Iterator[tuple[float, float]]:
        """Stretches of speech, (from, to) in seconds; broken at gaps."""
        start: float | None = None
        before: TimelinePoint | None = None
        for point in self._points:
            broken = before is not None and _apart(before, point)
            if start is not None and before is not None and (broken or not point.speech):
                yield start, before.t_s
                start = None
            if point.speech and start is None:
                start = point.t_s
            before = point
        if start is not None and before is not None:
            yield start, before.t_s

    def gaps(self) -> Iterator[tuple[float, float]]:
        """Stretches without sound, (from, to) in seconds."""
        before: TimelinePoint | None = None
        for point in self._points:
            if before is not None and _apart(before, point):
                yield before.t_s, point.t_s
            elif before is None and point.gap:
                yield point.t_s, point.t_s
            before = point

    def curve(self, field: str) -> Iterator[list[tuple[float, float]]]:
        """Unbroken pieces [(t_s, value), ...] of "probability", "best_other" or "threshold"."""
        piece: list[tuple[float, float]] = []
        before: TimelinePoint | None = None
        for point in self._points:
            value: float = getattr(point, field)
            if piece and (isnan(value) or (before is not None and _apart(before, point))):
                yield piece
                piece = []
            if not isnan(value):
                piece.append((point.t_s, min(1.0, max(0.0, value))))
            before = point
        if piece:
            yield piece


def _apart(before: TimelinePoint, after: TimelinePoint) -> bool:
    return after.gap or after.t_s - before.t_s > _JOIN_S
