"""Profiles of an earlier model in the window: marked, verified, and renewed when the person agrees.

The program of these tests has a newer model than the one that shipped first.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.pages.claims import ANYONE, UNCHOSEN, person
from desktop_app.pages.enrolling.consent_step import AGREE_ADDED, AGREE_RENEWED
from desktop_app.pages.enrolling.questions import REPLACES
from desktop_app.pages.enrolling.speaking_step import MARKS, MARKS_TO_RENEW
from desktop_app.pages.speaker_details import ELSEWHERE, OLDER
from desktop_app.pages.words import older_words
from desktop_app.scenes import Stage, status
from desktop_app.staging import staged_speaker
from desktop_app.widgets import EnrollmentRing
from gmm_core.store.earlier import RENEW
from tests.app.stage import answer, find, offered, question, set_up, words
from tests.core.generations import newer, older

OLD, NEW, LOST = "Otto", "Anna", "Lost"


@pytest.fixture
def stage(qapp: QApplication, tmp_path: Path) -> Iterator[Stage]:
    """Four people of the model in use, and one who enrolled before it came."""
    with set_up(qapp, newer(), tmp_path, enrolled=True) as one:
        one.program.services.speakers.save(staged_speaker(older(), OLD, (21.0, 12.0), "good"))
        QApplication.processEvents()
        yield one


def forget_model_of(stage: Stage, name: str) -> None:
    """A profile that no model here has made."""
    speakers = stage.program.services.speakers
    speakers.save(replace(speakers.get(OLD), name=name, background_fingerprint="0" * 64))
    QApplication.processEvents()


def show(stage: Stage, name: str) -> None:
    stage.program.window.show_page("speakers")
    stage.program.pages.speakers.select(name)


def shown(stage: Stage, name: str) -> bool:
    return find(stage, name).isVisible()


def text_of(widget: QWidget) -> str:
    assert isinstance(widget, QLabel | QPushButton | QCheckBox)
    return widget.text()


def agree(stage: Stage) -> None:
    box = find(stage, "enroll_consent")
    assert isinstance(box, QCheckBox)
    box.setChecked(True)


def test_the_list_and_the_details_say_it_and_offer_to_renew(stage: Stage) -> None:
    show(stage, OLD)
    view = find(stage, "speakers_list")
    assert isinstance(view, QListView)
    rows = [view.model().index(row, 0).data() for row in range(view.model().rowCount())]
    assert f"{OLD}\nolder model · 2 sessions · 33 s of speech · good" in rows
    assert sum("older model" in row for row in rows) == 1
    assert words(stage, "speaker_older") == OLDER
    assert OLDER.lower() == f"{RENEW}.".lower()
    assert text_of(find(stage, "speaker_add_session")) == "Renew"
    show(stage, NEW)
    assert not shown(stage, "speaker_older")
    assert text_of(find(stage, "speaker_add_session")) == "Add a session"


def test_a_profile_that_no_model_fits_is_told_as_before_and_can_be_made_anew(stage: Stage) -> None:
    assert not any(OLD in one for one in stage.program.window.notices.sentences())
    forget_model_of(stage, LOST)
    assert any(LOST in one for one in stage.program.window.notices.sentences())
    show(stage, LOST)
    assert words(stage, "speaker_older") == ELSEWHERE
    assert text_of(find(stage, "speaker_add_session")) == "Renew"
    assert OLD in offered(stage.program)
    assert LOST not in offered(stage.program)


def test_the_verify_page_marks_the_claim(stage: Stage) -> None:
    verify = stage.program.pages.verify
    assert not shown(stage, "verify_older")
    verify.choose(person(OLD))
    assert words(stage, "verify_older") == f"This profile was {RENEW}, under Speakers."
    verify.choose(person(NEW))
    assert not shown(stage, "verify_older")
    verify.choose(ANYONE)
    assert words(stage, "verify_older") == f"{OLD}: {RENEW}, under Speakers."
    stage.program.services.speakers.delete(OLD)
    QApplication.processEvents()
    assert not shown(stage, "verify_older")


def test_words_about_many() -> None:
    many = tuple("ABCDEFG")
    assert older_words(ANYONE, many) == f"A, B, C, D, E and 2 more: {RENEW}, under Speakers."
    assert older_words(UNCHOSEN, many) == older_words(ANYONE, ()) == ""


def test_renewing_asks_for_consent_to_the_replacement_and_for_30_s(stage: Stage) -> None:
    show(stage, OLD)
    stage.click("speaker_add_session")
    wizard = stage.program.pages.enroll.wizard
    assert (wizard.extending, wizard.renewing) == (OLD, True)
    line = find(stage, "enroll_name")
    assert isinstance(line, QLineEdit)
    assert (line.text(), line.isReadOnly()) == (OLD, True)
    assert text_of(find(stage, "enroll_consent")) == AGREE_RENEWED
    assert not find(stage, "enroll_next").isEnabled()
    agree(stage)
    stage.click("enroll_next")
    stage.live.stage(status=status(2.0))
    stage.tick()
    stage.click("enroll_next")
    for net_s, enough in ((29.9, False), (30.0, True)):
        stage.live.stage(status=status(net_s))
        stage.tick()
        assert find(stage, "enroll_finish").isEnabled() is enough
    (ring,) = stage.program.window.findChildren(EnrollmentRing)
    assert (ring.progress.least_s, ring.progress.enough) == (30.0, True)


def test_one_more_session_of_the_model_in_use_is_as_before(stage: Stage) -> None:
    show(stage, OLD)
    stage.click("speaker_add_session")  # thought better of it
    show(stage, NEW)
    stage.click("speaker_add_session")
    assert not stage.program.pages.enroll.wizard.renewing
    assert text_of(find(stage, "enroll_consent")) == AGREE_ADDED
    (ring,) = stage.program.window.findChildren(EnrollmentRing)
    marks = (ring.progress.least_s, ring.progress.full_s, ring.progress.strong_s)
    assert marks == MARKS != MARKS_TO_RENEW


def test_from_files_too_the_replacement_is_told(stage: Stage, tmp_path: Path) -> None:
    show(stage, OLD)
    stage.click("speaker_add_session")
    stage.program.pages.enroll.ask_consent_for_files((tmp_path / "one.wav",))
    box = question(stage)
    assert box is not None
    assert REPLACES in box.informativeText()
    answer(stage, "question_no")


def test_a_profile_that_was_renewed_elsewhere_loses_its_mark(stage: Stage, qtbot: QtBot) -> None:
    show(stage, OLD)
    renewed = staged_speaker(newer(), OLD, (31.0,), "strong")
    stage.program.services.speakers.save(renewed, replace=True)
    qtbot.waitUntil(lambda: not shown(stage, "speaker_older"), timeout=2000)
    assert text_of(find(stage, "speaker_add_session")) == "Add a session"
