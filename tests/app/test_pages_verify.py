"""The verify page on the stage: what is claimed, heard and answered."""

from html import escape

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QPushButton, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from desktop_app.pages.claim_combo import ANYONE_WORDS, PLACEHOLDER, ClaimCombo
from desktop_app.pages.claims import ANYONE, UNCHOSEN, person
from desktop_app.scenes import ACCEPT, GAP, KEEP, LOST, MISSING, REJECT, UNKNOWN, Stage
from desktop_app.staging import MICROPHONE, story
from tests.app.stage import background, empty_stage, find, stage, words

__all__ = ["background", "empty_stage", "stage"]


def combo_of(stage: Stage) -> QComboBox:
    combo = find(stage, "claimed_combo")
    assert isinstance(combo, QComboBox)
    return combo


def test_nobody_is_preselected(stage: Stage) -> None:
    combo = combo_of(stage)
    assert combo.currentIndex() == -1
    assert combo.placeholderText() == PLACEHOLDER
    stage.tick()
    assert words(stage, "state_word") == "Who are you?"


def test_every_enrolled_name_and_anyone_are_offered(stage: Stage) -> None:
    combo = combo_of(stage)
    offered = [combo.itemText(i) for i in range(combo.count()) if combo.itemText(i)]
    assert offered == [*stage.program.services.speakers.names(), ANYONE_WORDS]


@pytest.mark.parametrize("letter", ["W", "&"])
def test_an_endless_name_is_shortened_and_told_whole(stage: Stage, letter: str) -> None:
    endless = letter * 80
    stage.program.services.speakers.rename("Anna", endless)
    QCoreApplication.processEvents()
    window = stage.program.window
    window.resize(window.minimumSize())
    combo = combo_of(stage)
    assert combo.toolTip() == ""
    stage.program.pages.verify.choose(person(endless))
    combo.grab()
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    assert option.currentText.endswith("…")
    assert combo.toolTip() == f"<qt>{escape(endless)}</qt>"
    window.show_page("speakers")
    stage.program.pages.speakers.select(endless)
    title = find(stage, "speaker_title")
    title.grab()
    assert title.toolTip() == f"<qt>{escape(endless)}</qt>"
    assert window.width() == window.minimumWidth()


def test_the_legend_names_who_is_claimed(stage: Stage) -> None:
    timeline = stage.program.pages.verify.view.timeline
    stage.listen(person("Anna"), ACCEPT)
    assert timeline.toolTip() == "<qt>Anna; best other</qt>"
    stage.program.pages.verify.choose(ANYONE)
    assert timeline.toolTip() == "<qt>this voice; best other</qt>"


def test_without_a_claim_the_meter_moves_and_no_decision_shows(stage: Stage) -> None:
    stage.click("listen_button")
    stage.live.stage(story(ACCEPT))
    stage.tick()
    assert words(stage, "state_word") == "Who are you?"
    assert stage.program.pages.verify.view.level.motion.level_dbfs > -30.0


@pytest.mark.parametrize(
    ("claim", "ending", "word"),
    [
        (person("Anna"), None, "Listening"),
        (person("Anna"), KEEP, "Keep talking"),
        (person("Anna"), ACCEPT, "Accepted"),
        (person("Anna"), REJECT, "Rejected"),
        (ANYONE, UNKNOWN, "Unknown speaker"),
    ],
)
def test_what_is_heard_is_answered(stage: Stage, claim, ending, word: str) -> None:
    stage.listen(claim, ending)
    assert words(stage, "state_word") == word


def test_the_claimed_name_stays_in_sight(stage: Stage) -> None:
    stage.listen(person("Anna"), ACCEPT)
    assert combo_of(stage).currentText() == "Anna"
    assert "Anna" in words(stage, "state_detail")


def test_another_claim_forgets_the_answer(stage: Stage) -> None:
    stage.listen(person("Anna"), ACCEPT)
    stage.live.stage()
    stage.program.pages.verify.choose(person("Ben"))
    stage.tick()
    assert words(stage, "state_word") == "Listening"


def test_an_unplugged_microphone_is_told_with_its_cure(stage: Stage) -> None:
    stage.listen(person("Anna"), ACCEPT)
    stage.live.lose(LOST)
    stage.tick()
    assert words(stage, "state_word") == "Microphone lost"
    assert words(stage, "state_detail") == LOST
    listen = find(stage, "listen_button")
    assert isinstance(listen, QPushButton)
    assert listen.text() == "Start listening"


