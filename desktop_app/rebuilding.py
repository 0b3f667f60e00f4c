"""After the start: profiles of another model are made again where their sound was kept."""

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.language.counted import Counted
from desktop_app.language.engine_words import problem_words
from desktop_app.pages.notices import Notice, NoticeBar
from desktop_app.pages.one_job import OneJob
from desktop_app.services.rebuilding import RebuildService
from gmm_core.enrollment import Rebuilt

KEY = "rebuilt"
LATER_MS = 1500  # the window comes first
translate = QCoreApplication.translate


class Rebuilding(QObject):
    """Nobody waits for it and nobody is asked: afterwards a toast says whose profile is new."""

    def __init__(self, rebuilds: RebuildService, notices: NoticeBar, window: QWidget) -> None:
        super().__init__(window)  # and ends with it
        self._rebuilds, self._notices = rebuilds, notices
        self._job = OneJob(translate("Rebuilding", "Making profiles again from kept sound"), self)
        self._job.finished.connect(self._finished)
        self._job.failed.connect(self._failed)
        self._timer = QTimer(self, singleShot=True, interval=LATER_MS)
        self._timer.timeout.connect(self.begin)

    @property
    def running(self) -> bool:
        """Whether profiles are being made at this moment."""
        return self._job.running

    def begin_later(self) -> None:
        """Begin when the window has been shown."""
        self._timer.start()

    def end(self) -> None:
        """The window closes: begin no more. What is saved is saved, the rest waits."""
        self._timer.stop()
        self._job.cancel()

    @Slot()
    def begin(self) -> None:
        """Begin now, if there is anybody to begin with."""
        if self._rebuilds.waiting() and not self._job.running:
            self._job.watch(self._rebuilds.start())

    @Slot(object)
    def _finished(self, done: Rebuilt) -> None:
        if done.names:
            words = Counted().rebuilt(len(done.names)).format(names=Counted().some(done.names))
            self._notices.show_notice(Notice(KEY, words, "success"))
        if done.problems:
            words = translate("Rebuilding", "The profile of {name} stays as it was: {why}.")
            said = [words.format(name=name, why=problem_words(why)) for name, why in done.problems]
            self._notices.show_notice(Notice("not_rebuilt", " ".join(said), "warning"))

    @Slot(str)
    def _failed(self, sentence: str) -> None:
        self._notices.show_notice(Notice("not_rebuilt", sentence, "error"))
