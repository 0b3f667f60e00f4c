"""A model of one's own: surveyed, trained, saved whole or not at all, through the real page."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.pages.background_train import BackgroundTrain
from desktop_app.services.jobs import JobRunner
from desktop_app.services.training import (
    LONGEST_NAME,
    BadModelName,
    Survey,
    TrainedModel,
    TrainingService,
    look_through,
)
from gmm_core import load_background
from gmm_core.errors import AudioFileError, BadList, TooFewRecordings
from gmm_core.progress import finish
from gmm_core.training import Recording, TrainingConfig
from tests.core.signals import RATE, recording
from tests.promises import granted

PATIENCE_MS = 60_000
PIECES, PIECE_S = 3, 7
QUICK = TrainingConfig(em_iterations=3, copies=1, stream_s=7.0)


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six demo speakers, three recordings of seven seconds each."""
    folder = tmp_path_factory.mktemp("people")
    for voice in range(6):
        (folder / f"speaker {voice}").mkdir()
        for piece in range(PIECES):
            samples = recording(voice)[piece * PIECE_S * RATE : (piece + 1) * PIECE_S * RATE]
            soundfile.write(folder / f"speaker {voice}" / f"{piece}.wav", samples, RATE)
    return folder


@pytest.fixture
def service(qapp: QApplication, tmp_path: Path) -> Iterator[TrainingService]:
    jobs = JobRunner()
    yield TrainingService(tmp_path, jobs, QUICK)
    jobs.cancel_all()
    assert jobs.wait(20.0)


@pytest.fixture
def view(service: TrainingService, qtbot: QtBot) -> BackgroundTrain:
    made = BackgroundTrain(service)
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    return made


def part(view: BackgroundTrain, name: str) -> QWidget:
    found = view.findChild(QWidget, name)
    assert found is not None, name
    return found


def words(view: BackgroundTrain, name: str) -> str:
    label = part(view, name)
    assert isinstance(label, QLabel)
    return label.text()


def fill(view: BackgroundTrain, qtbot: QtBot, folder: Path, name: str = "Our office") -> None:
    """Choose the folder, wait until it has been looked at, type the name."""
    view.choose(folder)
    qtbot.waitUntil(lambda: "recordings," in words(view, "background_found"), timeout=PATIENCE_MS)
    line = part(view, "background_name")
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, name)


def test_a_folder_is_looked_through_before_hours_are_spent(people: Path) -> None:
    survey = finish(look_through(people, QUICK))
    assert (survey.speakers, len(survey.recordings)) == (6, 18)
    assert survey.audio_s == pytest.approx(6 * PIECES * PIECE_S)
    assert survey.recordings[0].speaker == "speaker 0"


def test_a_list_is_looked_through_too(people: Path, tmp_path: Path) -> None:
    listed = tmp_path / "list.csv"
    rows = [f"s{voice},{people / f'speaker {voice}' / '0.wav'}" for voice in range(6)]
    listed.write_text("\n".join(["speaker,path", *rows]))
    survey = finish(look_through(listed, replace(QUICK, stream_s=3.5)))
    assert (survey.speakers, survey.audio_s) == (6, pytest.approx(6 * PIECE_S))
    with pytest.raises(BadList, match="one folder a speaker"):
        finish(look_through(tmp_path))


def test_a_recording_that_cannot_be_read_is_named_at_once(people: Path, tmp_path: Path) -> None:
    (tmp_path / "Ada").mkdir()
    (tmp_path / "Ada" / "0.wav").write_bytes(b"no sound")
    with pytest.raises(AudioFileError, match=r"0\.wav: this cannot be read as audio; convert"):
        finish(look_through(tmp_path))


@pytest.mark.parametrize(("audio_s", "components"), [(60.0, 32), (1280.0, 64), (1e6, 512)])
def test_the_size_follows_the_amount_of_speech(audio_s: float, components: int) -> None:
    """Twenty seconds a Gaussian: 64 of them need 1280 s; the least and the most are bounds."""
    assert Survey((Recording("a", Path("a")),), 1, audio_s).components == components


@pytest.mark.parametrize("name", ["", "  ", "a/b", "..", ".x", "x" * (LONGEST_NAME + 1), "a\nb"])
def test_names_that_are_no_file_names_are_refused(service: TrainingService, name: str) -> None:
    with pytest.raises(BadModelName, match="cannot be a model's name"):
        service.path_for(name)


