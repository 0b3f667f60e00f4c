"""Kept sound in the profile database, inside the caller's transaction.

In the same file as the profiles and not beside it: so the sound comes and goes with its session
in one transaction, whatever kills the program, and no sound is ever left without its person.

A row belongs to the session whose statistics have the checksum `session`: sessions are rewritten
whenever a profile is saved, and move from one person to another in a merge, but a recording makes
its own statistics and no others.
"""

import hashlib
import sqlite3
from collections.abc import Sequence

from gmm_core.store.sound import PackedPart, PackedSound, SoundSummary

_COLUMNS = (
    "session, part, parts, sample_rate, frames, flac, sha256,"
    " agreed_by, agreed_text_version, agreed_at"
)


def insert(connection: sqlite3.Connection, speaker: int, session: str, sound: PackedSound) -> None:
    """Keeps the sound of a session."""
    agreed = sound.agreed
    for number, part in enumerate(sound.parts):
        connection.execute(
            f"INSERT OR REPLACE INTO sound (speaker, {_COLUMNS})"  # noqa: S608
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                speaker,
                session,
                number,
                len(sound.parts),
                part.sample_rate,
                part.frames,
                part.flac,
                hashlib.sha256(part.flac).hexdigest(),
                agreed.given_by,
                agreed.text_version,
                agreed.given_at,
            ],
        )


def bring(connection: sqlite3.Connection, origin: int, speaker: int) -> None:
    """The sound of those of `origin`'s sessions that `speaker` has, too."""
    connection.execute(
        f"INSERT OR IGNORE INTO sound (speaker, {_COLUMNS}) SELECT ?, {_COLUMNS} FROM sound"  # noqa: S608
        " WHERE speaker = ? AND session IN (SELECT sha256 FROM session WHERE speaker = ?)",
        [speaker, origin, speaker],
    )


def move(
    connection: sqlite3.Connection, speaker: int, before: Sequence[str], after: Sequence[str]
) -> None:
    """The sessions have been made anew: their sound goes with them."""
    connection.executemany(
        "UPDATE sound SET session = ? WHERE speaker = ? AND session = ?",
        [(new, speaker, old) for old, new in zip(before, after, strict=True)],
    )


def prune(connection: sqlite3.Connection, speaker: int) -> None:
    """Deletes the sound of sessions that are no more."""
    connection.execute(
        "DELETE FROM sound WHERE speaker = ?"
        " AND session NOT IN (SELECT sha256 FROM session WHERE speaker = ?)",
        [speaker, speaker],
    )


def forget(connection: sqlite3.Connection, speaker: int) -> bool:
    """Deletes all sound of a speaker; False when there was none."""
    return connection.execute("DELETE FROM sound WHERE speaker = ?", [speaker]).rowcount > 0


def summaries(connection: sqlite3.Connection) -> dict[str, SoundSummary]:
    """By name, of everybody of whom sound is kept; the sound itself is not read."""
    rows = connection.execute(
        "SELECT name, count(DISTINCT session), sum(frames * 1.0 / sample_rate),"
        " sum(length(flac)), min(agreed_at)"
        " FROM sound JOIN speaker ON speaker.id = sound.speaker GROUP BY speaker.id"
    )
    return {name: SoundSummary(*values) for name, *values in rows}


def load(connection: sqlite3.Connection, speaker: int, session: str) -> tuple[PackedPart, ...]:
    """The parts of a session, in their order, none if nothing is kept.

    Raises ValueError for parts that are missing or do not match their checksums.
    """
    rows = connection.execute(
        "SELECT parts, sample_rate, frames, flac, sha256 FROM sound"
        " WHERE speaker = ? AND session = ? ORDER BY part",
        [speaker, session],
    ).fetchall()
    parts = []
    for count, rate, frames, flac, sha256 in rows:
        if count != len(rows):
            raise ValueError("a part is missing")
        if hashlib.sha256(flac).hexdigest() != sha256:
            raise ValueError("a part does not match its checksum")
        parts.append(PackedPart(flac, rate, frames))
    return tuple(parts)
