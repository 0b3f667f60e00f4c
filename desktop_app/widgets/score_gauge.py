"""The one big answer: a half ring of calibrated probability and the state in words beneath it."""

from dataclasses import dataclass, field
from math import cos, isnan, nan, radians, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.language.marking import mark
from desktop_app.language.words import say
from desktop_app.theme import (
    BODY_PX,
    CAPTION_PX,
    HEADING_PX,
    INSIDE,
    STATE_PX,
    Palette,
    Role,
    font,
    paint_icon,
    palette_of,
    scaled,
    text_scale,
)
from desktop_app.widgets.fitted_words import FittedWords
from desktop_app.widgets.odds import place
from desktop_app.widgets.painting import percent

_LEAST_WORD_PX = 18
_ONE_LINE_PX = 28  # a word that would have to be smaller than this takes two lines
_LEAST_RING_PX = 92
_LABEL_ROOM = 88.0  # beside the ring, for the threshold's label
_NARROW = 340  # below this width the tick stands without its label
_GREATEST_RING_PX = 5.4 * STATE_PX  # a greater ring would outshout the word


@dataclass(frozen=True, slots=True)
class GaugeState:
    """What the gauge says.

    word : the state in words people say ("Accepted", "Keep talking")
    icon : name of `desktop_app.theme.ICON_NAMES` that says the same
    role : the color that says the same
    probability : calibrated, 0 .. 1; NaN draws an empty ring
    threshold_probability : where acceptance begins, 0 .. 1; NaN draws no tick
    detail : one line beneath ("2.1 s of speech")
    """

    word: str
    icon: str
    role: Role
    probability: float = nan
    threshold_probability: float = nan
    detail: str = ""


IDLE = GaugeState(mark("Verify", "Not listening"), "microphone", Role.NEUTRAL)


@dataclass(slots=True)
class _Ring:
    """Where the half ring stands, in logical pixels."""

    center: QPointF = field(default_factory=QPointF)
    radius: float = 0.0  # of the middle of the band
    band: float = 0.0

    @property
    def box(self) -> QRectF:
        diameter = 2 * self.radius
        left, top = self.center.x() - self.radius, self.center.y() - self.radius
        return QRectF(left, top, diameter, diameter)

    def at(self, probability: float, radius: float) -> QPointF:
        """The point of `probability` on the scale of log odds, from left to right."""
        angle = radians(180.0 * (1.0 - place(probability)))
        return self.center + QPointF(radius * cos(angle), -radius * sin(angle))


