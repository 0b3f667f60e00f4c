"""The one job of a page: what it tells reaches the page until it ends or is let go."""

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.pages.parts import sentence_of
from desktop_app.services.jobs import Job
from gmm_core.errors import VoxgateError


class OneJob(QObject):
    """Passes on the signals of the newest job only.

    Cancelling is told at once: the thread ends at the job's next step, and whatever it still
    computes is thrown away. So a page is free again without waiting for a long step.
    """

    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(str)  # a sentence with the cure
    cancelled = Signal()

    def __init__(self, what: str, parent: QObject | None = None) -> None:
        """what : begins the sentence about our own error, such as "The evaluation"."""
        super().__init__(parent)
        self._what = what
        self._job: Job | None = None

    @property
    def running(self) -> bool:
        """Whether a job is being waited for."""
        return self._job is not None

    def watch(self, job: Job) -> None:
        """From now on this job counts; one that still ran is let go."""
        self.cancel()
        self._job = job
        job.progressed.connect(self._progressed)
        job.finished.connect(self._finished)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._cancelled)

    def cancel(self) -> bool:
        """Let the job go; `cancelled` is emitted before this returns.

        False when it is too late, because the result is being saved: `finished` follows then.
        """
        job = self._job
        if job is None:
            return True
        if not job.cancel():
            return False
        self._job = None
        self.cancelled.emit()
        return True

    @property
    def _mine(self) -> bool:
        return self._job is not None and self.sender() is self._job

    @Slot(object)
    def _progressed(self, progress: object) -> None:
        if self._mine:
            self.progressed.emit(progress)

    @Slot(object)
    def _finished(self, result: object) -> None:
        if self._mine:
            self._job = None
            self.finished.emit(result)

    @Slot(object)
    def _failed(self, problem: Exception) -> None:
        if self._mine:
            self._job = None
            known = isinstance(problem, VoxgateError)
            self.failed.emit(sentence_of(problem) if known else self._our_error)

    @Slot()
    def _cancelled(self) -> None:
        if self._mine:
            self._job = None
            self.cancelled.emit()

    @property
    def _our_error(self) -> str:
        return self.tr(
            "{what} failed because of an error in Voxgate; it is described in the log."
        ).format(what=self._what)
