"""How much of the computer this program takes; two clocks, no look at other processes."""

import os
import time
from collections.abc import Callable


class CpuShare:
    """Compares the process's computing time with the time that passed.

    processors : those that this process may use; the share is of all of them together
    """

    def __init__(
        self,
        *,
        computed: Callable[[], float] = time.process_time,
        passed: Callable[[], float] = time.monotonic,
        processors: int | None = None,
    ) -> None:
        self._computed, self._passed = computed, passed
        self.processors = processors or usable_processors()
        self._before = (computed(), passed())

    def look(self) -> float:
        """The share since the last look, 0 to 1; 0 when no time has passed."""
        now = (self._computed(), self._passed())
        computed, passed = (b - a for a, b in zip(self._before, now, strict=True))
        if passed <= 0:
            return 0.0
        self._before = now
        return min(1.0, max(0.0, computed / (passed * self.processors)))


def usable_processors() -> int:
    """In a container or under taskset they are fewer than the computer has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
