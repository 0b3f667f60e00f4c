"""A small pill: icon, word and color say one thing."""

from PySide6.QtWidgets import QWidget

from desktop_app.theme import Role


class StateBadge(QWidget):
    """For lists and headers, e.g. the strength of a profile."""

    def __init__(
        self,
        text: str = "",
        icon: str = "info",
        role: Role = Role.NEUTRAL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)

    def set_state(self, text: str, icon: str, role: Role) -> None:
        """Say something else."""
