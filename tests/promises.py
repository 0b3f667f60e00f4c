"""What the program promises in seconds, and what a test grants a machine that is busy.

The benchmarks measure the promises themselves, on a quiet machine (docs/performance.md).
"""

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

SLACK = 3.0
T = TypeVar("T")


def granted(promised_s: float) -> float:
    """How long something may take here that takes `promised_s` where nothing else runs."""
    return SLACK * promised_s


def busyness(cpu_s: float = 0.3) -> float:
    """How many times its CPU seconds a piece of work takes now: 1 where nothing else runs."""
    began, worked = time.perf_counter(), time.process_time()
    while time.process_time() - worked < cpu_s:
        pass
    return max(1.0, (time.perf_counter() - began) / cpu_s)


class LongestStep:
    """Goes through the steps of a piece of work and remembers the longest, in CPU seconds.

    A cancel is heard between two steps. CPU seconds are those of the work, however many others
    want the processor at the same time.
    """

    def __init__(self) -> None:
        self.cpu_s = 0.0

    def of(self, work: Iterable[T]) -> Iterator[T]:
        """The same steps."""
        began = time.process_time()
        for step in work:
            self.cpu_s = max(self.cpu_s, time.process_time() - began)
            yield step
            began = time.process_time()
