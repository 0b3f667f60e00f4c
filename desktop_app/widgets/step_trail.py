"""Where a guided way of several steps has come to."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop_app.theme import AROUND, BETWEEN, HEADING_PX, font
from desktop_app.widgets.painting import plain_tip


class StepTrail(QWidget):
    """All steps in a line; where they have no room, only the present one shows its word."""

    def __init__(self, words: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._current = 0
        self._labels = tuple(QLabel() for _ in words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._line = layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(AROUND)
        for label, word in zip(self._labels, words, strict=True):
            label.setToolTip(plain_tip(word))
            label.setAccessibleName(word)
            layout.addWidget(label)
        layout.addStretch(1)
        self.set_current(0)

    def set_current(self, number: int) -> None:
        """The step that is in front, counted from 0."""
        self._current = number
        for other, label in enumerate(self._labels):
            label.setProperty("kind", "heading" if other == number else "muted")
            label.style().unpolish(label)
            label.style().polish(label)
        self._fold()

    def sizeHint(self) -> QSize:
        return QSize(self._width(folded=False), self._metrics(heading=True).height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width(folded=True), self._metrics(heading=True).height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what does not fit."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        folded = self._width(folded=False) > self.width()
        self._line.setSpacing(BETWEEN if folded else AROUND)
        for number, label in enumerate(self._labels):
            label.setText(self._text(number, folded=folded))

    def _text(self, number: int, *, folded: bool) -> str:
        short = folded and number != self._current
        return str(number + 1) if short else f"{number + 1}  {self._words[number]}"

    def _width(self, *, folded: bool) -> int:
        """As wide as the labels would be."""
        widths = (
            self._metrics(heading=number == self._current).horizontalAdvance(
                self._text(number, folded=folded)
            )
            for number in range(len(self._words))
        )
        between = BETWEEN if folded else AROUND
        return sum(widths) + between * (len(self._words) - 1) + 2

    def _metrics(self, *, heading: bool) -> QFontMetrics:
        return QFontMetrics(font(self, HEADING_PX, bold=True) if heading else self.font())
