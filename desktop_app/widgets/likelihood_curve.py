"""How the likelihood grows while a model trains: one dot an iteration."""

from collections import deque
from math import isfinite

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.language.marking import mark
from desktop_app.language.numbers import decimal
from desktop_app.language.words import say
from desktop_app.theme import CAPTION_PX, Palette, font, palette_of, scaled

TITLE = mark("Training", "fit to the voice, log-likelihood per frame")
_MOST_DOTS = 500
_LEAST_SPAN = 1e-3  # nats per frame; a flat line is drawn flat, not magnified into noise


class LikelihoodCurve(QWidget):
    """Mean log-likelihood (nats per frame) against the iteration; keeps the last 500."""

    def __init__(self, parent: QWidget | None = None, *, title: str = TITLE) -> None:
        super().__init__(parent)
        self._title = say(title)
        self._values: deque[float] = deque(maxlen=_MOST_DOTS)
        self._count = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(scaled(200), scaled(100))
        self.setMaximumHeight(scaled(360))
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # iterations go on to the right
        self.setAccessibleName(self.tr("Training progress"))
        self._describe()

    @property
    def values(self) -> tuple[float, ...]:
        """What is shown now, oldest first."""
        return tuple(self._values)

    def add(self, value: float) -> None:
        """Add the mean log-likelihood of one more iteration; NaN is passed over."""
        if not isfinite(value):
            return
        self._values.append(value)
        self._count += 1
        self._describe()
        self.update()

    def clear(self) -> None:
        """Forget everything, for the next training."""
        self._values.clear()
        self._count = 0
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, 160)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = palette_of(self)
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text as it reads
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(self, CAPTION_PX))
        line = painter.fontMetrics().height()
        left = painter.fontMetrics().horizontalAdvance(decimal(-999.99, 2)) + 8.0
        plot = QRectF(left, line + 6.0, self.width() - left - 8, self.height() - 2.0 * line - 14)
        painter.setPen(QPen(QColor(palette.border), 1))
        painter.setBrush(QColor(palette.surface))
        painter.drawRoundedRect(plot, 4, 4)
        self._draw_words(painter, plot, palette)
        if self._values:
            self._draw_curve(painter, plot, palette)
        painter.end()

    def _span(self) -> tuple[float, float]:
        """The least and the greatest value on the vertical axis."""
        low, high = min(self._values), max(self._values)
        short = max(0.0, _LEAST_SPAN - (high - low)) / 2
        return low - short, high + short

    def _draw_words(self, painter: QPainter, plot: QRectF, palette: Palette) -> None:
        metrics = painter.fontMetrics()
        painter.setPen(QColor(palette.muted))
        shown = metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, int(plot.width()))
        painter.drawText(QPointF(plot.left(), metrics.ascent()), shown)
        right_foot = QRectF(plot.left(), plot.bottom() + 3, plot.width(), metrics.height())
        words = self.tr("waiting for the first iteration")
        if self._count:
            words = self.tr("iteration {number}").format(number=self._count)
        painter.drawText(right_foot, Qt.AlignmentFlag.AlignRight, words)
        if not self._values:
            return
        low, high = self._span()
        marks = [(high, plot.top() + 8), (low, plot.bottom() - 8)]
        if f"{high:.2f}" == f"{low:.2f}":
            marks = [(self._values[-1], plot.center().y())]
        for value, y in marks:
            label = decimal(value, 2)
            left = plot.left() - 6 - metrics.horizontalAdvance(label)
            painter.drawText(QPointF(left, y + metrics.ascent() / 2 - 1), label)

    def _draw_curve(self, painter: QPainter, plot: QRectF, palette: Palette) -> None:
        low, high = self._span()
        inner = plot.adjusted(10, 8, -10, -8)
        steps = max(1, len(self._values) - 1)
        dots = [
            QPointF(
                inner.left() + inner.width() * k / steps,
                inner.bottom() - inner.height() * (value - low) / (high - low),
            )
            for k, value in enumerate(self._values)
        ]
        painter.setPen(QPen(QColor(palette.accent), 1.5))
        painter.drawPolyline(QPolygonF(dots))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.accent))
        radius = 3.5 if len(dots) <= 60 else 1.5
        for dot in dots:
            painter.drawEllipse(dot, radius, radius)

    def _describe(self) -> None:
        words = self.tr("waiting for the first iteration")
        if self._values:
            words = self.tr("iteration {number}, log-likelihood {value} per frame").format(
                number=self._count, value=decimal(self._values[-1], 2)
            )
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
