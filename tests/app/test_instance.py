"""A second start: raises the first window, and is not fooled by what a killed one left behind."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.front import bring_to_front
from desktop_app.services.instance import LOCK_NAME, SingleInstance, WindowDoesNotAnswer
from gmm_core.errors import DataFolderUnwritable
from tests.promises import granted

HOLDER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop_app.services.instance import SingleInstance
app = QCoreApplication([])
one = SingleInstance(Path(sys.argv[1]))
assert one.begin()
print("first", flush=True)
if sys.argv[2] == "hang":
    import time
    time.sleep(60)
one.raise_wanted.connect(lambda token: print("raise", token, flush=True))
app.exec()
"""

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop_app.services.instance import SingleInstance
app = QCoreApplication([])
sys.exit(SingleInstance(Path(sys.argv[1])).begin())
"""


@contextmanager
def holder(folder: Path, how: str = "run") -> Iterator[subprocess.Popen[str]]:
    """Another process that has the folder's window."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder), how], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "first\n"
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


@pytest.fixture
def first(qapp: QApplication, tmp_path: Path) -> Iterator[SingleInstance]:
    instance = SingleInstance(tmp_path)
    assert instance.begin()
    yield instance
    instance.end()


def test_a_second_process_asks_the_first_for_its_window(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "leave-7")
    with holder(tmp_path) as process:
        assert not SingleInstance(tmp_path).begin()
        assert process.stdout is not None
        assert process.stdout.readline() == "raise leave-7\n"


def test_another_data_folder_is_another_window(first: SingleInstance, tmp_path: Path) -> None:
    other = SingleInstance(tmp_path / "other")
    assert other.begin()
    other.end()


def test_after_kill_minus_nine_the_next_start_is_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert (tmp_path / LOCK_NAME).exists()  # left behind
    next_one = SingleInstance(tmp_path)
    began = time.monotonic()
    assert next_one.begin()
    assert time.monotonic() - began < granted(1.0)
    with qtbot.waitSignal(next_one.raise_wanted, timeout=10_000):  # the socket left behind is ours
        second = subprocess.Popen([sys.executable, "-c", SECOND, str(tmp_path)])
    assert second.wait(10) == 0
    next_one.end()


def test_a_first_that_hangs_is_named_with_the_cure(qapp: QApplication, tmp_path: Path) -> None:
    with (
        holder(tmp_path, "hang") as process,
        pytest.raises(WindowDoesNotAnswer, match=str(process.pid)),
    ):
        SingleInstance(tmp_path).begin(answer_ms=300)


def test_when_the_first_has_ended_the_next_is_first(qapp: QApplication, tmp_path: Path) -> None:
    for _ in range(2):
        instance = SingleInstance(tmp_path)
        assert instance.begin()
        instance.end()


def test_nonsense_at_the_socket_raises_nothing(first: SingleInstance, qtbot: QtBot) -> None:
    for nonsense in (b"\x00" * 4000, b"open the pod bay doors\n", b"raise" + b"x" * 2000):
        socket = QLocalSocket()
        socket.connectToServer(first._address)
        assert socket.waitForConnected(1000)
        with qtbot.assertNotEmitted(first.raise_wanted):
            socket.write(nonsense)
            socket.flush()
            qtbot.waitUntil(
                lambda socket=socket: (
                    socket.state() is QLocalSocket.LocalSocketState.UnconnectedState
                ),
                timeout=2000,
            )
        socket.close()


def test_a_folder_that_cannot_be_made_is_told(qapp: QApplication, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    with pytest.raises(DataFolderUnwritable):
        SingleInstance(in_the_way / "data").begin()


def test_the_window_comes_back_from_the_task_bar(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    bring_to_front(window)
    assert window.isVisible()
    assert not window.isMinimized()
