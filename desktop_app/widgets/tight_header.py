"""A table header that leaves room for the sort arrow only where it is."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop_app.theme import BETWEEN

ARROW_PX = 20


class TightHeader(QHeaderView):
    """Qt keeps the arrow's room in every column, which a narrow table cannot spare."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.sortIndicatorChanged.connect(lambda *_: self.resizeSections())

    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:
        words = self.model().headerData(logicalIndex, self.orientation())
        width = self.fontMetrics().horizontalAdvance(str(words)) + BETWEEN + 2
        if self.isSortIndicatorShown() and self.sortIndicatorSection() == logicalIndex:
            width += ARROW_PX
        return QSize(width, super().sectionSizeFromContents(logicalIndex).height())
