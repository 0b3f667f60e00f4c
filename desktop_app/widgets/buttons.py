"""Buttons with our icons, recolored when the theme changes."""

from PySide6.QtWidgets import QPushButton, QWidget

KINDS = ("plain", "primary", "danger", "quiet")


class IconButton(QPushButton):
    """A push button with text, an icon of our set and a kind.

    Without text it is square, and `tip` is both tooltip and accessible name.
    """

    def __init__(
        self,
        text: str,
        icon: str = "",
        kind: str = "plain",
        *,
        tip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Raises ValueError for an unknown kind or icon, or when text and tip are both empty."""
        super().__init__(text, parent)

    def set_icon_name(self, icon: str) -> None:
        """Show another icon ("" for none)."""
