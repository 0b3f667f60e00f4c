"""When each enrolled person was last heard, and how well the voice matched: the last few answers.

A small database of its own beside the profiles. It is for looking at, so nothing depends on it:
when it cannot be read or written, that is logged and told, and the program goes on without.
"""

import logging
import sqlite3
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from pathlib import Path

from desktop_app.language.marking import mark
from gmm_core.store.names import name_key
from gmm_core.verification import Decision, ScoreFrame

logger = logging.getLogger(__name__)

FILE_NAME = "recent.sqlite"
KEPT = 20  # answers of each person
WAIT_S = 0.2  # for another program; longer would be seen as a window that stands still
_ANSWERS = (Decision.ACCEPT, Decision.REJECT, Decision.INCONCLUSIVE)
PROBLEMS = {
    "read": mark(
        "Sightings",
        "When people were heard could not be read ({cause}): close other programs that use {path}, "
        "or delete that file and start again.",
    ),
    "written": mark(
        "Sightings",
        "When people were heard could not be saved ({cause}): close other programs that use "
        "{path}, or delete that file and start again.",
    ),
}


@dataclass(frozen=True, slots=True)
class Sighting:
    """One answer about a person.

    at : ISO 8601, UTC; decision : of `Decision`; llr : natural log, calibrated; heard_by : the
    microphone or recording
    """

    at: str
    decision: str
    llr: float
    probability: float
    heard_by: str


class Sightings:
    """The last answers of everybody, kept in a file of the data folder; usable by any thread."""

    def __init__(self, data_dir: Path) -> None:
        self._path = data_dir / FILE_NAME
        self._lock = threading.Lock()
        self._by_name: dict[str, deque[Sighting]] = {}
        self.problem: str | None = None
        with self._trying("read"), self._connected() as connection:
            rows = connection.execute(
                "SELECT name_key, at, decision, llr, probability, heard_by FROM sighting"
                " ORDER BY id"
            )
            for key, *values in rows:
                self._row(key).append(Sighting(*values))

    def of(self, name: str) -> tuple[Sighting, ...]:
        """Oldest first."""
        with self._lock:
            return tuple(self._by_name.get(name_key(name), ()))

    def witness(self, frame: ScoreFrame, heard_by: str) -> None:
        """Keep the answer of this frame, if it is one and about somebody."""
        accepted = frame.decision is Decision.ACCEPT
        name = frame.claimed or (frame.best if accepted else None)
        if frame.decision not in _ANSWERS or name not in frame.speakers:
            return
        index = frame.speakers.index(name)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        llr, chance = float(frame.llr[index]), float(frame.probability[index])
        self.add(name, Sighting(now, frame.decision.value, llr, chance, heard_by))

    def add(self, name: str, seen: Sighting) -> None:
        """The newest answer about this person; the oldest ones are forgotten."""
        key = name_key(name)
        with self._lock, self._trying("written"):
            self._row(key).append(seen)
            with self._connected() as connection:
                self._insert(connection, key, (seen,))
                connection.execute(
                    "DELETE FROM sighting WHERE name_key = ? AND id NOT IN (SELECT id FROM sighting"
                    " WHERE name_key = ? ORDER BY id DESC LIMIT ?)",
                    [key, key, KEPT],
                )

    def forget(self, name: str) -> None:
        """Erase what is known about this person."""
        key = name_key(name)
        with self._lock, self._trying("written"):
            self._by_name.pop(key, None)
            with self._connected() as connection:
                connection.execute("DELETE FROM sighting WHERE name_key = ?", [key])

    def keep_only(self, names: Iterable[str]) -> None:
        """Erase what is known about everybody else."""
        kept = {name_key(name) for name in names}
        for key in [key for key in tuple(self._by_name) if key not in kept]:
            self.forget(key)

    def rename(self, old: str, new: str) -> None:
        """What was known under the old name."""
        before, key = name_key(old), name_key(new)
        if before == key:
            return
        with self._lock, self._trying("written"):
            self._by_name[key] = self._by_name.pop(before, deque(maxlen=KEPT))
            with self._connected() as connection:
                connection.execute("DELETE FROM sighting WHERE name_key = ?", [key])
                connection.execute(
                    "UPDATE sighting SET name_key = ? WHERE name_key = ?", [key, before]
                )

    def _row(self, key: str) -> deque[Sighting]:
        return self._by_name.setdefault(key, deque(maxlen=KEPT))

    @staticmethod
    def _insert(connection: sqlite3.Connection, key: str, seen: Iterable[Sighting]) -> None:
        connection.executemany(
            "INSERT INTO sighting (name_key, at, decision, llr, probability, heard_by)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [(key, *astuple(one)) for one in seen],
        )

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        """One transaction. Not synchronized: a power cut may cost the file, and it is worth that,

        because answers are written on the thread that draws.
        """
        with closing(sqlite3.connect(self._path, timeout=WAIT_S)) as connection, connection:
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute(
                "CREATE TABLE IF NOT EXISTS sighting (id INTEGER PRIMARY KEY, name_key TEXT,"
                " at TEXT, decision TEXT, llr REAL, probability REAL, heard_by TEXT)"
            )
            yield connection

    @contextmanager
    def _trying(self, done: str) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            logger.warning("%s could not be %s: %s", self._path, done, error)
            self.problem = PROBLEMS[done].fill(cause=error, path=self._path)
