"""The only place where objects are built and wired together."""

import sys
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app import theme
from desktop_app.building import Services, build_services
from desktop_app.fault_window import FaultWindow
from desktop_app.faults import record
from desktop_app.language import choosing
from desktop_app.language.marking import mark
from desktop_app.language.words import say
from desktop_app.late_pages import Pages
from desktop_app.leaving import Leaving
from desktop_app.main_window import MainWindow
from desktop_app.menus import Menus
from desktop_app.options import AppOptions
from desktop_app.pages.background_words import mismatch_words
from desktop_app.pages.notices import Notice
from desktop_app.pages.parts import sentence_of
from desktop_app.rebuilding import Rebuilding
from desktop_app.screen import look_for_a_screen
from desktop_app.taking_up import TakingUp
from desktop_app.tray import Tray
from desktop_app.tray_link import TrayLink
from desktop_app.widgets import LevelMeter, meter_access
from desktop_app.window_drops import WindowDrops
from gmm_core import __version__
from gmm_core.errors import VoxgateError

__all__ = ["Pages", "Program", "Services", "application", "build_services", "run"]

OUR_ERROR = 70
START_AGAIN = 75  # of the event loop only, never an exit status: another model was chosen
# A thread that computes gives way after this long. With Python's own 5 ms the window's timer came
# up to 193 ms late while enrollments trained on two busy cores, with 1 ms up to 64 (benchmarks).
SWITCH_INTERVAL_S = 0.001
LANGUAGE_LATER = mark(
    "Program",
    "The other language is spoken from the next start on: something is still running, and "
    "starting again now would lose it.",
)
SWITCH_LATER = mark(
    "Program",
    "The other model is used from the next start on: something is still running, and starting "
    "again now would lose it.",
)


