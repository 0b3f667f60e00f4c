"""The last minute of the score: claimed speaker, best other, threshold, speech and gaps."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.language.numbers import decimal
from desktop_app.language.words import translate
from desktop_app.theme import CAPTION_PX, Palette, font, palette_of
from desktop_app.widgets.odds import place
from desktop_app.widgets.painting import percent, plain_tip
from desktop_app.widgets.timeline_buffer import WINDOW_S, TimelineBuffer, TimelinePoint

_SPEECH_PX = 6.0
_GRID = (0.001, 0.5, 0.999)
_TICKS_S = (60, 45, 30, 15, 0)
_FEW_TICKS_S = (60, 30, 0)
# Qt's stroker takes more than linear time: 600 points of a thick line cost 6.7 ms in one stroke,
# 0.8 ms in strokes of 50.
_STROKE_POINTS = 50


class ScoreTimeline(QWidget):
    """Scrolling curves of the last 60 s; memory is bounded."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buffer = TimelineBuffer()
        self._labels = (self.tr("this voice"), self.tr("best other"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 110)
        self.setAccessibleName(self.tr("Score of the last minute"))
        self._describe()

    @property
    def points(self) -> tuple[TimelinePoint, ...]:
        """What is shown now, oldest first."""
        return tuple(self._buffer)

    def append(self, points: Iterable[TimelinePoint]) -> None:
        """Add points; a time that runs backward starts a new minute."""
        new = tuple(points)
        if new:  # the timer asks three times as often as there is news
            self._buffer.append(new)
            self._describe()
            self.update()

    def clear(self) -> None:
        """Forget everything."""
        self._buffer.clear()
        self._describe()
        self.update()

    def set_labels(self, claimed: str, best_other: str) -> None:
        """The words of the legend."""
        self._labels = (claimed, best_other)
        self.setToolTip(plain_tip(f"{claimed}; {best_other}"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(640, 160)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = palette_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(self, CAPTION_PX))
        metrics = QFontMetricsF(painter.font())
        plot = self._plot_area(metrics)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.surface))
        painter.drawRoundedRect(plot, 4, 4)
        self._draw_speech(painter, plot, palette)
        self._draw_axes(painter, plot, palette)
        if self._buffer.last is None:
            painter.setPen(QColor(palette.muted))
            words = self.tr("The score of the last minute appears here.")
            upper = QRectF(plot.topLeft(), QPointF(plot.right(), _y(plot, 0.5)))
            painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, words)
        self._draw_curves(painter, plot, palette)
        self._draw_gaps(painter, plot, palette)
        self._draw_legend(painter, plot, palette)
        painter.end()

    def _plot_area(self, metrics: QFontMetricsF) -> QRectF:
        line = metrics.height()
        left = metrics.horizontalAdvance(_mark(_GRID[-1])) + 8
        top = line + 6  # the legend
        area = QRectF(left, top, self.width() - left - 6, self.height() - top - line - 4)
        return QRectF(area.toRect())  # upright edges on whole pixels stay sharp

    def _x(self, plot: QRectF, t_s: float) -> float:
        """Where the moment `t_s` stands; the newest point is at the right edge."""
        last = self._buffer.last
        age_s = last.t_s - t_s if last is not None else 0.0
        return plot.right() - plot.width() * age_s / WINDOW_S

    def _draw_speech(self, painter: QPainter, plot: QRectF, palette: Palette) -> None:
        """A faint column for every stretch of speech and a solid strip at its foot."""
        for start_s, end_s in self._buffer.speech_runs():
            left, right = round(self._x(plot, start_s)), round(self._x(plot, end_s))
            column = QRectF(left, plot.top(), max(1.0, right - left), plot.height())
            painter.fillRect(column, QColor(palette.hover))
            column.setTop(plot.bottom() - _SPEECH_PX)
            painter.fillRect(column, QColor(palette.outline))

    def _draw_axes(self, painter: QPainter, plot: QRectF, palette: Palette) -> None:
        metrics = painter.fontMetrics()
        for probability in _GRID:
            label = _mark(probability)
            y = _y(plot, probability)
            painter.setPen(QPen(QColor(palette.border), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(QColor(palette.muted))
            left = plot.left() - 6 - metrics.horizontalAdvance(label)
            painter.drawText(QPointF(left, y + metrics.ascent() / 2 - 1), label)
        for age_s in _TICKS_S if plot.width() > 400 else _FEW_TICKS_S:
            label = self.tr("{age} s ago").format(age=age_s) if age_s else self.tr("now")
            width = metrics.horizontalAdvance(label)
            x = plot.right() - plot.width() * age_s / WINDOW_S
            left = min(max(plot.left(), x - width / 2), plot.right() - width)
            painter.drawText(QPointF(left, plot.bottom() + metrics.ascent() + 3), label)

    def _draw_curves(self, painter: QPainter, plot: QRectF, palette: Palette) -> None:
        painter.setClipRect(plot.adjusted(0, -2, 2, 0))
        # Sums of `_x` and `_y`, taken out of a loop over 1,800 points
        x0, y0 = self._x(plot, 0.0), _y(plot, 0.0)
        per_s, height = plot.width() / WINDOW_S, y0 - _y(plot, 1.0)  # on the scale of `place`
        for field, pen in _pens(palette).items():
            painter.setPen(pen)
            for piece in self._buffer.curve(field):
                dots = [QPointF(x0 + per_s * t_s, y0 - height * place(p)) for t_s, p in piece]
                if len(dots) == 1:
                    painter.drawPoint(dots[0])
                for start in range(0, len(dots) - 1, _STROKE_POINTS):
                    painter.drawPolyline(QPolygonF(dots[start : start + _STROKE_POINTS + 1]))
        painter.setClipping(False)

    def _draw_gaps(self, painter: QPainter, plot: QRectF, palette: Palette) -> None:
        """Hatched from top to bottom: nothing was heard here, and no curve crosses it."""
        for start_s, end_s in self._buffer.gaps():
            left, right = self._x(plot, start_s), self._x(plot, end_s)
            width = max(6.0, right - left)
            column = QRectF(max(plot.left(), right - width), plot.top(), width, plot.height())
            painter.fillRect(column, QColor(palette.surface))
            painter.save()
            painter.setClipRect(column)
            painter.setPen(QPen(QColor(palette.warning_fill), 1))
            for k in range(int((width + plot.height()) / 5) + 1):
                x = column.left() - plot.height() + 5 * k
                painter.drawLine(QPointF(x, plot.bottom()), QPointF(x + plot.height(), plot.top()))
            painter.restore()

    def _draw_legend(self, painter: QPainter, plot: QRectF, palette: Palette) -> None:
        """Samples with their words, from the right edge to the left."""
        metrics = QFontMetricsF(painter.font())
        speech = QPen(QColor(palette.outline), _SPEECH_PX, c=Qt.PenCapStyle.FlatCap)
        pens = {"speech": speech, **_pens(palette)}
        words = (self.tr("speech"), self.tr("needed"), self._labels[1], self._labels[0])
        sample, between = 20.0, 16.0
        room = plot.right() - len(words) * (sample + 6 + between) + between
        widths = _shared([metrics.horizontalAdvance(word) for word in words], room)
        middle = metrics.ascent() - metrics.xHeight() / 2
        right = plot.right()
        for word, width, pen in reversed(list(zip(words, widths, pens.values(), strict=True))):
            shown = metrics.elidedText(word, Qt.TextElideMode.ElideRight, width + 0.5)
            left = right - width
            painter.setPen(QColor(palette.text))
            painter.drawText(QPointF(left, metrics.ascent()), shown)
            painter.setPen(pen)
            painter.drawLine(QPointF(left - 6 - sample, middle), QPointF(left - 6, middle))
            right = left - 6 - sample - between

    def _describe(self) -> None:
        last = self._buffer.last
        words = self.tr("nothing yet")
        if last is not None and last.probability == last.probability:
            chance = percent(last.probability)
            words = self.tr("now {percent}").format(percent=chance)
            if last.threshold == last.threshold:
                words = self.tr("now {percent}, accepted above {least}").format(
                    percent=chance, least=percent(last.threshold)
                )
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)


def _mark(probability: float) -> str:
    """The number at a line of the grid."""
    digits = 1 if probability != 0.5 else 0
    return translate("Numbers", "{number} %").format(number=decimal(100 * probability, digits))


def _shared(wanted: list[float], room: float) -> list[float]:
    """Widths for the words of the legend: the short ones whole, the long ones share the rest."""
    granted = dict.fromkeys(range(len(wanted)), 0.0)
    left = max(0.0, room)
    by_width = sorted(range(len(wanted)), key=lambda k: wanted[k])
    for done, k in enumerate(by_width):
        granted[k] = min(wanted[k], left / (len(wanted) - done))
        left -= granted[k]
    return [granted[k] for k in range(len(wanted))]


def _y(plot: QRectF, probability: float) -> float:
    """Where a probability stands; the strip of speech keeps the foot of the plot."""
    foot = plot.bottom() - _SPEECH_PX - 3
    return foot - (foot - plot.top() - 2) * place(probability)


def _pens(palette: Palette) -> dict[str, QPen]:
    """What is drawn first lies below. The lines differ by their dashes, not only by hue."""
    threshold = QPen(QColor(palette.muted), 1.5, Qt.PenStyle.CustomDashLine)
    threshold.setDashPattern([4, 4])
    other = QPen(QColor(palette.rejected_fill), 1.5, Qt.PenStyle.CustomDashLine)
    other.setDashPattern([1, 2])
    claimed = QPen(QColor(palette.accent), 2.5)
    claimed.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    claimed.setCapStyle(Qt.PenCapStyle.RoundCap)  # so that no seam shows between two strokes
    return {"threshold": threshold, "best_other": other, "probability": claimed}
