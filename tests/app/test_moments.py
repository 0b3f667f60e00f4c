"""Why this score, at that moment; and the bars in an order that can be read."""

import math
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop_app import theme
from desktop_app.models.moment_table import HeardSecond, MomentTableModel, clock
from desktop_app.pages.claims import person
from desktop_app.pages.moments import Moments, MomentView
from desktop_app.pages.scores import BarOrder
from desktop_app.scenes import ACCEPT, Stage
from desktop_app.widgets import IconButton
from gmm_core.verification import Decision, ScoreFrame
from tests.app.stage import background, find, stage
from tests.app.test_pages_words import frame

__all__ = ["background", "stage"]

RATE = 16_000


def look(number: int, **changes: object) -> ScoreFrame:
    """The hundred milliseconds that end at (number + 1) / 10 s."""
    first = number * 1600
    made = frame(Decision.KEEP_TALKING, "Anna", first_sample=first, end_sample=first + 1600)
    return replace(made, **changes)


def test_seconds_are_summed_up_by_hand() -> None:
    kept = Moments()
    window = np.array([math.log(3.0), -1.0])
    loud = [look(k, speech=k < 15, level_dbfs=-20.0, window_llr=window) for k in range(10, 20)]
    kept.add([look(k, level_dbfs=-40.0) for k in range(10)])
    kept.add(loud)
    first, second = kept.around(2.0, RATE)  # the frame that ends at 2.0 s belongs to 1 .. 2
    assert (first.at_s, second.at_s) == (0.0, 1.0)
    assert (first.chosen, second.chosen) == (False, True)
    assert first.level_dbfs == pytest.approx(-40.0)
    assert second.speech == pytest.approx(0.5)
    assert second.snr_db == 24.0
    assert second.score == "75%"


def test_levels_are_averaged_as_power() -> None:
    kept = Moments()
    kept.add([look(0, level_dbfs=-20.0), look(1, level_dbfs=-120.0)])
    (second,) = kept.around(0.1, RATE)
    assert second.level_dbfs == pytest.approx(-20.0 - 10 * math.log10(2), abs=0.01)


def test_only_the_neighborhood_is_shown_and_an_old_claim_is_forgotten() -> None:
    kept = Moments()
    kept.add(look(k) for k in range(600))
    assert [row.at_s for row in kept.around(30.5, RATE)] == [27, 28, 29, 30, 31, 32, 33]
    kept.add(look(k) for k in range(600, 2000))
    assert kept.around(30.5, RATE) == ()
    kept.clear()
    assert kept.around(199.0, RATE) == ()


def test_no_speaker_is_no_score() -> None:
    kept = Moments()
    kept.add([look(0, claimed=None, best=None, window_llr=np.array([math.nan, math.nan]))])
    assert kept.around(0.1, RATE)[0].score == "–"  # noqa: RUF001


def test_a_click_shows_the_seconds_around_it(stage: Stage) -> None:
    stage.listen(person("Anna"), ACCEPT)
    assert not find(stage, "moment_table").isVisible()
    stage.program.pages.verify.view.timeline.choose(24.2)
    table = find(stage, "moment_table")
    assert isinstance(table, QTableView)
    assert table.isVisible()
    model = table.model()
    assert model.rowCount() == 7
    assert model.index(3, 0).data() == "0:24"
    assert model.index(3, 0).data(Qt.ItemDataRole.FontRole).bold() or (
        model.index(3, 0).data(Qt.ItemDataRole.FontRole).weight() >= 600
    )
    widths = sum(table.columnWidth(column) for column in range(5))
    assert widths <= table.viewport().width(), "nothing is cut"
    stage.program.pages.verify.choose(person("Ben"))
    assert not find(stage, "moment_table").isVisible()


def test_model_keeps_the_rules(qapp: object, qtmodeltester: ModelTester) -> None:
    model = MomentTableModel()
    model.set_rows((HeardSecond(61.0, 1.0, -math.inf, math.nan, "> 99.9%", True),))
    qtmodeltester.check(model)
    assert [model.index(0, column).data() for column in (0, 1, 4)] == ["1:01", "100%", "> 99.9%"]
    assert clock(600.9) == "10:00"


# -- bars -----------------------------------------------------------------------------------------


def bars_of(*chances: float, lit: int = -1) -> tuple[tuple[str, float, int, bool], ...]:
    return tuple((f"S{k}", chance, k, k == lit) for k, chance in enumerate(chances))


def test_bars_stand_as_enrolled_or_sorted_once_a_second() -> None:
    now = [0.0]
    order = BarOrder(clock=lambda: now[0])
    shown = bars_of(0.1, 0.9, math.nan, 0.5)
    assert order.arranged(shown) == shown
    order.sort(True)
    assert [bar[0] for bar in order.arranged(shown)] == ["S1", "S3", "S0", "S2"]
    now[0] = 0.5
    later = bars_of(0.95, 0.2, 0.3, 0.5)
    assert [bar[0] for bar in order.arranged(later)] == ["S1", "S3", "S0", "S2"]
    assert order.arranged(later)[0][1] == 0.2, "the scores are the newest"
    now[0] = 1.0
    assert [bar[0] for bar in order.arranged(later)] == ["S0", "S3", "S2", "S1"]
    order.sort(False)
    assert order.arranged(later) == later


def test_who_is_claimed_stays_on_top() -> None:
    order = BarOrder(clock=lambda: 0.0)
    order.sort(True)
    assert [bar[0] for bar in order.arranged(bars_of(0.9, 0.1, 0.5, lit=1))] == ["S1", "S0", "S2"]


def test_somebody_new_is_sorted_in_at_once() -> None:
    order = BarOrder(clock=lambda: 0.0)
    order.sort(True)
    order.arranged(bars_of(0.9, 0.1))
    assert [bar[0] for bar in order.arranged(bars_of(0.2, 0.1, 0.5))] == ["S2", "S0", "S1"]


def test_the_button_sorts_the_bars_of_the_page(stage: Stage) -> None:
    stage.click("sort_button")
    button = find(stage, "sort_button")
    assert isinstance(button, IconButton)
    assert button.isChecked()
    stage.listen(person("Anna"), ACCEPT)
    stage.tick()
    model = stage.program.pages.verify.view.bars.model()
    shown = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert shown == ["Anna", "Clara", "Ben", "Maximilian von und zu Hohenfels"]


def test_a_thousand_bars_are_made_for_a_new_look_only(stage: Stage) -> None:
    stage.listen(person("Anna"), ACCEPT)
    page = stage.program.pages.verify
    drawn = page._barred
    stage.tick()
    assert page._barred is drawn


def test_rows_are_as_high_as_their_words(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, "light", 200)
    try:
        view = MomentView()
        qtbot.addWidget(view)
        table = view.findChild(QTableView, "moment_table")
        assert table is not None
        view.show_moment(1.0, (HeardSecond(1.0, 0.5, -20.0, 24.0, "97%", chosen=True),))
        assert table.rowHeight(0) >= table.fontMetrics().height()
    finally:
        theme.apply(qapp, "light")
