"""The window with 1,000 enrolled speakers, all docks open, scoring live: does it stay fluent?"""

from collections.abc import Iterator
from typing import Any

from benchmarks.speed.bench import Bench
from benchmarks.speed.rows import AT_LEAST, AT_MOST, Goal, Row
from benchmarks.speed.window import ask

SPEAKERS = 1000


def measure(bench: Bench) -> Iterator[Row]:
    """One run, three promises. The share is the GUI thread's own CPU, whatever else runs."""
    told = ask("crowd", 5 if bench.quick else 60)
    yield _row(told, "pictures a second", told["pictures_per_s"], Goal(29.5, "/s", AT_LEAST))
    busy = Goal(40, "% of the time", AT_MOST)
    yield _row(told, "GUI thread busy", told["gui_busy_percent"], busy)
    late = Goal(50, "ms (99.9th percentile)", AT_MOST)
    yield _row(told, "from one picture to the next", told["p999_ms"], late)


def _row(told: dict[str, Any], what: str, value: float, goal: Goal) -> Row:
    return Row(
        work=f"live: {SPEAKERS:,} speakers, all docks open: {what}",
        ours=f"{value:.1f} {goal.unit}",
        peer="",
        value=value,
        goal=goal,
        checked=(
            f"{told['pictures']} pictures and {told['frames']} scores of {told['speakers']} "
            f"speakers in {told['seconds']:.0f} s, {told['lost']} samples lost, "
            f"{told['platform']}"
        ),
        bound=told["threads"],
        details=told,
    )
