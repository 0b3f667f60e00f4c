"""The speed report tells what was promised, what was missed and by how much."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.speed.clock import Timing, alternate, profile, seconds, timed, wall_s
from benchmarks.speed.growth import straight_line
from benchmarks.speed.plot import Line, write_plot
from benchmarks.speed.publish import BEGIN, END, published
from benchmarks.speed.report import Measured, write
from benchmarks.speed.rows import AT_LEAST, AT_MOST, Goal, Row, not_measured
from benchmarks.speed.versus import NO_HELPER, versus


@pytest.mark.parametrize(
    ("goal", "value", "met", "words"),
    [
        (Goal(12, "x", AT_LEAST), 12.0, True, "met"),
        (Goal(12, "x", AT_LEAST), 9.0, False, "missed by 25%"),
        (Goal(1.0, "ms", AT_MOST), 0.9, True, "met"),
        (Goal(1.0, "ms", AT_MOST), 2.5, False, "missed by 150%"),
        (Goal(1.0, "ms", AT_MOST), None, None, "not measured"),
        (Goal(None, "trials/s"), 3.0, None, "told"),
    ],
)
def test_a_goal_is_met_or_missed_by_so_much(
    goal: Goal, value: float | None, met: bool | None, words: str
) -> None:
    assert goal.met(value) is met
    assert goal.verdict(value) == words


def test_the_report_names_a_missing_peer_and_marks_a_shared_machine(tmp_path: Path) -> None:
    kept = Row("one | two", "1 s", "peer: 3 s", 3.0, Goal(2, "x", AT_LEAST), checked="equal")
    missing = not_measured("three", Goal(4, "x", AT_LEAST), "librosa could not be installed: why")
    measured = [Measured(kept, 0.5, 1.0), Measured(missing, None, 0.1)]
    page = write(tmp_path, measured, quick=True).read_text(encoding="utf-8")
    assert "| one / two | 1 s | peer: 3 s | 3 x | >= 2 x | met (*) |" in page
    assert "| three | not measured | librosa could not be installed: why |" in page
    assert "others took up to 50% of its cores" in page
    assert "- one | two: equal." in page
    rows = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["rows"]
    assert [row["verdict"] for row in rows] == ["met", "not measured"]
    assert rows[0]["value"] == 3.0


def test_the_report_is_published_between_its_marks_only() -> None:
    page = f"top\n{BEGIN}old\n{END}bottom\n"
    assert published(page, "new\n") == f"top\n{BEGIN}\nnew\n\n{END}bottom\n"
    with pytest.raises(ValueError, match="last run"):
        published("no marks", "new")


def test_runs_alternate_and_the_median_counts() -> None:
    order: list[str] = []

    def run(name: str, wall: float) -> Timing:
        order.append(name)
        return Timing(wall * len(order), 0.0)

    mine, theirs = alternate(lambda: run("a", 1.0), lambda: run("b", 2.0), rounds=3)
    assert order == ["a", "b", "a", "b", "a", "b"]
    assert wall_s(mine) == 3.0
    assert wall_s(theirs) == 8.0


def test_a_row_of_two_threads_tells_what_one_takes() -> None:
    """The program itself has one thread for this work; nobody may read two threads' figure as its.

    By hand: the peer's 6 s are 3 times our 2 s with a Helper, and 1.5 times our 4 s without.
    """
    goal, order = Goal(2, "x", AT_LEAST), []

    def run(name: str, wall: float) -> Callable[[], Timing]:
        def work() -> Timing:
            order.append(name)
            return Timing(wall, wall)

        return work

    works = run("helped", 2.0), run("peer", 6.0)
    row = versus("sums", "abacus", goal, *works, 2, lambda: {"checked": "equal"}, alone=run("a", 4))
    assert order == ["helped", "a", "peer"] * 3, "the first round warms up"
    assert row.work == "sums (library call with a Helper)"
    assert row.value == 3.0
    alone = "one thread, as in the program: 4 s (CPU 4 s), 1.5 x"
    assert row.ours == f"2 s (CPU 2 s); {alone}"
    assert row.checked == f"equal; {NO_HELPER}"
    assert row.details == {"one_thread": 1.5}
    plain = versus("sums", "abacus", goal, *works, 2, dict)
    assert (plain.work, plain.ours, plain.checked) == ("sums", "2 s (CPU 2 s)", "")


def test_waiting_costs_wall_clock_but_no_cpu() -> None:
    timing = timed(lambda: time.sleep(0.05))
    assert timing.wall_s >= 0.05
    assert timing.cpu_s < 0.04
    assert (seconds(1.5), seconds(0.0123)) == ("1.5 s", "12.3 ms")


def test_a_profile_names_the_function_that_took_the_time() -> None:
    assert profile(lambda: sorted(range(10**6), key=lambda k: -k)).startswith(("built-in", "test_"))


def test_a_straight_line_is_found_and_a_bend_is_told() -> None:
    sizes = [1, 2, 4, 8]
    line, worst = straight_line(sizes, [3.0, 5.0, 9.0, 17.0])  # 1 + 2 n
    assert line == pytest.approx([3, 5, 9, 17])
    assert worst == pytest.approx(0, abs=1e-12)
    _, bent = straight_line(sizes, [float(size**2) for size in sizes])
    assert bent > 0.3


def test_a_plot_has_a_dot_for_each_measurement(tmp_path: Path) -> None:
    path = tmp_path / "plot.svg"
    measured = Line("measured", [10, 100, 1000], [0.1, 1.0, 10.0])
    straight = Line("straight", [10, 1000], [0.1, 10.0], thin=True)
    write_plot(path, "a < b", "frames", "seconds", [measured, straight])
    drawn = path.read_text(encoding="utf-8")
    assert drawn.count("<circle") == 3
    assert drawn.count("<polyline") == 2
    assert "a &lt; b" in drawn
    # doubly logarithmic: a power law is a straight line, its middle dot in the middle
    xs = [float(part.split('"')[0]) for part in drawn.split('cx="')[1:]]
    assert xs[1] == pytest.approx((xs[0] + xs[2]) / 2, abs=0.2)
