"""What every measurement is given."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.speed.clock import Timing
from benchmarks.speed.peers import PeerMissing, Peers


@dataclass(slots=True)
class Bench:
    """quick : smaller data, fewer rounds; folder : for temporary files; out : for plots."""

    quick: bool
    folder: Path
    out: Path
    peers: Peers | None
    why_no_peers: str = ""

    @property
    def rounds(self) -> int:
        return 3 if self.quick else 5

    @property
    def threads(self) -> int:
        return os.cpu_count() or 1

    def ask(self, task: str, **arguments: Any) -> tuple[Timing, dict[str, Any]]:
        """A peer's time and answer. Raises PeerMissing."""
        if self.peers is None:
            raise PeerMissing(self.why_no_peers)
        return self.peers.time(task, **arguments)


def available_bytes() -> int | None:
    """Memory that could be used without swapping; None where that cannot be known."""
    info = Path("/proc/meminfo")
    if not info.exists():
        return None
    for line in info.read_text().splitlines():
        if line.startswith("MemAvailable:"):
            return int(line.split()[1]) * 1024
    return None


def screen_or_offscreen() -> dict[str, str]:
    """The environment for a program with a window: drawn offscreen where there is no X server."""
    environment = dict(os.environ)
    if sys.platform == "linux" and not environment.get("DISPLAY"):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    return environment
