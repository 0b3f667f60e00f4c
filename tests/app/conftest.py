"""Every test of the window begins in English, with English plurals and numbers."""

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.language import choosing


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> None:
    """A test before may have left another language behind."""
    choosing.install(qapp, "en")
