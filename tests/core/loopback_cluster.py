"""A Dask scheduler and workers as somebody would start them by hand, on loopback."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
LONGEST = "30 minutes"  # even if the tests are killed
_BIND = ("--host", "127.0.0.1", "--no-dashboard")


class Loopback:
    """Processes of this test alone; their words go to `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._announced = folder / "scheduler.json"
        self.workers: list[subprocess.Popen[bytes]] = []
        self._scheduler = self._start(
            "dask_scheduler",
            *("--port", "0", "--scheduler-file", str(self._announced)),
            *("--idle-timeout", LONGEST),
        )

    @property
    def address(self) -> str:
        import json

        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                found: str = json.loads(self._announced.read_text())["address"]
            except (OSError, ValueError, KeyError):
                time.sleep(0.02)
                continue
            return found
        raise TimeoutError("the scheduler did not start")

    def add_workers(self, count: int) -> None:
        for _ in range(count):
            options = ("--nthreads", "1", "--no-nanny", "--lifetime", LONGEST)
            self.workers.append(self._start("dask_worker", self.address, *options))

    def kill_one(self) -> None:
        worker = self.workers.pop(0)
        worker.send_signal(signal.SIGKILL)
        worker.wait()

    def kill_scheduler(self) -> None:
        self._scheduler.kill()
        self._scheduler.wait()

    def close(self) -> None:
        for process in (*self.workers, self._scheduler):
            process.kill()
            process.wait()

    def _start(self, program: str, *arguments: str) -> subprocess.Popen[bytes]:
        with (self._folder / f"{program}.log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.{program}", *arguments, *_BIND],
                cwd=self._folder,  # not where the tests stand: paths must not depend on it
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                stdout=log,
                stderr=log,
            )


@contextmanager
def loopback(folder: Path, workers: int) -> Iterator[Loopback]:
    cluster = Loopback(folder)
    try:
        cluster.add_workers(workers)
        yield cluster
    finally:
        cluster.close()
