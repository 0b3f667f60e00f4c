"""One connection to the profile database, with SQLite's many errors turned into our few."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from gmm_core.errors import DataFolderDamaged, DataFolderLocked, DataFolderUnwritable
from gmm_core.store.migrations import migrate

FILE_NAME: Final = "profiles.sqlite"
BUSY_TIMEOUT_S: Final = 2.0


def prepare_folder(folder: Path) -> Path:
    """Makes the data folder and an empty database that only its owner may read; returns its path.

    Raises DataFolderUnwritable.
    """
    path = folder / FILE_NAME
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise DataFolderUnwritable(folder, error.strerror or str(error)) from error
    return path


@contextmanager
def connected(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection for one call, so that threads share nothing.

    A rollback journal and full synchronization: whatever kills the program, the next one finds the
    state before or after a call, never between. Deleted content is overwritten with zeros.
    """
    try:
        opened = sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None)
        with closing(opened) as connection:
            connection.text_factory = _text
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("PRAGMA synchronous = FULL")
            migrate(connection, path)
            yield connection
    except sqlite3.Error as error:
        raise _translated(error, path) from error
    except UnicodeDecodeError as error:  # Python could not even read what SQLite says of its tables
        raise DataFolderDamaged(path, "its tables are no text") from error


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection inside one transaction that ends with the block."""
    with connected(path) as connection:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _text(stored: bytes) -> str:
    """A damaged text is one profile's damage; Python would refuse the whole answer."""
    return stored.decode(errors="replace")


def _translated(error: sqlite3.Error, path: Path) -> Exception:
    # The primary result code is the low byte of the extended one.
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return DataFolderLocked(path.parent)
    if code in _UNWRITABLE:
        return DataFolderUnwritable(path.parent, str(error))
    if isinstance(error, _OURS):
        return error
    # Our statements fit our tables, so these are not ours. SQLite quotes whole tables.
    said = " ".join(str(error).split())
    return DataFolderDamaged(path, said if len(said) <= _LONGEST else said[:_LONGEST] + "…")


_OURS: Final = (sqlite3.ProgrammingError, sqlite3.InterfaceError, sqlite3.NotSupportedError)
_LONGEST: Final = 120  # characters


_UNWRITABLE: Final = frozenset(
    {
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_PERM,
    }
)
