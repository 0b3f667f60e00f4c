"""What everybody let go of while a thread still works for it ends in the GUI's thread, not there.

Qt crashed when an object's last reference was its own thread's: it ended there while the main
thread delivered what that thread had told.
"""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.services import jobs
from desktop_app.services.devices import DeviceService
from desktop_app.services.jobs import JobRunner


class Farewell:
    """Notes in which threads objects end; their own threads wait until they may go on."""

    def __init__(self) -> None:
        self.threads: list[threading.Thread] = []
        self.go_on = threading.Event()

    def watch(self, thing: object) -> None:
        weakref.finalize(thing, lambda: self.threads.append(threading.current_thread()))

    def hold(self) -> None:
        assert self.go_on.wait(30.0)

    def after(self, thread: threading.Thread, qtbot: QtBot) -> None:
        """Nobody but the thread holds the thing now."""
        gc.collect()
        assert self.threads == []
        self.go_on.set()
        thread.join(30.0)
        assert not thread.is_alive()
        qtbot.waitUntil(lambda: bool(self.threads))
        assert self.threads == [threading.main_thread()]


@pytest.fixture
def farewell() -> Iterator[Farewell]:
    made = Farewell()
    yield made
    made.go_on.set()


def test_the_list_of_microphones(
    farewell: Farewell, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow() -> tuple[()]:
        farewell.hold()
        return ()

    monkeypatch.setattr("desktop_app.services.devices.list_devices", slow)
    service = DeviceService()
    service.refresh()
    thread = service._reading
    assert thread is not None
    farewell.watch(service)
    del service
    farewell.after(thread, qtbot)


@pytest.mark.parametrize("fails", [False, True])
def test_a_job(
    farewell: Farewell, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, fails: bool
) -> None:
    monkeypatch.setattr(jobs.logger, "disabled", True)  # pytest keeps what is logged, job and all

    def slow() -> Iterator[int]:
        yield 1
        farewell.hold()
        if fails:
            raise ValueError("after all")

    runner = JobRunner()
    job = runner.start(slow)
    thread = job._thread
    farewell.watch(job)
    del job, runner
    farewell.after(thread, qtbot)
