"""The last minute of the score: claimed speaker, best other, threshold, speech and gaps."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

WINDOW_S = 60.0


@dataclass(frozen=True, slots=True)
class TimelinePoint:
    """One look of the meter.

    t_s : seconds since the stream began, rising
    probability : of the claimed (or best) speaker, 0 .. 1; NaN leaves the curve open
    best_other : of the best other speaker, 0 .. 1; NaN where there is none
    threshold : probability at which acceptance begins
    speech : somebody speaks
    gap : samples were lost, or another source began, just before this point
    """

    t_s: float
    probability: float
    best_other: float
    threshold: float
    speech: bool
    gap: bool = False


class ScoreTimeline(QWidget):
    """Scrolling curves of the last 60 s; memory is bounded."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def append(self, points: Iterable[TimelinePoint]) -> None:
        """Add points; a time that runs backward starts a new minute."""

    def clear(self) -> None:
        """Forget everything."""

    def sizeHint(self) -> QSize:
        return QSize(640, 140)
