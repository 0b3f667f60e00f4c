"""A sentence across the page with a cure beside it; it stays until it is dealt with."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

SEVERITIES = ("info", "success", "warning", "error")


class Banner(QFrame):
    """Inline notice: icon, wrapping text, optional action button, optional close button.

    Hidden until `show_message`. Object names: `banner_text`, `banner_action`, `banner_close`.
    """

    action_clicked = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hide()

    def show_message(
        self, severity: str, text: str, action: str = "", *, closable: bool = True
    ) -> None:
        """Show `text`; `action` is the words on the button that mends it ("" for none).

        Raises ValueError for a severity that is not in `SEVERITIES`.
        """

    def clear(self) -> None:
        """Hide it without a signal."""
        self.hide()
