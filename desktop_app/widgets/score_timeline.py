"""The last minute of the score: claimed speaker, best other, threshold, speech and gaps.

It can be paused (Space), looked at closer (plus, minus, the wheel) and read under the pointer or,
by the arrow keys, under a cursor; a click or Enter chooses a moment.
"""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.language.numbers import decimal
from desktop_app.theme import CAPTION_PX, Palette, font, palette_of, scaled
from desktop_app.widgets.announce import announce
from desktop_app.widgets.odds import place
from desktop_app.widgets.painting import draw_focus_frame, percent, plain_tip
from desktop_app.widgets.timeline_buffer import TimelineBuffer, TimelinePoint
from desktop_app.widgets.timeline_paper import (
    SPEECH_PX,
    draw_legend,
    mark_words,
    pens_of,
    place_y,
)
from desktop_app.widgets.timeline_view import LEAP_S, STEP_S, TimelineView, nearest

_GRID = (0.001, 0.5, 0.999)
_TICKS, _FEW_TICKS = (0.0, 0.25, 0.5, 0.75, 1.0), (0.0, 0.5, 1.0)  # shares of the width
# Qt's stroker takes more than linear time: 600 points of a thick line cost 6.7 ms in one stroke,
# 0.8 ms in strokes of 50.
_STROKE_POINTS = 50


