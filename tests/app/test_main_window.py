"""The window: first start, notices, navigation, faults, and a quick end."""

import re
import sqlite3
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop_app.app import build_services
from desktop_app.audio.devices import PORTAUDIO_MISSING as MISSING
from desktop_app.faults import FaultReporter, record
from desktop_app.options import AppOptions
from desktop_app.pages.claims import person
from desktop_app.scenes import ACCEPT, LOST, Stage, status
from desktop_app.services.settings import Settings
from desktop_app.widgets import Banner
from gmm_core.errors import DataFolderLocked
from gmm_core.scoring import Background
from gmm_core.store.database import FILE_NAME
from tests.app.stage import answer, background, find, offered, question, set_up, stage, words
from tests.core.store_samples import speaker
from tests.promises import granted

__all__ = ["background", "stage"]


@pytest.fixture
def newcomer(qapp: QApplication, background: Background, tmp_path: Path) -> Iterator[Stage]:
    """The very first start."""
    with set_up(qapp, background, tmp_path, enrolled=False, first_start=True) as made:
        yield made


def sentences(stage: Stage) -> str:
    return " ".join(stage.program.window.notices.sentences())


def test_the_first_start_says_once_what_a_voice_cannot_prove(newcomer: Stage) -> None:
    assert find(newcomer, "first_start_page").isVisible()
    assert not find(newcomer, "verify_page").isVisible()
    newcomer.click("first_start_ok")
    assert find(newcomer, "verify_page").isVisible()
    assert Settings(newcomer.program.services.data_dir).first_start_seen


def test_the_next_start_does_not_say_it_again(stage: Stage) -> None:
    assert find(stage, "verify_page").isVisible()
    assert stage.program.window.findChild(object, "first_start_page") is None


def test_without_a_microphone_the_window_says_why_and_offers_the_demo(stage: Stage) -> None:
    stage.devices.stage((), MISSING)
    assert MISSING in sentences(stage)
    banner = find(stage, "notice_source")
    banner.action_clicked.emit()
    menu = stage.program.window.findChild(QMenu, "choices")
    assert menu is not None
    demos = stage.program.services.sources.demos
    assert [action.text() for action in menu.actions()] == [demo.label for demo in demos]
    menu.actions()[1].trigger()
    menu.close()
    current = stage.program.services.sources.current
    assert current == demos[1]
    assert MISSING not in sentences(stage)


def test_a_microphone_that_comes_back_takes_the_notice_away(stage: Stage) -> None:
    stage.devices.stage((), MISSING)
    stage.devices.stage(())
    assert MISSING not in sentences(stage)


def test_pages_are_reached_by_their_buttons(stage: Stage) -> None:
    for key in ("enroll", "speakers", "settings", "verify"):
        stage.click(f"nav_{key}")
        assert stage.program.window.page == key
        assert find(stage, f"{key}_page").isVisible()


def test_the_status_line_tells_what_is_listened_to(stage: Stage) -> None:
    stage.tick()
    assert words(stage, "status_text") == "Not listening · USB Microphone"
    stage.listen(person("Anna"), ACCEPT)
    assert words(stage, "status_text") == "Listening · USB Microphone · 16 kHz · no sound lost"


def test_the_status_line_tells_what_the_program_takes(stage: Stage) -> None:
    find(stage, "status_cpu").look()
    shown = words(stage, "status_cpu")
    assert re.fullmatch(r"CPU \d{1,3}%", shown), shown


def test_whoever_enrolls_is_not_being_verified(stage: Stage) -> None:
    stage.listen(person("Anna"), ACCEPT)
    stage.program.window.show_page("enroll")
    assert not stage.live.running


def test_a_loss_is_told_also_on_the_other_pages(stage: Stage) -> None:
    stage.listen(person("Anna"))
    stage.program.window.show_page("speakers")
    stage.live.lose(LOST)
    assert LOST in sentences(stage)


def test_closing_while_enrolling_asks_once(stage: Stage) -> None:
    stage.enroll_up_to_speaking(status(12.0))
    stage.program.window.close()
    assert stage.program.window.isVisible()
    answer(stage, "question_no")
    assert stage.program.window.isVisible()
    stage.program.window.close()
    answer(stage, "question_yes")
    assert not stage.program.window.isVisible()
    assert not stage.live.running


def test_closing_otherwise_does_not_ask(stage: Stage) -> None:
    stage.listen(person("Anna"), ACCEPT)
    stage.program.window.close()
    assert question(stage) is None
    assert not stage.program.window.isVisible()


