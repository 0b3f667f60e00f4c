"""The two plots: what they draw, in which colors, and what a screen reader hears."""

import numpy as np
import pytest
from pyqtgraph import TextItem
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import theme
from desktop_app.theme import DARK, LIGHT
from desktop_app.widgets.det_plot import HIGHEST, DetPlot, Tradeoff, deviates, thinned
from desktop_app.widgets.score_histogram import ScoreHistogram, Scores, histogram
from tests.app.drawing import count, picture

FMR = np.array([1.0, 0.5, 0.1, 0.0, 0.0])
FNMR = np.array([0.0, 0.0, 0.1, 0.4, 1.0])
TRADEOFF = Tradeoff(FMR, FNMR, (0.1, 0.1), targets=10, nontargets=100)
SCORES = Scores(
    np.array([-3.0, -2.6, 6.0, 7.0, 40.0]), np.array([False, False, True, True, True]), 4.9
)


def test_deviates_are_those_of_the_normal_distribution() -> None:
    found = deviates(np.array([0.5, 0.0227501, 0.0]), floor=0.0013499)
    assert found == pytest.approx([0.0, -2.0, -3.0], abs=1e-4)


def test_no_rate_below_half_an_error_is_drawn() -> None:
    assert TRADEOFF.floor == pytest.approx(0.005)
    assert Tradeoff(FMR, FNMR, (0.1, 0.1), 2, 3).floor == 0.05, "few trials still have axes"
    assert Tradeoff(FMR, FNMR, (0.1, 0.1), 10**6, 10**6).floor == 0.0005


def test_the_curve_ends_at_the_axes_and_has_no_doubles() -> None:
    x, y = thinned(np.repeat(FMR, 1000), np.repeat(FNMR, 1000), TRADEOFF.floor)
    seen = [(0.5, 0.0), (0.1, 0.1), (0.0, 0.4)]  # 1.0 lies beyond the axes
    assert len(x) == len(seen)
    for (fmr, fnmr), px, py in zip(seen, x, y, strict=True):
        expected = deviates(np.array([fmr, fnmr]), TRADEOFF.floor)
        assert (px, py) == pytest.approx(tuple(expected))
    assert max(x.max(), y.max()) <= deviates(np.array([HIGHEST]), 0.01)[0]


def test_the_tradeoff_is_drawn_and_told(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    plot = DetPlot()
    qtbot.addWidget(plot)
    plot.resize(400, 300)
    plot.set_tradeoffs((TRADEOFF,))
    plot.show()
    assert count(picture(plot), LIGHT.speakers[0]) > 50
    assert count(picture(plot), LIGHT.warning_fill) > 20, "the operating point"
    assert "10.0% of strangers are accepted and 10.0% of the right people are not" in (
        plot.accessibleDescription()
    )


def test_the_plots_follow_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "light")
    plot = ScoreHistogram()
    qtbot.addWidget(plot)
    plot.resize(400, 300)
    plot.set_scores(SCORES)
    plot.show()
    assert count(picture(plot), LIGHT.surface) > 1000
    theme.apply(qapp, "dark")
    dark = picture(plot)
    theme.apply(qapp, "light")
    assert count(dark, DARK.surface) > 1000
    assert count(dark, LIGHT.surface) == 0


def test_a_histogram_counts_each_kind_by_itself() -> None:
    edges, (strangers, own) = histogram(SCORES)
    assert strangers.sum() == own.sum() == pytest.approx(1.0)
    assert strangers[edges[:-1] == -3.0] == 1.0  # both: -3.0 and -2.6
    assert own[edges[:-1] == 15.0] == pytest.approx(1 / 3), "40 is drawn at the edge, not lost"
    assert np.allclose(np.diff(edges), 1.0)


def test_a_histogram_tells_how_much_lies_above_the_threshold(qtbot: QtBot) -> None:
    plot = ScoreHistogram()
    qtbot.addWidget(plot)
    plot.set_scores(SCORES)
    words = plot.accessibleDescription()
    assert "threshold is 4.9" in words
    assert "100% of the right people" in words
    assert "0% of strangers" in words


def test_a_plot_without_numbers_is_empty_but_stands(qtbot: QtBot) -> None:
    for plot in (DetPlot(), ScoreHistogram()):
        qtbot.addWidget(plot)
        plot.show()
        plot.redraw()
    never = Tradeoff(FMR, FNMR, (np.nan, np.nan), 1, 1)
    alone = DetPlot()
    qtbot.addWidget(alone)
    alone.set_tradeoffs((never,))
    assert len(alone.getPlotItem().listDataItems()) == 2, "curve and diagonal, no point"


def test_two_curves_have_a_legend_in_which_names_are_no_markup(qtbot: QtBot) -> None:
    plot = DetPlot("compare_det")
    qtbot.addWidget(plot)
    plot.set_tradeoffs((TRADEOFF, TRADEOFF), ("Shipped", "<b>own"))
    shown = [item.toPlainText() for item in plot.items() if isinstance(item, TextItem)]
    assert [words.split(" ", 1)[-1].removeprefix("\u2013 ") for words in sorted(shown)] == [
        "<b>own",
        "Shipped",
    ]
    assert "<b>own: At the shipped threshold" in plot.accessibleDescription()


def test_pens_are_as_wide_on_a_dense_screen(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme.apply(qapp, "light")
    plot = DetPlot()
    qtbot.addWidget(plot)
    assert plot.pen(LIGHT.text, 2).widthF() == 2 * plot.devicePixelRatioF()
    monkeypatch.setattr(plot, "devicePixelRatioF", lambda: 3.0)
    assert plot.pen(LIGHT.text, 2).widthF() == 6.0


def test_numbers_of_the_axes_have_a_real_minus_sign(qtbot: QtBot) -> None:
    plot = ScoreHistogram()
    qtbot.addWidget(plot)
    words = plot.getAxis("bottom").tickStrings([-5.0, 0.0, 5.0], 1.0, 5.0)
    assert words == ["\N{MINUS SIGN}5", "0", "5"]


def test_the_names_of_the_axes_grow_with_all_words(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "light", 200)
    try:
        plot = DetPlot()
        qtbot.addWidget(plot)
        plot.set_tradeoffs((TRADEOFF,))
        sizes = [plot.getAxis(side).labelStyle["font-size"] for side in ("bottom", "left")]
        assert sizes == ["18px", "18px"], "half as fast: numbers stand beside them"
    finally:
        theme.apply(qapp, "light")
