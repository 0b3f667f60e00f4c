"""A list whose rows are tall enough to touch."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListView, QWidget


class RowList(QListView):
    """QListView for plain rows of text.

    Qt lays rows out before it has met the style sheet if they were there before the list got its
    place in a window, and paints them on top of each other ever after; so lay them out once more.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setUniformItemSizes(True)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.scheduleDelayedItemsLayout()
