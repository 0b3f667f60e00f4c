"""One bar for every enrolled speaker."""

from math import nan

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop_app import theme
from desktop_app.theme import LIGHT
from desktop_app.widgets import SpeakerBars
from tests.app.drawing import activate, picture, run_in_row

ROW, TWO_LINES = 36, 48


@pytest.fixture
def bars(qtbot: QtBot, qapp: QApplication) -> SpeakerBars:
    theme.apply(qapp, "light")
    widget = SpeakerBars()
    qtbot.addWidget(widget)
    widget.resize(400, 200)
    widget.show()
    return widget


def bar_length(bars: SpeakerBars, row: int, color: str) -> int:
    bars.viewport().repaint()
    return run_in_row(picture(bars.viewport()), color, row * ROW + ROW // 2)


def test_bars_are_as_long_as_the_log_odds(bars: SpeakerBars) -> None:
    bars.set_scores((("Anna", 1.0, 0, False), ("Bert", 0.5, 1, False), ("Clara", 0.25, 2, False)))
    whole = bar_length(bars, 0, LIGHT.speakers[0])
    assert whole > 80
    assert bar_length(bars, 1, LIGHT.speakers[1]) == pytest.approx(0.5 * whole, abs=2)
    assert bar_length(bars, 2, LIGHT.speakers[2]) == pytest.approx(0.4205 * whole, abs=2)


def test_no_score_yet_is_no_bar_and_no_number(bars: SpeakerBars) -> None:
    bars.set_scores((("Anna", nan, 0, False),))
    assert bar_length(bars, 0, LIGHT.speakers[0]) == 0
    index = bars.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Anna: no score yet"


def test_the_ninth_speaker_has_the_first_color_in_dashes(bars: SpeakerBars) -> None:
    bars.set_scores((("A", 1.0, 0, False), ("B", 1.0, 8, False), ("C", 1.0, 16, False)))
    whole, dashed, dotted = (bar_length(bars, row, LIGHT.speakers[0]) for row in range(3))
    # 1.2 on, 0.4 off: three quarters; 0.4 on, 0.4 off: a half
    assert dashed == pytest.approx(0.75 * whole, abs=5)
    assert dotted == pytest.approx(0.50 * whole, abs=5)


def test_other_scores_of_the_same_speakers_do_not_move_the_list(bars: SpeakerBars) -> None:
    bars.set_scores(tuple((f"Speaker {k}", 0.1, k, False) for k in range(40)))
    QApplication.processEvents()
    bars.verticalScrollBar().setValue(500)
    bars.set_scores(tuple((f"Speaker {k}", 0.9, k, False) for k in range(40)))
    assert bars.verticalScrollBar().value() == 500
    assert bars.model().rowCount() == 40
    bars.set_scores((("Anna", 0.1, 0, False),))
    QApplication.processEvents()
    assert bars.verticalScrollBar().maximum() == 0


def test_many_speakers_scroll_by_keyboard(bars: SpeakerBars, qtbot: QtBot) -> None:
    bars.set_scores(tuple((f"Speaker {k}", 0.1, k, False) for k in range(40)))
    QApplication.processEvents()
    activate(qtbot, bars)
    bars.setFocus()
    qtbot.keyClick(bars, Qt.Key.Key_Down)  # the first key takes hold of the first row
    qtbot.keyClick(bars, Qt.Key.Key_End)
    assert bars.verticalScrollBar().value() == bars.verticalScrollBar().maximum() > 0


def test_claimed_speaker_is_marked_by_more_than_color(bars: SpeakerBars) -> None:
    bars.set_scores((("Anna", 0.5, 0, False),))
    plain = picture(bars.viewport()).copy(0, 0, 100, ROW)
    bars.set_scores((("Anna", 0.5, 0, True),))
    assert picture(bars.viewport()).copy(0, 0, 100, ROW) != plain
    index = bars.model().index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Anna, claimed: 50%"


def test_long_and_hostile_names_are_shortened_and_shown_as_they_are(bars: SpeakerBars) -> None:
    name = "<b>" + "x" * 70 + "</b>"
    bars.set_scores(((name, 1.0, 0, False),))
    assert bars.in_two_lines
    bars.viewport().repaint()
    bar = run_in_row(picture(bars.viewport()), LIGHT.speakers[0], TWO_LINES - 12)
    assert bar > 300  # below the name it has the whole width
    tip = bars.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.startswith("<qt>&lt;b&gt;")


def test_screen_reader_finds_every_row(bars: SpeakerBars) -> None:
    bars.set_scores((("Anna", 0.97, 0, True), ("Bert", 0.08, 1, False)))
    interface = QAccessible.queryAccessibleInterface(bars)
    assert interface.text(QAccessible.Text.Name) == "Enrolled speakers"
    assert interface.childCount() == 2
    assert interface.child(1).text(QAccessible.Text.Name) == "Bert: 8%"


def test_model_keeps_the_rules(bars: SpeakerBars, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(bars.model())
    bars.set_scores((("Anna", 0.97, 0, True), ("Bert", nan, 1, False)))
    bars.set_scores((("Anna", 0.5, 0, True), ("Bert", 0.1, 1, False)))
    bars.set_scores((("Clara", 0.5, 0, True),))
    assert bars.indexAt(QPoint(20, 10)).data() == "Clara"


def test_bars_grow_from_where_a_line_begins(bars: SpeakerBars) -> None:
    bars.set_scores((("Anna", 0.5, 0, False),))
    color, middle = QColor(LIGHT.speakers[0]).rgb(), ROW // 2
    image = picture(bars.viewport())
    before = [x for x in range(image.width()) if image.pixel(x, middle) == color]
    bars.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    image = picture(bars.viewport())
    after = [x for x in range(image.width()) if image.pixel(x, middle) == color]
    assert len(before) == pytest.approx(len(after), abs=2)
    assert max(after) == pytest.approx(image.width() - 1 - min(before), abs=2)
