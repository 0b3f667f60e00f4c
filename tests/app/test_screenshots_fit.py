"""In words of the usual size and of twice that size nothing is cut and nothing overlaps."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QWidget,
)

from desktop_app import screenshots, theme
from desktop_app.language import choosing
from desktop_app.scenes import SCENES, Stage
from desktop_app.screenshots import Film
from desktop_app.theme import LIGHT
from desktop_app.widgets import ElidedLabel
from desktop_app.widgets.fitted_words import FittedWords
from gmm_core.scoring import Background
from tests.app.stage import background, set_up

__all__ = ["background"]

SCENES_BY_NAME = {scene.name: scene for scene in SCENES}
LOOKED_AT = (
    "verify-accepted",
    "verify-nobody-enrolled",
    "enroll-name-and-consent",
    "enroll-microphone-check",
    "enroll-two-voices",
    "enroll-done",
    "speakers",
    "evaluate",
    "evaluate-done",
    "model",
    "model-train",
    "settings",
)
SIDEWAYS = (
    "verify-accepted",
    "evaluate",
    "evaluate-done",
    "model-own",
    "model-train",
    "model-training",
    "settings",
)
SLACK_PX = 2  # fonts are measured in fractions of a pixel


@pytest.fixture(params=[100, 200], ids=["usual-words", "twice-as-large"])
def percent(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[int]:
    theme.apply(qapp, LIGHT.name, request.param)
    yield request.param
    theme.apply(qapp, LIGHT.name)


@pytest.mark.parametrize("name", LOOKED_AT)
def test_nothing_is_cut_and_nothing_overlaps(
    name: str, percent: int, qapp: QApplication, background: Background, tmp_path: Path
) -> None:
    scene = SCENES_BY_NAME[name]
    with set_up(
        qapp,
        background,
        tmp_path,
        enrolled=scene.enrolled,
        first_start=scene.first_start,
        text_size=percent,
    ) as stage:
        scene.act(stage)
        settle(stage)
        window = stage.program.window
        assert theme.text_scale() == percent / 100
        assert [told(widget) for widget in words_of(window) if is_cut(widget)] == []
        assert [f"{told(a)} / {told(b)}" for a, b in overlapping(words_of(window))] == []


def test_the_box_that_must_be_ticked_is_in_sight(
    percent: int, qapp: QApplication, background: Background, tmp_path: Path
) -> None:
    """Else nobody would know why the button that goes on is gray."""
    with set_up(qapp, background, tmp_path, enrolled=True, text_size=percent) as stage:
        stage.program.window.resize(1024, 700)
        SCENES_BY_NAME["enroll-name-and-consent"].act(stage)
        settle(stage)
        box = stage.program.window.findChild(QCheckBox, "enroll_consent")
        assert box is not None
        assert box.visibleRegion().boundingRect() == box.rect()


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_page_scrolls_sideways_in_the_largest_words(
    language: str, qapp: QApplication, background: Background, tmp_path: Path
) -> None:
    theme.apply(qapp, LIGHT.name, 200)
    film = Film(tmp_path, LIGHT.name, ((1024, 700),), (1,), language, 200)
    try:
        with screenshots._staged(True, background, qapp, film, first_start=False) as stage:
            for name in SIDEWAYS:
                SCENES_BY_NAME[name].act(stage)
                settle(stage)
                assert [told(area) for area in areas(stage) if goes_sideways(area)] == [], name
    finally:
        theme.apply(qapp, LIGHT.name)
        choosing.install(qapp, "en")


def areas(stage: Stage) -> list[QScrollArea]:
    found = stage.program.window.findChildren(QScrollArea)
    return [area for area in found if area.isVisible()]


def goes_sideways(area: QScrollArea) -> bool:
    """Where the bar is switched off too: then what is beyond the edge could not be seen at all."""
    sheet = area.widget()
    return sheet is not None and sheet.width() > area.viewport().width() + SLACK_PX


def settle(stage: Stage) -> None:
    stage.tick()
    for _ in range(3):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()


def words_of(window: QWidget) -> list[QWidget]:
    """Everything with words on it that must be readable whole."""
    kinds = (QLabel, QPushButton, QCheckBox, QRadioButton)
    return [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, kinds)
        and not isinstance(widget, ElidedLabel | FittedWords)
        and widget.isVisible()
        and widget.text()
        and not shortens_itself(widget)
    ]


def shortens_itself(widget: QWidget) -> bool:
    """Names of devices can be of any length; the whole is in the tooltip."""
    return isinstance(widget, QAbstractButton) and widget.objectName().startswith("source_")


def is_cut(widget: QWidget) -> bool:
    if isinstance(widget, QLabel) and widget.wordWrap():
        needed = widget.heightForWidth(widget.width())
        return widget.height() + SLACK_PX < needed
    needed_size = widget.minimumSizeHint()
    return (
        widget.width() + SLACK_PX < needed_size.width()
        or widget.height() + SLACK_PX < needed_size.height()
    )


def overlapping(widgets: list[QWidget]) -> list[tuple[QWidget, QWidget]]:
    """Pairs that cover each other and are not one inside the other."""
    places = {widget: place(widget) for widget in widgets}
    return [
        (one, other)
        for one, other in combinations(widgets, 2)
        if not one.isAncestorOf(other)
        and not other.isAncestorOf(one)
        and one.window() is other.window()
        and covers(places[one].intersected(places[other]))
    ]


def covers(shared: QRect) -> bool:
    return shared.width() > SLACK_PX and shared.height() > SLACK_PX


def place(widget: QWidget) -> QRect:
    """What can be seen of it: a scroll area hides the rest."""
    seen = widget.visibleRegion().boundingRect()
    return seen.translated(widget.mapTo(widget.window(), QPoint(0, 0)))


def told(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return (
        f"{widget.objectName() or type(widget).__name__} {words[:40]!r} {widget.size().toTuple()}"
    )
