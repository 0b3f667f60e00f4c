"""The points behind the score timeline: bounded, and cut where sound is missing; no Qt here."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import isnan
from operator import attrgetter

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

    def copy(self) -> "TimelineBuffer":
        """The same points, for a picture that stands still."""
        made = TimelineBuffer(self._window_s)
        made._points = self._points.copy()
        return made

    def clear(self) -> None:
        """Forget everything."""
        self._points.clear()

    def stretches(self) -> list[list[TimelinePoint]]:
        """The points, cut wherever sound is missing."""
        found: list[list[TimelinePoint]] = []
        before: TimelinePoint | None = None
        for point in self._points:
            if before is None or _apart(before, point):
                found.append([])
            found[-1].append(point)
            before = point
        return found

    def speech_runs(self) -> Iterator[tuple[float, float]]:
        """Stretches of speech, (from, to) in seconds."""
        for stretch in self.stretches():
            for speech, run in groupby(stretch, key=attrgetter("speech")):
                times = [point.t_s for point in run]
                if speech:
                    yield times[0], times[-1]

    def gaps(self) -> Iterator[tuple[float, float]]:
        """Stretches without sound, (from, to) in seconds."""
        stretches = self.stretches()
        if stretches and stretches[0][0].gap:
            yield stretches[0][0].t_s, stretches[0][0].t_s
        for before, after in pairwise(stretches):
            yield before[-1].t_s, after[0].t_s

    def curve(self, field: str) -> Iterator[list[tuple[float, float]]]:
        """Unbroken pieces [(t_s, value), ...] of "probability", "best_other" or "threshold".

        Of a stretch that stays level only the two ends are kept.
        """
        value_of = attrgetter(field)
        for stretch in self.stretches():
            pairs = ((point.t_s, value_of(point)) for point in stretch)
            for missing, run in groupby(pairs, key=lambda pair: isnan(pair[1])):
                if not missing:
                    yield _without_middles(run)


def _without_middles(run: Iterator[tuple[float, float]]) -> list[tuple[float, float]]:
    piece: list[tuple[float, float]] = []
    for t_s, value in run:
        if len(piece) >= 2 and piece[-1][1] == piece[-2][1] == value:
            piece.pop()
        piece.append((t_s, value))
    return piece


def _apart(before: TimelinePoint, after: TimelinePoint) -> bool:
    return after.gap or after.t_s - before.t_s > _JOIN_S
