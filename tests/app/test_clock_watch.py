"""Clocks: sleep, a stopped program and late sound are told; a jump of the wall clock is not."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.state.clock_watch import Clocks, ClockWatch, Lapse

START = Clocks(running=100.0, passing=5000.0, wall=1.7e9)
ROOT = Path(__file__).parents[2]


def after(before: Clocks, seconds: float = 1.0, asleep: float = 0.0, **changes: float) -> Clocks:
    heard = None if before.heard is None else before.heard + seconds
    now = Clocks(
        before.running + seconds,
        before.passing + seconds + asleep,
        before.wall + seconds + asleep,
        heard,
    )
    return replace(now, **changes)


def test_a_quiet_hour_tells_nothing() -> None:
    watch, now = ClockWatch(START), START
    for _ in range(3600):
        now = after(now, 1.02)
        assert watch.look(now) is None
        assert watch.wall_jump_s == 0.0


@pytest.mark.parametrize("asleep", [1.5, 3600.0, 86400.0 * 30])
def test_sleep_is_told_once(asleep: float) -> None:
    watch = ClockWatch(START)
    now = after(START, asleep=asleep)
    assert watch.look(now) is Lapse.SLEPT
    assert watch.wall_jump_s == 0.0  # the time of day went on as it should
    assert watch.look(after(now)) is None


def test_a_stopped_program_is_told() -> None:
    watch = ClockWatch(START)
    assert watch.look(after(START, 3.0)) is None  # a busy computer
    assert watch.look(after(after(START, 3.0), 6.0)) is Lapse.STOPPED


@pytest.mark.parametrize("jump", [-86400.0, -3.0, 3.0, 3600.0, 1e9])
def test_the_wall_clock_may_jump(jump: float) -> None:
    """Daylight saving, the network's time, a person: nobody was away."""
    watch = ClockWatch(replace(START, heard=10.0))
    now = after(replace(START, heard=10.0))
    assert watch.look(replace(now, wall=now.wall + jump)) is None
    assert watch.wall_jump_s == pytest.approx(jump, rel=1e-6)
    again = after(replace(now, wall=now.wall + jump))
    assert watch.look(again) is None
    assert watch.wall_jump_s == 0.0


def test_sound_that_stays_away_is_told() -> None:
    watch = ClockWatch(replace(START, heard=0.0))
    now = replace(START, heard=0.0)
    for _ in range(10):  # a source that has not begun yet may take its time
        now = after(now, heard=0.0)
        assert watch.look(now) is None
    for _ in range(20):
        now = after(now)
        assert watch.look(now) is None
    told = []
    for _ in range(5):
        now = after(now, heard=now.heard)
        told.append(watch.look(now))
    assert told.count(Lapse.SOUND_LATE) == 1
    assert told[3] is Lapse.SOUND_LATE


def test_a_microphone_whose_clock_is_slow_is_no_absence() -> None:
    watch, now = ClockWatch(replace(START, heard=1.0)), replace(START, heard=1.0)
    for _ in range(4 * 3600):
        now = after(now)
        now = replace(now, heard=(now.heard or 0.0) - 0.001)  # 1000 ppm, worse than any
        assert watch.look(now) is None


def test_another_source_begins_its_clock_anew() -> None:
    watch, now = ClockWatch(replace(START, heard=50.0)), replace(START, heard=50.0)
    for heard in (51.0, None, 0.5, 1.5, 0.2, 1.2):
        now = replace(after(now), heard=heard)
        assert watch.look(now) is None


def test_no_clock_of_the_sound_is_the_wall_clock() -> None:
    """The time of day stands in records only: nothing on the way of a sample reads it."""
    on_the_way = [
        *(ROOT / "desktop_app" / "audio").glob("*.py"),
        *(ROOT / "gmm_core" / "verification").glob("*.py"),
        *(ROOT / "gmm_core" / "frontend").glob("*.py"),
        *(ROOT / "gmm_core" / "scoring").glob("*.py"),
        *((ROOT / "desktop_app" / "services" / name) for name in ("listener.py", "analysis.py")),
    ]
    assert len(on_the_way) > 20
    for path in on_the_way:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                read = f"{node.value.id}.{node.attr}"
                assert read not in ("time.time", "datetime.now", "datetime.utcnow"), path
