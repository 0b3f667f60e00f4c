"""The window: pages and the way to them, notices above, toasts below, one status line."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QStackedWidget, QWidget

from desktop_app.audio.source import SourceInfo
from desktop_app.cpu_line import CpuLine
from desktop_app.language.numbers import shortest
from desktop_app.language.words import say
from desktop_app.late_pages import PAGES, Pages
from desktop_app.pages import ask
from desktop_app.pages.claims import person
from desktop_app.pages.closing import Unfinished
from desktop_app.pages.first_start import FirstStartPage
from desktop_app.pages.notices import Notice, NoticeBar
from desktop_app.pages.parts import column, row
from desktop_app.services.live import LiveService
from desktop_app.services.sources import SourceService
from desktop_app.theme import INSIDE
from desktop_app.widgets import NavRail
from desktop_app.widgets.page_frame import PageFrame

TICK_MS = 33
SMALLEST = (760, 600)
USUAL = (1024, 700)


class MainWindow(QMainWindow):
    """Holds the pages and lets the visible one pull what was heard, 30 times a second."""

    closing = Signal()  # the window has agreed to close
    close_asked = Signal()  # it is to close, but something is unfinished
    first_start_done = Signal()

    def __init__(
        self,
        live: LiveService,
        sources: SourceService,
        pages: Pages,
        *,
        first_start: bool,
    ) -> None:
        super().__init__()
        self.setWindowTitle("Voxgate")
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        self._live, self._sources, self._pages = live, sources, pages
        self._may_close = False
        self._listening = ""
        self.notices = NoticeBar()
        self._nav = NavRail()
        self._stack = QStackedWidget()
        self._status = QLabel()
        self._build(first_start)
        self._connect()
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    @property
    def page(self) -> str:
        """The key of the page in front."""
        return self._nav.current

    def show_page(self, key: str) -> None:
        """Bring a page to the front; leaving an unfinished enrollment asks first."""
        self._nav.select(key)

    # -- building -----------------------------------------------------------------------------

    def _build(self, first_start: bool) -> None:
        for key, words, icon in PAGES:
            self._nav.add_page(key, say(words), icon)
        self._pages.made.connect(self._page_made)
        self._shown = "verify"
        self._stack.setCurrentWidget(self._pages.verify)
        right = column(self.notices, PageFrame(self._stack), self.notices.toasts, spacing=0)
        right.setStretch(1, 1)
        shell = QWidget()
        line = row(self._nav, right, spacing=0)
        line.setStretch(1, 1)
        shell.setLayout(line)
        self._front = QStackedWidget()
        self._front.addWidget(shell)
        if first_start:
            welcome = FirstStartPage()
            welcome.understood.connect(self._understood)
            self._front.addWidget(welcome)
            self._front.setCurrentWidget(welcome)
            welcome.setFocus()
        self.setCentralWidget(self._front)
        self._status.setObjectName("status_text")
        self._status.setContentsMargins(INSIDE, 0, INSIDE, 0)
        self.statusBar().addWidget(self._status, 1)
        self.statusBar().addPermanentWidget(CpuLine())
        self.statusBar().setSizeGripEnabled(False)

    def _connect(self) -> None:
        self._nav.page_selected.connect(self._page_selected)
        self._sources.changed.connect(self._show_source_problem)
        self._live.started.connect(self._started)
        self._live.stopped.connect(self._stopped)
        self._live.source_lost.connect(self._lost)
        self._live.released.connect(self._released)

    @Slot(str)
    def _page_made(self, key: str) -> None:
        """A page joins the others when it is first wanted."""
        page, pages = self._pages[key], self._pages
        self._stack.addWidget(page)
        told = getattr(page, "told", None)
        if told is not None:
            told.connect(self.notices.show_notice)
        if key == "verify":
            pages.verify.source_wanted.connect(lambda: self.show_page("settings"))
            pages.verify.enroll_wanted.connect(lambda: self.show_page("enroll"))
        elif key == "enroll":
            pages.enroll.enrolled.connect(self._verify_person)
        elif key == "speakers":
            pages.speakers.enroll_requested.connect(lambda: self.show_page("enroll"))
            pages.speakers.add_session.connect(self._add_session)
            pages.speakers.settled.connect(lambda: self.notices.dismiss("speakers"))

    # -- what happens -------------------------------------------------------------------------

    @Slot()
    def tick(self) -> None:
        """Let the page in front show what was heard; the timer calls this 30 times a second."""
        if self._shown == "verify":
            self._pages.verify.tick()
        elif self._shown == "enroll":
            self._pages.enroll.tick()
        self._show_status()

    @Slot()
    def _understood(self) -> None:
        self._front.setCurrentIndex(0)
        self.first_start_done.emit()

    @Slot(str)
    def _page_selected(self, key: str) -> None:
        if self._shown == "enroll" and key != "enroll" and self._pages.enroll.busy:
            self._nav.select("enroll")
            ask.confirm(
                self,
                self.tr("Leave the enrollment?"),
                self._pages.enroll.loss,
                yes=self.tr("Leave"),
                no=self.tr("Stay"),
                on_yes=lambda: self._leave_enrollment(key),
            )
            return
        self._bring(key)

    def _leave_enrollment(self, key: str) -> None:
        self._pages.enroll.leave()
        self._nav.select(key)

    def _bring(self, key: str) -> None:
        if key == self._shown:
            return
        pages = self._pages
        page = pages[key]
        if self._shown == "enroll":
            pages.enroll.leave()
        elif self._shown == "verify":
            pages.verify.leave()
        self._stack.setCurrentWidget(page)
        self._shown = key
        if key == "enroll":
            self._live.stop()  # whoever enrolls is not being verified
            pages.enroll.enter()
        elif key == "speakers":
            pages.speakers.enter()
        elif key == "background":
            pages.background.enter()
        elif key == "evaluate":
            pages.evaluate.enter()

    @Slot(str)
    def _add_session(self, name: str) -> None:
        self.show_page("enroll")
        self._pages.enroll.begin(name)

    @Slot(str)
    def _verify_person(self, name: str) -> None:
        self.show_page("verify")
        self._pages.verify.choose(person(name))

    @Slot()
    def _show_source_problem(self) -> None:
        problem = self._sources.problem
        if problem is None:
            self.notices.dismiss("source")
            return
        if self._sources.demos:
            offer, choose = self.tr("Use demo recordings…"), self._offer_demos
            self.notices.show_notice(Notice("source", problem, "warning", offer, choose))
        else:
            self.notices.show_notice(Notice("source", problem))

    def _offer_demos(self) -> None:
        choices = tuple((choice.label, choice.key) for choice in self._sources.demos)
        ask.choose_one(self, choices, self._sources.choose)

    @Slot(object)
    def _started(self, info: SourceInfo) -> None:
        rate = shortest(info.sample_rate / 1000)
        self._listening = self.tr("{name} · {rate} kHz").format(name=info.name, rate=rate)
        self.notices.dismiss("lost")

    @Slot()
    def _stopped(self) -> None:
        self._listening = ""

    @Slot(str)
    def _lost(self, sentence: str) -> None:
        self._sources.refresh()
        if self.page not in ("verify", "enroll"):
            self.notices.show_notice(Notice("lost", sentence, "error"))

    @Slot(str)
    def _released(self, sentence: str) -> None:
        if self._listening and self.page not in ("verify", "enroll"):
            self.notices.show_notice(Notice("lost", sentence))

    def _show_status(self) -> None:
        snapshot = self._live.snapshot()
        current = self._sources.current
        words = self.tr("Not listening")
        if current is not None:
            words = self.tr("Not listening · {source}").format(source=current.label)
        if self._live.running:
            lost = self.tr("no sound lost")
            if snapshot.samples_lost:
                lost = self.tr("%n sample(s) lost", "", snapshot.samples_lost)
            words = self.tr("Listening · {source} · {lost}").format(
                source=self._listening, lost=lost
            )
        if words != self._status.text():
            self._status.setText(words)

    def changeEvent(self, event: QEvent) -> None:
        """Whoever comes back may have plugged in a microphone, or made another the default."""
        super().changeEvent(event)
        back = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if back and self._sources.looked and not self._live.running:
            self._sources.refresh()

    # -- the end ------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Have somebody ask while something would be lost; else end at once."""
        if not self._may_close and self.unfinished():
            event.ignore()
            self.close_asked.emit()
            return
        self._timer.stop()
        if self._pages.has("enroll"):
            self._pages.enroll.leave()
        self.closing.emit()
        event.accept()

    def unfinished(self) -> tuple[Unfinished, ...]:
        """What closing now would end."""
        return tuple(one for one in self._unfinished() if one is not None)

    def _unfinished(self) -> Iterator[Unfinished | None]:
        pages = self._pages
        if pages.has("enroll"):
            yield pages.enroll.unfinished
        if pages.has("background"):
            yield pages.background.unfinished
        if pages.has("evaluate") and pages.evaluate.busy:
            yield Unfinished(pages.evaluate.loss)

    def close_at_once(self) -> None:
        """Close without asking anybody."""
        self._may_close = True
        self.close()
