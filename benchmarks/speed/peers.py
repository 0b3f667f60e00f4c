"""The peers' own environment and the process in which they run, so that nothing of theirs is ours.

It lives in .bench/peers and is made on first use; where that fails, the rows say so.
"""

import json
import subprocess
import sys
import time
import venv
from pathlib import Path
from typing import Any

from benchmarks.speed.clock import Timing

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / ".bench" / "peers"
PACKAGES = ("scikit-learn", "scikit-learn-intelex", "librosa", "threadpoolctl")
OPTIONAL = frozenset({"scikit-learn-intelex"})  # has no wheel for every platform
INSTALL_S = 600
SETTLE_S = 0.25  # scikit-learn's BLAS threads were seen to spin for 90 ms after their work


class PeerMissing(Exception):
    """A peer that cannot be measured here, and why."""


def make_environment() -> Path:
    """The Python of the peers' environment. Raises PeerMissing when it cannot be made."""
    python = FOLDER / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    ready = FOLDER / "ready"
    if ready.exists() and ready.read_text() == _wanted():
        return python
    print("benchmarks: making the peers' environment in .bench/peers (once)", flush=True)
    venv.create(FOLDER, clear=True, with_pip=True)
    for package in PACKAGES:
        told = _install(python, package)
        if told is not None and package not in OPTIONAL:
            raise PeerMissing(f"{package} could not be installed: {told}")
    ready.write_text(_wanted())
    return python


def _wanted() -> str:
    return f"{sys.version} {' '.join(PACKAGES)}"


def _install(python: Path, package: str) -> str | None:
    """None when it worked, else the last line that pip said."""
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--constraint", str(ROOT / "constraints.txt"), package]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=INSTALL_S)
    except subprocess.TimeoutExpired:
        return f"pip took longer than {INSTALL_S} s"
    if done.returncode == 0:
        return None
    return (done.stderr.strip().splitlines() or ["pip gave no reason"])[-1]


class Peers:
    """The peers' process: asked in JSON lines, data travels in .npy files."""

    def __init__(self) -> None:
        """Raises PeerMissing."""
        python = make_environment()
        worker = Path(__file__).with_name("peer_worker.py")
        self._process = subprocess.Popen(
            [str(python), str(worker)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )

    def ask(self, task: str, **arguments: Any) -> dict[str, Any]:
        """The answer of a task of peer_worker.py. Raises PeerMissing when it failed."""
        line = {"task": task, **{name: _plain(value) for name, value in arguments.items()}}
        if self._process.stdin is None or self._process.stdout is None:
            raise PeerMissing("the peers' process has no pipes")
        self._process.stdin.write(json.dumps(line) + "\n")
        self._process.stdin.flush()
        told = self._process.stdout.readline()
        if not told:
            raise PeerMissing(f"the peers' process ended during {task} (out of memory?)")
        answer: dict[str, Any] = json.loads(told)
        if "failed" in answer:
            raise PeerMissing(f"{task}: {answer['failed']}")
        return answer

    def time(self, task: str, **arguments: Any) -> tuple[Timing, dict[str, Any]]:
        """How long the task took, measured inside it, and its whole answer."""
        answer = self.ask(task, **arguments)
        time.sleep(SETTLE_S)
        return Timing(answer["wall_s"], answer["cpu_s"]), answer

    def close(self) -> None:
        """End the process."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait(timeout=30)


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, Path) else value
