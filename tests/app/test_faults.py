"""Faults have a window with the log's place; a crash is told at the next start."""

import gc
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desktop_app.faults import LOG_NAME, Fault, FaultReporter
from desktop_app.last_run_words import ended_words
from desktop_app.lifecycle import EndingBySignal, LifeCycle
from desktop_app.pages.claims import person
from desktop_app.scenes import ACCEPT, Stage
from desktop_app.scenes_lab import evaluating
from desktop_app.services.instance import SingleInstance
from desktop_app.services.last_run import MARKER, TRACES, BadEnd, LastRun
from tests.app.stage import background, stage, words

__all__ = ["background", "stage"]


@pytest.fixture
def faults(qapp: QApplication, tmp_path: Path) -> Iterator[FaultReporter]:
    reporter = FaultReporter(tmp_path)
    reporter.install()
    yield reporter
    reporter.uninstall()


def box_of(stage: Stage) -> QMessageBox:
    boxes = stage.program.window.findChildren(QMessageBox, "fault_window")
    shown = [box for box in boxes if box.isVisible()]
    assert len(shown) == 1, "one window, however many faults"
    return shown[0]


def button(box: QMessageBox, name: str) -> QAbstractButton:
    return next(one for one in box.buttons() if one.objectName() == name)


# -- the window -----------------------------------------------------------------------------------


def test_a_fault_opens_a_window_and_the_program_goes_on(stage: Stage) -> None:
    fault = Fault(stage.program.services.faults.log_path, "Traceback: it broke")
    stage.program.services.faults.happened.emit(fault)
    box = box_of(stage)
    assert str(fault.log) in box.informativeText()
    assert not box.isModal()
    stage.listen(person("Anna"), ACCEPT)  # behind it, everything works
    assert words(stage, "state_word") == "Accepted"
    button(box, "fault_copy").click()
    assert QApplication.clipboard().text() == "Traceback: it broke"
    assert box.isVisible()
    button(box, "fault_go_on").click()
    assert not box.isVisible()


def test_many_faults_are_one_window_that_counts(stage: Stage) -> None:
    for _ in range(3):
        stage.program.services.faults.tell("the same")
    assert "3" in box_of(stage).informativeText().splitlines()[-1]
    button(box_of(stage), "fault_go_on").click()
    stage.program.services.faults.tell("another")
    assert len(box_of(stage).informativeText().splitlines()) == 1


def test_what_no_exception_can_leave_is_told_too(faults: FaultReporter, qtbot: QtBot) -> None:
    class Stumbling:
        def __del__(self) -> None:
            raise ZeroDivisionError("in a destructor")

    with qtbot.waitSignal(faults.happened, timeout=2000) as told:
        Stumbling()
        gc.collect()
    assert "in a destructor" in told.args[0].details


def test_a_fault_with_every_repaint_leaves_the_log_legible(
    faults: FaultReporter, qtbot: QtBot
) -> None:
    error = ZeroDivisionError("again")
    for _ in range(500):
        sys.excepthook(ZeroDivisionError, error, None)
    log = faults.log_path.read_text(encoding="utf-8")
    assert 1 < log.count("ZeroDivisionError") < 20
    assert "from now on not logged" in log


# -- the last run ---------------------------------------------------------------------------------

CRASHING = """
import ctypes, sys
from pathlib import Path
from desktop_app.services.last_run import LastRun
run = LastRun(Path(sys.argv[1]))
run.begin()
run.doing("model")
print("running", flush=True)
if sys.argv[2] == "crash":
    ctypes.string_at(0)
elif sys.argv[2] == "wait":
    sys.stdin.read()
run.end()
"""


def child(folder: Path, how: str) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", CRASHING, str(folder), how],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "running\n"
    return process


def ended(folder: Path) -> BadEnd | None:
    run = LastRun(folder)
    try:
        return run.begin()
    finally:
        run.end()
        enable_again()


def enable_again() -> None:
    """pytest has a fault handler of its own, which another one replaces."""
    import faulthandler

    faulthandler.enable(sys.__stderr__)


def test_a_proper_end_leaves_nothing(tmp_path: Path) -> None:
    with child(tmp_path, "end") as process:
        process.communicate(timeout=30)
    assert process.returncode == 0
    assert list(tmp_path.iterdir()) == []
    assert ended(tmp_path) is None


def test_a_native_crash_is_named_and_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with child(tmp_path, "crash") as process:
        process.communicate(timeout=30)
    assert process.returncode == -signal.SIGSEGV
    assert "string_at" in (tmp_path / TRACES).read_text(encoding="utf-8")
    found = ended(tmp_path)
    assert found == BadEnd("Segmentation fault", "model")
    assert "string_at" in caplog.text
    assert ended(tmp_path) is None


def test_kill_minus_nine_is_an_end_from_outside(tmp_path: Path) -> None:
    with child(tmp_path, "wait") as process:
        process.kill()
        process.communicate(timeout=30)
    assert ended(tmp_path) == BadEnd("", "model")


