"""The corner of the status line that says how much computing Voxgate takes."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from desktop_app.language.numbers import percent
from desktop_app.state.cpu_share import CpuShare
from desktop_app.theme import INSIDE

LOOK_MS = 1000


class CpuLine(QLabel):
    """Looks once a second, and only while it can be seen."""

    def __init__(self, share: CpuShare | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_cpu")
        self.setProperty("kind", "muted")
        self.setContentsMargins(INSIDE, 0, INSIDE, 0)
        self._share = share or CpuShare()
        tip = self.tr(
            "Computing time of Voxgate alone, of all %n processor(s)", "", self._share.processors
        )
        self.setToolTip(tip)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self.setText(self.tr("CPU …"))  # not known for a second

    @Slot()
    def look(self) -> None:
        """Show the share since the last look."""
        words = self.tr("CPU {percent}").format(percent=percent(self._share.look()))
        if words != self.text():
            self.setText(words)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()
