"""The few shapes a page is made of: cards, headings, quiet text, an empty state."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget


class Card(QFrame):
    """A surface with a border; add widgets to `body`."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.body = QVBoxLayout(self)


class Heading(QLabel):
    """A section heading, 18 px; `level` 1 is the page's title, 28 px."""

    def __init__(self, text: str = "", level: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)


class Note(QLabel):
    """Muted text that wraps."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)


class ElidedLabel(QLabel):
    """One line that shortens itself with an ellipsis and then shows the whole as its tooltip."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)


class EmptyState(QWidget):
    """What a page shows when there is nothing yet: icon, heading, sentence, one button.

    Object name of the button: `empty_action`.
    """

    action_clicked = Signal()

    def __init__(
        self,
        icon: str,
        heading: str,
        text: str,
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
