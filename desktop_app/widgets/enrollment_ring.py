"""The ring that fills with net speech while somebody enrolls."""

from dataclasses import dataclass
from math import cos, radians, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.theme import BODY_PX, CAPTION_PX, Palette, Role, font, paint_icon, palette_of
from desktop_app.widgets.painting import plain_tip

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
            return "strong"
        if self.net_s >= self.full_s:
            return "full"
        if self.enough:
            return "enough, more is better"
        return f"at least {self.least_s:.0f} s"


class EnrollmentRing(QWidget):
    """Net seconds as a ring: least mark, full, and a second ring toward "strong"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress = RingProgress()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(220, 220)
        self.setAccessibleName("Speech collected")
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
        return QSize(280, 280)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = palette_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height())
        band = max(12.0, 0.075 * side)
        radius = side / 2 - band / 2 - 10  # the second ring lies outside the band
        center = QPointF(self.width() / 2, self.height() / 2)
        self._draw_rings(painter, palette, center, radius, band)
        self._draw_least_mark(painter, palette, center, radius, band)
        self._draw_middle(painter, palette, center, radius - band / 2 - 6)
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
        self, painter: QPainter, palette: Palette, center: QPointF, radius: float, band: float
    ) -> None:
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

    def _draw_middle(
        self, painter: QPainter, palette: Palette, center: QPointF, room: float
    ) -> None:
        """Seconds, what they are for, and the reason, inside a circle of radius `room`."""
        progress = self._progress
        seconds_px = round(max(24.0, 0.36 * room))
        painter.setFont(font(self, seconds_px, bold=True))
        painter.setPen(QColor(palette.text))
        line = painter.fontMetrics().height()
        top = center.y() - 0.62 * room
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        box = QRectF(center.x() - room, top, 2 * room, line)
        painter.drawText(box, flags, f"{progress.net_s:.1f} s")
        painter.setFont(font(self, BODY_PX))
        painter.setPen(QColor(palette.accepted if progress.enough else palette.muted))
        box.translate(0, line)
        painter.drawText(box, flags, progress.word)
        if progress.reason:
            top = box.top() + painter.fontMetrics().height() + 6
            self._draw_reason(painter, palette, QRectF(center.x() - room, top, 2 * room, 0), center)

    def _draw_reason(
        self, painter: QPainter, palette: Palette, box: QRectF, center: QPointF
    ) -> None:
        room = box.width() / 2
        paint_icon(painter, QRectF(center.x() - 10, box.top(), 20, 20), "warning", palette.warning)
        top = box.top() + 22
        # The chord of the circle at half the height of the text that is left to it
        height = center.y() + 0.86 * room - top
        drop = min(0.98, (top + height / 2 - center.y()) / room)
        half = room * (1.0 - drop * drop) ** 0.5
        text = QRectF(center.x() - half, top, 2 * half, height)
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        flags |= int(Qt.TextFlag.TextWordWrap)
        painter.setPen(QColor(palette.warning))
        for size_px in (BODY_PX, CAPTION_PX):
            painter.setFont(font(self, size_px))
            if painter.boundingRect(text, flags, self._progress.reason).height() <= height:
                break
        painter.drawText(text, flags, self._progress.reason)

    def _describe(self) -> None:
        progress = self._progress
        words = f"{progress.net_s:.0f} of {progress.full_s:.0f} seconds, {progress.word}"
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
