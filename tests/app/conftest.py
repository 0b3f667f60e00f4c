"""Every test of the window begins in English, with English plurals and numbers."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.language import choosing
from tests.patient_bot import qtbot

__all__ = ["qtbot"]


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> None:
    """A test before may have left another language behind."""
    choosing.install(qapp, "en")


@pytest.fixture(autouse=True)
def empty_desktop(qapp: QApplication) -> None:
    """A window left open by a test before would keep the program from ending with its last one."""
    for left in QApplication.topLevelWidgets():
        left.hide()
