"""The ring that fills with net speech while somebody enrolls."""

from dataclasses import dataclass
from math import cos, radians, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.language.numbers import decimal
from desktop_app.language.words import translate
from desktop_app.theme import (
    BODY_PX,
    CAPTION_PX,
    HEADING_PX,
    Palette,
    Role,
    font,
    paint_icon,
    palette_of,
    text_scale,
)
from desktop_app.widgets.painting import fit_lines, plain_tip

_TOP_DEGREES = 90.0


@dataclass(frozen=True, slots=True)
class RingProgress:
    """Net speech against its three marks, in seconds, and why it stands still ("" if it moves)."""

    net_s: float = 0.0
    least_s: float = 10.0
    full_s: float = 20.0
    strong_s: float = 30.0
    reason: str = ""

    def __post_init__(self) -> None:
        if not 0.0 < self.least_s < self.full_s < self.strong_s:
            raise ValueError(
                "the marks must rise: 0 < least < full < strong, not "
                f"{self.least_s}, {self.full_s}, {self.strong_s} s"
            )

    @property
    def filled(self) -> float:
        """Share of the ring, 0 .. 1."""
        return min(1.0, max(0.0, self.net_s / self.full_s))

    @property
    def strengthened(self) -> float:
        """Share of the second ring, from full to strong, 0 .. 1."""
        beyond_s = self.net_s - self.full_s
        return min(1.0, max(0.0, beyond_s / (self.strong_s - self.full_s)))

    @property
    def enough(self) -> bool:
        """The least is reached."""
        return self.net_s >= self.least_s

    @property
    def word(self) -> str:
        """How far it is, in words."""
        if self.net_s >= self.strong_s:
            return translate("Ring", "strong")
        if self.net_s >= self.full_s:
            return translate("Ring", "full")
        if self.enough and self.reason:
            return translate("Ring", "enough")
        if self.enough:
            return translate("Ring", "enough, more is better")
        return translate("Ring", "at least {seconds} s").format(seconds=decimal(self.least_s))


