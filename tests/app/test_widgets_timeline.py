"""The last minute: bounded, cut at gaps, drawn where it happened."""

from math import nan

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import theme
from desktop_app.theme import LIGHT
from desktop_app.widgets import ScoreTimeline, TimelinePoint
from desktop_app.widgets.timeline_buffer import TimelineBuffer
from desktop_app.widgets.timeline_paper import shared
from desktop_app.widgets.timeline_view import TimelineView, nearest
from tests.app.drawing import activate, count, picture


def point(
    t_s: float,
    probability: float = 0.5,
    *,
    best_other: float = nan,
    threshold: float = nan,
    speech: bool = False,
    gap: bool = False,
) -> TimelinePoint:
    return TimelinePoint(t_s, probability, best_other, threshold, speech, gap)


def filled(*points: TimelinePoint) -> TimelineBuffer:
    buffer = TimelineBuffer()
    buffer.append(points)
    return buffer


@pytest.fixture
def timeline(qtbot: QtBot, qapp: QApplication) -> ScoreTimeline:
    theme.apply(qapp, "light")
    widget = ScoreTimeline()
    qtbot.addWidget(widget)
    widget.resize(700, 160)
    widget.show()
    return widget


def test_only_the_last_minute_is_kept() -> None:
    buffer = TimelineBuffer()
    for step in range(36_000):  # an hour, ten a second
        buffer.append([point(step / 10)])
    times = [kept.t_s for kept in buffer]
    assert times[0] == pytest.approx(3599.9 - 60.0)
    assert len(times) == 601


def test_a_flood_of_points_is_bounded_too() -> None:
    buffer = TimelineBuffer()
    buffer.append(point(step * 1e-4) for step in range(100_000))
    assert len(buffer) == 2400
    assert buffer.last is not None
    assert buffer.last.t_s == pytest.approx(9.9999)


def test_time_that_runs_backward_starts_anew() -> None:
    buffer = filled(point(50.0), point(51.0), point(0.1))
    assert [kept.t_s for kept in buffer] == [0.1]


def test_speech_is_told_in_runs_that_end_at_gaps() -> None:
    buffer = filled(
        point(0.0), point(0.1, speech=True), point(0.2, speech=True), point(0.3),
        point(0.4, speech=True), point(0.5, speech=True, gap=True), point(0.6, speech=True),
    )  # fmt: skip
    assert list(buffer.speech_runs()) == [(0.1, 0.2), (0.4, 0.4), (0.5, 0.6)]


def test_gaps_are_those_that_were_marked_and_those_that_nobody_marked() -> None:
    buffer = filled(point(0.0), point(0.1), point(0.2, gap=True), point(0.3), point(5.0))
    assert list(buffer.gaps()) == [(0.1, 0.2), (0.3, 5.0)]


def test_no_curve_crosses_a_gap_or_a_missing_score() -> None:
    buffer = filled(
        point(0.0, nan), point(0.1, 0.2), point(0.2, 0.3), point(0.3, nan), point(0.4, 0.4),
        point(0.5, 0.6, gap=True), point(0.6, 0.7),
    )  # fmt: skip
    assert list(buffer.curve("probability")) == [
        [(0.1, 0.2), (0.2, 0.3)],
        [(0.4, 0.4)],
        [(0.5, 0.6), (0.6, 0.7)],
    ]


def test_of_a_level_stretch_only_the_ends_are_kept() -> None:
    buffer = filled(*(point(t / 10, 0.5 if t < 50 else 0.7) for t in range(100)))
    assert list(buffer.curve("probability")) == [[(0.0, 0.5), (4.9, 0.5), (5.0, 0.7), (9.9, 0.7)]]


def test_legend_shares_its_room() -> None:
    assert shared([10.0, 20.0, 30.0], 100.0) == [10.0, 20.0, 30.0]
    assert shared([10.0, 200.0, 30.0], 100.0) == [10.0, 60.0, 30.0]
    assert shared([90.0, 200.0], 100.0) == [50.0, 50.0]
    assert shared([10.0, 20.0], -5.0) == [0.0, 0.0]


def test_curve_stands_where_it_happened(timeline: ScoreTimeline) -> None:
    # Speech only from 30 s to 15 s ago: that is the third quarter of the paper
    timeline.append(point(t / 10, nan, speech=300 <= t < 450) for t in range(601))
    image = picture(timeline)
    columns = [x for x in range(80, 700) if count(image, LIGHT.hover, range(x, x + 1)) > 50]
    plot_left, plot_right = 47, 694
    width = plot_right - plot_left
    assert columns[0] == pytest.approx(plot_left + 0.50 * width, abs=6)
    assert columns[-1] == pytest.approx(plot_left + 0.75 * width, abs=6)
    strip = [count(image, LIGHT.outline, range(x, x + 1)) for x in columns]
    assert set(strip) == {6}


def test_nothing_is_drawn_inside_a_gap(timeline: ScoreTimeline) -> None:
    timeline.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    timeline.clearFocus()  # alone in its window it has the keyboard, and a frame around it
    timeline.append(point(t / 10, 0.5, threshold=0.9) for t in range(301))
    timeline.append(point(t / 10, 0.5, threshold=0.9, gap=t == 450) for t in range(450, 601))
    image = picture(timeline)
    inside = range(400, 500)  # 30 s to 15 s ago is about 370 .. 532
    assert count(image, LIGHT.accent, inside) == 0
    assert count(image, LIGHT.surface, inside) < 0.7 * 100 * 110  # hatched
    assert count(image, LIGHT.accent, range(60, 360)) >= 300
    assert count(image, LIGHT.surface, range(60, 360)) > 0.9 * 300 * 110


