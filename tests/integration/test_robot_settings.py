"""Dark and German, chosen by mouse and by keyboard, and there again after the next start."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.theme import DARK, LIGHT
from tests.integration.hands import HANDS
from tests.integration.opened import open_program
from tests.integration.robot import Robot

pytestmark = [pytest.mark.gui]


def background_of(qapp: QApplication) -> str:
    return qapp.palette().window().color().name().upper()


@HANDS
def test_switch_to_dark_and_to_german(
    hands: type[Robot], qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    with open_program(qapp, tmp_path, qtbot, theme="light") as program:
        person = hands(program.window, qtbot)
        assert background_of(qapp) == LIGHT.background
        person.go("settings")
        person.choose("settings_theme", "dark")
        person.waits(lambda: background_of(qapp) == DARK.background, what="the dark theme")
        assert "Settings" in person.reads_labels()
        # The window is made anew in the other language, as lifecycle.py does it
        with qtbot.waitSignal(program.start_again_wanted, timeout=5000):
            person.choose("settings_language", "de")

    with open_program(qapp, tmp_path, qtbot, theme=None) as program:
        person = hands(program.window, qtbot)
        assert background_of(qapp) == DARK.background
        person.go("settings")
        assert "Einstellungen" in person.reads_labels()
        assert "Settings" not in person.reads_labels()
        with qtbot.waitSignal(program.start_again_wanted, timeout=5000):
            person.choose("settings_language", "en")

    with open_program(qapp, tmp_path, qtbot, theme="light") as program:
        person = hands(program.window, qtbot)
        person.go("settings")
        assert "Settings" in person.reads_labels()
