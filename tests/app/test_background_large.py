"""The Model page in words of 200 %: one bar, and less than two windows to scroll."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.pages.background_card import BackgroundCard
from desktop_app.scenes import Stage
from desktop_app.widgets.fold import Fold
from desktop_app.widgets.page_frame import PageFrame
from gmm_core.scoring import Background
from tests.app.stage import background, find, set_up

__all__ = ["background"]

WINDOW = QSize(1024, 700)


@pytest.fixture
def large(
    qapp: QApplication, background: Background, tmp_path: Path, qtbot: QtBot
) -> Iterator[Stage]:
    with set_up(qapp, background, tmp_path, enrolled=True, text_size=200) as made:
        window = made.program.window
        window.resize(WINDOW)
        window.show_page("background")
        qtbot.waitUntil(lambda: bool(window.findChildren(Fold)), timeout=20_000)
        yield made


def frame_of(stage: Stage) -> PageFrame:
    return stage.program.window.findChildren(PageFrame)[0]


def length(stage: Stage) -> float:
    """Of the page, in windows."""
    bar = frame_of(stage).verticalScrollBar()
    return (bar.maximum() + bar.pageStep()) / bar.pageStep()


def test_the_parts_of_the_card_open_when_they_are_wanted(large: Stage, qtbot: QtBot) -> None:
    folds = large.program.window.findChildren(Fold)
    assert len(folds) == 3
    qtbot.waitUntil(lambda: length(large) < 2.0)
    folds[0].head.click()
    qtbot.waitUntil(lambda: length(large) > 2.0)
    folds[0].head.click()
    qtbot.waitUntil(lambda: length(large) < 2.0)


def test_the_page_scrolls_and_not_the_card_within_it(large: Stage, qtbot: QtBot) -> None:
    (card,) = large.program.window.findChildren(BackgroundCard)
    qtbot.waitUntil(lambda: frame_of(large).verticalScrollBar().maximum() > 0)
    qtbot.waitUntil(lambda: card._area.verticalScrollBar().maximum() == 0)
    assert frame_of(large).horizontalScrollBar().maximum() == 0


def test_the_only_model_is_named_by_its_card_alone(large: Stage, qtbot: QtBot) -> None:
    models = find(large, "background_list_view")
    assert not models.isVisible()
    large.click("background_train")
    assert models.isVisible(), "the way back to the card"
    large.click("background_back")
    assert not models.isVisible()
    large.program.window.resize(QSize(1900, 1000))
    qtbot.waitUntil(models.isVisible)  # beside the card it takes nothing away