class ScoreGauge(QWidget):
    """Half-ring gauge; the word is a child label `state_word`, the line below `state_detail`.

    It shows each state as it comes and never moves on its own.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = IDLE
        self._ring = _Ring()
        self._word = FittedWords("state_word", self)
        self._detail = FittedWords("state_detail", self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(scaled(220), scaled(180))
        self.setAccessibleName(self.tr("Score"))
        self.set_state(IDLE)

    @property
    def state(self) -> GaugeState:
        """What is shown now."""
        return self._state

    def set_state(self, state: GaugeState) -> None:
        """Show `state` at once."""
        self._state = state
        self._arrange()
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, 320)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = palette_of(self)
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text as it reads
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ring(painter, palette)
        self._draw_threshold(painter, palette)
        self._draw_middle(painter, palette)
        painter.end()

    def _arrange(self) -> None:
        """Word and detail get the room they need at the bottom; the ring takes the rest."""
        width, height = self.width(), self.height()
        room = width - 2 * INSIDE
        word_height = self._fit_word(room, min(STATE_PX, round(0.15 * height / text_scale())))
        detail_height = self._fit_detail(room, height - word_height - scaled(_LEAST_RING_PX))
        below = word_height + INSIDE // 2 + detail_height

        beside = scaled(_LABEL_ROOM) if width >= scaled(_NARROW) else 16.0
        # for the threshold's label, when it is at the top
        above = scaled(20) if width >= scaled(_NARROW) else 8.0
        outer = min(width / 2 - beside, height - below - INSIDE - above, scaled(_GREATEST_RING_PX))
        outer = max(24.0, outer)
        band = max(10.0, 0.13 * outer)
        spare = max(0.0, height - below - INSIDE - above - outer)
        center = QPointF(width / 2, spare / 2 + above + outer)
        self._ring = _Ring(center, outer - band / 2, band)
        word_top = min(height - below, round(center.y() + INSIDE + min(12.0, spare / 8)))
        self._word.setGeometry(INSIDE, word_top, room, word_height)
        detail_top = word_top + word_height + INSIDE // 2
        self._detail.setGeometry(INSIDE, detail_top, room, detail_height)

    def _fit_word(self, room: int, best_px: int) -> int:
        """Set the word as large as it fits, in two lines rather than tiny; its height."""
        best_px = max(_LEAST_WORD_PX, best_px)
        sizes = dict.fromkeys(range(best_px, _ONE_LINE_PX, -1), 1)
        sizes |= dict.fromkeys(range(min(best_px, _ONE_LINE_PX), _LEAST_WORD_PX - 1, -1), 2)
        role = None if self._state.role is Role.NEUTRAL else self._state.role
        return self._word.fit(say(self._state.word), room, sizes, bold=True, role=role)

    def _fit_detail(self, room: int, most_px: int) -> int:
        """Set the detail, which keeps two lines of room even when it needs fewer; its height."""
        most = max(1, most_px // self._detail.fontMetrics().lineSpacing())
        height = self._detail.fit(self._state.detail, room, {BODY_PX: most})
        return max(height, self._detail.height_of(2))

    def _draw_ring(self, painter: QPainter, palette: Palette) -> None:
        box, band = self._ring.box, self._ring.band
        painter.setPen(QPen(QColor(palette.trough), band, c=Qt.PenCapStyle.FlatCap))
        painter.drawArc(box, 0, 180 * 16)
        probability = self._state.probability
        if isnan(probability):
            return
        # Even "< 1 %" shows a sliver: an empty ring means that there is no score at all.
        shown = max(0.008, place(probability))
        color = QColor(palette.fill(self._state.role))
        painter.setPen(QPen(color, band, c=Qt.PenCapStyle.FlatCap))
        painter.drawArc(box, 180 * 16, round(-180 * 16 * shown))

    def _draw_threshold(self, painter: QPainter, palette: Palette) -> None:
        threshold = self._state.threshold_probability
        if isnan(threshold):
            return
        ring = self._ring
        inner = ring.at(threshold, ring.radius - ring.band / 2 - 5)
        outer = ring.at(threshold, ring.radius + ring.band / 2 + 5)
        painter.setPen(QPen(QColor(palette.surface), 6, c=Qt.PenCapStyle.FlatCap))
        painter.drawLine(inner, outer)
        painter.setPen(QPen(QColor(palette.text), 2.5, c=Qt.PenCapStyle.FlatCap))
        painter.drawLine(inner, outer)
        if self.width() < scaled(_NARROW):
            return
        painter.setFont(font(self, CAPTION_PX))
        painter.setPen(QColor(palette.muted))
        label = self.tr("needs {percent}").format(percent=percent(threshold))
        self._draw_threshold_label(painter, label)

    def _draw_threshold_label(self, painter: QPainter, label: str) -> None:
        """Outside the ring, on the tick's own side."""
        threshold = self._state.threshold_probability
        metrics = QFontMetricsF(painter.font())
        at = self._ring.at(threshold, self._ring.radius + self._ring.band / 2 + 11)
        width = metrics.horizontalAdvance(label)
        # Beside a tick on either side, centered above one at the top
        left = at.x() - width * min(1.0, max(0.0, 0.5 + 2.0 * (0.5 - place(threshold))))
        left = min(max(0.0, left), self.width() - width)
        painter.drawText(QPointF(left, at.y() + metrics.ascent() / 2 - 2), label)

    def _draw_middle(self, painter: QPainter, palette: Palette) -> None:
        ring, state = self._ring, self._state
        color = palette.ink(state.role)
        inner = ring.radius - ring.band / 2
        scored = not isnan(state.probability)
        number_px = round(min(1.35 * HEADING_PX, max(BODY_PX, 0.2 * inner / text_scale())))
        size = min(0.56 * inner, scaled(112), inner - scaled(number_px) - 14.0)
        middle = ring.center.y() - (0.52 if scored else 0.42) * inner
        box = QRectF(ring.center.x() - size / 2, middle - size / 2, size, size)
        paint_icon(painter, box, state.icon, color)
        if not scored:
            return
        painter.setFont(font(self, number_px, bold=True))
        painter.setPen(QColor(palette.text))
        height = painter.fontMetrics().height()
        line = QRectF(ring.center.x() - inner, ring.center.y() - height, 2 * inner, height + 2)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        painter.drawText(line, flags, percent(state.probability))

    def _describe(self) -> None:
        state = self._state
        words = [say(state.word)]
        if not isnan(state.probability):
            chance = percent(state.probability)
            words.append(self.tr("probability {percent}").format(percent=chance))
        if not isnan(state.threshold_probability):
            least = percent(state.threshold_probability)
            words.append(self.tr("accepted from {percent}").format(percent=least))
        if state.detail:
            words.append(state.detail)
        description = ", ".join(words)
        if description != self.accessibleDescription():
            self.setAccessibleDescription(description)
