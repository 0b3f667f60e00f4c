"""Several processes of one test run: each has a screen of its own, some tests the whole machine.

`make test` runs the tests in as many processes as there are cores (pytest-xdist, a file stays
whole). What measures time or listens in real time is marked `alone` and runs while the others wait.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

WORKER = os.environ.get("PYTEST_XDIST_WORKER")  # None in a run of one process
# The server ends with the process that asked for it, however that ends: its input is closed then.
_SERVER = """
Xvfb -displayfd 1 -screen 0 1440x1000x24 -nolisten tcp -noreset 2>/dev/null &
exec >/dev/null
cat
kill $!
"""


def open_screen() -> None:
    """An X screen for this process and its children: windows fight over a shared one's keyboard.

    It is there until this process has ended, so nobody can wait for it: no Popen, which would
    complain of that at the very end. Raises RuntimeError when the server does not start.
    """
    server_reads, _kept_open = os.pipe()
    we_read, server_writes = os.pipe()
    ends = [(os.POSIX_SPAWN_DUP2, server_reads, 0), (os.POSIX_SPAWN_DUP2, server_writes, 1)]
    os.posix_spawnp("sh", ["sh", "-c", _SERVER], os.environ, file_actions=ends)
    for end in (server_reads, server_writes):
        os.close(end)
    with os.fdopen(we_read) as answer:
        display = answer.readline().strip()
    if not display:
        raise RuntimeError("Xvfb does not start")
    os.environ["DISPLAY"] = f":{display}"


class Turns:
    """Tests of several processes side by side, and some of them alone.

    A test that wants to be alone waits in the door until the room is empty, so the others cannot
    go on entering before it.
    """

    def __init__(self, folder: Path) -> None:
        """folder : of the whole run, the same for every process"""
        self._door: TextIO = (folder / "door").open("w")
        self._room: TextIO = (folder / "room").open("w")

    @contextmanager
    def take(self, *, alone: bool) -> Iterator[None]:
        """Hold the room with others, or alone."""
        import fcntl  # not on Windows, where the tests run in one process

        fcntl.flock(self._door, fcntl.LOCK_EX)
        fcntl.flock(self._room, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        fcntl.flock(self._door, fcntl.LOCK_UN)
        try:
            yield
        finally:
            fcntl.flock(self._room, fcntl.LOCK_UN)

    def close(self) -> None:
        """Let go of the files."""
        self._door.close()
        self._room.close()
