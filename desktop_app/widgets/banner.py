"""A sentence across the page with its cure beside it; it stays until it is dealt with."""

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop_app.language.marking import mark
from desktop_app.language.words import say
from desktop_app.theme import BETWEEN, CORNER, INSIDE, Role, palette_of
from desktop_app.widgets.buttons import IconButton, IconLabel

_LOOKS = {
    "info": ("info", Role.ACCENT),
    "success": ("check", Role.ACCEPTED),
    "warning": ("warning", Role.WARNING),
    "error": ("warning", Role.REJECTED),
}
SEVERITIES = tuple(_LOOKS)
_MOST_BESIDE = 0.35  # of the width, for the button beside the sentence
_SPOKEN = {
    "info": mark("Banner", "info"),
    "success": mark("Banner", "success"),
    "warning": mark("Banner", "warning"),
    "error": mark("Banner", "error"),
}


class Banner(QFrame):
    """Inline notice: icon, wrapping text, optional action button, close button.

    Hidden until `show_message`. Object names: `banner_text`, `banner_action`, `banner_close`.
    """

    action_clicked = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = Role.ACCENT
        self._icon = IconLabel("info", Role.ACCENT)
        self._text = QLabel()
        self._text.setObjectName("banner_text")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action = IconButton(" ", kind="plain")  # its words come with each message
        self._action.setObjectName("banner_action")
        self._action.clicked.connect(self.action_clicked)
        self._close = IconButton("", "cross", "quiet", tip=self.tr("Close this message"))
        self._close.setObjectName("banner_close")
        self._close.clicked.connect(self._dismiss)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(BETWEEN, INSIDE, INSIDE, INSIDE)
        layout.setSpacing(BETWEEN)
        layout.addWidget(self._icon)
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words.setSpacing(BETWEEN)
        self._words.addWidget(self._text, 1)
        at = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self._words.addWidget(self._action, 0, at)
        layout.addLayout(self._words, 1)
        layout.addWidget(self._close)
        self.setMinimumHeight(52)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown ("" while hidden)."""
        return "" if self.isHidden() else self._text.text()

    def show_message(self, severity: str, text: str, action: str = "") -> None:
        """Show `text`; `action` is the words on the button that mends it ("" for none).

        Raises ValueError for a severity that is not in `SEVERITIES`.
        """
        if severity not in _LOOKS:
            raise ValueError(
                f"unknown severity {severity!r}; choose one of {', '.join(SEVERITIES)}"
            )
        self._icon.set_icon(*_LOOKS[severity])
        self._role = _LOOKS[severity][1]
        self.update()
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._fold(self.width())
        self.setAccessibleName(f"{say(_SPOKEN[severity])}: {text}")
        self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold(event.size().width())

    def _fold(self, width: int) -> None:
        """The cure goes below the sentence where it would squeeze that into a tower."""
        below = self._action.sizeHint().width() > _MOST_BESIDE * width
        direction = QBoxLayout.Direction
        self._words.setDirection(direction.TopToBottom if below else direction.LeftToRight)
        self._words.setSpacing(INSIDE if below else BETWEEN)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A surface with a stripe; a style sheet draws rounded corners of unequal borders badly."""
        palette = palette_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(ground, CORNER, CORNER)
        painter.fillPath(shape, QColor(palette.surface))
        painter.save()
        painter.setClipPath(shape)
        left = 0 if self.isLeftToRight() else self.width() - 6
        painter.fillRect(QRectF(left, 0, 6, self.height()), QColor(palette.fill(self._role)))
        painter.restore()
        painter.setPen(QColor(palette.border))
        painter.drawPath(shape)
        painter.end()

    @Slot()
    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()
