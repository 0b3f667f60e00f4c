"""The demo folder is evaluated and the report saved: by mouse and by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.integration.hands import HANDS
from tests.integration.opened import open_program
from tests.integration.robot import Robot

pytestmark = [pytest.mark.gui]


@HANDS
def test_evaluate_the_demo_folder_and_save_the_report(
    hands: type[Robot], qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    report = tmp_path / "report of mine.html"
    with open_program(qapp, tmp_path / "data", qtbot) as program:
        person = hands(program.window, qtbot)
        person.go("evaluate")
        person.press("evaluate_demo")
        person.waits_to_press("evaluate_save")
        person.answers_file_dialog(report)
        person.waits(report.exists)
        person.waits(lambda: report.name in person.reads())
    page = report.read_text(encoding="utf-8")
    assert "EER" in page
    assert "demo" in page.lower()
