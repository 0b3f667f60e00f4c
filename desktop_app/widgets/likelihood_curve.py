"""How the likelihood grows while a model trains: one dot an iteration."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


class LikelihoodCurve(QWidget):
    """Mean log-likelihood (nats per frame) against the iteration."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def add(self, value: float) -> None:
        """Add the mean log-likelihood of one more iteration; NaN is passed over."""

    def clear(self) -> None:
        """Forget everything, for the next training."""

    def sizeHint(self) -> QSize:
        return QSize(400, 160)
