"""The rail on the left that leads to the pages."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget


class NavRail(QFrame):
    """Checkable buttons, one a page, icon over text; arrow keys move between them."""

    page_selected = Signal(str)  # the key, when the user (or `select`) changed the page

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def add_page(self, key: str, text: str, icon: str) -> None:
        """Add a button with object name `nav_<key>`; the first one added is selected.

        Raises ValueError when `key` is already there.
        """

    def select(self, key: str) -> None:
        """Select a page; emits `page_selected` if it was another one. ValueError if unknown."""

    @property
    def current(self) -> str:
        """The key of the selected page ("" while there is none)."""
        return ""
