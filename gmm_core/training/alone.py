"""Who trains in a folder has it alone: two would write and delete each other's files."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

LOCK: Final = "training.lock"


@contextmanager
def alone_in(folder: Path) -> Iterator[bool]:
    """Whether nobody else is inside such a block with this folder, in any process.

    A lock as the profiles have it, SQLite's: whatever ends the process, the system drops it. It
    drops it, too, when this process reads the file by other means. On a disk that knows no locks
    everybody is alone.
    """
    try:
        # another thread may end what this one has begun
        opened = sqlite3.connect(folder / LOCK, timeout=0, check_same_thread=False)
    except sqlite3.Error:  # no file can be made: whoever writes the next one says why
        yield True
        return
    with closing(opened) as connection:
        yield _taken(connection)


def _taken(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("PRAGMA journal_mode = MEMORY")  # no second file beside this one
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        return error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY  # the low byte: see the store
    return True
