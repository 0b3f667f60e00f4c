"""From the first window to the last: one program at a time, and the events from outside."""

import gc
import logging
import signal
import sys
from types import FrameType

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from desktop_app.app import START_AGAIN, Program, application, build_services
from desktop_app.front import bring_to_front
from desktop_app.last_run_words import ended_words
from desktop_app.late_pages import MakingReady
from desktop_app.options import AppOptions
from desktop_app.pages.notices import Notice
from desktop_app.services.absence import Absence
from desktop_app.services.instance import SingleInstance
from desktop_app.services.last_run import BadEnd, LastRun
from desktop_app.services.session_bus import SessionBus
from desktop_app.work import work_of
from gmm_core.errors import VoxgateError

logger = logging.getLogger(__name__)

MARK_MS = 1000
LET_GO_S = 0.5  # closing a microphone takes 2 ms; one that hangs keeps nobody waiting longer
ENDED_BY_SIGNAL = 128  # plus the signal's number: the exit status that shells expect
RUNNING_ALREADY = "voxgate: Voxgate is running already; its window is in front now"
NOT_USED = "{} was not used: close the window first"


def open_window(options: AppOptions) -> int:
    """Run until the window is closed; a second start only brings the first to the front.

    Returns the exit status. Raises VoxgateError with the cure.
    """
    qt = application()
    instance = SingleInstance(options.data)
    if not instance.begin():
        print(_told(options), file=sys.stderr)  # noqa: T201
        return 0
    last_run, ending = LastRun(options.data), EndingBySignal(qt)
    try:
        return _programs(ending, options, instance, last_run)
    finally:
        last_run.end()
        ending.end()
        instance.end()


class LifeCycle(QObject):
    """What reaches a program from outside its window."""

    def __init__(self, program: Program, instance: SingleInstance, last_run: LastRun) -> None:
        super().__init__()
        self._program, self._last_run = program, last_run
        self._ready = MakingReady(program.pages, program.services.live, self)
        self._mark = QTimer(self, interval=MARK_MS)
        self._mark.timeout.connect(self.mark)
        self.absence = Absence(self._heard_s, SessionBus(self), self)
        self.absence.away.connect(self._away)
        instance.raise_wanted.connect(self._raise)
        # its listening is over then, which is what no page was made during
        program.window.closing.connect(self._ready.end)

    def begin(self) -> None:
        """The window is shown: watch whether its person is there."""
        self.absence.begin()
        self._mark.start()
        self._ready.begin()

    def tell(self, ended: BadEnd) -> None:
        """Say how the last run ended, and what of it is there."""
        services = self._program.services
        damaged = bool(services.speakers.damaged) or services.settings.notice is not None
        words = ended_words(ended, services.faults.log_path, len(services.speakers.all()), damaged)
        notice = Notice("last_run", words, "error" if ended.crash else "info")
        self._program.window.notices.show_notice(notice)

    @Slot()
    def mark(self) -> None:
        """What a crash from now on would interrupt."""
        work = work_of(self._program.pages)
        self._last_run.doing("" if work is None else work.kind)

    def end(self) -> None:
        """The window is closed."""
        self.absence.end()
        self._mark.stop()
        self._ready.end()
        self._last_run.doing("")
        self.deleteLater()

    def _heard_s(self) -> float | None:
        snapshot = self._program.services.live.snapshot()
        return snapshot.seconds if snapshot.running else None

    @Slot(str)
    def _away(self, sentence: str) -> None:
        services = self._program.services
        services.levels.pause(sentence)
        services.live.release(sentence)
        services.live.wait(LET_GO_S)  # a sleep waits for us until this returns

    @Slot(str)
    def _raise(self, token: str) -> None:
        bring_to_front(self._program.window, token)


def _programs(
    ending: "EndingBySignal", options: AppOptions, instance: SingleInstance, last_run: LastRun
) -> int:
    """One program after another, until one ends without wanting the next."""
    qt = ending.qt
    size, page, first = None, "", True
    while True:
        services = build_services(options)
        services.faults.install()
        ended = last_run.begin() if first else None
        first = False
        try:
            program = Program(qt, services, options.theme or services.settings.theme)
            program.start_again_wanted.connect(lambda: qt.exit(START_AGAIN))
            life = LifeCycle(program, instance, last_run)
            if size is not None:
                program.window.resize(size)
                program.window.show_page(page)
            if ended is not None:
                life.tell(ended)
            program.window.show()
            services.devices.refresh()
            QTimer.singleShot(0, life, life.begin)
            status = ending.status or qt.exec()
            size, page = program.window.size(), program.window.page
            if status != START_AGAIN:
                _keep_unfinished(program)
                return status
            qt.setQuitOnLastWindowClosed(False)  # the last window, but not for long
            program.window.close_at_once()
            qt.setQuitOnLastWindowClosed(True)
            life.end()
            program.window.deleteLater()
        finally:
            services.close()
        # The old window's objects refer to each other. Python's collector would destroy them in
        # whichever thread it runs in next, and Qt crashes when that is not the one they live in.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        del life, program
        gc.collect()


def _keep_unfinished(program: Program) -> None:
    """All that “stop and keep” would keep, where the end came without the question.

    So ends a session, by a signal or by the desktop's word. A window that was closed has nothing
    unfinished any more.
    """
    for one in program.window.unfinished():
        try:
            if one.keep is not None:
                one.keep()
        except VoxgateError as problem:
            logger.warning("what was not finished could not be kept: %s", problem)


class EndingBySignal:
    """Ctrl+C and the system's shutdown end the program properly; no question is asked.

    A signal that comes before the event loop runs cannot end it, so it is remembered.
    """

    def __init__(self, qt: QApplication) -> None:
        self.qt = qt
        self.status = 0  # of the exit, once a signal has come
        numbers = (signal.SIGINT, signal.SIGTERM)
        self._before = {number: signal.signal(number, self._ended) for number in numbers}

    def end(self) -> None:
        """Give the signals back."""
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _ended(self, number: int, _frame: FrameType | None) -> None:
        self.status = ENDED_BY_SIGNAL + number
        self.qt.exit(self.status)


def _told(options: AppOptions) -> str:
    """What the second start says; an option that came too late is named."""
    given = {"--demo": options.demo, "--source": options.source is not None}
    unused = [name for name, used in given.items() if used]
    return "; ".join([RUNNING_ALREADY, *(NOT_USED.format(name) for name in unused)])
