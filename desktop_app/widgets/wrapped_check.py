"""A check box whose words take as many lines as they need."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from desktop_app.theme import scaled
from desktop_app.widgets.painting import fit_lines

_LEAST_PX = 120
_MOST_LINES = 12
_FRAME_PX = 12  # of the style sheet: borders, padding, and a little for rounding


class WrappedCheckBox(QCheckBox):
    """`words` stays the whole text; Qt's own box would cut what does not fit on one line."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_words(words)

    @property
    def words(self) -> str:
        """The whole text, without the breaks between its lines."""
        return self._words

    def set_words(self, words: str) -> None:
        """Say something else."""
        self._words = words
        self.setAccessibleName(words)
        self._break()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        whole = QFontMetricsF(self.font()).horizontalAdvance(self._words)
        return QSize(round(whole) + self._beside(), self._height(1))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(scaled(_LEAST_PX), self.sizeHint().width()), self._height(1))

    def heightForWidth(self, width: int) -> int:
        return self._height(len(self._lines(width)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._break()

    def _break(self) -> None:
        """Only when the lines are others, for a new text asks for a new layout."""
        text = "\n".join(self._lines(self.width())).replace("&", "&&")
        if text != self.text():
            self.setText(text)

    def _lines(self, width: int) -> list[str]:
        room = max(1, width - self._beside())
        return fit_lines(QFontMetricsF(self.font()), self._words, room, _MOST_LINES)

    def _beside(self) -> int:
        """What the box itself takes."""
        style, option = self.style(), QStyleOptionButton()
        self.initStyleOption(option)
        box = style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, option, self)
        gap = style.pixelMetric(QStyle.PixelMetric.PM_CheckBoxLabelSpacing, option, self)
        return box + gap + _FRAME_PX

    def _height(self, lines: int) -> int:
        return max(scaled(32), round(lines * QFontMetricsF(self.font()).lineSpacing()) + _FRAME_PX)
