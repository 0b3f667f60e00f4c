"""A training that was stopped goes on: of a background model, and of an enrollment."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.pages.background_train import BackgroundTrain
from desktop_app.scenes import Stage, status
from desktop_app.services.jobs import JobRunner
from desktop_app.services.paused_trainings import PausedTrainings
from desktop_app.services.training import BadModelName, Survey, TrainingService, look_through
from desktop_app.state.wizard import Step
from gmm_core.progress import finish
from gmm_core.training import TrainingConfig
from gmm_core.training.config import shipped_front_ends
from tests.app.stage import answer, background, find, question, stage, words
from tests.app.test_background_training import PATIENCE_MS, people, recording

__all__ = ["background", "people", "recording", "stage"]

QUICK = TrainingConfig(  # one front end instead of three: what is tested is where it goes on
    em_iterations=2,
    copies=1,
    stream_s=7.0,
    front_ends=shipped_front_ends()[:1],
    weights=(1.0,),
    narrow_system=None,
)


@pytest.fixture
def survey(people: Path) -> Survey:
    return finish(look_through(people, QUICK))


def begin(service: TrainingService, survey: Survey, qtbot: QtBot) -> BackgroundTrain:
    view = BackgroundTrain(service)
    qtbot.addWidget(view)
    view.show()
    view._show_survey(survey)
    name = view.findChild(QWidget, "background_name")
    assert name is not None
    name.setText("Our office")
    return view


def press(view: QWidget, name: str) -> None:
    button = view.findChild(QWidget, name)
    assert button is not None, name
    assert button.isVisible(), name
    button.click()


def stop(view: BackgroundTrain, qtbot: QtBot, folder: Path) -> None:
    """Cancel once something has been finished."""
    qtbot.waitUntil(lambda: any(folder.glob("training/*/features_*")), timeout=PATIENCE_MS)
    press(view, "background_cancel")
    assert not view.busy


def test_a_model_whose_training_was_cancelled_is_resumed_at_the_next_start(
    qapp: QApplication, tmp_path: Path, survey: Survey, qtbot: QtBot
) -> None:
    service = TrainingService(tmp_path, JobRunner(), QUICK)
    view = begin(service, survey, qtbot)
    press(view, "background_start")
    stop(view, qtbot, tmp_path)
    assert view.paused
    with pytest.raises(BadModelName, match="paused"):
        service.train(survey, "our OFFICE", 32)

    again = TrainingService(tmp_path, JobRunner(), QUICK)  # the next start
    later = BackgroundTrain(again)
    qtbot.addWidget(later)
    later.show()
    assert later.paused
    assert "Our office" in later.findChild(QLabel, "background_paused").text()
    with qtbot.waitSignal(later.trained, timeout=PATIENCE_MS) as b:
        press(later, "background_resume")
        assert later.busy
    assert (tmp_path / "models" / b.args[0].key).is_file()
    assert not later.paused
    assert not list((tmp_path / "training").iterdir())


def test_it_can_be_resumed_at_once_and_thrown_away(
    qapp: QApplication, tmp_path: Path, survey: Survey, qtbot: QtBot
) -> None:
    jobs = JobRunner()
    service = TrainingService(tmp_path, jobs, QUICK)
    view = begin(service, survey, qtbot)
    press(view, "background_start")
    stop(view, qtbot, tmp_path)
    press(view, "background_resume")  # the one before may be in its last step still
    assert view.busy
    stop(view, qtbot, tmp_path)
    assert jobs.wait(20.0)
    press(view, "background_discard")
    assert not view.paused
    assert service.paused() is None
    assert not list((tmp_path / "training").iterdir())


def test_discarding_at_the_end_leaves_nothing_to_resume(
    qapp: QApplication, tmp_path: Path, survey: Survey, qtbot: QtBot
) -> None:
    jobs = JobRunner()
    view = begin(TrainingService(tmp_path, jobs, QUICK), survey, qtbot)
    press(view, "background_start")
    qtbot.waitUntil(lambda: any(tmp_path.glob("training/*/training.json")), timeout=PATIENCE_MS)
    view.stop_for_good()
    assert jobs.wait(20.0)
    again = TrainingService(tmp_path, JobRunner(), QUICK)
    assert again.paused() is None


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"speakers": "x", "audio_s": 1}'])
def test_a_note_that_was_cut_off_is_passed_over(
    tmp_path: Path, content: str, qapp: QApplication
) -> None:
    paused = PausedTrainings(tmp_path)
    paused.begin("Our office", 6, 120.0)
    (tmp_path / "training" / "Our office.json").write_text(content)
    assert paused.waiting() is None
    assert not paused.exists("Our office")


def test_a_training_that_never_began_blocks_no_name(tmp_path: Path, qapp: QApplication) -> None:
    paused = PausedTrainings(tmp_path)
    paused.begin("Our office", 6, 120.0)
    assert not paused.exists("Our office")
    paused.discard("Our office")
    paused.tidy()
    assert paused.waiting() is None


# -- enrollment -----------------------------------------------------------------------------------


def wizard_step(stage: Stage) -> Step:
    return stage.program.pages.enroll.wizard.step


def test_speech_of_a_cancelled_training_is_trained_again(stage: Stage) -> None:
    stage.enroll_up_to_speaking(status(14.0))
    assert not find(stage, "enroll_again").isVisible()
    stage.click("enroll_finish")
    first = stage.enrolling.job
    stage.click("enroll_cancel")
    assert first.cancel_asked
    first.cancelled.emit()
    assert wizard_step(stage) is Step.MIC_CHECK
    assert find(stage, "enroll_again").isVisible()
    stage.click("enroll_again")
    assert wizard_step(stage) is Step.TRAINING
    assert stage.enrolling.job is not first
    assert not stage.live.running
    stage.enrolling.job.finished.emit(stage.trained())
    assert wizard_step(stage) is Step.TRY_ME
    assert not find(stage, "enroll_again").isVisible()


def test_too_little_speech_is_not_trained_again(stage: Stage) -> None:
    stage.enroll_up_to_speaking(status(4.0))
    stage.live.lose("gone")
    assert wizard_step(stage) is Step.MIC_CHECK
    assert not find(stage, "enroll_again").isVisible()


def test_recordings_of_a_cancelled_training_are_trained_again(stage: Stage) -> None:
    page = stage.program.pages.enroll
    stage.program.window.show_page("enroll")
    stage.type_name("Ada")
    page.ask_consent_for_files((Path("ada.wav"),))
    answer(stage, "question_yes")
    first = stage.enrolling.job
    stage.click("enroll_cancel")
    first.cancelled.emit()
    assert wizard_step(stage) is Step.NAME_CONSENT
    stage.type_name("Somebody else")  # who was not asked
    assert not find(stage, "enroll_again").isEnabled()
    stage.type_name("Ada")
    stage.click("enroll_again")
    assert question(stage) is None
    assert wizard_step(stage) is Step.TRAINING
    assert stage.enrolling.speech == (Path("ada.wav"),)
    assert stage.enrolling.job is not first
    assert words(stage, "training_stage") != ""
