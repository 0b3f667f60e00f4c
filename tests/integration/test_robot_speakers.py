"""Enrolled from two files, deleted, and taken back: with the mouse alone and the keyboard alone."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from resources import demo_recordings
from tests.integration.hands import HANDS, MouseUser
from tests.integration.opened import open_program
from tests.integration.robot import Robot

pytestmark = [pytest.mark.gui]

NAME = "Ada"


def brings_files(person: Robot, *paths: Path) -> None:
    """The mouse drops them on the window, the keyboard opens them in the dialog."""
    if isinstance(person, MouseUser):
        person.drops("", *paths)
        person.pick(0)  # enroll somebody from these
    else:
        person.menu("menu_enroll_files")
        person.answers_file_dialog(*paths)


@HANDS
def test_enroll_from_two_files_then_delete_and_undo(
    hands: type[Robot], qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    demo = demo_recordings()[0]
    with open_program(qapp, tmp_path, qtbot) as program:
        person = hands(program.window, qtbot)
        speakers = program.services.speakers
        brings_files(person, demo.enroll, demo.verify)
        person.answers_line(NAME)
        person.waits_to_press("question_yes")
        person.waits(lambda: person.can_press("tryme_button"))
        assert speakers.names() == (NAME,)
        both_s = speakers.get(NAME).net_speech_s
        assert both_s > 40.0, "the second file was not heard"

        person.go("speakers")
        person.press("speaker_delete")
        person.waits(lambda: f"{NAME} deleted" in person.reads())
        assert speakers.names() == ()
        person.waits(lambda: not person.can_press("speaker_delete"))
        person.undoes()
        person.waits(lambda: speakers.names() == (NAME,))
        assert speakers.get(NAME).net_speech_s == both_s
        person.waits(lambda: person.sees("speaker_title") == NAME)
