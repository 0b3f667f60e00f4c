"""The enrolled speakers as the GUI sees them."""

import logging
import threading
from collections.abc import Generator, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop_app.services.photos import Photos
from desktop_app.services.sightings import Sighting, Sightings
from gmm_core.errors import ProfileDamaged, UnknownSpeaker, VoxgateError
from gmm_core.linalg import Float32
from gmm_core.scoring import EnrollmentSession, SpeakerModel
from gmm_core.store.names import name_key
from gmm_core.store.profiles import ProfileStore
from gmm_core.store.sound import PackedSound, SoundSummary
from gmm_core.store.speaker_file import read_speaker
from gmm_core.verification import ScoreFrame

logger = logging.getLogger(__name__)

_Read = tuple[
    tuple[SpeakerModel, ...], tuple[ProfileDamaged, ...], Mapping[str, SoundSummary]
]  # who can be read, who cannot, and of whom sound is kept


class SpeakerService(QObject):
    """A `ProfileStore` that tells when it has changed; may be used from any thread.

    The models are read once and after every change, on the thread that made it, so that the GUI
    thread need not read them. Every method raises the store's errors (`gmm_core.errors`), whose
    text is a sentence to show.

    A profile can be hidden: for everybody here it is gone, and its name is free, but it stays in
    the database until it is deleted, so that for some seconds a deletion can be taken back.
    """

    changed = Signal()  # emitted in the GUI thread
    _touched = Signal()  # emitted wherever the change was made

    def __init__(
        self, store: ProfileStore, sightings: Sightings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._sightings = sightings
        self.photos = Photos(store.folder)  # they go with the profiles
        self._read: _Read | None = None  # swapped whole, by any thread
        self._hidden: frozenset[str] = frozenset()  # name keys; swapped whole, by any thread
        self._reading = threading.Lock()  # who read last tells last
        self._hiding = threading.Lock()  # guards the change of _hidden: jobs save and delete, too
        self._touched.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def all(self) -> tuple[SpeakerModel, ...]:
        """Every enrolled speaker, in alphabetical order, as of the last change or `refresh`."""
        speakers, hidden = self._newest()[0], self._hidden
        return (
            tuple(one for one in speakers if name_key(one.name) not in hidden)
            if hidden
            else (speakers)
        )

    @property
    def damaged(self) -> tuple[ProfileDamaged, ...]:
        """The profiles that cannot be read, each as an error; they are not among `all`."""
        return tuple(one for one in self._newest()[1] if name_key(one.name) not in self._hidden)

    def refresh(self) -> None:
        """Read again what another program, such as the command line, may have changed."""
        with self._reading:
            self._read = self._look()
        self._touched.emit()

    def names(self) -> tuple[str, ...]:
        """All names that are taken at this moment."""
        return tuple(name for name in self._store.names() if name_key(name) not in self._hidden)

    def get(self, name: str) -> SpeakerModel:
        """Raises UnknownSpeaker."""
        if name_key(name) in self._hidden:
            raise UnknownSpeaker(name, self.names())
        return self._store.get(name)

    def save(
        self,
        model: SpeakerModel,
        replace: bool = False,
        *,
        sound: PackedSound | None = None,
        sound_of: str | None = None,
    ) -> None:
        """As `ProfileStore.save`. Raises SpeakerExists unless `replace`."""
        self._free(model.name)
        self._store.save(model, replace=replace, sound=sound, sound_of=sound_of)
        self.refresh()

    def rename(self, old: str, new: str) -> None:
        """Raises UnknownSpeaker, SpeakerExists or DataFolderUnwritable."""
        self._free(new)
        with self._reading:  # who reads meanwhile has the old name, and erases what has the new one
            self._store.rename(old, new)
            self.photos.renamed(old, new)
            self._sightings.rename(old, new)
        self.refresh()

    def delete(self, name: str) -> None:
        """For good: nothing of the voice remains in the file. Raises UnknownSpeaker."""
        self._store.delete(name)
        self._sightings.forget(name)
        self.photos.forget(name)
        self._set_hidden(name, False)
        self.refresh()

    def export(self, name: str, path: Path) -> None:
        """Write one profile into a file that another Voxgate can import."""
        self._store.export(name, path)

    def import_file(self, path: Path, name: str | None = None) -> SpeakerModel:
        """Read a profile from such a file and save it, under another name if given."""
        model = read_speaker(path, name)
        self.save(model)
        return model

    # -- kept sound ---------------------------------------------------------------------------

    @property
    def sounds(self) -> Mapping[str, SoundSummary]:
        """How much sound is kept of whom, as of the last change or `refresh`."""
        return self._newest()[2]

    def sound(
        self, name: str, session: EnrollmentSession
    ) -> Generator[None, None, tuple[tuple[Float32, int], ...]]:
        """The recordings of a session. Raises UnknownSpeaker and KeptSoundDamaged."""
        return self._store.sound(name, session)

    def forget_sound(self, name: str) -> None:
        """For good; the profile stays. Raises UnknownSpeaker."""
        self._store.forget_sound(name)
        self.refresh()

    def save_rebuilt(self, before: SpeakerModel, rebuilt: SpeakerModel) -> bool:
        """As `ProfileStore.save_rebuilt`: False when the profile was changed meanwhile."""
        saved = self._store.save_rebuilt(before, rebuilt)
        self.refresh()
        return saved

    # -- deletions that can be taken back -----------------------------------------------------

    def hide(self, name: str) -> None:
        """From now on it is as if it were deleted. Should the program be killed, it is back."""
        self._set_hidden(name, True)
        self._touched.emit()

    def unhide(self, name: str) -> bool:
        """As if nothing had happened; False when it is not there any more."""
        there = self.is_hidden(name)
        self._set_hidden(name, False)
        self._touched.emit()
        return there

    def is_hidden(self, name: str) -> bool:
        """Whether it can still be brought back."""
        return name_key(name) in self._hidden

    def purge_hidden(self) -> None:
        """Delete what is hidden, at the end of the program; what cannot be deleted is logged."""
        if not self._hidden:
            return
        try:
            for name in self._store.names():
                if self.is_hidden(name):
                    self.delete(name)
        except VoxgateError:
            logger.exception("a deleted profile could not be purged, so it is back")

    # -- when they were heard -----------------------------------------------------------------

    def witness(self, frame: ScoreFrame, heard_by: str) -> None:
        """Keep the answer of this frame, if it is one and about somebody."""
        self._sightings.witness(frame, heard_by)

    def add_recent(self, name: str, seen: Sighting) -> None:
        """One more answer about this person."""
        self._sightings.add(name, seen)

    def recent(self, name: str) -> tuple[Sighting, ...]:
        """The last answers about this person, oldest first."""
        return self._sightings.of(name)

    def forget_recent(self, name: str) -> None:
        """Erase when this person was heard."""
        self._sightings.forget(name)
        self._touched.emit()

    def _free(self, name: str) -> None:
        """A new profile of a name whose old one is hidden: the deletion holds from now on."""
        if self.is_hidden(name):
            self.delete(name)

    def _set_hidden(self, name: str, hidden: bool) -> None:
        with self._hiding:
            key = {name_key(name)}
            self._hidden = self._hidden | key if hidden else self._hidden - key

    def _newest(self) -> _Read:
        read = self._read
        if read is None:
            self._read = read = self._look()
        return read

    def _look(self) -> _Read:
        """What is known about people who are gone, deleted by another program, goes too."""
        speakers, damaged = self._store.readable()
        names = [speaker.name for speaker in speakers] + [problem.name for problem in damaged]
        self._sightings.keep_only(names)
        self.photos.keep_only(names)
        return speakers, damaged, self._store.sounds()

    @Slot()
    def _tell(self) -> None:
        self.changed.emit()
