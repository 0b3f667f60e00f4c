"""A small pill: icon, word and color say one thing."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.theme import BODY_PX, ICON_NAMES, Role, font, paint_icon, palette_of, scaled
from desktop_app.widgets.painting import fit_lines, plain_tip

_HEIGHT_PX = 28
_ICON_PX = 16
_BESIDE_PX = 34  # icon and margins
_MOST_LINES = 3


class StateBadge(QWidget):
    """For lists and headers, e.g. the strength of a profile.

    Where a line has no room it takes up to three, and then shortens itself.
    """

    def __init__(
        self,
        text: str = "",
        icon: str = "info",
        role: Role = Role.NEUTRAL,
        parent: QWidget | None = None,
    ) -> None:
        """Raises ValueError for an icon that is not in ICON_NAMES."""
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_state(text, icon, role)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    def set_state(self, text: str, icon: str, role: Role) -> None:
        """Say something else."""
        if icon not in ICON_NAMES:
            raise ValueError(f"unknown icon {icon!r}; choose one of {', '.join(ICON_NAMES)}")
        self._text, self._icon, self._role = text, icon, Role(role)
        self.setAccessibleName(text)
        self.setToolTip(plain_tip(text))
        self._fit()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = self._metrics().horizontalAdvance(self._text)
        return QSize(round(words) + _BESIDE_PX + 14, scaled(_HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 72), scaled(_HEIGHT_PX))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the lines that the words need in this width."""
        more = len(self._lines(max(self.width(), self.minimumSizeHint().width()))) - 1
        self.setFixedHeight(scaled(_HEIGHT_PX) + round(more * self._metrics().lineSpacing()))

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = palette_of(self)
        ink = palette.ink(self._role)
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # as the words read
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pill = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(ink), 1))
        painter.setBrush(QColor(palette.surface))
        corner = min(pill.height(), scaled(_HEIGHT_PX)) / 2
        painter.drawRoundedRect(pill, corner, corner)
        right = not self.isLeftToRight()
        place = self.width() - 10 - _ICON_PX if right else 10
        middle = scaled(_HEIGHT_PX) / 2
        icon = QRectF(place, middle - _ICON_PX / 2, _ICON_PX, _ICON_PX)
        paint_icon(painter, icon, self._icon, ink)
        painter.setFont(font(self, BODY_PX))
        painter.setPen(QColor(ink))
        self._draw_words(painter, middle, right=right)
        painter.end()

    def _draw_words(self, painter: QPainter, middle: float, *, right: bool) -> None:
        """The lines, the first of them beside the icon."""
        metrics = self._metrics()
        baseline = middle + (metrics.ascent() - metrics.descent()) / 2
        for line in self._lines(self.width()):
            left = float(_BESIDE_PX)
            if right:
                left = self.width() - _BESIDE_PX - metrics.horizontalAdvance(line)
            painter.drawText(QPointF(left, baseline), line)
            baseline += metrics.lineSpacing()

    def _lines(self, width: int) -> list[str]:
        room = max(1, width - _BESIDE_PX - 10)
        return fit_lines(self._metrics(), self._text, room, _MOST_LINES) or [""]

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(font(self, BODY_PX))