def test_a_name_is_taken_whatever_its_case(service: TrainingService, tmp_path: Path) -> None:
    path = service.path_for("Our office ")
    assert path == tmp_path / "models" / "Our office.npz"
    path.parent.mkdir()
    path.write_bytes(b"")
    with pytest.raises(BadModelName, match="there is a model named “OUR OFFICE” already"):
        service.path_for("OUR OFFICE")


def test_a_model_is_trained_and_saved(
    view: BackgroundTrain, qtbot: QtBot, people: Path, tmp_path: Path
) -> None:
    told: list[TrainedModel] = []
    view.trained.connect(told.append)
    fill(view, qtbot, people)
    assert "So few people make a weak model" in words(view, "background_found")
    size = part(view, "background_components")
    assert isinstance(size, QComboBox)
    assert size.currentData() == 32
    qtbot.keyClick(part(view, "background_name"), Qt.Key.Key_Return)
    assert view.busy
    qtbot.waitUntil(lambda: bool(told) or not view.busy, timeout=PATIENCE_MS)
    assert told, words(view, "background_problem")
    assert told[0].key == "Our office.npz"
    saved = load_background(tmp_path / "models" / "Our office.npz")
    assert saved.fingerprint == told[0].background.fingerprint
    assert saved.ubm.components == 32
    assert saved.header["speakers"]["all"] == 6
    assert (saved.header["name"], saved.header["recordings"]) == ("Our office", 18)
    assert saved.header["audio_s"] == 6 * PIECES * PIECE_S
    assert saved.header["created"].startswith("20")
    values = view._curve.values
    assert len(values) == QUICK.em_iterations, "a dot for each iteration"
    assert list(values) == sorted(values), "EM never gets worse"


def test_cancelling_takes_less_than_a_second_and_saves_nothing(
    view: BackgroundTrain, qtbot: QtBot, people: Path, tmp_path: Path
) -> None:
    fill(view, qtbot, people)
    qtbot.mouseClick(part(view, "background_start"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "features" in words(view, "background_stage"), timeout=PATIENCE_MS)
    began = time.perf_counter()
    qtbot.mouseClick(part(view, "background_cancel"), Qt.MouseButton.LeftButton)
    assert not view.busy
    assert time.perf_counter() - began < granted(1.0)
    assert "It goes on from" in words(view, "background_paused")
    assert not (tmp_path / "models").exists()
    start = part(view, "background_start")
    assert start.isEnabled(), "it can be tried again with what was typed"


def test_too_few_people_are_told_with_the_cure(
    view: BackgroundTrain, qtbot: QtBot, people: Path, tmp_path: Path
) -> None:
    listed = tmp_path / "list.csv"
    listed.write_text(f"speaker,path\nAda,{people / 'speaker 0' / '0.wav'}\n")
    view.choose(listed)
    qtbot.waitUntil(lambda: bool(words(view, "background_problem")), timeout=PATIENCE_MS)
    assert "give recordings of at least 6 people" in words(view, "background_problem")
    assert not part(view, "background_start").isEnabled()


def test_too_little_of_each_is_told_before_hours_are_spent(people: Path) -> None:
    """The six have 21 s each, and the engine's recipe needs twice 16 s of four people."""
    with pytest.raises(TooFewRecordings, match="0 usable speakers"):
        finish(look_through(people))


def test_a_folder_without_recordings_is_told(
    view: BackgroundTrain, qtbot: QtBot, tmp_path: Path
) -> None:
    view.choose(tmp_path)
    qtbot.waitUntil(lambda: bool(words(view, "background_problem")), timeout=PATIENCE_MS)
    assert "one folder a speaker" in words(view, "background_problem")
    start = part(view, "background_start")
    assert isinstance(start, QPushButton)
    assert not start.isEnabled()


def test_a_model_whose_folder_cannot_be_made_is_told(
    view: BackgroundTrain, service: TrainingService, qtbot: QtBot, people: Path, tmp_path: Path
) -> None:
    fill(view, qtbot, people)
    (tmp_path / "models").write_text("a file in the way")
    qtbot.mouseClick(part(view, "background_start"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not view.busy, timeout=PATIENCE_MS)
    assert "mend its permissions or make room" in words(view, "background_problem")


def test_what_is_dropped_and_is_neither_folder_nor_list_is_refused(
    view: BackgroundTrain, tmp_path: Path
) -> None:
    view._dropped((tmp_path / "speech.wav",))
    assert "Drop one folder or one list" in words(view, "background_problem")
