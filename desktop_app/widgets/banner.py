"""A sentence across the page with its cure beside it; it stays until it is dealt with."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop_app.theme import BETWEEN, INSIDE, Role
from desktop_app.widgets.buttons import IconButton, IconLabel

_LOOKS = {
    "info": ("info", Role.ACCENT),
    "success": ("check", Role.ACCEPTED),
    "warning": ("warning", Role.WARNING),
    "error": ("warning", Role.REJECTED),
}
SEVERITIES = tuple(_LOOKS)


class Banner(QFrame):
    """Inline notice: icon, wrapping text, optional action button, optional close button.

    Hidden until `show_message`. Object names: `banner_text`, `banner_action`, `banner_close`.
    """

    action_clicked = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        self._icon = IconLabel("info", Role.ACCENT)
        self._text = QLabel()
        self._text.setObjectName("banner_text")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action = IconButton("Mend", kind="plain")
        self._action.setObjectName("banner_action")
        self._action.clicked.connect(self.action_clicked)
        self._close = IconButton("", "cross", "quiet", tip="Close this message")
        self._close.setObjectName("banner_close")
        self._close.clicked.connect(self._dismiss)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(BETWEEN, INSIDE, INSIDE, INSIDE)
        layout.setSpacing(BETWEEN)
        layout.addWidget(self._icon)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._action)
        layout.addWidget(self._close)
        self.setMinimumHeight(52)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown ("" while hidden)."""
        return "" if self.isHidden() else self._text.text()

    def show_message(
        self, severity: str, text: str, action: str = "", *, closable: bool = True
    ) -> None:
        """Show `text`; `action` is the words on the button that mends it ("" for none).

        Raises ValueError for a severity that is not in `SEVERITIES`.
        """
        if severity not in _LOOKS:
            raise ValueError(
                f"unknown severity {severity!r}; choose one of {', '.join(SEVERITIES)}"
            )
        self._icon.set_icon(*_LOOKS[severity])
        self.setProperty("severity", severity)
        self.style().unpolish(self)  # the sheet's [severity=...] rule is looked up once, in polish
        self.style().polish(self)
        self._text.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._close.setVisible(closable)
        self.setAccessibleName(f"{severity}: {text}")
        self.show()

    def clear(self) -> None:
        """Hide it without a signal."""
        self.hide()

    @Slot()
    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()
