"""The enrolled speakers as the GUI sees them."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from gmm_core.scoring import SpeakerModel
    from gmm_core.store.profiles import ProfileStore


class SpeakerService(QObject):
    """A `ProfileStore` that tells when it has changed; may be used from any thread.

    Every method raises the store's errors (`gmm_core.errors`), whose text is a sentence to show.
    """

    changed = Signal()  # emitted in the GUI thread
    _touched = Signal()  # emitted wherever the change was made

    def __init__(self, store: "ProfileStore", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._touched.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def all(self) -> "tuple[SpeakerModel, ...]":
        """Every enrolled speaker."""
        return self._store.all()

    def names(self) -> tuple[str, ...]:
        """Their names."""
        return self._store.names()

    def get(self, name: str) -> "SpeakerModel":
        """Raises UnknownSpeaker."""
        return self._store.get(name)

    def save(self, model: "SpeakerModel", replace: bool = False) -> None:
        """Raises SpeakerExists unless `replace`."""
        self._store.save(model, replace=replace)
        self._touched.emit()

    def rename(self, old: str, new: str) -> None:
        """Raises UnknownSpeaker or SpeakerExists."""
        self._store.rename(old, new)
        self._touched.emit()

    def delete(self, name: str) -> None:
        """For good: nothing of the voice remains in the file. Raises UnknownSpeaker."""
        self._store.delete(name)
        self._touched.emit()

    def export(self, name: str, path: Path) -> None:
        """Write one profile into a file that another Voxgate can import."""
        self._store.export(name, path)

    def import_file(self, path: Path, name: str | None = None) -> "SpeakerModel":
        """Read a profile from such a file and save it, under another name if given."""
        model = self._store.import_file(path, name)
        self._touched.emit()
        return model

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()