def test_a_program_that_listens_ends_within_a_second(
    qapp: QApplication, background: Background, tmp_path: Path, qtbot: QtBot
) -> None:
    """Real services: a demo person is played, then everything is closed."""
    services = build_services(AppOptions(data=tmp_path, demo=True))
    source = services.sources.make("verify")
    assert source is not None
    with qtbot.waitSignal(services.live.started, timeout=5000):
        services.live.start(source)
    began = time.perf_counter()
    services.close()
    assert time.perf_counter() - began < granted(1.0)


def test_a_profile_of_another_background_is_named_and_the_others_still_work(
    qapp: QApplication, background: Background, tmp_path: Path
) -> None:
    with set_up(qapp, background, tmp_path, enrolled=True) as first:
        first.program.services.store.save(speaker("Zoe"))
        first.program.services.speakers.refresh()
        QCoreApplication.processEvents()
        assert offered(first.program) == tuple(
            name for name in first.program.services.store.names() if name != "Zoe"
        )
        assert "Zoe" in sentences(first)


def test_a_damaged_profile_is_named_and_the_program_starts_with_the_others(
    qapp: QApplication, background: Background, tmp_path: Path
) -> None:
    with set_up(qapp, background, tmp_path, enrolled=True) as first:
        others = tuple(name for name in first.program.services.store.names() if name != "Anna")
    connection = sqlite3.connect(tmp_path / FILE_NAME)
    with connection:
        connection.execute(
            "UPDATE session SET sha256 = '' WHERE speaker ="
            " (SELECT id FROM speaker WHERE name = 'Anna')"
        )
    connection.close()
    with set_up(qapp, background, tmp_path, enrolled=False) as again:
        assert sentences(again).count("Anna") == 1
        assert offered(again.program) == others
        assert "Anna" in again.program.services.store.names()  # nothing is lost unasked
        again.program.window.notices.findChild(Banner, "notice_damaged").action_clicked.emit()
        QCoreApplication.processEvents()
        assert again.program.services.speakers.names() == others
        assert sentences(again) == "Anna deleted"  # with "Undo" for ten seconds


# -- faults ---------------------------------------------------------------------------------------


@pytest.fixture
def faults(qapp: QApplication, tmp_path: Path) -> Iterator[FaultReporter]:
    reporter = FaultReporter(tmp_path)
    reporter.install()
    yield reporter
    reporter.uninstall()


def test_an_exception_in_any_thread_is_logged_and_told(faults: FaultReporter, qtbot: QtBot) -> None:
    def stumble() -> None:
        raise ZeroDivisionError("in a thread")

    with qtbot.waitSignal(faults.happened, timeout=2000) as told:
        thread = threading.Thread(target=stumble, name="worker")
        thread.start()
        thread.join()
    assert told.args[0].log == faults.log_path
    assert "ZeroDivisionError: in a thread" in told.args[0].details
    log = faults.log_path.read_text(encoding="utf-8")
    assert "ZeroDivisionError: in a thread" in log
    assert "Traceback" in log
    assert "worker" in log


def test_an_exception_in_the_gui_thread_is_told(faults: FaultReporter, qtbot: QtBot) -> None:
    with qtbot.waitSignal(faults.happened, timeout=2000):
        sys.excepthook(ValueError, ValueError("in a slot"), None)
    assert "in a slot" in faults.log_path.read_text(encoding="utf-8")


def test_a_refusal_is_told_with_its_cure_not_as_a_defect(
    faults: FaultReporter, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(faults.refused, timeout=2000) as told:
        sys.excepthook(DataFolderLocked, DataFolderLocked("folder"), None)
    assert told.args[0].startswith("The data folder folder is in use by another program")


def test_an_error_that_ends_the_program_is_logged(tmp_path: Path) -> None:
    sentence = record(tmp_path, ZeroDivisionError("at the start"))
    assert str(tmp_path / "voxgate.log") in sentence
    assert "at the start" in (tmp_path / "voxgate.log").read_text(encoding="utf-8")
    record(tmp_path / "new", ZeroDivisionError("again"))
    assert "again" in (tmp_path / "new" / "voxgate.log").read_text(encoding="utf-8")
    in_the_way = tmp_path / "new" / "voxgate.log"
    assert "no log could be written" in record(in_the_way, ZeroDivisionError("again"))


def test_the_hooks_are_given_back(qapp: QApplication, tmp_path: Path) -> None:
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    reporter = FaultReporter(tmp_path)
    reporter.install()
    assert sys.excepthook != before[0]
    reporter.uninstall()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before
