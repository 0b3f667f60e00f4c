"""A card that takes files or a folder from the desktop, with the same by a button."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QWidget


class DropZone(QFrame):
    """Emits `dropped` with the local paths of what was let go over it; the layout is the owner's.

    While something hangs over it, its property "dropping" is true and its border is the accent.
    """

    dropped = Signal(object)  # tuple[Path, ...]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_paths(event.mimeData()) and self.isEnabled():
            event.acceptProposedAction()
            self._mark(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._mark(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._mark(False)
        event.acceptProposedAction()
        self.dropped.emit(local_paths(event.mimeData()))

    def _mark(self, dropping: bool) -> None:
        self.setProperty("dropping", dropping)
        self.style().unpolish(self)
        self.style().polish(self)


def local_paths(data: QMimeData) -> tuple[Path, ...]:
    """The files and folders that are dragged, those on this computer only."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
