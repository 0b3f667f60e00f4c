"""A language that is written from right to left mirrors the window, as Qt's layouts do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from desktop_app.language.numbers import decimal, signed
from desktop_app.theme import LIGHT, Role
from desktop_app.widgets import Banner, IconButton, LevelMeter, NavRail, ScoreTimeline, StateBadge
from desktop_app.widgets.nav_rail import NavButton
from desktop_app.widgets.wrap import wrapped
from gmm_core.scoring import Background
from tests.app.stage import background, set_up

__all__ = ["background"]


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    """As `choosing.install` would set it for Arabic or Hebrew; only English and German exist."""
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def columns(widget: QWidget, color: str) -> list[int]:
    """The columns of a widget in which a color stands."""
    picture = QPixmap(widget.size())
    widget.render(picture)
    image, wanted = picture.toImage(), QColor(color).rgb()
    return [x for x in range(image.width()) if _has(image, x, wanted)]


def _has(image: QImage, x: int, wanted: int) -> bool:
    return any(image.pixel(x, y) == wanted for y in range(image.height()))


@pytest.mark.usefixtures("mirrored")
def test_the_pages_mirror(qapp: QApplication, background: Background, tmp_path: Path) -> None:
    with set_up(qapp, background, tmp_path, enrolled=True) as stage:
        window = stage.program.window
        window.resize(1024, 700)
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        qapp.processEvents()
        rail = window.findChild(NavRail)
        assert rail is not None
        assert rail.mapTo(window, rail.rect().center()).x() > 0.9 * window.width()
        view = stage.program.pages.verify.view
        gauge = view.gauge.mapTo(window, view.gauge.rect().center()).x()
        bars = view.bars.mapTo(window, view.bars.rect().center()).x()
        assert bars < gauge, "who is enrolled stands on the left of the answer"
        assert view.level.mapTo(window, view.level.rect().center()).x() < rail.x()
        window.show_page("settings")
        qapp.processEvents()
        settings = stage.program.pages.settings
        radio = settings.findChild(QWidget, "source_0")
        assert radio is not None
        assert not radio.isLeftToRight()


@pytest.mark.usefixtures("mirrored")
@pytest.mark.parametrize("right_to_left", [False, True])
def test_painted_signs_stand_where_the_line_begins(qapp: QApplication, right_to_left: bool) -> None:
    if right_to_left:
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    rail = NavRail()
    rail.add_page("verify", "", "shield")
    button = rail.findChild(NavButton)
    assert button is not None
    button.resize(90, 64)
    banner, badge = Banner(), StateBadge("x", "check", Role.ACCEPTED)
    banner.show_message("error", "x")
    banner.resize(400, 60)
    badge.resize(200, 28)
    bar = columns(button, LIGHT.accent)
    stripe = columns(banner, LIGHT.fill(Role.REJECTED))
    at_the_right = max(bar) > button.width() - 4 and min(stripe) > 300
    assert at_the_right is right_to_left
    assert (min(bar) < 10 and min(stripe) < 10) is not right_to_left
    rail.deleteLater()
    banner.deleteLater()
    badge.deleteLater()


@pytest.mark.usefixtures("mirrored")
def test_scales_of_sound_and_time_keep_their_direction(qapp: QApplication) -> None:
    """Levels grow and time runs to the right on instruments everywhere; numbers do so as well."""
    before = {}
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        qapp.setLayoutDirection(direction)
        meter, timeline = LevelMeter(), ScoreTimeline()
        meter.resize(400, 40)
        timeline.resize(400, 130)
        meter.set_level(-20.0, -20.0, False)
        bar = meter.findChildren(QWidget)[0]
        before[direction] = (columns(bar, LIGHT.accent_fill)[:1], timeline.isLeftToRight())
        meter.deleteLater()
        timeline.deleteLater()
    left, right = before.values()
    assert left[0] == right[0], "the bar begins on the left"


@pytest.mark.usefixtures("mirrored")
def test_signs_stay_on_the_left_of_their_numbers(qapp: QApplication) -> None:
    """In a line from right to left "-4" is drawn as "4-" unless a mark holds it together."""
    assert (decimal(-4), signed(4.5, 1), decimal(4)) == ("\N{MINUS SIGN}4", "+4.5", "4")
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    mark = "\N{LEFT-TO-RIGHT MARK}"
    assert decimal(-4) == f"{mark}\N{MINUS SIGN}4"
    assert signed(4.5, 1) == f"{mark}+4.5"
    assert signed(-4.5, 1) == f"{mark}\N{MINUS SIGN}4.5"
    assert decimal(4) == "4"


@pytest.mark.usefixtures("mirrored")
@pytest.mark.parametrize("right_to_left", [False, True])
def test_icons_stand_apart_from_the_words_beside_them(
    qapp: QApplication, right_to_left: bool
) -> None:
    if right_to_left:
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    button = IconButton("Cancel", "cross")
    picture = button.icon().pixmap(button.iconSize()).toImage()
    inked = [
        x
        for x in range(picture.width())
        if any(picture.pixelColor(x, y).alpha() for y in range(picture.height()))
    ]
    free_left, free_right = min(inked), picture.width() - 1 - max(inked)
    assert (free_left > free_right) is right_to_left
    button.deleteLater()


@pytest.mark.usefixtures("mirrored")
def test_what_wraps_begins_where_writing_begins(qapp: QApplication) -> None:
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        first, second = QPushButton("first"), QPushButton("second")
        holder = wrapped(first, second)
        holder.setLayoutDirection(direction)
        holder.resize(600, 100)
        holder.show()
        qapp.processEvents()
        mirrored = direction is Qt.LayoutDirection.RightToLeft
        assert (first.x() > second.x()) is mirrored
        assert (first.x() == 0) is not mirrored
        holder.resize(first.width(), 200)
        qapp.processEvents()
        assert second.y() > first.y(), "no room beside it"
        holder.deleteLater()
