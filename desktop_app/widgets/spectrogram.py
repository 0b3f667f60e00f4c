"""The last seconds of sound as a picture: time to the right, frequency upward, loud is dark."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.language.numbers import decimal
from desktop_app.theme import CAPTION_PX, Palette, font, palette_of

COLUMNS = 1000  # 10 s of ten milliseconds each
_MARKS = (0.0, 0.5, 1.0)  # shares of the height and of the width


class Spectrogram(QWidget):
    """A ring of columns in one image: a new column costs one column, painting two copies."""

    def __init__(self, rows: int, top_hz: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._top_hz = top_hz
        self._shades = np.zeros((rows, COLUMNS), np.uint8)  # the image below looks at it
        self._image = QImage(
            self._shades.data, COLUMNS, rows, COLUMNS, QImage.Format.Format_Indexed8
        )
        self._next = 0
        self._empty = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 96)
        self.setAccessibleName(self.tr("Spectrogram of the last 10 seconds"))
        self._color()

    @property
    def shades(self) -> NDArray[np.uint8]:
        """uint8 (rows, COLUMNS), oldest column first, the lowest frequency in the last row."""
        return np.roll(self._shades, -self._next, axis=1)

    def add_columns(self, columns: NDArray[np.uint8]) -> None:
        """uint8 (columns, rows), the lowest frequency first; 255 is loudest."""
        if not len(columns):
            return
        newest = columns[-COLUMNS:, ::-1].T
        places = (self._next + np.arange(newest.shape[1])) % COLUMNS
        self._shades[:, places] = newest
        self._next = int(places[-1] + 1) % COLUMNS
        self._empty = False
        self.update()

    def clear(self) -> None:
        """Silence."""
        self._shades[:] = 0
        self._next, self._empty = 0, True
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(640, 140)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._color()

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = palette_of(self)
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text as it reads
        painter.setFont(font(self, CAPTION_PX))
        plot = self._plot_area(painter)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        rows = float(self._image.height())
        older = (COLUMNS - self._next) / COLUMNS * plot.width()
        left = QRectF(plot.left(), plot.top(), older, plot.height())
        right = QRectF(plot.left() + older, plot.top(), plot.width() - older, plot.height())
        painter.drawImage(left, self._image, QRectF(self._next, 0, COLUMNS - self._next, rows))
        if self._next:
            painter.drawImage(right, self._image, QRectF(0, 0, self._next, rows))
        self._draw_marks(painter, plot, palette)
        if self._empty:
            painter.setPen(QColor(palette.muted))
            painter.drawText(plot, Qt.AlignmentFlag.AlignCenter, self.tr("The sound appears here."))
        painter.end()

    def _plot_area(self, painter: QPainter) -> QRectF:
        metrics = painter.fontMetrics()
        left = metrics.horizontalAdvance(self._frequency(0.5)) + 10
        foot = metrics.height() + 4
        room = QRectF(left, 4, self.width() - left - 6, self.height() - foot - 8)
        return QRectF(room.toRect())

    def _draw_marks(self, painter: QPainter, plot: QRectF, palette: Palette) -> None:
        metrics = painter.fontMetrics()
        painter.setPen(QColor(palette.border))
        painter.drawRect(plot)
        painter.setPen(QColor(palette.muted))
        roomy = plot.height() >= len(_MARKS) * metrics.height()
        for share in _MARKS if roomy else (_MARKS[0], _MARKS[-1]):
            words = self._frequency(share)
            y = plot.bottom() - share * plot.height()
            x = plot.left() - 6 - metrics.horizontalAdvance(words)
            baseline = min(max(y + metrics.ascent() / 2 - 1, metrics.ascent()), plot.bottom())
            painter.drawText(QPointF(x, baseline), words)
        for share in _MARKS:
            age = decimal(10 * (1 - share))
            words = self.tr("{age} s ago").format(age=age) if share < 1 else self.tr("now")
            width = metrics.horizontalAdvance(words)
            x = plot.left() + share * plot.width()
            x = min(max(plot.left(), x - width / 2), plot.right() - width)
            painter.drawText(QPointF(x, plot.bottom() + metrics.ascent() + 3), words)

    def _frequency(self, share: float) -> str:
        return self.tr("{number} kHz").format(number=decimal(share * self._top_hz / 1000))

    def _color(self) -> None:
        """From the ground of a surface over the accent to the color of words."""
        palette = palette_of(self)
        stops = [QColor(color) for color in (palette.surface, palette.accent, palette.text)]
        self._image.setColorTable([_between(stops, shade / 255).rgb() for shade in range(256)])
        self.update()


def _between(stops: list[QColor], share: float) -> QColor:
    """A color on the way from the first stop to the last."""
    place = share * (len(stops) - 1)
    first = min(int(place), len(stops) - 2)
    part = place - first
    one, other = stops[first], stops[first + 1]
    return QColor(
        round(one.red() + part * (other.red() - one.red())),
        round(one.green() + part * (other.green() - one.green())),
        round(one.blue() + part * (other.blue() - one.blue())),
    )