class ScoreTimeline(QWidget):
    """Scrolling curves of the last 60 s; memory is bounded."""

    moment_chosen = Signal(float)  # seconds of the stream
    paused_changed = Signal(bool)
    span_changed = Signal(float)  # seconds from edge to edge

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buffer = TimelineBuffer()
        self._shown = self._buffer  # while paused a copy that stands still
        self._view = TimelineView()
        self._chosen_s: float | None = None
        self._labels = (self.tr("this voice"), self.tr("best other"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(scaled(240), scaled(110))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Score of the last minute"))
        self._describe()

    @property
    def points(self) -> tuple[TimelinePoint, ...]:
        """What is shown now, oldest first."""
        return tuple(self._shown)

    @property
    def paused(self) -> bool:
        """Whether the picture stands still while listening goes on."""
        return self._shown is not self._buffer

    @property
    def view(self) -> TimelineView:
        """Which part is seen, and what is read."""
        return self._view

    @Slot(bool)
    def set_paused(self, paused: bool) -> None:
        """Let the picture stand still, or go on with the newest."""
        if paused == self.paused:
            return
        self._shown = self._buffer.copy() if paused else self._buffer
        if not paused:
            self._view = TimelineView(self._view.span_s)
        self.paused_changed.emit(paused)
        self._changed()

    def zoom(self, steps: int) -> None:
        """So many steps closer; farther when negative."""
        self._look(self._view.zoomed(steps, self._newest_s))
        self.span_changed.emit(self._view.span_s)

    def read(self, t_s: float | None) -> None:
        """Read the moment `t_s`; None for none."""
        self._look(self._view.at(t_s, self._newest_s))

    def reading(self) -> str:
        """The moment under the cursor in words; "" where there is none."""
        cursor = self._view.cursor_s
        point = None if cursor is None else nearest(self._shown, cursor)
        if point is None:
            return ""
        age = self.tr("{age} s ago").format(age=decimal(self._newest_s - point.t_s, 1))
        words = [age]
        values = (point.probability, point.best_other, point.threshold)
        for label, value in zip((*self._labels, self.tr("needed")), values, strict=True):
            if value == value:
                words.append(f"{label} {percent(value)}")
        if point.speech:
            words.append(self.tr("speech"))
        return " · ".join(words)

    def choose(self, t_s: float | None) -> None:
        """Mark this moment and tell about it; None takes the mark away."""
        point = None if t_s is None else nearest(self._shown, t_s)
        self._chosen_s = None if point is None else point.t_s
        if point is not None:
            self.moment_chosen.emit(point.t_s)
        self.update()

    def append(self, points: Iterable[TimelinePoint]) -> None:
        """Add points; a time that runs backward starts a new minute."""
        new = tuple(points)
        if new:  # the timer asks three times as often as there is news
            self._buffer.append(new)
            if not self.paused:
                self._changed()

    def clear(self) -> None:
        """Forget everything; the picture goes on if it stood still."""
        self._buffer.clear()
        self._chosen_s = None
        self._view = TimelineView(self._view.span_s)
        self.set_paused(False)
        self._changed()

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
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text as it reads
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(self, CAPTION_PX))
        metrics = QFontMetricsF(painter.font())
        plot = self._plot_area(metrics)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.surface))
        painter.drawRoundedRect(plot, 4, 4)
        self._draw_speech(painter, plot, palette)
        self._draw_axes(painter, plot, palette)
        if self._shown.last is None:
            painter.setPen(QColor(palette.muted))
            words = self.tr("The score of the last minute appears here.")
            upper = QRectF(plot.topLeft(), QPointF(plot.right(), place_y(plot, 0.5)))
            painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, words)
        self._draw_curves(painter, plot, palette)
        self._draw_gaps(painter, plot, palette)
        legend = (self.tr("speech"), self.tr("needed"), self._labels[1], self._labels[0])
        draw_legend(painter, plot, palette, legend)
        self._draw_moments(painter, plot, palette)
        if self.hasFocus():
            draw_focus_frame(painter, QRectF(self.rect()), palette)
        painter.end()

    # -- pointer and keys ---------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.read(self._time_at(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.read(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.choose(self._time_at(event.position().x()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y()
        if steps:
            self.zoom(1 if steps > 0 else -1)
            event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.read(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        far = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        step = LEAP_S if far else STEP_S
        cursor = self._view.cursor_s
        here = self._newest_s if cursor is None else cursor
        moves = {
            Qt.Key.Key_Left: here - step,
            Qt.Key.Key_Right: here + step,
            Qt.Key.Key_Home: self._newest_s - self._view.span_s,
            Qt.Key.Key_End: self._newest_s,
        }
        if key in moves:
            self.read(moves[Qt.Key(key)])
            announce(self, self.reading())
        elif key == Qt.Key.Key_Space:
            self.set_paused(not self.paused)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(1)
        elif key == Qt.Key.Key_Minus:
            self.zoom(-1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose(here)
        else:
            super().keyPressEvent(event)

    # -- where things are ---------------------------------------------------------------------

    @property
    def _newest_s(self) -> float:
        last = self._shown.last
        return last.t_s if last is not None else 0.0

    def _look(self, view: TimelineView) -> None:
        if view != self._view:
            self._view = view
            self.update()

    def _changed(self) -> None:
        self._describe()
        self.update()

    def _time_at(self, x: float) -> float:
        """The moment at a place of the widget."""
        plot = self._plot_area(QFontMetricsF(font(self, CAPTION_PX)))
        share = (plot.right() - x) / max(1.0, plot.width())
        return self._view.right(self._newest_s) - share * self._view.span_s

    def _plot_area(self, metrics: QFontMetricsF) -> QRectF:
        line = metrics.height()
        left = metrics.horizontalAdvance(mark_words(_GRID[-1])) + 8
        top = line + 6  # the legend
        area = QRectF(left, top, self.width() - left - 6, self.height() - top - line - 4)
        return QRectF(area.toRect())  # upright edges on whole pixels stay sharp

    def _x(self, plot: QRectF, t_s: float) -> float:
        """Where the moment `t_s` stands."""
        before_edge_s = self._view.right(self._newest_s) - t_s
        return plot.right() - plot.width() * before_edge_s / self._view.span_s

    def _draw_speech(self, painter: QPainter, plot: QRectF, palette: Palette) -> None:
        """A faint column for every stretch of speech and a solid strip at its foot."""
        painter.setClipRect(plot)
        for start_s, end_s in self._shown.speech_runs():
            left, right = round(self._x(plot, start_s)), round(self._x(plot, end_s))
            column = QRectF(left, plot.top(), max(1.0, right - left), plot.height())
            painter.fillRect(column, QColor(palette.hover))
            column.setTop(plot.bottom() - SPEECH_PX)
            painter.fillRect(column, QColor(palette.outline))
        painter.setClipping(False)

    def _draw_axes(self, painter: QPainter, plot: QRectF, palette: Palette) -> None:
        metrics = painter.fontMetrics()
        for probability in _GRID:
            label = mark_words(probability)
            y = place_y(plot, probability)
            painter.setPen(QPen(QColor(palette.border), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(QColor(palette.muted))
            left = plot.left() - 6 - metrics.horizontalAdvance(label)
            painter.drawText(QPointF(left, y + metrics.ascent() / 2 - 1), label)
        edge_s = self._newest_s - self._view.right(self._newest_s)
        for share in _TICKS if plot.width() > 400 else _FEW_TICKS:
            age_s = edge_s + self._view.span_s * (1.0 - share)
            age = decimal(age_s, 0 if age_s == int(age_s) else 1)
            label = self.tr("{age} s ago").format(age=age) if age_s else self._now_words()
            width = metrics.horizontalAdvance(label)
            x = plot.left() + plot.width() * share
            left = min(max(plot.left(), x - width / 2), plot.right() - width)
            painter.drawText(QPointF(left, plot.bottom() + metrics.ascent() + 3), label)

    def _draw_curves(self, painter: QPainter, plot: QRectF, palette: Palette) -> None:
        painter.setClipRect(plot.adjusted(0, -2, 2, 0))
        # Sums of `_x` and `_y`, taken out of a loop over 1,800 points
        x0, y0 = self._x(plot, 0.0), place_y(plot, 0.0)
        per_s, height = (
            plot.width() / self._view.span_s,
            y0 - place_y(plot, 1.0),
        )  # on the scale of `place`
        for field, pen in pens_of(palette).items():
            painter.setPen(pen)
            for piece in self._shown.curve(field):
                dots = [QPointF(x0 + per_s * t_s, y0 - height * place(p)) for t_s, p in piece]
                if len(dots) == 1:
                    painter.drawPoint(dots[0])
                for start in range(0, len(dots) - 1, _STROKE_POINTS):
                    painter.drawPolyline(QPolygonF(dots[start : start + _STROKE_POINTS + 1]))
        painter.setClipping(False)

    def _draw_gaps(self, painter: QPainter, plot: QRectF, palette: Palette) -> None:
        """Hatched from top to bottom: nothing was heard here, and no curve crosses it."""
        for start_s, end_s in self._shown.gaps():
            left, right = self._x(plot, start_s), self._x(plot, end_s)
            if right < plot.left() or left > plot.right():
                continue
            width = max(6.0, right - left)
            column = QRectF(max(plot.left(), right - width), plot.top(), width, plot.height())
            column = column.intersected(plot)
            painter.fillRect(column, QColor(palette.surface))
            painter.save()
            painter.setClipRect(column)
            painter.setPen(QPen(QColor(palette.warning_fill), 1))
            for k in range(int((width + plot.height()) / 5) + 1):
                x = column.left() - plot.height() + 5 * k
                painter.drawLine(QPointF(x, plot.bottom()), QPointF(x + plot.height(), plot.top()))
            painter.restore()

    def _now_words(self) -> str:
        return self.tr("paused") if self.paused else self.tr("now")

    def _draw_moments(self, painter: QPainter, plot: QRectF, palette: Palette) -> None:
        """The chosen moment, and the one that is read with its numbers."""
        if self._chosen_s is not None:
            self._draw_upright(painter, plot, self._chosen_s, QPen(QColor(palette.accent), 2))
        words = self.reading()
        cursor = self._view.cursor_s
        if cursor is None or not words:
            return
        self._draw_upright(painter, plot, cursor, QPen(QColor(palette.text), 1))
        metrics = painter.fontMetrics()
        width, height = metrics.horizontalAdvance(words) + 16, metrics.height() + 6
        x = self._x(plot, cursor)
        left = x + 8 if x + 8 + width <= plot.right() else x - 8 - width  # never on its moment
        left = min(max(plot.left(), left), plot.right() - width)
        box = QRectF(max(0.0, left), plot.top() + 3, min(width, float(self.width())), height)
        painter.setPen(QColor(palette.outline))
        painter.setBrush(QColor(palette.surface))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(palette.text))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()) - 12)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)

    def _draw_upright(self, painter: QPainter, plot: QRectF, t_s: float, pen: QPen) -> None:
        x = self._x(plot, t_s)
        if plot.left() <= x <= plot.right() + 1:
            painter.setPen(pen)
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))

    def _describe(self) -> None:
        last = self._shown.last
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