class EnrollmentRing(QWidget):
    """Net seconds as a ring: least mark, full, and a second ring toward "strong"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress = RingProgress()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 200)  # its words go by the ring, so large ones need no larger one
        self.setAccessibleName(self.tr("Speech collected"))
        self._describe()

    @property
    def progress(self) -> RingProgress:
        """What is shown now."""
        return self._progress

    def set_progress(
        self,
        net_s: float,
        least_s: float = 10.0,
        full_s: float = 20.0,
        strong_s: float = 30.0,
        reason: str = "",
    ) -> None:
        """Show `net_s` seconds of net speech, and why it stands still ("" while it moves).

        Raises ValueError unless 0 < least_s < full_s < strong_s.
        """
        self._progress = RingProgress(net_s, least_s, full_s, strong_s, reason)
        self.setToolTip(plain_tip(reason))
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, 240)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = palette_of(self)
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text as it reads
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height())
        band = max(12.0, 0.075 * side)
        radius = side / 2 - band / 2 - 10  # the second ring lies outside the band
        center = QPointF(self.width() / 2, self.height() / 2)
        self._draw_rings(painter, palette, center, radius, band)
        words_end = self._draw_middle(painter, palette, center, radius - band / 2 - 6)
        self._draw_least_mark(painter, palette, center, radius, band, words_end)
        painter.end()

    def _draw_rings(
        self, painter: QPainter, palette: Palette, center: QPointF, radius: float, band: float
    ) -> None:
        role = Role.ACCEPTED if self._progress.enough else Role.ACCENT
        _arc(painter, center, radius, 1.0, QPen(QColor(palette.trough), band))
        _arc(painter, center, radius, self._progress.filled, QPen(QColor(palette.fill(role)), band))
        if self._progress.strengthened > 0.0:
            outside = radius + band / 2 + 6
            _arc(painter, center, outside, 1.0, QPen(QColor(palette.trough), 4))
            pen = QPen(QColor(palette.accepted_fill), 4)
            _arc(painter, center, outside, self._progress.strengthened, pen)

    def _draw_least_mark(
        self,
        painter: QPainter,
        palette: Palette,
        center: QPointF,
        radius: float,
        band: float,
        words_end: float,
    ) -> None:
        """The tick, and its number if the words in the ring end above it."""
        share = self._progress.least_s / self._progress.full_s
        angle = radians(_TOP_DEGREES - 360.0 * share)
        direction = QPointF(cos(angle), -sin(angle))
        inner, outer = (
            center + direction * (radius - band / 2 - 4),
            center + direction * (radius + band / 2 + 4),
        )
        painter.setPen(QPen(QColor(palette.surface), 6, c=Qt.PenCapStyle.FlatCap))
        painter.drawLine(inner, outer)
        painter.setPen(QPen(QColor(palette.text), 2.5, c=Qt.PenCapStyle.FlatCap))
        painter.drawLine(inner, outer)
        painter.setFont(font(self, CAPTION_PX))
        painter.setPen(QColor(palette.muted))
        metrics = QFontMetricsF(painter.font())
        label = translate("Ring", "{seconds} s").format(seconds=decimal(self._progress.least_s))
        middle = center + direction * (radius - band / 2 - 6 - metrics.height() / 2)
        top = middle.y() - metrics.height() / 2
        if top < center.y() or top >= words_end:
            self._draw_line(painter, QPointF(middle.x(), 0), top, label)

    def _draw_middle(
        self, painter: QPainter, palette: Palette, center: QPointF, room: float
    ) -> float:
        """Seconds, what they are for, and the reason, as one block in a circle of radius `room`.

        Returns where they end.
        """
        progress = self._progress
        body = QFontMetricsF(font(self, BODY_PX))
        painter.setFont(font(self, round(max(24.0, 0.34 * room / text_scale())), bold=True))
        painter.setPen(QColor(palette.text))
        height = QFontMetricsF(painter.font()).height()
        top = center.y() - (0.66 if progress.reason else 0.34) * room
        seconds = translate("Ring", "{seconds} s").format(seconds=decimal(progress.net_s, 1))
        self._draw_line(painter, center, top, seconds)
        top += height
        painter.setFont(font(self, BODY_PX))
        painter.setPen(QColor(palette.accepted if progress.enough else palette.muted))
        for line in fit_lines(body, progress.word, 2 * room * 0.94, 2):
            self._draw_line(painter, center, top, line)
            top += body.lineSpacing()
        if progress.reason:
            return self._draw_reason(painter, palette, center, room, top + 4)
        return top

    def _draw_reason(
        self, painter: QPainter, palette: Palette, center: QPointF, room: float, top: float
    ) -> float:
        """Icon and words in what is left of the circle below `top`; returns where they end."""
        paint_icon(painter, QRectF(center.x() - 10, top, 20, 20), "warning", palette.warning)
        top += 22
        painter.setPen(QColor(palette.warning))
        for size_px in (HEADING_PX, BODY_PX, CAPTION_PX):
            painter.setFont(font(self, size_px))
            lines = self._reason_lines(QFontMetricsF(painter.font()), top - center.y(), room)
            whole = not lines[-1].endswith("\u2026")
            if whole and (len(lines) == 1 or size_px < HEADING_PX):
                break
        if not whole and text_scale() > 1.0:
            return top  # the sentence stands beside the ring then: half of it says less
        for line in lines:
            self._draw_line(painter, center, top, line)
            top += QFontMetricsF(painter.font()).lineSpacing()
        return top

    def _reason_lines(self, metrics: QFontMetricsF, below: float, room: float) -> list[str]:
        """As few lines as hold the reason, from `below` the center of a circle of radius `room`."""
        lines = [self._progress.reason]
        most = max(1, int((0.80 * room - below) / metrics.lineSpacing()))
        for count in range(1, most + 1):
            # No line is longer than the chord of the circle at the foot of the last one.
            drop = (below + count * metrics.lineSpacing() - 4) / room
            width = 2 * room * max(0.0, 1.0 - drop * drop) ** 0.5
            lines = fit_lines(metrics, self._progress.reason, width, count)
            if not lines[-1].endswith("\u2026"):
                break
        return lines

    def _draw_line(self, painter: QPainter, center: QPointF, top: float, text: str) -> None:
        metrics = QFontMetricsF(painter.font())
        left = center.x() - metrics.horizontalAdvance(text) / 2
        painter.drawText(QPointF(left, top + metrics.ascent()), text)

    def _describe(self) -> None:
        progress = self._progress
        words = self.tr("{net} of {full} seconds, {word}").format(
            net=decimal(progress.net_s), full=decimal(progress.full_s), word=progress.word
        )
        if progress.reason:
            words += f"; {progress.reason}"
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)


def _arc(painter: QPainter, center: QPointF, radius: float, share: float, pen: QPen) -> None:
    """Part of a circle from the top, clockwise."""
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    box = QRectF(center.x() - radius, center.y() - radius, 2 * radius, 2 * radius)
    painter.drawArc(box, round(_TOP_DEGREES * 16), round(-360 * 16 * share))