class Program(QObject):
    """The services, the pages and the window, and the few threads of events between them."""

    start_again_wanted = Signal()  # with the services as the settings now say

    def __init__(self, qt: QApplication, services: Services, theme_mode: str) -> None:
        super().__init__()
        self.services = services
        self._language = choosing.install(qt, services.settings.language)  # before any words
        services.live.set_strictness(services.settings.strictness)
        self._speakers_changed()
        # Connected before the pages are: they may claim only whom the live service knows.
        services.speakers.changed.connect(self._speakers_changed)
        self._qt, self._mode = qt, theme_mode
        self._dress(theme_mode)  # before the pages: dressing what exists costs half a second
        self.pages: Pages = Pages(services)
        self.pages.made.connect(self._page_made)
        self.window: MainWindow = MainWindow(
            services.live,
            services.sources,
            self.pages,
            first_start=not services.settings.first_start_seen,
        )
        self.window.setWindowIcon(theme.icon("shield", self._palette.accent))
        self._fault_window = FaultWindow(self.window)
        self.tray = Tray()
        self._leaving = Leaving(self.window, self.tray)
        self.tray_link = TrayLink(self.window, self.pages, services.live, self.tray)
        self.menus = Menus(
            self.window,
            self.pages,
            services.speakers,
            services.live,
            services.background,
        )
        self._drops = WindowDrops(self.window, self.pages)
        self.taking_up = TakingUp(services.unfinished, self.window.notices, self.window)
        self.rebuilding = Rebuilding(services.rebuilds, self.window.notices, self.window)
        self._connect()

    def end(self) -> None:
        """At once and without a question; nothing of the window is left when this returns."""
        self.window.close_at_once()
        self.services.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _connect(self) -> None:
        self.window.first_start_done.connect(self._first_start_done)
        self.window.closing.connect(self._closing)
        theme.on_desktop_change(self._qt, self._desktop_changed)
        self.services.faults.happened.connect(self._fault_window.show_fault)
        self.services.faults.refused.connect(self._refused)
        if self.services.settings.notice is not None:
            self.window.notices.show_notice(Notice("settings", say(self.services.settings.notice)))
        if self.services.backgrounds.notice is not None:
            self.window.notices.show_notice(Notice("model", self.services.backgrounds.notice))
        self.services.speakers.changed.connect(self._tell_mismatches)
        self.services.speakers.changed.connect(self._tell_damaged)
        self._tell_mismatches()
        self._tell_damaged()
        self.taking_up.offer()
        self.rebuilding.begin_later()

    @Slot(str)
    def _page_made(self, key: str) -> None:
        """Connect what only the whole program knows; a page comes as late as it is wanted."""
        page = self.pages[key]
        _set_reduce_motion(page, self.services.settings.reduce_motion)
        if key == "settings":
            settings = self.pages.settings
            settings.strictness_changed.connect(self.services.live.set_strictness)
            settings.theme_changed.connect(self._dress)
            settings.language_changed.connect(self._language_chosen)
            settings.text_size_changed.connect(self._dress_again)
            settings.reduce_motion_changed.connect(self._reduce_motion_chosen)
        elif key == "background":
            self.pages.background.switched.connect(self._model_switched)

    @Slot()
    def _speakers_changed(self) -> None:
        everybody = self.services.speakers.all()
        self.services.live.set_speakers(*self.services.roster.scored(everybody))

    @Slot()
    def _tell_mismatches(self) -> None:
        """Profiles that cannot be verified are named, with the cure; the others still work."""
        speakers = self.services.speakers.all()
        others = [problem.profile for problem in self.services.roster.mismatches(speakers)]
        if others:
            sentence, show = mismatch_words(others), self.window.show_page
            action = self.tr("Models…")
            self.window.notices.show_notice(
                Notice("mismatch", sentence, "warning", action, lambda: show("background"))
            )
        else:
            self.window.notices.dismiss("mismatch")

    @Slot()
    def _tell_damaged(self) -> None:
        """Profiles that cannot be read are named; only the person throws one away."""
        damaged = self.services.speakers.damaged
        if not damaged:
            self.window.notices.dismiss("damaged")
            return
        sentence = " ".join(sentence_of(problem) for problem in damaged)
        pages, name = self.pages, damaged[0].name
        delete = self.tr("Delete it…")
        self.window.notices.show_notice(
            Notice("damaged", sentence, "error", delete, lambda: pages.speakers.delete(name))
        )

    @Slot()
    def _first_start_done(self) -> None:
        try:
            self.services.settings.update(first_start_seen=True)
        except OSError as error:
            sentence = self.tr("That you have read this could not be saved ({reason}).")
            sentence = sentence.format(reason=error.strerror)
            self.window.notices.show_notice(Notice("settings", sentence))

    @Slot()
    def _closing(self) -> None:
        self.tray_link.close()
        self.pages.edits.settle_all()
        self.services.live.stop()
        self.rebuilding.end()
        self.services.jobs.cancel_all()

    @Slot(str)
    def _dress(self, mode: str) -> None:
        self._mode = mode
        self._palette = theme.resolve(self._qt, mode)  # applying it tells of a change: no other
        self._palette = theme.apply(self._qt, mode, self.services.settings.text_size)

    @Slot()
    def _dress_again(self) -> None:
        """Words change at once; what was laid out around them is made anew when nothing is lost."""
        if round(100 * theme.text_scale()) == self.services.settings.text_size:
            return
        self._dress(self._mode)
        if not self.window.unfinished():
            self.start_again_wanted.emit()

    @Slot(bool)
    def _reduce_motion_chosen(self, reduced: bool) -> None:
        _set_reduce_motion(self.window, reduced)

    @Slot()
    def _desktop_changed(self) -> None:
        """Dark, light or more contrast; `apply` sets this off too, but changes no palette."""
        if theme.resolve(self._qt, self._mode) is not self._palette:
            self._dress(self._mode)

    @Slot(str)
    def _language_chosen(self, choice: str) -> None:
        """Every word of the window was made in one language, so the window is made anew."""
        if choosing.resolve(choice) == self._language:
            return
        if not self.window.unfinished():
            self.start_again_wanted.emit()
        else:
            self.window.notices.show_notice(Notice("language", say(LANGUAGE_LATER), "info"))

    @Slot()
    def _model_switched(self) -> None:
        """Everything here was made for one model, so the program starts again with the other."""
        if not self.window.unfinished():
            self.start_again_wanted.emit()
        else:
            self.window.notices.show_notice(Notice("model", say(SWITCH_LATER), "info"))

    @Slot(str)
    def _refused(self, sentence: str) -> None:
        self.window.notices.show_notice(Notice("fault", sentence, "error"))


def run(options: AppOptions) -> int:
    """Open the window (or draw pictures, or smoke-test) and return the exit status.

    What keeps the program from starting is one sentence with its cure on stderr; our own error
    is logged, with status 70.
    """
    try:
        return _run(options)
    except VoxgateError as problem:
        print(f"voxgate: {problem}", file=sys.stderr)  # noqa: T201
        return problem.exit_status
    except Exception as error:  # noqa: BLE001 - the last place that can say where the log is
        print(f"voxgate: {record(options.data, error)}", file=sys.stderr)  # noqa: T201
        return OUR_ERROR


def _run(options: AppOptions) -> int:
    if options.screenshots is not None:
        from desktop_app import screenshots

        return screenshots.run(options, application())
    if options.smoke:
        from desktop_app import smoke

        qt = application()
        return smoke.run(qt, lambda folder: _program(qt, replace(options, data=folder)))
    from desktop_app import lifecycle

    return lifecycle.open_window(options)


def application() -> QApplication:
    """The one QApplication of the process. Raises NoScreen."""
    found = QApplication.instance()
    if found is None:
        look_for_a_screen()
    qt = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    qt.setApplicationName("Voxgate")
    qt.setApplicationVersion(__version__)
    qt.setDesktopFileName("voxgate")
    meter_access.install()
    return qt


def _set_reduce_motion(above: QWidget, reduced: bool) -> None:
    for meter in above.findChildren(LevelMeter):
        meter.set_reduce_motion(reduced)


def _program(qt: QApplication, options: AppOptions) -> Program:
    """A program whose user has seen the first page already."""
    services = build_services(options)
    services.settings.update(first_start_seen=True)
    return Program(qt, services, options.theme or services.settings.theme)
