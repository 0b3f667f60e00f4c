"""Words that are made to fit."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.theme import Role, font, palette_of
from desktop_app.widgets.painting import fit_lines, plain_tip


class FittedWords(QLabel):
    """Centered lines of one text; `text()` stays the whole text, however it is shown.

    Painted by itself: a style sheet that comes with a new theme would take back the font and the
    color that a plain label was given.
    """

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._lines: list[str] = []
        self._size_px = 1
        self._bold = False
        self._role: Role | None = None

    @property
    def lines(self) -> tuple[str, ...]:
        """What is shown; the last line ends in an ellipsis when the text did not fit."""
        return tuple(self._lines)

    @property
    def size_px(self) -> int:
        """The size of the letters."""
        return self._size_px

    def fit(
        self,
        text: str,
        room: float,
        sizes: dict[int, int],
        *,
        bold: bool = False,
        role: Role | None = None,
    ) -> int:
        """Set `text` at the first size at which it fits; returns the height it needs.

        room : width in logical pixels
        sizes : size in pixels -> the most lines allowed at it, best first; at the last of them
            the text is shortened if it must be, and becomes the tooltip
        role : the color; None for that of ordinary text
        """
        self.setText(text)
        self._bold, self._role = bold, role
        for size_px, most in sizes.items():
            self._size_px = size_px
            metrics = QFontMetricsF(font(self, size_px, bold))
            self._lines = fit_lines(metrics, text, room, most)
            if " ".join(self._lines) == " ".join(text.split()):
                self.setToolTip("")
                break
        else:
            self.setToolTip(plain_tip(text))
        self.update()
        return self.height_of(len(self._lines))

    def height_of(self, count: int) -> int:
        """The height of `count` lines at the present size."""
        metrics = QFontMetricsF(font(self, self._size_px, self._bold))
        return round(count * metrics.lineSpacing() + 0.5)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = palette_of(self)
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text as it reads
        painter.setFont(font(self, self._size_px, self._bold))
        painter.setPen(QColor(palette.text if self._role is None else palette.ink(self._role)))
        metrics = QFontMetricsF(painter.font())
        baseline = metrics.ascent()
        for line in self._lines:
            left = (self.width() - metrics.horizontalAdvance(line)) / 2
            painter.drawText(QPointF(left, baseline), line)
            baseline += metrics.lineSpacing()
        painter.end()
