"""The ring that fills with net speech while somebody enrolls."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


class EnrollmentRing(QWidget):
    """Net seconds as a ring: least mark, full, and a second ring toward "strong"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def set_progress(
        self,
        net_s: float,
        least_s: float = 10.0,
        full_s: float = 20.0,
        strong_s: float = 30.0,
        reason: str = "",
    ) -> None:
        """Show `net_s` seconds of net speech, and why it stands still ("" while it moves).

        Raises ValueError unless 0 < least_s < full_s < strong_s.
        """

    def sizeHint(self) -> QSize:
        return QSize(280, 280)
