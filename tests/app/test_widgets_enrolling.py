"""The ring of net speech and the curve of the training."""

from itertools import pairwise
from math import inf, nan

import pytest
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import theme
from desktop_app.theme import DARK, LIGHT, Palette
from desktop_app.widgets import EnrollmentRing, LikelihoodCurve
from desktop_app.widgets.enrollment_ring import RingProgress
from desktop_app.widgets.painting import fit_lines, percent, plain_tip
from tests.app.drawing import count, picture


@pytest.fixture(params=[LIGHT, DARK], ids=lambda palette: palette.name)
def palette(request: pytest.FixtureRequest, qapp: QApplication) -> Palette:
    return theme.apply(qapp, request.param.name)


@pytest.fixture
def ring(qtbot: QtBot, palette: Palette) -> EnrollmentRing:
    widget = EnrollmentRing()
    qtbot.addWidget(widget)
    widget.resize(320, 320)
    widget.show()
    return widget


@pytest.fixture
def curve(qtbot: QtBot, palette: Palette) -> LikelihoodCurve:
    widget = LikelihoodCurve()
    qtbot.addWidget(widget)
    widget.resize(400, 160)
    widget.show()
    return widget


@pytest.mark.parametrize(
    ("net_s", "filled", "strengthened", "enough", "word"),
    [
        (0.0, 0.0, 0.0, False, "at least 10 s"),
        (5.0, 0.25, 0.0, False, "at least 10 s"),
        (10.0, 0.5, 0.0, True, "enough, more is better"),
        (20.0, 1.0, 0.0, True, "full"),
        (25.0, 1.0, 0.5, True, "full"),
        (30.0, 1.0, 1.0, True, "strong"),
        (900.0, 1.0, 1.0, True, "strong"),
        (-1.0, 0.0, 0.0, False, "at least 10 s"),
    ],
)
def test_progress_by_hand(
    net_s: float, filled: float, strengthened: float, enough: bool, word: str
) -> None:
    progress = RingProgress(net_s)
    assert progress.filled == pytest.approx(filled)
    assert progress.strengthened == pytest.approx(strengthened)
    assert progress.enough is enough
    assert progress.word == word


@pytest.mark.parametrize("marks", [(0.0, 20.0, 30.0), (20.0, 10.0, 30.0), (10.0, 20.0, 20.0)])
def test_marks_must_rise(marks: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="must rise"):
        RingProgress(1.0, *marks)


def test_ring_fills_with_net_speech(ring: EnrollmentRing, palette: Palette) -> None:
    ring.set_progress(20.0)
    whole = count(picture(ring), palette.accepted_fill)
    assert whole > 10_000
    ring.set_progress(15.0)
    assert count(picture(ring), palette.accepted_fill) == pytest.approx(0.75 * whole, rel=0.03)


def test_color_changes_when_it_is_enough(ring: EnrollmentRing, palette: Palette) -> None:
    ring.set_progress(9.9)
    image = picture(ring)
    assert count(image, palette.accent_fill) > 5_000
    assert count(image, palette.accepted_fill) == 0
    ring.set_progress(10.0)
    image = picture(ring)
    assert count(image, palette.accent_fill) == 0
    assert count(image, palette.accepted_fill) > 5_000


def test_reason_is_shown_and_told(ring: EnrollmentRing, palette: Palette) -> None:
    ring.set_progress(4.3)
    assert count(picture(ring), palette.warning) == 0
    ring.set_progress(4.3, reason="too quiet, come closer")
    assert count(picture(ring), palette.warning) > 100
    interface = QAccessible.queryAccessibleInterface(ring)
    heard = "4 of 20 seconds, at least 10 s; too quiet, come closer"
    assert interface.text(QAccessible.Text.Description) == heard
    assert "too quiet" in ring.toolTip()


def test_long_reasons_stay_inside_the_ring(ring: EnrollmentRing, palette: Palette) -> None:
    ring.resize(240, 240)
    ring.set_progress(12.0, reason="that sounds like two people; discard the last part " * 5)
    image = picture(ring)
    for x in range(240):
        for y in range(240):
            if (x - 120) ** 2 + (y - 120) ** 2 > 95**2:  # the band begins at about 92
                assert image.pixelColor(x, y).name() != palette.warning.lower()


def test_curve_keeps_order_and_passes_over_what_is_no_number(curve: LikelihoodCurve) -> None:
    for value in (-90.0, nan, -80.0, inf, -75.5):
        curve.add(value)
    assert curve.values == (-90.0, -80.0, -75.5)
    curve.clear()
    assert curve.values == ()


def test_one_dot_for_every_iteration(curve: LikelihoodCurve, palette: Palette) -> None:
    # Equal steps on a straight line: dots stand out as taller columns of color.
    for step in range(5):
        curve.add(-90.0 + step)
    image = picture(curve)
    heights = [count(image, palette.accent, range(x, x + 1)) for x in range(400)]
    tall = [x for x in range(1, 400) if heights[x] >= 4 > heights[x - 1]]
    assert len(tall) == 5
    gaps = {b - a for a, b in pairwise(tall)}
    assert max(gaps) - min(gaps) <= 1


def test_curve_is_bounded(curve: LikelihoodCurve) -> None:
    for step in range(5000):
        curve.add(float(step))
    assert curve.values == tuple(float(step) for step in range(4500, 5000))
    assert curve.accessibleDescription() == "iteration 5000, log-likelihood 4999.00 per frame"


@pytest.mark.parametrize("values", [(), (-80.0,), (-80.0, -80.0), (-1e9, 1e9)])
def test_curve_draws_what_is_flat_lonely_or_steep(
    curve: LikelihoodCurve, palette: Palette, values: tuple[float, ...]
) -> None:
    for value in values:
        curve.add(value)
    assert (count(picture(curve), palette.accent) > 10) == bool(values)


def test_lines_are_broken_at_spaces_and_shortened_at_the_end(qapp: QApplication) -> None:
    metrics = QFontMetricsF(qapp.font())
    room = metrics.horizontalAdvance("one two")
    assert fit_lines(metrics, "one two", room + 1, 3) == ["one two"]
    assert fit_lines(metrics, "one two one", room + 1, 3) == ["one two", "one"]
    assert fit_lines(metrics, "one two one two", room + 1, 1)[0].endswith("\u2026")
    assert fit_lines(metrics, "", room, 3) == []
    long = fit_lines(metrics, "onetwoonetwoonetwo x", room, 2)
    assert long[0].endswith("\u2026")
    assert long[1] == "x"


def test_percentages_never_claim_certainty() -> None:
    shown = [percent(value) for value in (0.0, 0.0099, 0.01, 0.5, 0.973, 0.99, 0.9925, 1.0)]
    assert shown == ["< 1%", "< 1%", "1%", "50%", "97%", "99%", "99.2%", "> 99.9%"]


def test_tooltips_show_names_as_they_are() -> None:
    assert plain_tip("<img src=x> & Co") == "<qt>&lt;img src=x&gt; &amp; Co</qt>"
    assert plain_tip("") == ""
