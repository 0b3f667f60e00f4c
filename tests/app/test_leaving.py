"""Closing the window on something unfinished: one question, three ways out, under a second each."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.app import Program, build_services
from desktop_app.audio.file_source import FileSource
from desktop_app.options import AppOptions
from desktop_app.scenes import TWO_VOICES, Stage, status
from desktop_app.scenes_lab import evaluating, training
from desktop_app.services.sources import SourceService
from desktop_app.state.wizard import Step
from desktop_app.tray import Tray
from resources import demo_recordings
from tests.app.stage import answer, background, question, stage
from tests.programs import opened
from tests.promises import granted

__all__ = ["background", "stage"]

SPEED = 6.0  # so many times faster than life is the demo person heard


@pytest.fixture
def tray(monkeypatch: pytest.MonkeyPatch) -> None:
    """A desktop with a tray: neither Xvfb nor the offscreen platform has one."""
    monkeypatch.setattr(Tray, "present", True)


def buttons(box: QMessageBox | None) -> set[str]:
    assert box is not None, "nothing was asked"
    return {button.objectName() for button in box.buttons()}


def said(stage: Stage) -> str:
    box = question(stage)
    assert box is not None, "nothing was asked"
    return box.informativeText()


def test_nothing_said_is_nothing_to_lose(stage: Stage) -> None:
    stage.enroll_up_to_check()
    stage.program.window.close()
    assert question(stage) is None
    assert not stage.program.window.isVisible()
    assert not stage.live.running


def test_an_enrollment_can_be_kept_or_discarded(stage: Stage) -> None:
    stage.enroll_up_to_speaking(status(14.0))
    stage.program.window.close()
    assert buttons(question(stage)) == {"question_no", "question_keep", "question_yes"}
    assert "Ada is enrolling: 14 s of speech so far." in said(stage)
    assert "without the sound" in said(stage)
    answer(stage, "question_yes")
    assert not stage.program.window.isVisible()
    assert stage.program.services.unfinished.waiting() == ()


def test_it_is_asked_once(stage: Stage) -> None:
    stage.enroll_up_to_speaking(status(14.0))
    for _ in range(3):
        stage.program.window.close()
    assert question(stage) is not None  # which fails for more than one
    answer(stage, "question_no")
    assert stage.program.window.isVisible()
    assert stage.program.pages.enroll.wizard.step is Step.SPEAKING
    stage.program.window.close()
    assert question(stage) is not None


@pytest.mark.parametrize(
    ("heard", "why"),
    [(status(4.0), "too little to keep"), (TWO_VOICES, "sounds like two people")],
)
def test_what_cannot_be_kept_is_not_offered(stage: Stage, heard: object, why: str) -> None:
    stage.enroll_up_to_speaking(heard)
    stage.program.window.close()
    assert buttons(question(stage)) == {"question_no", "question_yes"}
    assert why in said(stage)


def test_an_evaluation_can_only_be_discarded(stage: Stage) -> None:
    evaluating(stage)
    stage.program.window.close()
    assert buttons(question(stage)) == {"question_no", "question_yes"}
    assert "evaluation" in said(stage)
    answer(stage, "question_yes")
    assert not stage.program.window.isVisible()


def test_everything_that_runs_is_named(stage: Stage) -> None:
    evaluating(stage)
    training(stage)
    stage.program.window.close()
    assert "training" in said(stage)
    assert "evaluation" in said(stage)


def test_with_a_tray_it_can_go_on_there(stage: Stage, tray: None, qtbot: QtBot) -> None:
    evaluating(stage)
    stage.program.window.close()
    assert "question_tray" in buttons(question(stage))
    with qtbot.assertNotEmitted(QApplication.instance().lastWindowClosed, wait=50):
        answer(stage, "question_tray")
    assert not stage.program.window.isVisible()
    assert stage.program.pages.evaluate.busy
    stage.program.tray.open_wanted.emit()
    assert stage.program.window.isVisible()


def test_without_a_tray_nobody_is_sent_there(stage: Stage) -> None:
    evaluating(stage)
    stage.program.window.close()
    assert "question_tray" not in buttons(question(stage))


def test_a_tray_that_goes_brings_the_window_back(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Tray, "present", True)
    evaluating(stage)
    stage.program.window.close()
    answer(stage, "question_tray")
    monkeypatch.setattr(Tray, "present", False)
    stage.program.tray_link.look()
    assert stage.program.window.isVisible()
    assert stage.program.tray.icon is None


# -- with a real enrollment -----------------------------------------------------------------------


@pytest.fixture
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first demo person, heard faster than life."""
    demo = demo_recordings()[0]
    monkeypatch.setattr(SourceService, "make", lambda *_: FileSource(demo.enroll, demo.name, SPEED))


