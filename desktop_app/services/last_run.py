"""How the last run ended: a marker that a proper end removes, and the traces of a native crash."""

import faulthandler
import json
import logging
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from gmm_core.errors import OutputUnwritable
from gmm_core.store.atomic import write_atomically

MARKER = "running.json"
TRACES = "crash.log"
MOST_CHARACTERS = 20_000
FATAL = ("Fatal Python error: ", "Windows fatal exception: ")

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BadEnd:
    """The last run ended without saying so.

    crash : what happened in the program, such as "Segmentation fault"; "" when it was ended from
        outside, or the computer went off
    doing : what was unfinished then, a word that the caller chose; "" for nothing
    """

    crash: str
    doing: str


class LastRun:
    """One for each process. A data folder that cannot be written costs the marker, no more."""

    def __init__(self, data_dir: Path) -> None:
        self._marker, self._traces = data_dir / MARKER, data_dir / TRACES
        self._file: IO[str] | None = None  # faulthandler writes into it while the process dies
        self._doing = ""

    def begin(self) -> BadEnd | None:
        """Mark that a run has begun; how the one before it ended badly, if it did."""
        ended = self._ended()
        try:
            self._file = self._traces.open("w", encoding="utf-8")
            faulthandler.enable(self._file)
        except OSError as error:
            logger.warning("crashes will leave no trace: %s", error)
        self._mark()
        return ended

    def doing(self, kind: str) -> None:
        """Something has begun that an end would interrupt; "" for nothing any more."""
        if kind != self._doing:
            self._doing = kind
            self._mark()

    def end(self) -> None:
        """This run ends as it should."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None
        for path in (self._marker, self._traces):
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                logger.warning("%s could not be removed: %s", path, error)

    def _mark(self) -> None:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        content = {"process": os.getpid(), "since": now, "doing": self._doing}
        try:
            write_atomically(self._marker, json.dumps(content).encode())
        except OutputUnwritable as error:
            logger.warning("the run could not be marked: %s", error)

    def _ended(self) -> BadEnd | None:
        """Reads what the last run left, and puts its traces into the log."""
        try:
            content = json.loads(self._marker.read_text(encoding="utf-8"))
            doing = content.get("doing", "")
        except FileNotFoundError:
            return None
        except (OSError, ValueError, AttributeError, RecursionError):
            doing = ""  # a file that was cut off is a bad end all the same
        traces = self._read_traces()
        if traces:
            logger.error("the last run crashed:\n%s", traces)
        return BadEnd(_what(traces), doing if isinstance(doing, str) else "")

    def _read_traces(self) -> str:
        try:
            with self._traces.open(encoding="utf-8", errors="replace") as file:
                return file.read(MOST_CHARACTERS)
        except OSError:
            return ""


def _what(traces: str) -> str:
    """The line in which faulthandler names the crash; "" when there is none."""
    for line in traces.splitlines():
        for beginning in FATAL:
            if line.startswith(beginning):
                return line.removeprefix(beginning).strip()
    return ""
