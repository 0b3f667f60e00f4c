"""The enrolled speakers as the GUI sees them."""

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from gmm_core.errors import ProfileDamaged
from gmm_core.scoring import SpeakerModel
from gmm_core.store.profiles import ProfileStore

_Read = tuple[tuple[SpeakerModel, ...], tuple[ProfileDamaged, ...]]


class SpeakerService(QObject):
    """A `ProfileStore` that tells when it has changed; may be used from any thread.

    The models are read once and after every change, on the thread that made it, so that the GUI
    thread need not read them. Every method raises the store's errors (`gmm_core.errors`), whose
    text is a sentence to show.
    """

    changed = Signal()  # emitted in the GUI thread
    _touched = Signal()  # emitted wherever the change was made

    def __init__(self, store: ProfileStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._read: _Read | None = None  # swapped whole, by any thread
        self._reading = threading.Lock()  # who read last tells last
        self._touched.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def all(self) -> tuple[SpeakerModel, ...]:
        """Every enrolled speaker, in alphabetical order, as of the last change or `refresh`."""
        return self._newest()[0]

    @property
    def damaged(self) -> tuple[ProfileDamaged, ...]:
        """The profiles that cannot be read, each as an error; they are not among `all`."""
        return self._newest()[1]

    def refresh(self) -> None:
        """Read again what another program, such as the command line, may have changed."""
        with self._reading:
            self._read = self._store.readable()
        self._touched.emit()

    def names(self) -> tuple[str, ...]:
        """All names that are taken at this moment."""
        return self._store.names()

    def get(self, name: str) -> SpeakerModel:
        """Raises UnknownSpeaker."""
        return self._store.get(name)

    def save(self, model: SpeakerModel, replace: bool = False) -> None:
        """Raises SpeakerExists unless `replace`."""
        self._store.save(model, replace=replace)
        self.refresh()

    def rename(self, old: str, new: str) -> None:
        """Raises UnknownSpeaker or SpeakerExists."""
        self._store.rename(old, new)
        self.refresh()

    def delete(self, name: str) -> None:
        """For good: nothing of the voice remains in the file. Raises UnknownSpeaker."""
        self._store.delete(name)
        self.refresh()

    def export(self, name: str, path: Path) -> None:
        """Write one profile into a file that another Voxgate can import."""
        self._store.export(name, path)

    def import_file(self, path: Path, name: str | None = None) -> SpeakerModel:
        """Read a profile from such a file and save it, under another name if given."""
        model = self._store.import_file(path, name)
        self.refresh()
        return model

    def _newest(self) -> _Read:
        read = self._read
        if read is None:
            self._read = read = self._store.readable()
        return read

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()
