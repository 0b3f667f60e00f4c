"""The enrolled speakers: one SQLite database in the data folder.

Statistics, and audio only of those who asked that it be kept.
"""

import sqlite3
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from gmm_core.errors import (
    DataFolderUnwritable,
    KeptSoundDamaged,
    ProfileDamaged,
    SpeakerExists,
    UnknownSpeaker,
)
from gmm_core.linalg import Float32
from gmm_core.scoring import EnrollmentSession, SpeakerModel
from gmm_core.store import sound_rows
from gmm_core.store.database import connected, prepare_folder, writing
from gmm_core.store.names import clean_name, name_key
from gmm_core.store.photos import copy_photo, delete_photo
from gmm_core.store.rows import (
    SPEAKER_COLUMNS,
    load_speaker,
    save_sessions,
    session_key,
    speaker_values,
    stored_keys,
)
from gmm_core.store.sound import PackedSound, SoundSummary, unpack
from gmm_core.store.speaker_file import read_speaker, write_speaker


class ProfileStore:
    """Speakers by name; a name is kept as written and unique whatever its case.

    Every call is one transaction on its own connection, so any thread may call. All methods raise
    DataFolderLocked (another program holds the database for more than two seconds),
    DataFolderUnwritable, DataFolderDamaged or DataFolderNewer; the file is never replaced.
    """

    def __init__(self, data_dir: Path) -> None:
        self._path = prepare_folder(data_dir)
        with connected(self._path):
            pass  # a database that cannot be used is found now and not at the first save

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def folder(self) -> Path:
        """The data folder."""
        return self._path.parent

    def close(self) -> None:
        """Nothing stays open between calls; here for `with` and for callers' good habits."""

    def names(self) -> tuple[str, ...]:
        """All names, in alphabetical order."""
        with connected(self._path) as connection:
            return _names(connection)

    def get(self, name: str) -> SpeakerModel:
        """Raises UnknownSpeaker and ProfileDamaged."""
        with connected(self._path) as connection:
            return load_speaker(connection, _find(connection, name))

    def all(self) -> tuple[SpeakerModel, ...]:
        """Every speaker, in the order of `names`. Raises ProfileDamaged."""
        with connected(self._path) as connection:
            connection.execute("BEGIN")  # one moment for all of them
            return tuple(load_speaker(connection, row) for row, _ in _rows(connection))

    def readable(self) -> tuple[tuple[SpeakerModel, ...], tuple[ProfileDamaged, ...]]:
        """Every speaker that can be read, and an error for each one that cannot.

        Both in the order of `names`. What is damaged stays in the database, its name stays taken.
        """
        speakers: list[SpeakerModel] = []
        damaged: list[ProfileDamaged] = []
        with connected(self._path) as connection:
            connection.execute("BEGIN")  # one moment for all of them
            for row, key in _rows(connection):
                try:
                    speaker = load_speaker(connection, row)
                    if name_key(speaker.name) != key:
                        raise ProfileDamaged(key)  # nobody finds it under the name that it shows
                    speakers.append(speaker)
                except ProfileDamaged as problem:
                    damaged.append(problem.with_traceback(None))
        return tuple(speakers), tuple(damaged)

    def save(
        self,
        model: SpeakerModel,
        replace: bool = False,
        *,
        sound: PackedSound | None = None,
        sound_of: str | None = None,
    ) -> None:
        """Stores a speaker whole. Raises SpeakerExists (unless `replace`) and BadName.

        sound : of the last session, to be kept with it
        sound_of : who else has some of these sessions; what is kept of them comes along
        Sound that was kept stays with its session, and goes with it. Raises UnknownSpeaker when
        there is no `sound_of`.
        """
        name = clean_name(model.name)
        with writing(self._path) as connection:
            speaker = _replaced(connection, model, name) if replace else None
            if speaker is None:
                speaker = _added(connection, model, name)
                delete_photo(self.folder, name)  # of somebody before, left by a killed program
            save_sessions(connection, speaker, model.sessions)
            if sound is not None:
                sound_rows.insert(connection, speaker, session_key(model.sessions[-1]), sound)
            if sound_of is not None:
                sound_rows.bring(connection, _find(connection, sound_of), speaker)
            sound_rows.prune(connection, speaker)

    def save_rebuilt(self, before: SpeakerModel, rebuilt: SpeakerModel) -> bool:
        """Puts the sessions of `rebuilt` in the place of those they were made from, in order.

        The kept sound stays with them. False, and nothing is changed, when the profile is not
        there any more as it was: deleted, renamed, or with other sessions.
        """
        old, new = ([session_key(one) for one in model.sessions] for model in (before, rebuilt))
        with writing(self._path) as connection:
            speaker = _row(connection, before.name)
            if speaker is None or stored_keys(connection, speaker) != old:
                return False
            (name,) = connection.execute(
                "SELECT name FROM speaker WHERE id = ?", [speaker]
            ).fetchone()  # its case may have been changed meanwhile
            _replaced(connection, rebuilt, name)
            save_sessions(connection, speaker, rebuilt.sessions)
            sound_rows.move(connection, speaker, old, new)
        return True

    def rename(self, old: str, new: str) -> None:
        """Raises UnknownSpeaker, SpeakerExists and BadName; may change the case of a name.

        The picture (`store.photos`) is there under the new name before the profile is, and under
        the old one until it is: so a program that is killed leaves a profile with its picture, and
        at most one that is nobody's.
        """
        name = clean_name(new)
        with writing(self._path) as connection:
            speaker = _find(connection, old)
            if _row(connection, name) != speaker:
                _claim(connection, name)
            connection.execute(
                "UPDATE speaker SET name = ?, name_key = ? WHERE id = ?",
                [name, name_key(name), speaker],
            )
            copy_photo(self.folder, old, name)
        if name_key(name) != name_key(old.strip()):
            # nobody's any more: where it stays, the window or the next of that name erases it
            with suppress(DataFolderUnwritable):
                delete_photo(self.folder, old)

    def delete(self, name: str) -> None:
        """Removes a speaker and overwrites the bytes in the database file. Raises UnknownSpeaker.

        The picture goes first: where it cannot, the profile stays, so that it can be tried again.
        What backups or the disk itself (old blocks of an SSD) still hold is beyond our reach.
        """
        with writing(self._path) as connection:
            connection.execute("DELETE FROM speaker WHERE id = ?", [_find(connection, name)])
            delete_photo(self.folder, name)

    # -- kept sound ---------------------------------------------------------------------------

    def sounds(self) -> dict[str, SoundSummary]:
        """How much sound is kept, by name, of everybody of whom any is."""
        with connected(self._path) as connection:
            return sound_rows.summaries(connection)

    def sound(
        self, name: str, session: EnrollmentSession
    ) -> Generator[None, None, tuple[tuple[Float32, int], ...]]:
        """The recordings of a session, (samples, sample rate) each; the yields are for cancelling.

        Raises UnknownSpeaker, and KeptSoundDamaged also when nothing is kept.
        """
        recordings = []
        try:
            with connected(self._path) as connection:
                parts = sound_rows.load(connection, _find(connection, name), session_key(session))
            if not parts:
                raise ValueError("nothing is kept")
            for part in parts:
                recordings.append((yield from unpack(part)))
        except ValueError as error:
            raise KeptSoundDamaged(name) from error
        return tuple(recordings)

    def forget_sound(self, name: str) -> bool:
        """Deletes the kept sound and overwrites its bytes; the profile stays.

        False when none was kept. Raises UnknownSpeaker. `delete` says what is beyond our reach.
        """
        with writing(self._path) as connection:
            return sound_rows.forget(connection, _find(connection, name))

    # -- files --------------------------------------------------------------------------------

    def export(self, name: str, path: Path) -> None:
        """Writes one speaker, but no sound, for `import_file`. Raises OutputUnwritable."""
        write_speaker(self.get(name), path)

    def import_file(self, path: Path, name: str | None = None) -> SpeakerModel:
        """Stores the speaker of an exported file, under another name if given, and returns it.

        Raises BundleDamaged, SpeakerExists and BadName.
        """
        model = read_speaker(path, name)
        self.save(model)
        return model