def test_a_closer_look_shows_the_newest_seconds(timeline: ScoreTimeline) -> None:
    timeline.append(point(t / 10, nan, speech=t >= 450) for t in range(601))  # the last 15 s
    far = count(picture(timeline), LIGHT.outline)
    timeline.zoom(1)
    assert timeline.view.span_s == 30.0
    assert count(picture(timeline), LIGHT.outline) == pytest.approx(2 * far, rel=0.05)
    timeline.zoom(-5)
    assert timeline.view.span_s == 60.0


def test_a_paused_picture_stands_still_and_goes_on_with_the_newest(
    timeline: ScoreTimeline,
) -> None:
    timeline.append([point(1.0, 0.2)])
    timeline.set_paused(True)
    timeline.append([point(2.0, 0.8)])
    assert [shown.t_s for shown in timeline.points] == [1.0]
    timeline.set_paused(False)
    assert [shown.t_s for shown in timeline.points] == [1.0, 2.0]
    timeline.set_paused(True)
    timeline.clear()
    assert not timeline.paused
    assert timeline.points == ()


def test_a_moment_is_read_under_the_pointer(timeline: ScoreTimeline, qtbot: QtBot) -> None:
    timeline.append(point(t / 10, 0.973, best_other=0.08, threshold=0.99) for t in range(601))
    blank = picture(timeline)
    qtbot.mouseMove(timeline, QPoint(47 + 647 // 2, 60))
    QApplication.processEvents()
    words = timeline.reading()
    assert float(words.split()[0]) == pytest.approx(30.0, abs=0.3)
    assert words.endswith("this voice 97% · best other 8% · needed 99%")
    assert picture(timeline) != blank
    timeline.read(None)
    assert timeline.reading() == ""


def test_keys_read_pause_zoom_and_choose(timeline: ScoreTimeline, qtbot: QtBot) -> None:
    timeline.append(point(t / 10, 0.5) for t in range(601))
    activate(qtbot, timeline)
    timeline.setFocus()
    qtbot.keyClick(timeline, Qt.Key.Key_Left)
    assert timeline.view.cursor_s == pytest.approx(59.5)
    qtbot.keyClick(timeline, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert timeline.view.cursor_s == pytest.approx(54.5)
    with qtbot.waitSignal(timeline.moment_chosen) as chosen:
        qtbot.keyClick(timeline, Qt.Key.Key_Return)
    assert chosen.args == [pytest.approx(54.5)]
    with qtbot.waitSignal(timeline.paused_changed) as told:
        qtbot.keyClick(timeline, Qt.Key.Key_Space)
    assert told.args == [True]
    qtbot.keyClick(timeline, Qt.Key.Key_Plus)
    assert timeline.view.span_s == 30.0
    qtbot.keyClick(timeline, Qt.Key.Key_End)
    assert timeline.view.cursor_s == pytest.approx(60.0)


def test_a_click_chooses_only_where_something_was_heard(
    timeline: ScoreTimeline, qtbot: QtBot
) -> None:
    timeline.append(point(t / 10, 0.5) for t in range(500, 601))
    chosen: list[float] = []
    timeline.moment_chosen.connect(chosen.append)
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(timeline, left, pos=QPoint(100, 60))
    qtbot.mouseClick(timeline, left, pos=QPoint(690, 60))
    assert chosen == [pytest.approx(59.6, abs=0.4)]


def test_the_cursor_stays_in_sight() -> None:
    close = TimelineView().zoomed(2, 60.0)  # 15 s wide, 45 .. 60
    assert close.at(50.0, 60.0).end_s is None
    earlier = close.at(40.0, 60.0)
    assert (earlier.left(60.0), earlier.right(60.0)) == (40.0, 55.0)
    assert earlier.at(60.0, 60.0).end_s is None, "at the newest it follows again"
    assert close.at(-20.0, 60.0).cursor_s == 0.0
    assert earlier.zoomed(-9, 60.0).span_s == 60.0


def test_nothing_is_read_where_nothing_was_heard() -> None:
    buffer = filled(point(1.0), point(5.0))
    found = nearest(buffer, 5.3)
    assert found is not None
    assert found.t_s == 5.0  # points hold nan: since Python 3.13 they equal only themselves
    assert nearest(buffer, 3.0) is None
    assert nearest(TimelineBuffer(), 3.0) is None


def test_empty_paper_says_what_will_come(timeline: ScoreTimeline) -> None:
    blank = picture(timeline)
    timeline.append([point(0.0, nan)])
    assert count(blank, LIGHT.muted) > count(picture(timeline), LIGHT.muted)
    timeline.clear()
    assert picture(timeline) == blank
    assert timeline.points == ()


@pytest.mark.parametrize("size", [(240, 110), (420, 130), (2000, 400)])
def test_it_draws_at_any_size(timeline: ScoreTimeline, size: tuple[int, int]) -> None:
    timeline.resize(*size)
    timeline.set_labels("Professor Doktor Annegret von Hohenstein " * 3, "best other")
    timeline.append(point(t / 10, 0.7, best_other=0.2, threshold=0.9) for t in range(600))
    assert count(picture(timeline), LIGHT.accent) > 100


def test_screen_reader_hears_the_newest_score(timeline: ScoreTimeline) -> None:
    interface = QAccessible.queryAccessibleInterface(timeline)
    assert interface.text(QAccessible.Text.Description) == "nothing yet"
    timeline.append([point(1.0, 0.973, threshold=0.9)])
    heard = "now 97%, accepted above 90%"
    assert interface.text(QAccessible.Text.Description) == heard
