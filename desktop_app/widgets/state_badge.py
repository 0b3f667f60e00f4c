"""A small pill: icon, word and color say one thing."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.theme import BODY_PX, ICON_NAMES, Role, font, paint_icon, palette_of, scaled
from desktop_app.widgets.painting import plain_tip

_HEIGHT_PX = 28
_ICON_PX = 16


class StateBadge(QWidget):
    """For lists and headers, e.g. the strength of a profile; shortens itself when squeezed."""

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
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(font(self, BODY_PX)).horizontalAdvance(self._text)
        return QSize(round(words) + _ICON_PX + 32, scaled(_HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 72), scaled(_HEIGHT_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = palette_of(self)
        ink = palette.ink(self._role)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pill = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(ink), 1))
        painter.setBrush(QColor(palette.surface))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        middle = pill.center().y()
        right = not self.isLeftToRight()
        place = self.width() - 10 - _ICON_PX if right else 10
        paint_icon(
            painter, QRectF(place, middle - _ICON_PX / 2, _ICON_PX, _ICON_PX), self._icon, ink
        )
        painter.setFont(font(self, BODY_PX))
        painter.setPen(QColor(ink))
        metrics = QFontMetricsF(painter.font())
        left = 10 + _ICON_PX + 8
        room = self.width() - left - 10
        shown = metrics.elidedText(self._text, Qt.TextElideMode.ElideRight, room)
        baseline = middle + (metrics.ascent() - metrics.descent()) / 2
        if right:
            left = round(10 + room - metrics.horizontalAdvance(shown))
        painter.drawText(QPointF(left, baseline), shown)
        painter.end()
