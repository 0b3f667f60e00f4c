"""Painting costs no references: PySide6 6.12.0 lost three to None with every repaint."""

import sys
from collections.abc import Callable
from math import nan

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import theme
from desktop_app.theme import Role
from desktop_app.widgets import (
    EnrollmentRing,
    GaugeState,
    LevelMeter,
    LikelihoodCurve,
    NavRail,
    ScoreGauge,
    ScoreTimeline,
    SpeakerBars,
    StateBadge,
    TimelinePoint,
)

REPAINTS = 100
# Other parts of Qt and pytest come and go with a few; the fault would cost at least one each.
NOISE = 30
# From Python 3.12 on the three are immortal (PEP 683): libraries built for older Pythons move their
# counts, and nothing comes of it as long as the counts stay far above what frees an object.
COUNTED = sys.version_info < (3, 12)
IMMORTAL = 1 << 30


def gauge() -> tuple[QWidget, Callable[[int], None]]:
    widget = ScoreGauge()
    return widget, lambda k: widget.set_state(
        GaugeState("Keep talking", "ellipsis", Role.WARNING, k / 200, 0.9, f"{k} s")
    )


def meter() -> tuple[QWidget, Callable[[int], None]]:
    widget = LevelMeter()
    return widget, lambda k: widget.set_level(-60.0 + k / 2, -50.0 + k / 2, k == 99)


def timeline() -> tuple[QWidget, Callable[[int], None]]:
    widget = ScoreTimeline()
    return widget, lambda k: widget.append([TimelinePoint(k / 10, 0.5, 0.2, 0.9, True, k == 50)])


def ring() -> tuple[QWidget, Callable[[int], None]]:
    widget = EnrollmentRing()
    return widget, lambda k: widget.set_progress(k / 3, reason="too quiet" if k % 2 else "")


def bars() -> tuple[QWidget, Callable[[int], None]]:
    widget = SpeakerBars()
    return widget, lambda k: widget.set_scores((("A", k / 100, 0, True), ("B", nan, 9, False)))


def curve() -> tuple[QWidget, Callable[[int], None]]:
    widget = LikelihoodCurve()
    return widget, lambda k: widget.add(-90.0 + k)


def badge() -> tuple[QWidget, Callable[[int], None]]:
    widget = StateBadge()
    return widget, lambda k: widget.set_state(f"{k}", "info", Role.ACCENT)


def rail() -> tuple[QWidget, Callable[[int], None]]:
    widget = NavRail()
    widget.add_page("verify", "Verify", "shield")
    widget.add_page("enroll", "Enroll", "plus")
    return widget, lambda k: widget.select(("verify", "enroll")[k % 2])


@pytest.mark.parametrize("make", [gauge, meter, timeline, ring, bars, curve, badge, rail])
def test_repaints_cost_no_references(
    qtbot: QtBot, qapp: QApplication, make: Callable[[], tuple[QWidget, Callable[[int], None]]]
) -> None:
    theme.apply(qapp, "light")
    widget, feed = make()
    qtbot.addWidget(widget)
    widget.resize(480, 320)
    widget.show()

    def repaint(times: int) -> None:
        for k in range(times):
            feed(k)
            widget.repaint()
            QApplication.processEvents()

    repaint(10)  # whatever is cached once is cached now
    before = {value: sys.getrefcount(value) for value in (None, True, False)}
    repaint(REPAINTS)
    for value, count in before.items():
        least = count - NOISE if COUNTED else IMMORTAL
        assert sys.getrefcount(value) >= least, f"lost references to {value}"
