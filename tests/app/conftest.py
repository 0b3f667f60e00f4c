"""Every test of the window begins in English, with English plurals and numbers."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.language import choosing
from tests.patient_bot import qtbot
from tests.programs import clear_desktop

__all__ = ["qtbot"]


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> None:
    """A test before may have left another language behind."""
    choosing.install(qapp, "en")


@pytest.fixture(autouse=True)
def empty_desktop(qapp: QApplication) -> Iterator[None]:
    """No test finds a window of another; whoever leaves a program running is told."""
    clear_desktop()
    yield
    assert clear_desktop() == 0, "this test left a program open: see tests/programs.py"
