"""The enrollment wizard through its buttons; training is staged here, real in tests/integration."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.pages.claims import person
from desktop_app.pages.enrolling.done_step import DoneStep
from desktop_app.pages.enrolling.sentences import (
    LOSS_IN_TRAINING,
    NOTHING_TO_HEAR,
    RECORDING_OVER,
    SAVED_ALREADY,
)
from desktop_app.pages.source_combo import SourceCombo
from desktop_app.scenes import LOST, NEWCOMER, SCENES, TWO_VOICES, Stage, status
from desktop_app.services.enrolling import SAVING
from desktop_app.staging import MICROPHONE
from desktop_app.state.wizard import Step
from desktop_app.widgets import ElidedLabel
from gmm_core.errors import TooLittleSpeech
from tests.app.stage import answer, background, empty_stage, find, question, stage, words

__all__ = ["background", "empty_stage", "stage"]

SCENES_BY_NAME = {scene.name: scene for scene in SCENES}


def step(stage: Stage) -> Step:
    return stage.program.pages.enroll.wizard.step


def enabled(stage: Stage, name: str) -> bool:
    return find(stage, name).isEnabled()


def enter(stage: Stage, name: str, *, agree: bool) -> None:
    stage.program.window.show_page("enroll")
    line, box = find(stage, "enroll_name"), find(stage, "enroll_consent")
    assert isinstance(line, QLineEdit)
    assert isinstance(box, QCheckBox)
    line.setText(name)
    box.setChecked(agree)


@pytest.mark.parametrize(
    ("name", "agree", "possible"),
    [("", True, False), ("Ada", False, False), ("Ada", True, True), ("anna", True, False)],
)
def test_a_free_name_and_consent_are_both_needed(
    stage: Stage, name: str, agree: bool, possible: bool
) -> None:
    enter(stage, name, agree=agree)
    assert enabled(stage, "enroll_next") is possible


def test_a_list_of_microphones_that_is_open_stands_as_it_is(stage: Stage) -> None:
    """News come from a thread that looks for microphones, whatever is being chosen just now."""
    long = "A microphone of the laboratory on the second floor, behind the third door on the left"
    stage.enroll_up_to_check()
    box = find(stage, "mic_check_source")
    assert isinstance(box, SourceCombo)
    box.setItemData(0, "the same row", Qt.ItemDataRole.UserRole + 9)
    stage.devices.stage((MICROPHONE,))
    assert box.itemData(0, Qt.ItemDataRole.UserRole + 9) == "the same row"
    stage.devices.stage((replace(MICROPHONE, name=long),))
    assert box.itemData(0, Qt.ItemDataRole.UserRole + 9) is None
    box.setFixedWidth(200)
    box.grab()
    assert long in box.toolTip(), "what is shortened is whole there"
    assert long in box.itemData(0, Qt.ItemDataRole.ToolTipRole)


def test_a_taken_name_says_what_to_do(stage: Stage) -> None:
    enter(stage, "ANNA", agree=True)
    assert "enrolled already" in words(stage, "enroll_name_problem")


def test_the_consent_names_the_folder_where_the_profile_will_be(stage: Stage) -> None:
    stage.program.window.show_page("enroll")
    assert str(stage.program.services.data_dir) in words(stage, "enroll_consent_text")


def test_the_microphone_check_waits_for_a_voice(stage: Stage) -> None:
    stage.enroll_up_to_check()
    assert step(stage) is Step.MIC_CHECK
    assert not enabled(stage, "enroll_next")
    stage.live.stage(status=status(1.5))
    stage.tick()
    assert enabled(stage, "enroll_next")


def test_a_warning_is_advice_not_a_wall(stage: Stage) -> None:
    stage.enroll_up_to_check(status(2.0, "noisy", snr_db=6.0))
    assert enabled(stage, "enroll_next")


def test_ten_seconds_are_the_least(stage: Stage) -> None:
    stage.enroll_up_to_speaking(status(9.9))
    assert not enabled(stage, "enroll_finish")
    stage.live.stage(status=status(10.0))
    stage.tick()
    assert enabled(stage, "enroll_finish")


def test_two_voices_stop_the_wizard_and_offer_to_discard(stage: Stage) -> None:
    stage.enroll_up_to_speaking(TWO_VOICES)
    assert not enabled(stage, "enroll_finish")
    assert "two people" in words(stage, "two_voices_text")
    stage.click("enroll_discard")
    assert stage.live.discarded == 1
    stage.live.stage(status=status(12.0))
    stage.tick()
    assert not find(stage, "enroll_discard").isVisible()
    assert enabled(stage, "enroll_finish")


def test_the_whole_way_to_a_tried_profile(stage: Stage) -> None:
    stage.enroll_up_to_trial()
    assert step(stage) is Step.TRY_ME
    stage.click("tryme_button")
    assert stage.live.running
    stage.click("enroll_next")
    assert step(stage) is Step.DONE
    assert not stage.live.running
    QCoreApplication.processEvents()
    stage.click("done_button")
    assert stage.program.window.page == "verify"
    assert stage.program.pages.verify.claim == person(NEWCOMER)


@pytest.mark.parametrize("offer", ["done_add_session", "done_add_microphone"])
def test_a_finished_profile_offers_one_more_session(stage: Stage, offer: str) -> None:
    SCENES_BY_NAME["enroll-done"].act(stage)
    assert "9 of 10 pieces" in words(stage, "done_measured")
    stage.click(offer)
    assert step(stage) is Step.NAME_CONSENT
    assert stage.program.pages.enroll.wizard.extending == NEWCOMER


def test_what_the_training_tells_is_shown(stage: Stage) -> None:
    stage.enroll_up_to_training()
    assert words(stage, "training_stage") == "Adapting the model to the voice: 4 of 5"


def test_cancelling_the_training_keeps_the_speech(stage: Stage) -> None:
    stage.enroll_up_to_training()
    stage.click("enroll_cancel")
    assert stage.enrolling.job.cancel_asked
    stage.enrolling.job.cancelled.emit()
    assert step(stage) is Step.MIC_CHECK
    assert stage.program.pages.enroll.wizard.speech.net_s == 21.0


def test_a_failed_training_says_why_and_what_to_do(stage: Stage) -> None:
    stage.enroll_up_to_training()
    stage.enrolling.job.failed.emit(TooLittleSpeech(got_s=4.0, need_s=10.0))
    assert step(stage) is Step.MIC_CHECK
    assert words(stage, "enroll_problem").startswith("Only 4.0 s of speech")


def test_our_own_error_is_not_blamed_on_the_person(stage: Stage) -> None:
    stage.enroll_up_to_training()
    stage.enrolling.job.failed.emit(ZeroDivisionError("division by zero"))
    assert "error in Voxgate" in words(stage, "enroll_problem")
    assert "division" not in words(stage, "enroll_problem")


def test_a_lost_microphone_leads_back_to_the_check_and_keeps_the_speech(stage: Stage) -> None:
    stage.enroll_up_to_speaking(status(7.0))
    stage.live.lose(LOST)
    stage.tick()
    assert step(stage) is Step.MIC_CHECK
    assert words(stage, "enroll_problem") == LOST
    stage.click("mic_check_retry")
    assert words(stage, "enroll_problem") == "", "it listens again, so nothing is wrong any more"
    stage.tick()
    stage.click("enroll_next")
    assert step(stage) is Step.SPEAKING
    assert stage.program.pages.enroll.wizard.speech.net_s == 7.0


def change_microphone(stage: Stage) -> None:
    """Seven seconds into the first, which is then unplugged; the system has another default."""
    SCENES_BY_NAME["enroll-other-microphone"].act(stage)


def test_another_microphone_in_mid_enrollment_is_noticed(stage: Stage) -> None:
    change_microphone(stage)
    told = words(stage, "other_microphone_text")
    assert told.startswith("Another microphone: 7 s were spoken into “USB Microphone”")
    assert "now I listen to “Headset”" in told


def test_the_session_can_begin_anew_with_the_other_microphone(stage: Stage) -> None:
    change_microphone(stage)
    stage.click("enroll_begin_anew")
    stage.live.stage(status=status(2.0))
    stage.tick()
    assert stage.live.running
    assert stage.program.pages.enroll.wizard.speech.net_s == 0
    assert not find(stage, "enroll_begin_anew").isVisible()
    stage.click("enroll_next")
    stage.live.stage(status=status(12.0))
    stage.tick()
    stage.click("enroll_finish")
    assert stage.enrolling.named["device"] == "Headset"


def test_the_first_microphone_again_is_no_change(stage: Stage) -> None:
    change_microphone(stage)
    stage.live.lose(LOST)
    stage.devices.stage((MICROPHONE,))
    stage.click("mic_check_retry")
    stage.tick()
    assert not find(stage, "enroll_begin_anew").isVisible()


def test_a_recording_that_is_too_short_says_so(stage: Stage) -> None:
    stage.enroll_up_to_speaking(status(4.0))
    stage.live.end()
    assert words(stage, "enroll_problem") == RECORDING_OVER


def test_without_anything_to_hear_the_page_says_so(stage: Stage) -> None:
    stage.devices.stage(())
    stage.enroll_up_to_check()
    assert words(stage, "enroll_problem") == NOTHING_TO_HEAR
    assert not enabled(stage, "enroll_next")


def test_a_microphone_that_comes_is_listened_to_at_once(stage: Stage) -> None:
    stage.devices.stage(())
    stage.enroll_up_to_check()
    assert not stage.live.running
    stage.devices.stage((MICROPHONE,))
    assert stage.live.running
    assert words(stage, "enroll_problem") == ""


def test_cancel_asks_when_speech_would_be_lost(stage: Stage) -> None:
    stage.enroll_up_to_speaking(status(12.0))
    stage.click("enroll_cancel")
    assert step(stage) is Step.SPEAKING
    answer(stage, "question_no")
    assert step(stage) is Step.SPEAKING
    stage.click("enroll_cancel")
    answer(stage, "question_yes")
    assert step(stage) is Step.NAME_CONSENT
    assert not stage.live.running


def test_cancel_without_speech_just_cancels(stage: Stage) -> None:
    stage.enroll_up_to_check()
    stage.click("enroll_cancel")
    assert question(stage) is None
    assert step(stage) is Step.NAME_CONSENT


def test_leaving_the_page_asks_once_and_throws_away(stage: Stage) -> None:
    stage.enroll_up_to_speaking(status(12.0))
    stage.program.window.show_page("speakers")
    assert stage.program.window.page == "enroll"
    answer(stage, "question_yes")
    assert stage.program.window.page == "speakers"
    assert step(stage) is Step.NAME_CONSENT
    assert not stage.live.running


def test_an_endless_name_is_shortened_when_it_is_done(stage: Stage) -> None:
    done = stage.program.pages.enroll.findChild(DoneStep)
    model = replace(stage.program.services.speakers.get("Anna"), name="W" * 80)
    done.show_speaker(model)
    title = done.findChild(ElidedLabel, "done_title")
    title.resize(400, 40)
    title.grab()
    assert title.toolTip() == f"<qt>Enrolled: {'W' * 80}</qt>"
    assert done.minimumSizeHint().width() < 500


def test_leaving_a_training_throws_it_away(stage: Stage) -> None:
    stage.enroll_up_to_training()
    stage.program.window.show_page("speakers")
    box = question(stage)
    assert box is not None
    assert box.informativeText() == LOSS_IN_TRAINING
    answer(stage, "question_yes")
    assert stage.enrolling.job.cancel_asked
    assert stage.program.window.notices.sentences() == ()


def test_once_the_profile_is_being_saved_no_cancel_is_promised(stage: Stage) -> None:
    stage.enroll_up_to_training()
    assert find(stage, "enroll_cancel").isEnabled()
    stage.enrolling.job.saving = True
    stage.enrolling.job.progressed.emit(SAVING)
    assert not find(stage, "enroll_cancel").isEnabled()
    stage.program.window.show_page("speakers")
    answer(stage, "question_yes")
    assert stage.program.window.notices.sentences() == (SAVED_ALREADY.format("Ada"),)
    stage.program.window.show_page("enroll")
    stage.enroll_up_to_check()
    assert find(stage, "enroll_cancel").isEnabled()


def test_from_files_asks_whether_this_person_agrees(stage: Stage, tmp_path: Path) -> None:
    enter(stage, "Ada", agree=False)
    assert enabled(stage, "enroll_from_files")
    stage.click("enroll_from_files")
    dialog = stage.program.window.findChild(QFileDialog, "file_question")
    assert dialog is not None
    dialog.filesSelected.emit([str(tmp_path / "one.wav"), str(tmp_path / "two.wav")])
    dialog.close()
    box = question(stage)
    assert box is not None
    assert box.text() == "Does Ada agree to a voice profile from these 2 recordings?"
    answer(stage, "question_no")
    assert step(stage) is Step.NAME_CONSENT
    stage.program.pages.enroll.ask_consent_for_files((tmp_path / "one.wav",))
    answer(stage, "question_yes")
    assert step(stage) is Step.TRAINING
    assert stage.enrolling.speech == (tmp_path / "one.wav",)


def test_a_session_is_added_to_the_person_who_stands_there(stage: Stage) -> None:
    stage.program.window.show_page("speakers")
    stage.program.pages.speakers.select("Ben")
    stage.click("speaker_add_session")
    assert stage.program.window.page == "enroll"
    line = find(stage, "enroll_name")
    assert isinstance(line, QLineEdit)
    assert (line.text(), line.isReadOnly()) == ("Ben", True)
    box = find(stage, "enroll_consent")
    assert isinstance(box, QCheckBox)
    box.setChecked(True)
    assert enabled(stage, "enroll_next")
    assert stage.program.pages.enroll.wizard.extending == "Ben"


def test_whoever_thinks_better_of_a_session_can_enroll_somebody_else(stage: Stage) -> None:
    stage.program.window.show_page("speakers")
    stage.program.pages.speakers.select("Ben")
    stage.click("speaker_add_session")
    stage.program.window.show_page("speakers")
    stage.click("speakers_enroll")
    line = find(stage, "enroll_name")
    assert isinstance(line, QLineEdit)
    assert (line.text(), line.isReadOnly()) == ("", False)
    assert stage.program.pages.enroll.wizard.extending is None


def test_a_name_is_free_again_after_its_profile_was_deleted(stage: Stage) -> None:
    enter(stage, "Anna", agree=True)
    assert not enabled(stage, "enroll_next")
    stage.program.window.show_page("speakers")
    stage.program.services.speakers.delete("Anna")
    stage.program.window.show_page("enroll")
    assert enabled(stage, "enroll_next"), "the name that was typed still stands there"


def test_a_loss_while_enrolling_is_no_answer_on_the_verify_page(stage: Stage) -> None:
    stage.enroll_up_to_check()
    stage.live.lose(LOST)
    stage.click("enroll_cancel")
    stage.program.window.show_page("verify")
    stage.tick()
    assert words(stage, "state_word") == "Who are you?"


def test_the_text_can_be_read_in_german(stage: Stage, qtbot: QtBot) -> None:
    stage.enroll_up_to_speaking(status(1.0))
    language = find(stage, "prompt_language")
    language.setCurrentIndex(1)
    assert language.currentText() == "Deutsch"


def test_every_button_has_a_name_for_those_who_cannot_see_it(stage: Stage) -> None:
    for button in stage.program.window.findChildren(QPushButton):
        assert button.text() or button.accessibleName(), button.objectName()
