"""Long work on a background thread: engine generators, with progress, result and cancel."""

import logging
import threading
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from gmm_core.errors import Cancelled

logger = logging.getLogger(__name__)

GeneratorFactory = Callable[[], Generator[Any, None, Any]]


@dataclass(frozen=True, slots=True)
class LastChance:
    """Yielded just before the work that cannot be undone; `value` is told as progress.

    A cancel that came before it ends the job here, one that comes after it does nothing.
    """

    value: object


@dataclass(frozen=True, slots=True)
class _Progress:
    value: object


@dataclass(frozen=True, slots=True)
class _Result:
    value: object


@dataclass(frozen=True, slots=True)
class _Failure:
    error: Exception


class Job(QObject):
    """One running generator. Its signals are emitted in the thread that started it (the GUI's).

    Exactly one of `finished`, `failed` and `cancelled` comes, and it comes last.
    """

    progressed = Signal(object)  # whatever the generator yields
    finished = Signal(object)  # what it returns
    failed = Signal(object)  # the exception it raised
    cancelled = Signal()
    # (report, this job), emitted on the worker's thread. When everybody else has let go of the job,
    # its end must not come on that thread: Qt crashes when it delivers to what ends elsewhere.
    _reported = Signal(object, object)
    _over = Signal(object)  # this job; the runner lets go of it

    def __init__(self, generator_factory: GeneratorFactory) -> None:
        super().__init__()
        self._factory = generator_factory
        self._cancel = threading.Event()
        self._past_return = False
        self._deciding = threading.Lock()  # cancelled or past return, never both
        self._thread = threading.Thread(target=self._work, name="job", daemon=True)
        self._reported.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> bool:
        """Stop at the next `yield` and throw away what was done; harmless when it has ended.

        Returns False when it is too late: the job is past its `LastChance` and will finish.
        A generator that has already returned is finished, not cancelled.
        """
        with self._deciding:
            if not self._past_return:
                self._cancel.set()
            return not self._past_return

    @property
    def ending(self) -> bool:
        """Whether it has been cancelled, or has ended; its thread may still run for a moment."""
        return self._cancel.is_set() or not self._thread.is_alive()

    def join(self, timeout_s: float) -> bool:
        """Wait for the thread, from any other one; False when it still runs."""
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _work(self) -> None:
        """The worker's thread."""
        self._reported.emit(self._outcome(), self)

    def _outcome(self) -> object:
        """Returned, not kept here: an error's traceback refers to this frame, and so to the job."""
        try:
            return self._drive(self._factory())
        except Cancelled as error:
            return error
        except Exception as error:  # noqa: BLE001 - it is delivered, and logged there
            return _Failure(error)

    def _drive(self, generator: Generator[Any, None, Any]) -> object:
        while not self._cancel.is_set():
            try:
                progress = next(generator)
            except StopIteration as end:
                return _Result(end.value)
            if isinstance(progress, LastChance):
                with self._deciding:
                    self._past_return = not self._cancel.is_set()
                progress = progress.value
            self._reported.emit(_Progress(progress), self)
        generator.close()
        return Cancelled()

    @Slot(object, object)
    def _deliver(self, report: object, _kept: "Job") -> None:
        if isinstance(report, _Progress):
            self.progressed.emit(report.value)
            return
        self._thread.join()  # all it has left to do is to let go of this job
        if isinstance(report, _Result):
            self.finished.emit(report.value)
        elif isinstance(report, _Failure):
            logger.warning("a job failed", exc_info=report.error)
            self.failed.emit(report.error)
        else:
            self.cancelled.emit()
        self._over.emit(self)


class JobRunner(QObject):
    """Starts jobs and keeps them until they have told their end, whether or not anyone else does.

    A job has a thread of its own: they are started by a person's click, a few at most.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: set[Job] = set()

    def start(self, generator_factory: GeneratorFactory) -> Job:
        """Run the generator made by `generator_factory`; both on the job's thread.

        Connect to the job's signals right away: nothing is delivered before control is back in
        the event loop.
        """
        job = Job(generator_factory)
        job._over.connect(self._forget, Qt.ConnectionType.QueuedConnection)
        self._jobs.add(job)
        job._thread.start()
        return job

    def cancel_all(self) -> None:
        """Cancel every job that runs."""
        for job in self._jobs:
            job.cancel()

    def wait(self, timeout_s: float) -> bool:
        """Block until all threads have ended; False when they did not. For shutting down."""
        deadline = time.monotonic() + timeout_s
        for job in self._jobs:
            job._thread.join(max(0.0, deadline - time.monotonic()))
        return not any(job._thread.is_alive() for job in self._jobs)

    @Slot(object)
    def _forget(self, job: Job) -> None:
        self._jobs.discard(job)
