"""Times of alternating runs, and how much of the machine others took meanwhile."""

import cProfile
import os
import pstats
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Timing:
    """One run: wall clock and CPU of all threads, seconds."""

    wall_s: float
    cpu_s: float


def timed(work: Callable[[], object], repeats: int = 1) -> Timing:
    """Runs it in this process; of several runs on end the one in the middle counts.

    A work of a few milliseconds is repeated, here and by the peer, or what would be measured is how
    fast a core wakes up and fills its caches.
    """
    runs = []
    for _ in range(repeats):
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        runs.append(Timing(time.perf_counter() - wall, time.process_time() - cpu))
    return sorted(runs, key=lambda run: run.wall_s)[repeats // 2]


def alternate(*works: Callable[[], Timing], rounds: int) -> list[list[Timing]]:
    """A B A B ...: what slows the machine for a while slows both."""
    found: list[list[Timing]] = [[] for _ in works]
    for _ in range(rounds):
        for timings, work in zip(found, works, strict=True):
            timings.append(work())
    return found


def wall_s(timings: Sequence[Timing]) -> float:
    """The median."""
    return median(timing.wall_s for timing in timings)


def cpu_s(timings: Sequence[Timing]) -> float:
    """The median."""
    return median(timing.cpu_s for timing in timings)


def in_words(timings: Sequence[Timing]) -> str:
    """For the report: wall clock (CPU)."""
    return f"{seconds(wall_s(timings))} (CPU {seconds(cpu_s(timings))})"


def seconds(value: float) -> str:
    """With its unit, three digits."""
    return f"{value:.3g} s" if value >= 1 else f"{value * 1000:.3g} ms"


def profile(work: Callable[[], object], most: int = 5) -> str:
    """The functions in which the time goes, with their shares."""
    profiler = cProfile.Profile()
    profiler.runcall(work)
    table = pstats.Stats(profiler).stats  # type: ignore[attr-defined]
    total = sum(row[2] for row in table.values()) or 1.0
    heaviest = sorted(table.items(), key=lambda item: -item[1][2])[:most]
    return ", ".join(
        f"{_name(where)} {row[2] / total:.0%}" for where, row in heaviest if row[2] > 0.01 * total
    )


def _name(where: tuple[str, int, str]) -> str:
    file, _, function = where
    return function.strip("<>") if file == "~" else f"{Path(file).stem}.{function}"


class Machine:
    """How busy the machine was with others' work between two looks (Linux; else unknown)."""

    def __init__(self) -> None:
        self._before = _ticks()

    def others(self) -> float | None:
        """The share of all cores that processes outside this run took since the last call."""
        before, now = self._before, _ticks()
        self._before = now
        if before is None or now is None:
            return None
        elapsed, own = now[0] - before[0], max(0, now[2] - before[2])
        return max(0.0, now[1] - before[1] - own) / max(elapsed, 1)


def _ticks() -> tuple[int, int, int] | None:
    """(all, busy, of this process and its descendants), in clock ticks over all cores."""
    stat = Path("/proc/stat")
    if not stat.exists():
        return None
    values = [int(word) for word in stat.read_text().split("\n", 1)[0].split()[1:9]]
    idle = values[3] + values[4]
    return sum(values), sum(values) - idle, _own_ticks()


def _own_ticks() -> int:
    """Children that have ended are in their parent's account."""
    parent_of, ticks = {}, {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has just ended
        parent_of[int(entry.name)] = int(fields[1])
        ticks[int(entry.name)] = sum(int(value) for value in fields[11:15])
    own = {os.getpid()}
    grown = True
    while grown:
        more = {pid for pid, parent in parent_of.items() if parent in own} - own
        own |= more
        grown = bool(more)
    return sum(ticks.get(pid, 0) for pid in own)
