"""Enrolling from recordings with the real engine behind the page."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.app import Program, build_services
from desktop_app.options import AppOptions
from desktop_app.state.wizard import Step
from resources import demo_recordings
from tests.app.stage import offered
from tests.programs import opened
from tests.promises import granted

DEMO = demo_recordings()[0]
PATIENCE_MS = 30_000


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    services = build_services(AppOptions(data=tmp_path / "data"))
    services.settings.update(first_start_seen=True)
    with opened(qapp, services) as made:
        made.window.show_page("enroll")
        yield made


def start(program: Program, name: str, *paths: Path) -> None:
    """Type the name, choose the files, say that this person agrees."""
    line = program.window.findChild(QLineEdit, "enroll_name")
    assert line is not None
    if not line.isReadOnly():
        line.setText(name)
    program.pages.enroll.ask_consent_for_files(paths)
    box = program.window.findChild(QMessageBox, "question")
    assert box is not None
    next(b for b in box.buttons() if b.objectName() == "question_yes").click()


def step(program: Program) -> Step:
    return program.pages.enroll.wizard.step


def problem(program: Program) -> str:
    label = program.window.findChild(QLabel, "enroll_problem")
    assert label is not None
    return label.text()


def test_a_recording_becomes_a_profile(program: Program, qtbot: QtBot) -> None:
    start(program, "Ada", DEMO.enroll)
    assert step(program) is Step.TRAINING
    qtbot.waitUntil(lambda: step(program) is Step.TRY_ME, timeout=PATIENCE_MS)
    model = program.services.store.get("Ada")
    assert model.net_speech_s > 10
    assert model.consent is not None
    assert model.consent.given_by == "Ada"
    assert model.sessions[0].recorded_at.startswith("20")
    assert "Ada" in offered(program)


def test_a_second_session_joins_the_first(program: Program, qtbot: QtBot) -> None:
    start(program, "Ada", DEMO.enroll)
    qtbot.waitUntil(lambda: step(program) is Step.TRY_ME, timeout=PATIENCE_MS)
    program.pages.enroll.begin("Ada")
    start(program, "Ada", DEMO.verify)
    qtbot.waitUntil(lambda: step(program) is Step.TRY_ME, timeout=PATIENCE_MS)
    assert len(program.services.store.get("Ada").sessions) == 2


def test_cancelling_takes_less_than_a_second_and_saves_nothing(
    program: Program, qtbot: QtBot
) -> None:
    start(program, "Ada", DEMO.enroll, DEMO.verify)
    qtbot.wait(100)
    cancel = program.window.findChild(QPushButton, "enroll_cancel")
    assert cancel is not None
    began = time.perf_counter()
    cancel.click()
    qtbot.waitUntil(lambda: step(program) is Step.NAME_CONSENT, timeout=PATIENCE_MS)
    assert time.perf_counter() - began < granted(1.0)
    assert program.services.store.names() == ()


def test_a_file_that_is_no_audio_is_named_with_the_cure(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    bad = tmp_path / "notes.wav"
    bad.write_text("buy milk")
    start(program, "Ada", bad)
    qtbot.waitUntil(lambda: step(program) is Step.NAME_CONSENT, timeout=PATIENCE_MS)
    assert "notes.wav" in problem(program)
    assert program.services.store.names() == ()
