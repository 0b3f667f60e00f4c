"""Which part of the last minute is looked at, and the moment that is read; no Qt here."""

from dataclasses import dataclass, replace

from desktop_app.widgets.timeline_buffer import TimelineBuffer, TimelinePoint

SPANS_S = (60.0, 30.0, 15.0, 6.0)  # from far to close
STEP_S, LEAP_S = 0.5, 5.0  # of the keys that move the cursor


@dataclass(frozen=True, slots=True)
class TimelineView:
    """A window on the points, `span_s` wide.

    end_s : the time at the right edge; None follows the newest point
    cursor_s : the moment that is read, None for none
    """

    span_s: float = SPANS_S[0]
    end_s: float | None = None
    cursor_s: float | None = None

    def right(self, newest_s: float) -> float:
        """The time at the right edge."""
        return newest_s if self.end_s is None else min(self.end_s, newest_s)

    def left(self, newest_s: float) -> float:
        """The time at the left edge."""
        return self.right(newest_s) - self.span_s

    def zoomed(self, steps: int, newest_s: float) -> "TimelineView":
        """So many steps closer (farther when negative); the cursor, if any, stays in sight."""
        place = SPANS_S.index(self.span_s) + steps
        span_s = SPANS_S[max(0, min(place, len(SPANS_S) - 1))]
        return replace(self, span_s=span_s)._with_cursor_in_sight(newest_s)

    def at(self, cursor_s: float | None, newest_s: float) -> "TimelineView":
        """Read that moment; the window follows it to where it is."""
        if cursor_s is None:
            return replace(self, cursor_s=None)
        oldest_s = newest_s - SPANS_S[0]
        kept = max(oldest_s, min(cursor_s, newest_s))
        return replace(self, cursor_s=kept)._with_cursor_in_sight(newest_s)

    def _with_cursor_in_sight(self, newest_s: float) -> "TimelineView":
        cursor = self.cursor_s
        if cursor is None:
            return self
        if cursor < self.left(newest_s):
            return replace(self, end_s=cursor + self.span_s)
        if cursor > self.right(newest_s):
            end_s = None if cursor >= newest_s else cursor
            return replace(self, end_s=end_s)
        return self


def nearest(points: TimelineBuffer, t_s: float) -> TimelinePoint | None:
    """The point at this moment; None where no sound was heard within half a second of it."""
    found = min(points, key=lambda point: abs(point.t_s - t_s), default=None)
    return found if found is not None and abs(found.t_s - t_s) <= STEP_S else None