@pytest.mark.parametrize("content", ["", "[]", "7", '{"doing": 3}', "{" * 50_000])
def test_a_marker_that_was_cut_off_or_forged(tmp_path: Path, content: str) -> None:
    (tmp_path / MARKER).write_text(content, encoding="utf-8")
    assert ended(tmp_path) == BadEnd("", "")


def test_a_folder_that_cannot_be_written_costs_only_the_marker(tmp_path: Path) -> None:
    assert ended(tmp_path / "nowhere") is None


def test_the_marker_says_what_goes_on(stage: Stage, tmp_path: Path) -> None:
    run = LastRun(tmp_path)
    run.begin()
    enable_again()
    life = LifeCycle(stage.program, SingleInstance(tmp_path), run)
    life.mark()
    assert json.loads((tmp_path / MARKER).read_text())["doing"] == ""
    evaluating(stage)
    life.mark()
    assert json.loads((tmp_path / MARKER).read_text())["doing"] == "evaluating"
    life.tell(BadEnd("Segmentation fault", "enrolling"))
    sentence = " ".join(stage.program.window.notices.sentences())
    assert "Segmentation fault" in sentence
    assert "(4)" in sentence  # profiles
    run.end()


@pytest.mark.parametrize(
    ("found", "profiles", "damaged", "said", "not_said"),
    [
        (BadEnd("Aborted", ""), 2, False, "crashed (Aborted; see log)", "resumed"),
        (BadEnd("", "model"), 0, False, "ended from outside", "profiles"),
        (BadEnd("", "enrolling"), 1, True, "done again", "Nothing that was saved is lost"),
    ],
)
def test_the_words(
    found: BadEnd, profiles: int, damaged: bool, said: str, not_said: str, qapp: QApplication
) -> None:
    sentence = ended_words(found, Path("log"), profiles, damaged)
    assert said in sentence
    assert not_said not in sentence


# -- the whole program ----------------------------------------------------------------------------


def start(folder: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONFAULTHANDLER": "0"}
    return subprocess.Popen(
        [sys.executable, "-m", "desktop_app", "--data", str(folder), "--demo"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )


def wait_for(path: Path, process: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + 60
    while not path.exists():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline, "the window did not open"
        time.sleep(0.02)


KEEPING = """
import sys
from pathlib import Path
from desktop_app.__main__ import main
from desktop_app.main_window import MainWindow
from desktop_app.pages.closing import Unfinished
from gmm_core.errors import OutputUnwritable
folder = Path(sys.argv[1])
def full():
    raise OutputUnwritable(folder / "speech", "No space left on device")
MainWindow.unfinished = lambda window: (
    Unfinished("An evaluation runs."),
    Unfinished("Ada is enrolling.", "kept", full),
    Unfinished("Ben is enrolling.", "kept", (folder / "kept").touch),
)
sys.exit(main(["--data", sys.argv[1], "--demo"]))
"""


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_the_end_of_the_session_keeps_what_can_be_kept(tmp_path: Path) -> None:
    """Nobody can be asked then; what was said so far is offered at the next start."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONFAULTHANDLER": "0"}
    program = [sys.executable, "-c", KEEPING, str(tmp_path)]
    with subprocess.Popen(program, stderr=subprocess.PIPE, text=True, env=environment) as running:
        wait_for(tmp_path / MARKER, running)
        running.terminate()
        _, told = running.communicate(timeout=60)
    assert running.returncode == 128 + signal.SIGTERM, told
    assert (tmp_path / "kept").exists()
    assert "No space left on device" in (tmp_path / LOG_NAME).read_text("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_the_program_is_one_and_ends_properly_when_the_system_asks(tmp_path: Path) -> None:
    with start(tmp_path) as first:
        wait_for(tmp_path / MARKER, first)
        with start(tmp_path) as second:
            _, told = second.communicate(timeout=60)
        assert second.returncode == 0
        assert "running already" in told
        assert "--demo was not used" in told
        began = time.perf_counter()
        first.terminate()
        first.communicate(timeout=30)
        took = time.perf_counter() - began
    assert first.returncode == 128 + signal.SIGTERM
    assert took < 5.0  # on a busy computer; the window's own end is measured in test_leaving
    assert not (tmp_path / MARKER).exists()
    assert not (tmp_path / "window.lock").exists()


def test_a_signal_before_the_event_loop_is_not_forgotten(qapp: QApplication) -> None:
    before = signal.getsignal(signal.SIGTERM)
    ending = EndingBySignal(qapp)
    assert ending.status == 0
    signal.raise_signal(signal.SIGTERM)
    ending.end()
    assert ending.status == 128 + signal.SIGTERM
    assert signal.getsignal(signal.SIGTERM) == before
    # exit() without a loop would end every loop of the tests to come at once; exec() takes it back
    QTimer.singleShot(0, qapp.quit)
    qapp.exec()