def test_listening_again_after_a_loss(stage: Stage) -> None:
    stage.listen(person("Anna"))
    stage.live.lose(LOST)
    stage.click("try_again_button")
    stage.tick()
    assert words(stage, "state_word") == "Listening"


def test_a_microphone_plugged_in_again_is_found_by_the_next_click(stage: Stage) -> None:
    stage.program.pages.verify.choose(person("Anna"))
    stage.devices.stage(())
    stage.devices.plugged_in = (MICROPHONE,)
    stage.click("listen_button")
    assert stage.live.running
    assert stage.program.window.page == "verify"


def test_a_microphone_that_stays_away_leads_to_the_settings(stage: Stage) -> None:
    stage.devices.stage((), MISSING)
    stage.click("listen_button")
    assert not stage.live.running
    assert stage.program.window.page == "settings"
    assert words(stage, "settings_source_problem") == MISSING


def test_lost_samples_are_told(stage: Stage) -> None:
    stage.listen(person("Anna"), GAP)
    assert words(stage, "state_detail") == "There was a gap in the sound: starting over."


def test_try_again_begins_a_new_attempt(stage: Stage, qtbot: QtBot) -> None:
    stage.listen(person("Anna"), REJECT)
    before = stage.live.attempts
    stage.click("try_again_button")
    assert stage.live.attempts == before + 1
    assert stage.live.running


def test_stop_listening(stage: Stage) -> None:
    stage.listen(person("Anna"), ACCEPT)
    stage.click("listen_button")
    stage.tick()
    assert not stage.live.running
    assert words(stage, "state_word") == "Not listening"


def test_why_this_score_is_one_click_away(stage: Stage) -> None:
    stage.listen(person("Anna"), ACCEPT)
    assert not find(stage, "why_text").isVisible()
    stage.click("why_button")
    stage.tick()
    assert find(stage, "why_text").isVisible()
    assert "log-likelihood ratio +6.60" in words(stage, "why_text")


def test_another_microphone_while_listening_is_another_attempt(stage: Stage) -> None:
    stage.listen(person("Anna"), ACCEPT)
    stage.live.stage()
    demo = stage.program.services.sources.demos[0]
    stage.program.services.sources.choose(demo.key)
    stage.tick()
    assert stage.live.running
    assert words(stage, "state_word") == "Listening"
    assert demo.label in words(stage, "source_name") or "…" in words(stage, "source_name")


def test_with_nobody_enrolled_the_one_way_leads_to_enrolling(empty_stage: Stage) -> None:
    empty_stage.tick()
    assert words(empty_stage, "state_word") == "Nobody enrolled yet"
    assert not find(empty_stage, "listen_button").isVisible()
    empty_stage.click("verify_enroll_button")
    assert empty_stage.program.window.page == "enroll"


def test_a_claimed_person_who_is_deleted_is_no_longer_claimed(stage: Stage, qtbot: QtBot) -> None:
    stage.listen(person("Ben"), ACCEPT)
    stage.program.services.speakers.delete("Ben")
    qtbot.waitUntil(lambda: stage.program.pages.verify.claim == UNCHOSEN, timeout=2000)
    assert combo_of(stage).findText("Ben") == -1


def test_names_are_shown_as_typed_never_as_markup(qapp: object) -> None:
    combo = ClaimCombo()
    combo.set_names(("<b>Anna</b>",))
    combo.choose(person("<b>Anna</b>"))
    assert combo.currentText() == "<b>Anna</b>"


def test_somebody_unknown_cannot_be_claimed(qapp: object) -> None:
    combo = ClaimCombo()
    combo.set_names(("Anna",))
    with pytest.raises(ValueError, match="'Zoe' is not among"):
        combo.choose(person("Zoe"))


def test_a_choice_survives_that_somebody_else_enrolls(qapp: object) -> None:
    combo = ClaimCombo()
    combo.set_names(("Anna", "Zoe"))
    combo.choose(person("Zoe"))
    combo.set_names(("Anna", "Ben", "Zoe"))
    assert combo.claim == person("Zoe")
    assert combo.currentText() == "Zoe"
    combo.choose(ANYONE)
    combo.set_names(("Anna",))
    assert combo.claim == ANYONE
