"""The profile database's tables, and every step from an older version to this one.

A released step is never edited: databases out there have already taken it. A change of the tables
is a new step at the end.
"""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from gmm_core.errors import DataFolderDamaged, DataFolderNewer

APPLICATION_ID: Final = 0x566F7867  # "Voxg": tells our file from another program's

Step = Sequence[str]

_FIRST: Final[Step] = (
    """
    CREATE TABLE speaker (
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        name_key TEXT NOT NULL UNIQUE,  -- case-folded: Anna and ANNA are one person
        background TEXT NOT NULL,       -- fingerprint of the bundle the statistics belong to
        consent_by TEXT, consent_text_version TEXT, consent_at TEXT,
        test_grade TEXT, test_accepted_share REAL, test_mean_llr REAL, test_segments INTEGER
    ) STRICT
    """,
    """
    CREATE TABLE session (
        speaker INTEGER NOT NULL REFERENCES speaker (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        recorded_at TEXT NOT NULL,
        device TEXT NOT NULL,
        net_speech_s REAL NOT NULL,
        snr_db REAL,                    -- NULL: not known
        clipped_fraction REAL NOT NULL,
        level_dbfs REAL NOT NULL,
        components INTEGER NOT NULL,
        dims INTEGER NOT NULL,
        n BLOB NOT NULL,                -- float32 little-endian (components,)
        first BLOB NOT NULL,            -- float32 little-endian (components, dims)
        sha256 TEXT NOT NULL,           -- of n followed by first
        PRIMARY KEY (speaker, position)
    ) STRICT
    """,
    f"PRAGMA application_id = {APPLICATION_ID}",
)

# Energy above the telephone's band, and how well parts of a session fit the rest of it.
_BANDS: Final[Step] = (
    "ALTER TABLE session ADD COLUMN upper_db REAL NOT NULL DEFAULT 0",  # 0: not known
    "ALTER TABLE session ADD COLUMN own_whole REAL",  # NULL: not known
    "ALTER TABLE session ADD COLUMN own_narrow REAL",
)

# The sound of enrollments whose people asked that it be kept. `session` is that session's `sha256`.
_SOUND: Final[Step] = (
    """
    CREATE TABLE sound (
        speaker INTEGER NOT NULL REFERENCES speaker (id) ON DELETE CASCADE,
        session TEXT NOT NULL,
        part INTEGER NOT NULL,          -- of `parts`: stretches without a gap, or files
        parts INTEGER NOT NULL,
        sample_rate INTEGER NOT NULL,
        frames INTEGER NOT NULL,
        flac BLOB NOT NULL,             -- mono
        sha256 TEXT NOT NULL,           -- of flac
        agreed_by TEXT NOT NULL, agreed_text_version TEXT NOT NULL, agreed_at TEXT NOT NULL,
        PRIMARY KEY (speaker, session, part)
    ) STRICT
    """,
)

STEPS: Final[Sequence[Step]] = (_FIRST, _BANDS, _SOUND)


def migrate(connection: sqlite3.Connection, path: Path, steps: Sequence[Step] = STEPS) -> None:
    """Brings the database to the newest version, all steps in one transaction.

    Raises DataFolderNewer, DataFolderDamaged (another program's file) and sqlite3 errors.
    """
    if _version(connection) == len(steps) and _application(connection) == APPLICATION_ID:
        return  # the usual case takes no lock and works in a read-only folder
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _version(connection)  # again: another program may have migrated meanwhile
        _check(connection, path, version, len(steps))
        for step in steps[version:]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(steps)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # SQLite itself rolls back when the disk is full
            connection.execute("ROLLBACK")
        raise


def _check(connection: sqlite3.Connection, path: Path, version: int, known: int) -> None:
    is_empty = not connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
    if not (is_empty and version == 0) and _application(connection) != APPLICATION_ID:
        raise DataFolderDamaged(path, "it is another program's database")
    if version > known:
        raise DataFolderNewer(path, version, known)


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _application(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA application_id").fetchone()[0])
