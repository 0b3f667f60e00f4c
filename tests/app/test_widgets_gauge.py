"""The gauge says one thing in four ways: word, icon, color, arc."""

from math import nan

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import theme
from desktop_app.theme import DARK, LIGHT, Palette, Role
from desktop_app.widgets import IDLE, GaugeState, ScoreGauge
from desktop_app.widgets.fitted_words import FittedWords
from tests.app.drawing import count, picture

ACCEPTED = GaugeState("Accepted", "check", Role.ACCEPTED, 0.97, 0.9, "2.1 s of speech")


@pytest.fixture(params=[LIGHT, DARK], ids=lambda palette: palette.name)
def palette(request: pytest.FixtureRequest, qapp: QApplication) -> Palette:
    return theme.apply(qapp, request.param.name)


@pytest.fixture
def gauge(qtbot: QtBot, palette: Palette) -> ScoreGauge:
    widget = ScoreGauge()
    qtbot.addWidget(widget)
    widget.resize(480, 320)
    widget.show()
    return widget


def word(gauge: ScoreGauge) -> FittedWords:
    return gauge.findChild(FittedWords, "state_word")


def detail(gauge: ScoreGauge) -> FittedWords:
    return gauge.findChild(FittedWords, "state_detail")


def test_it_begins_by_saying_that_it_does_not_listen(gauge: ScoreGauge) -> None:
    assert gauge.state is IDLE
    assert word(gauge).text() == "Not listening"


def test_word_and_detail_are_labels_with_the_whole_text(gauge: ScoreGauge) -> None:
    gauge.set_state(ACCEPTED)
    assert word(gauge).text() == "Accepted"
    assert word(gauge).size_px == 48
    assert detail(gauge).text() == "2.1 s of speech"


# Even odds fill half the ring; odds of 3 to 1 move it by ln 3 / (2 ln 999) = 0.0795.
@pytest.mark.parametrize(
    ("probability", "share"), [(0.25, 0.4205), (0.5, 0.5), (0.75, 0.5795), (1.0, 1.0)]
)
def test_the_arc_is_as_long_as_the_log_odds(
    gauge: ScoreGauge, palette: Palette, probability: float, share: float
) -> None:
    gauge.set_state(GaugeState("", "ellipsis", Role.WARNING, 1.0))
    whole = count(picture(gauge), palette.warning_fill)
    gauge.set_state(GaugeState("", "ellipsis", Role.WARNING, probability))
    assert whole > 3000
    assert count(picture(gauge), palette.warning_fill) == pytest.approx(whole * share, rel=0.02)


def test_no_score_is_an_empty_ring_and_almost_none_is_not(
    gauge: ScoreGauge, palette: Palette
) -> None:
    gauge.set_state(GaugeState("", "ellipsis", Role.WARNING, nan, 0.9))
    assert count(picture(gauge), palette.warning_fill) == 0
    gauge.set_state(GaugeState("", "ellipsis", Role.WARNING, 0.0, 0.9))
    assert 0 < count(picture(gauge), palette.warning_fill) < 200


def test_threshold_tick_is_where_the_threshold_is(gauge: ScoreGauge, palette: Palette) -> None:
    gauge.set_state(GaugeState("", "ellipsis", Role.WARNING, nan, nan))
    assert count(picture(gauge), palette.text) == 0
    middle = range(237, 243)
    gauge.set_state(GaugeState("", "ellipsis", Role.WARNING, nan, 0.5))
    assert count(picture(gauge), palette.text, middle) > 10
    gauge.set_state(GaugeState("", "ellipsis", Role.WARNING, nan, 0.95))
    assert count(picture(gauge), palette.text, middle) == 0
    right = range(300, 480)
    assert count(picture(gauge), palette.text, right) > 5


def test_colors_follow_the_state_and_the_theme(gauge: ScoreGauge, qapp: QApplication) -> None:
    gauge.set_state(ACCEPTED)
    for mode, palette in (("dark", DARK), ("light", LIGHT)):
        theme.apply(qapp, mode)
        qapp.processEvents()
        image = picture(gauge)
        assert count(image, palette.accepted_fill) > 3000
        assert count(picture(word(gauge)), palette.accepted) > 500


@pytest.mark.parametrize("size", [(220, 180), (300, 220), (480, 320), (900, 600), (1200, 240)])
@pytest.mark.parametrize(
    "text",
    ["Accepted", "Not you, or not clear enough", "Donaudampfschifffahrtsgesellschaftskapitän"],
)
def test_nothing_is_cut_at_any_size(gauge: ScoreGauge, size: tuple[int, int], text: str) -> None:
    long = "15 s of speech without a clear answer. Come closer to the microphone. " * 4
    gauge.resize(*size)
    gauge.set_state(GaugeState(text, "warning", Role.WARNING, 0.5, 0.9, long))
    for label, whole in ((word(gauge), text), (detail(gauge), long)):
        metrics = QFontMetricsF(theme.font(gauge, label.size_px, bold=label is word(gauge)))
        assert all(metrics.horizontalAdvance(line) <= label.width() for line in label.lines)
        assert label.height_of(len(label.lines)) <= label.height()
        assert gauge.rect().contains(label.geometry())
        assert label.text() == whole
        shortened = label.lines[-1].endswith("\u2026")
        assert label.toolTip() == (f"<qt>{whole}</qt>" if shortened else "")
    assert not word(gauge).geometry().intersects(detail(gauge).geometry())


def test_a_hostile_detail_is_shown_as_it_is(gauge: ScoreGauge) -> None:
    gauge.set_state(GaugeState("<b>Accepted</b>", "check", Role.REJECTED, 0.1, 0.9))
    assert word(gauge).textFormat() == Qt.TextFormat.PlainText
    assert word(gauge).text() == "<b>Accepted</b>"


def test_screen_reader_hears_state_score_and_threshold(gauge: ScoreGauge) -> None:
    gauge.set_state(ACCEPTED)
    interface = QAccessible.queryAccessibleInterface(gauge)
    assert interface.text(QAccessible.Text.Name) == "Score"
    heard = "Accepted, probability 97%, accepted from 90%, 2.1 s of speech"
    assert interface.text(QAccessible.Text.Description) == heard
