"""One bar for every enrolled speaker."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QListView, QWidget

SpeakerScore = tuple[str, float, int, bool]  # name, probability (NaN: none yet), color, highlighted


class SpeakerBars(QListView):
    """Bars in the speakers' own colors; scrolls when there are many."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def set_scores(self, scores: tuple[SpeakerScore, ...]) -> None:
        """Show these speakers, in this order.

        scores : (name, probability 0 .. 1 or NaN, color index, highlighted) of each
        """

    def sizeHint(self) -> QSize:
        return QSize(280, 220)