def _names(connection: sqlite3.Connection) -> tuple[str, ...]:
    rows = connection.execute("SELECT name FROM speaker ORDER BY name_key")
    return tuple(name for (name,) in rows)


def _rows(connection: sqlite3.Connection) -> list[tuple[int, str]]:
    """Rows and name keys, in the order of `_names`."""
    return connection.execute("SELECT id, name_key FROM speaker ORDER BY name_key").fetchall()


def _find(connection: sqlite3.Connection, name: str) -> int:
    speaker = _row(connection, name)
    if speaker is None:
        raise UnknownSpeaker(name, _names(connection))
    return speaker


def _row(connection: sqlite3.Connection, name: str) -> int | None:
    query = "SELECT id FROM speaker WHERE name_key = ?"
    row = connection.execute(query, [name_key(name.strip())]).fetchone()
    return None if row is None else int(row[0])


def _added(connection: sqlite3.Connection, model: SpeakerModel, name: str) -> int:
    _claim(connection, name)
    cursor = connection.execute(
        f"INSERT INTO speaker (name, name_key, {SPEAKER_COLUMNS})"  # noqa: S608
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [name, name_key(name), *speaker_values(model)],
    )
    assert cursor.lastrowid is not None  # noqa: S101  (an INSERT has always one)
    return cursor.lastrowid


def _replaced(connection: sqlite3.Connection, model: SpeakerModel, name: str) -> int | None:
    """The row of that name with everything of `model` but its sessions; None = there is none."""
    speaker = _row(connection, name)
    if speaker is not None:
        connection.execute(
            f"UPDATE speaker SET (name, {SPEAKER_COLUMNS})"  # noqa: S608
            " = (?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?",
            [name, *speaker_values(model), speaker],
        )
        connection.execute("DELETE FROM session WHERE speaker = ?", [speaker])
    return speaker


def _claim(connection: sqlite3.Connection, name: str) -> None:
    """The transaction is open, so nobody can take the name between this look and the write."""
    query = "SELECT 1 FROM speaker WHERE name_key = ?"
    if connection.execute(query, [name_key(name)]).fetchone():
        raise SpeakerExists(name)
