"""The main job, whole: a voice played into a real microphone, a real window, only clicks.

Nothing is mocked: PortAudio records from a virtual microphone, the window stands on an X server,
and what is checked is what a person would read there.
"""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.app import Program
from desktop_app.audio.devices import NO_MICROPHONE
from desktop_app.pages.claims import person as claim_of
from gmm_core import enroll as engine_enroll
from gmm_core.audio import read_audio
from gmm_core.progress import finish
from resources import DemoRecording, demo_recordings
from tests.integration.opened import open_program
from tests.integration.virtual_microphone import VirtualMicrophone
from tests.promises import granted

pytestmark = [pytest.mark.virtual_microphone, pytest.mark.gui]

SPEAKER = "cleo"
NAME = "Cleo Merode"
ANSWERS = ("Accepted", "Rejected", "Not clear enough")
PATIENCE_S = 40.0
QUIET_DBFS = -50.0  # a voice is louder, a microphone that nobody speaks into is not


class Person:
    """Somebody before the window: reads what is shown, clicks and types, and nothing else."""

    def __init__(self, window: QWidget, qtbot: QtBot) -> None:
        self._window = window
        self._qtbot = qtbot

    def sees(self, name: str) -> str:
        """The words of a label; empty when it is not to be seen."""
        labels = self._window.findChildren(QLabel, name)
        return next((label.text() for label in labels if label.isVisible()), "")

    def can_click(self, name: str) -> bool:
        control = self._find(name)
        return control.isVisible() and control.isEnabled()

    def clicks(self, name: str) -> None:
        control = self._find(name)
        assert self.can_click(name), f"{name} cannot be clicked"
        place = QPoint(12, control.height() // 2)
        self._qtbot.mouseClick(control, Qt.MouseButton.LeftButton, pos=place)

    def types(self, name: str, words: str) -> None:
        line = self._find(name)
        assert isinstance(line, QLineEdit)
        self._qtbot.keyClicks(line, words)

    def waits(self, until: Callable[[], bool], seconds: float = PATIENCE_S) -> float:
        """Lets the program run until something is so; how long that took."""
        began = time.monotonic()
        self._qtbot.waitUntil(until, timeout=round(1000 * seconds))
        return time.monotonic() - began

    def waits_for_an_answer(self) -> str:
        self.waits(lambda: self.sees("state_word") in ANSWERS)
        return self.sees("state_word")

    def _find(self, name: str) -> QWidget:
        found = [w for w in self._window.findChildren(QWidget, name) if w.isVisible()]
        assert len(found) == 1, f"{len(found)} visible widgets named {name}"
        return found[0]


@pytest.fixture
def program(
    qapp: QApplication, tmp_path: Path, mic_a: VirtualMicrophone, qtbot: QtBot
) -> Iterator[Program]:
    """With a microphone."""
    with open_program(qapp, tmp_path, qtbot, first=True) as made:
        yield made


@pytest.fixture
def deaf_program(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    """Without any."""
    with open_program(qapp, tmp_path, qtbot, first=True) as made:
        yield made


def enroll(person: Person, microphone: VirtualMicrophone, recording: Path) -> None:
    """The wizard from the name to the profile."""
    person.clicks("nav_enroll")
    person.types("enroll_name", NAME)
    person.clicks("enroll_consent")
    person.clicks("enroll_next")
    player = microphone.play(recording)
    person.waits(lambda: person.can_click("enroll_next"))
    person.clicks("enroll_next")
    person.waits(lambda: person.can_click("enroll_finish"))
    # Like a patient reader: on until the text is over, for a fuller profile than the least
    person.waits(lambda: player.poll() is not None, 60.0)
    person.clicks("enroll_finish")
    person.waits(lambda: person.can_click("tryme_button"))
    person.clicks("enroll_next")
    assert person.sees("done_title") == f"Enrolled: {NAME}"
    person.clicks("done_button")


def loudness(program: Program) -> float:
    """Of what is heard now, in dBFS."""
    return program.services.live.snapshot().level.rms_dbfs


def test_enroll_by_speaking_then_accept_that_person_and_reject_others(
    program: Program, mic_a: VirtualMicrophone, qtbot: QtBot
) -> None:
    speaker, others = _speaker_and_others()
    person = Person(program.window, qtbot)
    assert person.sees("state_word") == ""  # the first page comes first
    person.clicks("first_start_ok")
    enroll(person, mic_a, speaker.enroll)

    # The same person, another recording, live
    claimed = program.window.findChild(QComboBox, "claimed_combo")
    assert claimed is not None
    assert claimed.currentText() == NAME
    person.clicks("listen_button")
    mic_a.play(speaker.verify)
    assert person.waits_for_an_answer() == "Accepted"

    # Somebody else takes over the microphone: the acceptance ends
    mic_a.silence()
    person.waits(lambda: loudness(program) < QUIET_DBFS)
    mic_a.play(others[0].verify)
    person.waits(lambda: loudness(program) > QUIET_DBFS)  # a busy machine begins to play late
    took_s = person.waits(lambda: person.sees("state_word") != "Accepted")
    assert took_s < granted(5.0), f"the acceptance outlived its voice by {took_s:.1f} s"
    mic_a.silence()

    # Two others of the same gender claim to be that person
    for stranger in others[:2]:
        person.clicks("try_again_button")
        mic_a.play(stranger.verify)
        assert person.waits_for_an_answer() == "Rejected", stranger.name
        mic_a.silence()


def test_two_voices_in_one_enrollment_are_noticed_and_the_last_part_is_discarded(
    program: Program, mic_a: VirtualMicrophone, qtbot: QtBot
) -> None:
    """A woman begins and a man goes on: the wizard stops until his part is thrown away."""
    demos = demo_recordings()
    woman = next(demo for demo in demos if demo.gender == "f")
    man = next(demo for demo in demos if demo.gender == "m")
    person = Person(program.window, qtbot)
    person.clicks("first_start_ok")
    person.clicks("nav_enroll")
    person.types("enroll_name", NAME)
    person.clicks("enroll_consent")
    person.clicks("enroll_next")
    mic_a.play(woman.enroll)
    person.waits(lambda: person.can_click("enroll_next"))
    person.clicks("enroll_next")
    wizard = program.pages.enroll.wizard
    person.waits(lambda: wizard.speech.net_s > 12.0)

    mic_a.silence()
    mic_a.play(man.enroll)
    person.waits(lambda: person.sees("two_voices_text") != "", 20.0)
    assert not person.can_click("enroll_finish")
    mic_a.silence()
    with_two = wizard.speech.net_s
    person.clicks("enroll_discard")
    person.waits(lambda: person.sees("two_voices_text") == "")
    assert 8.0 < wizard.speech.net_s < with_two


def test_an_unplugged_microphone_ends_the_acceptance_and_can_come_back(
    program: Program, mic_a: VirtualMicrophone, qtbot: QtBot
) -> None:
    speaker, _ = _speaker_and_others()
    person = Person(program.window, qtbot)
    person.clicks("first_start_ok")
    services = program.services
    audio = [read_audio(speaker.enroll)]
    services.speakers.save(finish(engine_enroll(audio, services.background, NAME)))
    person.waits(lambda: program.pages.verify.view.claimed.findData(NAME) >= 0)
    program.pages.verify.choose(claim_of(NAME))
    person.clicks("listen_button")
    mic_a.play(speaker.verify)
    assert person.waits_for_an_answer() == "Accepted"

    mic_a.silence()
    mic_a.unplug()
    assert person.waits(lambda: person.sees("state_word") == "Microphone lost", 5.0) < 2.0
    assert "plug it in again" in person.sees("state_detail")

    mic_a.replug()
    person.clicks("try_again_button")
    person.waits(lambda: person.sees("state_word") == "Listening")
    mic_a.play(speaker.verify)
    assert person.waits_for_an_answer() == "Accepted"


def test_without_a_microphone_a_demo_person_can_be_enrolled(
    deaf_program: Program, qtbot: QtBot
) -> None:
    window = deaf_program.window
    person = Person(window, qtbot)
    person.clicks("first_start_ok")
    assert NO_MICROPHONE in window.notices.sentences()
    person.clicks("banner_action")
    menu = window.findChild(QMenu, "choices")
    assert menu is not None
    menu.actions()[0].trigger()
    menu.close()
    assert window.notices.sentences() == ()
    person.clicks("nav_enroll")
    person.types("enroll_name", NAME)
    person.clicks("enroll_consent")
    person.clicks("enroll_next")
    person.waits(lambda: person.can_click("enroll_next"))


def _speaker_and_others() -> tuple[DemoRecording, list[DemoRecording]]:
    """Who enrolls, and everybody else of the same gender."""
    demos = {demo.id: demo for demo in demo_recordings()}
    speaker = demos.pop(SPEAKER)
    return speaker, [demo for demo in demos.values() if demo.gender == speaker.gender]
