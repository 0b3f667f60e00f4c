"""What the tray shows, and what its menu does: between the tray, the window and what runs."""

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot

from desktop_app.front import bring_to_front
from desktop_app.late_pages import Pages
from desktop_app.main_window import MainWindow
from desktop_app.pages.words import Situation, gauge_state
from desktop_app.services.live import LiveService
from desktop_app.theme import Role
from desktop_app.tray import Tray, TrayState
from desktop_app.work import work_of

LOOK_MS = 1000
translate = QCoreApplication.translate


class TrayLink(QObject):
    """Looks once a second, and at once when listening begins, ends or decides."""

    def __init__(self, window: MainWindow, pages: Pages, live: LiveService, tray: Tray) -> None:
        super().__init__(window)  # and ends with it
        self._window, self._pages, self._live, self._tray = window, pages, live, tray
        self._unfinished = False
        for signal in (live.started, live.stopped, live.decision_changed):
            signal.connect(self.look)
        tray.open_wanted.connect(self._open)
        tray.stop_wanted.connect(live.stop)
        tray.quit_wanted.connect(window.close)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    @Slot()
    def look(self) -> None:
        """Show what goes on now."""
        self._tray.update(self.state())
        unfinished = bool(self._window.unfinished())
        if not self._window.isVisible():
            self._mind_the_hidden(unfinished)
        self._unfinished = unfinished

    def state(self) -> TrayState:
        """What the tray says."""
        if self._live.running:
            return self._listening()
        work = work_of(self._pages)
        if work is not None:
            return TrayState(work.words, "ellipsis", Role.ACCENT)
        return TrayState(translate("Tray", "Not listening"), "shield", Role.NEUTRAL)

    def close(self) -> None:
        """No icon outlives its window."""
        self._timer.stop()
        self._tray.close()

    def _listening(self) -> TrayState:
        if self._window.page != "verify":
            work = work_of(self._pages)
            words = translate("Tray", "Listening") if work is None else work.words
            return TrayState(words, "microphone", Role.ACCENT, listening=True)
        claim = self._pages.verify.claim
        frame = self._live.snapshot().frame
        shown = gauge_state(Situation(claim=claim, enrolled=1, running=True, frame=frame))
        words = f"{shown.word}: {claim.name}" if claim.name else shown.word
        return TrayState(words, shown.icon, shown.role, listening=True)

    def _mind_the_hidden(self, unfinished: bool) -> None:
        if not self._tray.present:  # the panel is gone, and with it the way back
            self._window.show()
        elif self._unfinished and not unfinished:
            self._tray.tell(
                translate("Tray", "What was running has ended. Open the window to see the outcome.")
            )

    @Slot()
    def _open(self) -> None:
        bring_to_front(self._window)
