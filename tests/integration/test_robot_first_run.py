"""From the first start to the first acceptance: few presses, under a minute, really spoken.

Then, with the profile made, the microphone is unplugged in mid-verification and plugged in again.
"""

import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from resources import demo_recordings
from tests.integration.hands import HANDS, KeyboardUser
from tests.integration.opened import open_program
from tests.integration.robot import Robot
from tests.integration.virtual_microphone import VirtualMicrophone

pytestmark = [pytest.mark.virtual_microphone, pytest.mark.gui]

MOST_PRESSES = 12
MOST_S = 60.0
LEAST_SPOKEN_S = 20.0
READ_S = 18.0  # net speech to enroll with; the two steps beside it need some more
SPEAKER, NAME = "cleo", "Cleo"


def agree(person: Robot) -> None:
    """The name, the box, and on: with the keyboard Enter in the box goes on."""
    person.types("enroll_name", NAME)
    person.press("enroll_consent")
    if isinstance(person, KeyboardUser):
        person.keys("Return")
    else:
        person.press("enroll_next")


@HANDS
def test_first_run_to_first_acceptance(
    hands: type[Robot],
    qapp: QApplication,
    tmp_path: Path,
    mic_a: VirtualMicrophone,
    qtbot: QtBot,
) -> None:
    demo = next(demo for demo in demo_recordings() if demo.id == SPEAKER)
    with open_program(qapp, tmp_path, qtbot, first=True) as program:
        person = hands(program.window, qtbot)
        began = time.monotonic()
        person.press("first_start_ok")
        person.skips_the_tour()
        person.begins_to_enroll()
        agree(person)
        wizard = program.pages.enroll.wizard
        mic_a.play(demo.enroll)
        checking = time.monotonic()
        person.waits_to_press("enroll_next")
        checked_s = time.monotonic() - checking
        person.waits(lambda: wizard.speech.net_s >= READ_S)
        spoken_s = wizard.speech.net_s
        person.press("enroll_finish")
        mic_a.silence()
        person.waits_to_press("tryme_button")
        trying = time.monotonic()
        mic_a.play(demo.verify)
        person.waits(lambda: person.sees("state_word") == "Accepted")
        mic_a.silence()
        ended = time.monotonic()
        spoken_s += checked_s + ended - trying

        told = f"{person.presses} presses, {ended - began:.1f} s, {spoken_s:.1f} s of them spoken"
        assert person.presses <= MOST_PRESSES, told
        assert spoken_s >= LEAST_SPOKEN_S, told
        assert ended - began <= MOST_S, told

        # On with the real page: the microphone is pulled out in mid-verification
        person.press("enroll_next")
        person.press("done_button")
        person.press("listen_button")
        mic_a.play(demo.verify)
        person.waits(lambda: person.sees("state_word") in ("Keep talking", "Accepted"))
        mic_a.silence()
        mic_a.unplug()
        lost_s = person.waits(lambda: person.sees("state_word") == "Microphone lost")
        assert lost_s < 2.0
        assert "plug it in again" in person.sees("state_detail")
        mic_a.replug()
        person.press("try_again_button")
        person.waits(lambda: person.sees("state_word") == "Listening")
        mic_a.play(demo.verify)
        person.waits(lambda: person.sees("state_word") == "Accepted")
