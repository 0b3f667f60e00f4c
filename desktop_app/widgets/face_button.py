"""The disc of a person, large: a click chooses the picture on it."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop_app.theme import paint_icon, palette_of, scaled
from desktop_app.widgets.painting import plain_tip
from desktop_app.widgets.speaker_rows import Face, draw_face

_SIDE_PX, _SIGN_PX = 60, 22


class FaceButton(QAbstractButton):
    """Picture or initials, with a small pencil that says that it can be changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = Face("", 0)
        self.setFixedSize(scaled(_SIDE_PX), scaled(_SIDE_PX))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def face(self) -> Face:
        """What is shown."""
        return self._face

    def set_face(self, name: str, color: int, photo: QImage | None) -> None:
        """Whose picture; None for initials in one of the speakers' colors."""
        self._face = Face(name, color, photo)
        if photo is None:
            words = self.tr("Choose a picture of {name}")
        else:
            words = self.tr("Change or remove the picture of {name}")
        self.setAccessibleName(words.format(name=name))
        self.setToolTip(plain_tip(words.format(name=name)))
        self.setAccessibleDescription(
            self.tr("Kept on this computer only, never exported, deleted with the profile.")
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(_SIDE_PX), scaled(_SIDE_PX))

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, palette = QPainter(self), palette_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        draw_face(painter, disc, self._face, palette)
        lit = self.underMouse() or self.hasFocus()
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        side = scaled(_SIGN_PX)
        left = 0.0 if not self.isLeftToRight() else float(self.width() - side)
        sign = QRectF(left, self.height() - side, side, side)
        painter.setPen(QPen(QColor(palette.outline), 1))
        painter.setBrush(QColor(palette.accent if lit else palette.surface))
        painter.drawEllipse(sign.adjusted(0.5, 0.5, -0.5, -0.5))
        ink = palette.on_accent if lit else palette.text
        paint_icon(painter, sign.adjusted(4, 4, -4, -4), "pencil", ink)
        painter.end()