@contextmanager
def running(qapp: QApplication, folder: Path) -> Iterator[Program]:
    services = build_services(AppOptions(data=folder, demo=True))
    services.settings.update(first_start_seen=True)
    with opened(qapp, services) as program:
        yield program


def click(program: Program, name: str) -> None:
    widget = program.window.findChild(QWidget, name)
    assert widget is not None, name
    assert widget.isEnabled(), name
    widget.click()


def choose(program: Program, name: str) -> None:
    box = program.window.findChild(QMessageBox, "question")
    assert box is not None, "nothing was asked"
    next(button for button in box.buttons() if button.objectName() == name).click()


def speak(program: Program, qtbot: QtBot) -> None:
    """Enroll Ada until she could finish."""
    page = program.pages.enroll
    program.window.show_page("enroll")
    program.window.findChild(QWidget, "enroll_name").setText("Ada")
    program.window.findChild(QWidget, "enroll_consent").setChecked(True)
    click(program, "enroll_next")
    qtbot.waitUntil(
        lambda: program.window.findChild(QWidget, "enroll_next").isEnabled(), timeout=20_000
    )
    click(program, "enroll_next")
    qtbot.waitUntil(lambda: page.wizard.can_finish, timeout=30_000)


def test_speech_that_was_kept_becomes_a_profile_at_the_next_start(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot, fast: None
) -> None:
    with running(qapp, tmp_path) as program:
        speak(program, qtbot)
        program.window.close()
        began = time.perf_counter()
        choose(program, "question_keep")
        program.services.close()
        took = time.perf_counter() - began
        assert not program.window.isVisible()
    assert took < granted(1.0), took
    kept = list(tmp_path.glob("unfinished/*"))
    assert len(kept) == 1

    with running(qapp, tmp_path) as again:
        assert again.services.speakers.names() == ()
        sentences = " ".join(again.window.notices.sentences())
        assert "Ada was enrolling" in sentences
        again.window.notices.findChild(QWidget, "notice_kept_speech").action_clicked.emit()
        choose(again, "question_yes")
        qtbot.waitUntil(lambda: again.services.speakers.names() == ("Ada",), timeout=30_000)
        assert again.services.speakers.get("Ada").net_speech_s >= 9.0
        qtbot.waitUntil(lambda: not list(tmp_path.glob("unfinished/*")), timeout=5000)


@pytest.mark.parametrize("way", ["question_keep", "question_yes"])
def test_closing_while_a_profile_is_trained(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot, fast: None, way: str
) -> None:
    with running(qapp, tmp_path) as program:
        speak(program, qtbot)
        click(program, "enroll_finish")
        assert program.pages.enroll.wizard.step is Step.TRAINING
        program.window.close()
        began = time.perf_counter()
        choose(program, way)
        program.services.close()
        took = time.perf_counter() - began
    assert took < granted(1.0), took
    with running(qapp, tmp_path) as again:
        offered = "notice_kept_speech" if way == "question_keep" else ""
        found = again.window.notices.findChild(QWidget, offered) if offered else None
        assert (found is not None) == (way == "question_keep")
        assert len(again.services.unfinished.waiting()) == (way == "question_keep")
        if found is not None:
            found.action_clicked.emit()
            choose(again, "question_away")
            assert again.services.unfinished.waiting() == ()
            assert "Ada" not in " ".join(again.window.notices.sentences())
