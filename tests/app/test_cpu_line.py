"""The share of the processors: by hand arithmetic, and of a program that computes."""

import time
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.cpu_line import CpuLine
from desktop_app.state.cpu_share import CpuShare, usable_processors


def share(computed: list[float], passed: list[float], processors: int) -> CpuShare:
    first, second = iter(computed), iter(passed)
    return CpuShare(
        computed=lambda: next(first), passed=lambda: next(second), processors=processors
    )


@pytest.mark.parametrize(
    ("computed", "passed", "processors", "expected"),
    [
        ([1.0, 1.5], [10.0, 11.0], 1, 0.5),
        ([1.0, 1.5], [10.0, 11.0], 2, 0.25),
        ([1.0, 1.0], [10.0, 11.0], 2, 0.0),
        ([0.0, 9.0], [10.0, 11.0], 2, 1.0),  # clocks of another grain
        ([0.0, 1.0], [10.0, 10.0], 2, 0.0),  # no time has passed
    ],
)
def test_the_share(
    computed: list[float], passed: list[float], processors: int, expected: float
) -> None:
    assert share(computed, passed, processors).look() == pytest.approx(expected)


def test_each_look_begins_where_the_last_one_ended() -> None:
    looks = share([0.0, 1.0, 1.0, 2.0], [0.0, 1.0, 2.0, 4.0], 1)
    assert [looks.look() for _ in range(3)] == pytest.approx([1.0, 0.0, 0.5])


def test_a_program_that_computes_is_seen_to() -> None:
    looks = CpuShare(processors=1)
    until = time.process_time() + 0.05
    while time.process_time() < until:
        pass
    busy = looks.look()
    time.sleep(0.2)
    assert looks.look() < busy
    assert usable_processors() >= 1


def test_the_line_looks_only_while_it_is_seen(qtbot: QtBot) -> None:
    readings: Iterator[float] = iter([0.0, 0.42])
    times: Iterator[float] = iter([0.0, 1.0])
    line = CpuLine(
        CpuShare(computed=lambda: next(readings), passed=lambda: next(times), processors=1)
    )
    qtbot.addWidget(line)
    assert line.text() == "CPU …"
    line.look()
    assert line.text() == "CPU 42%"
    assert not line._timer.isActive()
    line.show()
    assert line._timer.isActive()
    line.hide()
    assert not line._timer.isActive()
