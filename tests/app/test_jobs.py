"""Jobs: exactly one end, told in the GUI thread, however they end and whoever holds them."""

import gc
import threading
import time
from collections.abc import Generator
from typing import Any

import pytest
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from desktop_app.services.jobs import Job, JobRunner, LastChance
from gmm_core.errors import Cancelled, TooLittleSpeech
from tests.promises import granted


class Listener(QObject):
    """Notes everything a job tells, and in which thread."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self.told: list[tuple[str, object]] = []
        self.threads: set[int] = set()
        job.progressed.connect(self.on_progress)
        job.finished.connect(self.on_finished)
        job.failed.connect(self.on_failed)
        job.cancelled.connect(self.on_cancelled)

    def note(self, what: str, value: object = None) -> None:
        self.told.append((what, value))
        self.threads.add(threading.get_ident())

    @Slot(object)
    def on_progress(self, value: object) -> None:
        self.note("progress", value)

    @Slot(object)
    def on_finished(self, value: object) -> None:
        self.note("finished", value)

    @Slot(object)
    def on_failed(self, error: object) -> None:
        self.note("failed", error)

    @Slot()
    def on_cancelled(self) -> None:
        self.note("cancelled")

    @property
    def ended(self) -> bool:
        return bool(self.told) and self.told[-1][0] != "progress"


@pytest.fixture
def runner(qapp: object) -> Generator[JobRunner, None, None]:
    jobs = JobRunner()
    yield jobs
    jobs.cancel_all()
    assert jobs.wait(5.0)


def counting(to: int) -> Generator[int, None, str]:
    yield from range(to)
    return "counted"


def endless(closed: threading.Event) -> Generator[int, None, None]:
    try:
        while True:
            time.sleep(0.01)
            yield 1
    finally:
        closed.set()


def failing(error: Exception) -> Generator[int, None, None]:
    yield 1
    raise error


def test_all_progress_comes_in_order_and_before_the_result(runner: JobRunner, qtbot: QtBot) -> None:
    listener = Listener(runner.start(lambda: counting(50)))
    qtbot.waitUntil(lambda: listener.ended)
    assert listener.told == [*(("progress", i) for i in range(50)), ("finished", "counted")]
    assert listener.threads == {threading.get_ident()}


def test_the_work_is_done_on_another_thread(runner: JobRunner, qtbot: QtBot) -> None:
    def where() -> Generator[None, None, int]:
        yield
        return threading.get_ident()

    listener = Listener(runner.start(where))
    qtbot.waitUntil(lambda: listener.ended)
    assert listener.told[-1][1] != threading.get_ident()


def test_python_payloads_arrive_as_they_are(runner: JobRunner, qtbot: QtBot) -> None:
    payload = {1: 2, "x": None}

    def work() -> Generator[Any, None, Any]:
        yield payload
        return payload

    listener = Listener(runner.start(work))
    qtbot.waitUntil(lambda: listener.ended)
    assert all(value is payload for _, value in listener.told)


def test_cancel_ends_within_a_second_and_closes_the_generator(
    runner: JobRunner, qtbot: QtBot
) -> None:
    closed = threading.Event()
    job = runner.start(lambda: endless(closed))
    listener = Listener(job)
    qtbot.waitUntil(lambda: len(listener.told) > 2)
    started = time.monotonic()
    job.cancel()
    qtbot.waitUntil(lambda: listener.ended)
    assert time.monotonic() - started < granted(1.0)
    assert listener.told[-1] == ("cancelled", None)
    assert closed.is_set()


def test_a_job_cancelled_before_it_began_does_nothing(runner: JobRunner, qtbot: QtBot) -> None:
    begun = threading.Event()
    gate = threading.Event()

    def factory() -> Generator[int, None, None]:
        gate.wait(5.0)
        return work()

    def work() -> Generator[int, None, None]:
        begun.set()
        yield 1

    job = runner.start(factory)
    listener = Listener(job)
    job.cancel()
    gate.set()
    qtbot.waitUntil(lambda: listener.ended)
    assert listener.told == [("cancelled", None)]
    assert not begun.is_set()


def test_the_engines_own_cancelled_is_no_failure(runner: JobRunner, qtbot: QtBot) -> None:
    listener = Listener(runner.start(lambda: failing(Cancelled())))
    qtbot.waitUntil(lambda: listener.ended)
    assert listener.told[-1] == ("cancelled", None)


def test_a_result_is_not_lost_to_a_cancel_that_came_too_late(
    runner: JobRunner, qtbot: QtBot
) -> None:
    """What has been saved must not be reported as cancelled."""
    returning, go_on = threading.Event(), threading.Event()

    def work() -> Generator[int, None, str]:
        yield 1
        returning.set()
        go_on.wait(5.0)
        return "saved"

    job = runner.start(work)
    listener = Listener(job)
    assert returning.wait(5.0)
    job.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: listener.ended)
    assert listener.told[-1] == ("finished", "saved")


def test_past_its_last_chance_a_job_cannot_be_cancelled(runner: JobRunner, qtbot: QtBot) -> None:
    saving, go_on, saved = threading.Event(), threading.Event(), threading.Event()

    def work() -> Generator[object, None, str]:
        yield LastChance("saving")
        saving.set()
        go_on.wait(5.0)
        yield "still saving"
        saved.set()
        return "saved"

    job = runner.start(work)
    listener = Listener(job)
    assert saving.wait(5.0)
    assert not job.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: listener.ended)
    assert saved.is_set()
    assert [value for _, value in listener.told] == ["saving", "still saving", "saved"]


def test_a_cancel_before_the_last_chance_is_kept(runner: JobRunner, qtbot: QtBot) -> None:
    asked, undoable = threading.Event(), threading.Event()

    def work() -> Generator[object, None, None]:
        asked.wait(5.0)
        yield LastChance("saving")
        undoable.set()

    job = runner.start(work)
    listener = Listener(job)
    assert job.cancel()
    asked.set()
    qtbot.waitUntil(lambda: listener.ended)
    assert listener.told[-1] == ("cancelled", None)
    assert not undoable.is_set()


@pytest.mark.parametrize("error", [TooLittleSpeech(3.1, 10.0), RuntimeError("a defect")])
def test_an_error_is_delivered_as_it_was_raised(
    runner: JobRunner, qtbot: QtBot, caplog: pytest.LogCaptureFixture, error: Exception
) -> None:
    listener = Listener(runner.start(lambda: failing(error)))
    qtbot.waitUntil(lambda: listener.ended)
    assert listener.told == [("progress", 1), ("failed", error)]
    assert "in failing" in caplog.text  # the traceback


def test_jobs_that_nobody_holds_arrive_all_the_same(runner: JobRunner, qtbot: QtBot) -> None:
    """A QRunnable that nobody kept lost 200 of 200 results."""
    arrived: list[object] = []

    class Sink(QObject):
        @Slot(object)
        def take(self, value: object) -> None:
            arrived.append(value)

    sink = Sink()
    for _ in range(200):
        runner.start(lambda: counting(1)).finished.connect(sink.take)
        gc.collect(0)
    qtbot.waitUntil(lambda: len(arrived) == 200, timeout=20_000)
    qtbot.waitUntil(lambda: not runner._jobs)


def test_cancel_all_and_wait(runner: JobRunner, qtbot: QtBot) -> None:
    closed = [threading.Event() for _ in range(3)]
    listeners = [Listener(runner.start(lambda event=event: endless(event))) for event in closed]
    qtbot.waitUntil(lambda: all(listener.told for listener in listeners))
    runner.cancel_all()
    assert runner.wait(1.0)
    assert all(event.is_set() for event in closed)
    qtbot.waitUntil(lambda: not runner._jobs)


def test_wait_tells_when_a_job_will_not_end(runner: JobRunner, qtbot: QtBot) -> None:
    go_on = threading.Event()

    def stubborn() -> Generator[None, None, None]:
        go_on.wait(10.0)
        yield

    runner.start(stubborn)
    runner.cancel_all()
    assert not runner.wait(0.1)
    go_on.set()
    assert runner.wait(5.0)
