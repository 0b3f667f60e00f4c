"""Speakers to table rows and back; statistics are float32 little-endian blobs with a checksum."""

import hashlib
import math
import sqlite3
from collections.abc import Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from gmm_core.errors import ProfileDamaged
from gmm_core.scoring import Consent, EnrollmentSession, SelfTest, SpeakerModel
from gmm_core.scoring.speaker import GRADES
from gmm_core.store.fields import is_moment

STORED: Final = np.dtype("<f4")
SPEAKER_COLUMNS: Final = (
    "background, consent_by, consent_text_version, consent_at,"
    " test_grade, test_accepted_share, test_mean_llr, test_segments"
)
_SESSION_COLUMNS: Final = (
    "recorded_at, device, net_speech_s, snr_db, clipped_fraction, level_dbfs,"
    " components, dims, n, first, sha256, upper_db, own_whole, own_narrow"
)


def speaker_values(model: SpeakerModel) -> tuple[str | float | int | None, ...]:
    """Background, consent (3) and self-test (4), in the order of SPEAKER_COLUMNS."""
    consent, test = model.consent, model.self_test
    return (
        model.background_fingerprint,
        *((consent.given_by, consent.text_version, consent.given_at) if consent else [None] * 3),
        *((test.grade, test.accepted_share, test.mean_llr, test.segments) if test else [None] * 4),
    )


def session_key(session: EnrollmentSession) -> str:
    """The checksum of a session's statistics: no two recordings have the same."""
    return _checksum(_blob(session.n), _blob(session.first))


def stored_keys(connection: sqlite3.Connection, speaker: int) -> list[str]:
    """The same of a speaker's sessions, in their order."""
    query = "SELECT sha256 FROM session WHERE speaker = ? ORDER BY position"
    return [key for (key,) in connection.execute(query, [speaker])]


def save_sessions(
    connection: sqlite3.Connection, speaker: int, sessions: Sequence[EnrollmentSession]
) -> None:
    """Inserts all sessions of a speaker, in their order."""
    for position, session in enumerate(sessions):
        n, first = _blob(session.n), _blob(session.first)
        connection.execute(
            f"INSERT INTO session (speaker, position, {_SESSION_COLUMNS})"  # noqa: S608
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                speaker,
                position,
                session.recorded_at,
                session.device,
                session.net_speech_s,
                _known(session.snr_db),
                session.clipped_fraction,
                session.level_dbfs,
                *session.first.shape,
                n,
                first,
                _checksum(n, first),
                session.upper_db,
                *(_known(value) for value in _both(session.own_scores)),
            ],
        )


def load_speaker(connection: sqlite3.Connection, speaker: int) -> SpeakerModel:
    """The speaker of that row. Raises ProfileDamaged, and DatabaseError where an index lies."""
    found = connection.execute(
        f"SELECT name, {SPEAKER_COLUMNS} FROM speaker WHERE id = ?",  # noqa: S608
        [speaker],
    ).fetchone()
    if found is None:
        raise sqlite3.DatabaseError("its index names somebody who is not in its table")
    name, background, by, version, at, grade, share, mean, segments = found
    rows = connection.execute(
        f"SELECT {_SESSION_COLUMNS} FROM session WHERE speaker = ? ORDER BY position",  # noqa: S608
        [speaker],
    ).fetchall()  # an unfinished statement would lock the database while an error is held
    sessions = tuple(_session(name, row) for row in rows)
    if not sessions or (grade is not None and grade not in GRADES) or not is_moment(at or ""):
        raise ProfileDamaged(name)
    return SpeakerModel(
        name=name,
        background_fingerprint=background,
        sessions=sessions,
        self_test=None if grade is None else SelfTest(grade, share, mean, segments),
        consent=None if by is None else Consent(by, version, at),
    )


def _session(name: str, row: tuple[Any, ...]) -> EnrollmentSession:
    recorded_at, device, net_s, snr_db, clipped, level, components, dims = row[:8]
    n, first, sha256, upper_db, *own = row[8:]
    if not isinstance(n, bytes) or not isinstance(first, bytes):
        raise ProfileDamaged(name)
    if _checksum(n, first) != sha256 or not is_moment(recorded_at):
        raise ProfileDamaged(name)
    return EnrollmentSession(
        recorded_at=recorded_at,
        device=device,
        net_speech_s=net_s,
        snr_db=_or_nan(snr_db),
        clipped_fraction=clipped,
        level_dbfs=level,
        n=_array(n, (components,), name),
        first=_array(first, (components, dims), name),
        upper_db=upper_db,
        own_scores=() if own == [None, None] else (_or_nan(own[0]), _or_nan(own[1])),
    )


def _known(value: float) -> float | None:
    return None if math.isnan(value) else value


def _or_nan(value: float | None) -> float:
    return math.nan if value is None else value


def _both(own_scores: tuple[float, ...]) -> tuple[float, float]:
    """A model without a narrow band gives one, an old profile none."""
    whole, narrow = (*own_scores, math.nan, math.nan)[:2]
    return whole, narrow


def _checksum(n: bytes, first: bytes) -> str:
    return hashlib.sha256(n + first).hexdigest()


def _blob(array: npt.NDArray[np.float32]) -> bytes:
    return np.ascontiguousarray(array, STORED).tobytes()


def _array(blob: bytes, shape: tuple[int, ...], name: str) -> npt.NDArray[np.float32]:
    if len(blob) != math.prod(shape) * STORED.itemsize:
        raise ProfileDamaged(name)
    array = np.frombuffer(blob, STORED).reshape(shape).astype(np.float32)
    array.flags.writeable = False
    return array
