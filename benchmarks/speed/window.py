"""The window at work: CPU while verifying, and the way from the microphone to the meter.

Each is measured in a process of its own (`window_child`), which owns the one QApplication.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from benchmarks.speed.bench import Bench, screen_or_offscreen
from benchmarks.speed.peers import ROOT
from benchmarks.speed.rows import AT_MOST, Goal, Row, not_measured
from tests.integration.virtual_microphone import why_unavailable

SPEAKERS = 10


def measure(bench: Bench) -> Iterator[Row]:
    """Each needs the machine for itself; see the share that others took."""
    yield _cpu(bench)
    yield _latency(bench)
    yield _lateness(bench)


def _cpu(bench: Bench) -> Row:
    told = ask("cpu", 4 if bench.quick else 20)
    return Row(
        work=f"live: CPU while verifying against {SPEAKERS} speakers, window open",
        ours=f"{told['percent']:.1f} % of one core over {told['seconds']:.0f} s",
        peer="",
        value=told["percent"],
        goal=Goal(20, "% of one core", AT_MOST),
        checked=f"{told['frames']} scores, {told['lost']} samples lost, {told['platform']}",
        bound=told["threads"],
        details=told,
    )


def _latency(bench: Bench) -> Row:
    work = "live: sound at the microphone to moved meter, virtual microphone"
    goal = Goal(120, "ms (95th percentile)", AT_MOST)
    missing = why_unavailable()
    if missing is not None:
        return not_measured(work, goal, missing)
    told = ask("latency", 6 if bench.quick else 40)
    return Row(
        work=work,
        ours=f"median {told['median_ms']:.0f} ms, 95 % within {told['p95_ms']:.0f} ms",
        peer="",
        value=told["p95_ms"],
        goal=goal,
        checked=(
            f"{told['bursts']} bursts, {told['platform']}; counted from the start of the "
            "player's process to the painted meter, so too high rather than too low"
        ),
        details=told,
    )


def _lateness(bench: Bench) -> Row:
    out = bench.folder / "gui_lateness.json"
    length = "6" if bench.quick else "60"
    told = _run("benchmarks.gui_lateness", "--seconds", length, "--out", str(out), statuses=(0, 1))
    found = json.loads(told)
    return Row(
        work="live: lateness of the window's timer while enrollments train",
        ours=f"99.9 % within {found['p999_ms']:.0f} ms, greatest {found['greatest_ms']:.0f} ms",
        peer="",
        value=found["p999_ms"],
        goal=Goal(50, "ms (99.9th percentile)", AT_MOST),
        checked=(
            f"{found['trainings']} trainings, {found['frames']} scores, "
            f"{found['samples_lost']} samples lost meanwhile, {found['qt_platform']}"
        ),
        details=found,
    )


def ask(what: str, amount: int) -> dict[str, Any]:
    """What `window_child` found, in a process of its own."""
    told = _run("benchmarks.speed.window_child", what, str(amount))
    answer: dict[str, Any] = json.loads(told.strip().splitlines()[-1])
    return answer


def _run(module: str, *arguments: str, statuses: tuple[int, ...] = (0,)) -> str:
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=screen_or_offscreen(),
    )
    if done.returncode not in statuses:
        raise RuntimeError(f"{module} {arguments[0]}: {done.stderr.strip()[-500:]}")
    return done.stdout
