"""A whole program on the stage of `desktop_app.staging`: real pages, profiles and settings."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget

from desktop_app.app import Program
from desktop_app.scenes import Stage
from desktop_app.staging import MICROPHONE, staged_services
from gmm_core import load_background
from gmm_core.scoring import Background
from tests.programs import opened


@pytest.fixture(scope="session")
def background() -> Background:
    """The shipped background model."""
    return load_background()


@pytest.fixture
def stage(qapp: QApplication, background: Background, tmp_path: Path) -> Iterator[Stage]:
    """Four enrolled people, one microphone, the first page already seen."""
    with set_up(qapp, background, tmp_path, enrolled=True) as made:
        yield made


@pytest.fixture
def empty_stage(qapp: QApplication, background: Background, tmp_path: Path) -> Iterator[Stage]:
    """Nobody enrolled."""
    with set_up(qapp, background, tmp_path, enrolled=False) as made:
        yield made


@contextmanager
def set_up(
    qapp: QApplication,
    background: Background,
    folder: Path,
    *,
    enrolled: bool,
    first_start: bool = False,
    text_size: int = 100,
) -> Iterator[Stage]:
    services = staged_services(folder, background, enrolled=enrolled)
    services.settings.update(first_start_seen=not first_start, text_size=text_size)
    with opened(qapp, services) as program:
        services.devices.stage((MICROPHONE,))
        for key in program.pages.missing():  # as a moment after every start
            _ = program.pages[key]
        yield Stage(program)


def words(stage: Stage, name: str) -> str:
    """The text of the visible label of that object name."""
    labels = stage.program.window.findChildren(QLabel, name)
    found = [label for label in labels if label.isVisible()]
    assert len(found) == 1, f"{len(found)} visible labels {name!r}"
    return found[0].text()


def find(stage: Stage, name: str) -> QWidget:
    found = stage.program.window.findChild(QWidget, name)
    assert found is not None, name
    return found


def offered(program: Program) -> tuple[str, ...]:
    """The names that can be claimed on the verify page."""
    combo = program.pages.verify.view.claimed
    found = (combo.itemData(row) for row in range(combo.count()))
    return tuple(name for name in found if name is not None)


def question(stage: Stage) -> QMessageBox | None:
    """The question that is asked now."""
    boxes = stage.program.window.findChildren(QMessageBox, "question")
    shown = [box for box in boxes if box.isVisible()]
    assert len(shown) <= 1, "one question at a time"
    return shown[0] if shown else None


def answer(stage: Stage, name: str) -> None:
    """Click "question_yes" or "question_no"."""
    box = question(stage)
    assert box is not None, "nothing was asked"
    button = next(b for b in box.buttons() if b.objectName() == name)
    button.click()
