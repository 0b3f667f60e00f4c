"""The enrolled speakers: one SQLite database in the data folder. Statistics, no audio."""

import sqlite3
from pathlib import Path
from types import TracebackType
from typing import Self

from gmm_core.errors import ProfileDamaged, SpeakerExists, UnknownSpeaker
from gmm_core.scoring import SpeakerModel
from gmm_core.store.database import connected, prepare_folder, writing
from gmm_core.store.names import clean_name, name_key
from gmm_core.store.rows import load_speaker, save_sessions, speaker_values
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
            return tuple(
                load_speaker(connection, _find(connection, name)) for name in _names(connection)
            )

    def readable(self) -> tuple[tuple[SpeakerModel, ...], tuple[ProfileDamaged, ...]]:
        """Every speaker that can be read, and an error for each one that cannot.

        Both in the order of `names`. What is damaged stays in the database, its name stays taken.
        """
        speakers: list[SpeakerModel] = []
        damaged: list[ProfileDamaged] = []
        with connected(self._path) as connection:
            connection.execute("BEGIN")  # one moment for all of them
            for name in _names(connection):
                try:
                    speakers.append(load_speaker(connection, _find(connection, name)))
                except ProfileDamaged as problem:
                    damaged.append(problem.with_traceback(None))
        return tuple(speakers), tuple(damaged)

    def save(self, model: SpeakerModel, replace: bool = False) -> None:
        """Stores a speaker whole. Raises SpeakerExists (unless `replace`) and BadName."""
        name = clean_name(model.name)
        with writing(self._path) as connection:
            if replace:
                connection.execute("DELETE FROM speaker WHERE name_key = ?", [name_key(name)])
            _claim(connection, name)
            cursor = connection.execute(
                "INSERT INTO speaker (name, name_key, background, consent_by, consent_text_version,"
                " consent_at, test_grade, test_accepted_share, test_mean_llr, test_segments)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [name, name_key(name), *speaker_values(model)],
            )
            assert cursor.lastrowid is not None  # noqa: S101  (an INSERT has always one)
            save_sessions(connection, cursor.lastrowid, model.sessions)

    def rename(self, old: str, new: str) -> None:
        """Raises UnknownSpeaker, SpeakerExists and BadName; may change the case of a name."""
        name = clean_name(new)
        with writing(self._path) as connection:
            speaker = _find(connection, old)
            if name_key(name) != name_key(old):
                _claim(connection, name)
            connection.execute(
                "UPDATE speaker SET name = ?, name_key = ? WHERE id = ?",
                [name, name_key(name), speaker],
            )

    def delete(self, name: str) -> None:
        """Removes a speaker and overwrites the bytes in the database file. Raises UnknownSpeaker.

        What backups or the disk itself (old blocks of an SSD) still hold is beyond our reach.
        """
        with writing(self._path) as connection:
            connection.execute("DELETE FROM speaker WHERE id = ?", [_find(connection, name)])

    def export(self, name: str, path: Path) -> None:
        """Writes one speaker as a file for `import_file`. Raises OutputUnwritable."""
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


def _find(connection: sqlite3.Connection, name: str) -> int:
    query = "SELECT id FROM speaker WHERE name_key = ?"
    row = connection.execute(query, [name_key(name.strip())]).fetchone()
    if row is None:
        raise UnknownSpeaker(name, _names(connection))
    return int(row[0])


def _claim(connection: sqlite3.Connection, name: str) -> None:
    """The transaction is open, so nobody can take the name between this look and the write."""
    query = "SELECT 1 FROM speaker WHERE name_key = ?"
    if connection.execute(query, [name_key(name)]).fetchone():
        raise SpeakerExists(name)
