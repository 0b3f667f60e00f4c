"""A training is cancelled and resumed, and the window closed on it in each of the three ways."""

import time
from pathlib import Path

import pytest
import soundfile
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.app import Program
from desktop_app.services.backgrounds import FOLDER
from desktop_app.tray import Tray
from gmm_core.audio import read_audio
from gmm_core.training import TrainingConfig
from resources import demo_recordings
from tests.integration.hands import HANDS, MouseUser
from tests.integration.opened import open_program
from tests.integration.robot import Robot
from tests.promises import granted

pytestmark = [pytest.mark.gui]

# Long enough to be met in the middle, short enough for a test
RECIPE = TrainingConfig(em_iterations=10, copies=1, stream_s=7.0)
HEARD_S = 15  # of each person: two streams
CLOSED_WITHIN_S = 1.0
ITERATING = "Fitting the mixture"


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The six demo people, one folder each."""
    folder = tmp_path_factory.mktemp("recordings of people")
    for demo in demo_recordings():
        (folder / demo.id).mkdir()
        samples, rate = read_audio(demo.enroll, 0.0, HEARD_S)
        soundfile.write(folder / demo.id / "speech.wav", samples, rate)
    return folder


@pytest.fixture(autouse=True)
def tray(monkeypatch: pytest.MonkeyPatch) -> None:
    """A desktop with a tray, which a bare X screen has not."""
    monkeypatch.setattr(Tray, "present", True)


def starts(person: Robot, people: Path, name: str) -> None:
    """From anywhere to the first steps of a training."""
    person.go("background")
    person.press("background_train")
    if isinstance(person, MouseUser):
        person.drops("background_drop", people)
    else:
        person.press("background_folder")
        person.answers_file_dialog(people)
    person.waits(lambda: "recordings," in person.sees("background_found"))
    person.types("background_name", name)
    person.press("background_start")
    is_in_the_middle(person)


def is_in_the_middle(person: Robot) -> None:
    """The iterations run."""
    person.waits(lambda: person.sees("background_stage").startswith(ITERATING))


def closes(person: Robot, program: Program, answer: str) -> None:
    """Ask to close, give this answer, and see the window go at once."""
    person.close_window()
    person.waits(lambda: person.can_press(answer))
    before = time.monotonic()
    person.press(answer)
    person.waits(lambda: not program.window.isVisible())
    assert time.monotonic() - before < granted(CLOSED_WITHIN_S)


@HANDS
def test_cancel_resume_and_close_in_mid_training(
    hands: type[Robot], qapp: QApplication, tmp_path: Path, people: Path, qtbot: QtBot
) -> None:
    models = tmp_path / FOLDER
    with open_program(qapp, tmp_path, qtbot, recipe=RECIPE) as program:
        person = hands(program.window, qtbot)
        starts(person, people, "Our office")
        person.press("background_cancel")
        person.waits_to_press("background_resume")
        is_in_the_middle(person)
        assert list(models.glob("*.npz")) == []

        closes(person, program, "question_tray")
        assert program.pages.background.busy
        program.tray.open_wanted.emit()  # the click on its icon
        person.waits(program.window.isVisible)
        closes(person, program, "question_keep")

    with open_program(qapp, tmp_path, qtbot, recipe=RECIPE) as program:
        person = hands(program.window, qtbot)
        person.go("background")
        person.press("background_train")
        assert "Our office" in person.sees("background_paused")
        person.press("background_resume")
        person.waits(lambda: not program.pages.background.busy)
        assert [path.name for path in models.glob("*.npz")] == ["Our office.npz"]

        starts(person, people, "Another")
        closes(person, program, "question_yes")

    with open_program(qapp, tmp_path, qtbot, recipe=RECIPE) as program:
        person = hands(program.window, qtbot)
        person.go("background")
        person.press("background_train")
        assert person.can_press("background_folder")
        assert not person.can_press("background_resume")
        assert [path.name for path in models.glob("*.npz")] == ["Our office.npz"]
