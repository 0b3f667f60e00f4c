"""The menu bar, its shortcuts, and the list of all actions that Ctrl+K opens."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from desktop_app.language.marking import mark
from desktop_app.language.words import say
from desktop_app.late_pages import PAGES, Pages
from desktop_app.main_window import MainWindow
from desktop_app.models.commands import Command
from desktop_app.pages.tour import Tour, TourStep
from desktop_app.services.live import LiveService
from desktop_app.services.speakers import SpeakerService
from desktop_app.widgets.command_palette import CommandPalette
from desktop_app.widgets.nav_rail import NavButton
from desktop_app.widgets.toast import TO_THE_NEWEST
from gmm_core.scoring import Background

if TYPE_CHECKING:
    from desktop_app.pages.sound_dock import SoundDock

# Keys that no menu entry shows: (keys, what they do)
ALSO = (
    (TO_THE_NEWEST, mark("Menus", "Go to the newest message at the foot of the window")),
    ("Space", mark("Menus", "Score of the last minute: pause and go on")),
    ("Left", mark("Menus", "Score of the last minute: read an earlier moment")),
    ("+", mark("Menus", "Score of the last minute: look closer")),
    ("Escape", mark("Menus", "Close a question, the list of actions or the tour")),
)


class Menus(QObject):
    """Adds the menu bar to the window and keeps it true."""

    def __init__(
        self,
        window: MainWindow,
        pages: Pages,
        speakers: SpeakerService,
        live: LiveService,
        background: Background,
    ) -> None:
        super().__init__(window)
        self._background = background
        self._window, self._pages = window, pages
        self._service, self._live = speakers, live
        self.sound: SoundDock | None = None
        self.palette = CommandPalette(window)
        self.tour = Tour(window, self._tour_steps())
        self._actions: dict[str, QAction] = {}
        self._build()
        self._connect()
        self._refresh()

    def action(self, name: str) -> QAction:
        """The action of that object name. Raises KeyError."""
        return self._actions[name]

    # -- building -----------------------------------------------------------------------------

    def _build(self) -> None:
        pages = self._pages
        self._menu(
            self.tr("&File"),
            ("menu_enroll", self.tr("Enroll somebody"), "Ctrl+N", self._enroll),
            ("menu_enroll_files", self.tr("Enroll from recordings…"), "Ctrl+O",
             self._on_speakers(lambda: pages.speakers.ask_enroll_files())),
            ("menu_test", self.tr("Find out who speaks in a recording…"), "Ctrl+T",
             self._on_speakers(lambda: pages.speakers.ask_recording())),
            ("menu_import", self.tr("Import a profile…"), "Ctrl+I",
             self._on_speakers(lambda: pages.speakers.ask_import())),
            None,
            ("menu_quit", self.tr("Quit"), "Ctrl+Q", self._window.close),
        )  # fmt: skip
        self._menu(
            self.tr("&Edit"),
            ("menu_undo", self.tr("Undo"), "Ctrl+Z", lambda: pages.speakers.undo()),
            ("menu_find", self.tr("Find a speaker"), "Ctrl+F",
             self._on_speakers(lambda: pages.speakers.find_name())),
        )  # fmt: skip
        entries = [
            (f"menu_page_{key}", say(words), f"Ctrl+{number}", self._page(key))
            for number, (key, words, _icon) in enumerate(PAGES, 1)
        ]
        self._menu(
            self.tr("&Go"),
            *entries,
            None,
            ("menu_sound", self.tr("Spectrogram and level"), "Ctrl+D", self.toggle_sound),
            ("menu_palette", self.tr("All actions…"), "Ctrl+K", self.open_palette),
        )
        view = pages.verify.view
        self._menu(
            self.tr("&Listen"),
            ("menu_listen", self.tr("Start or stop listening"), "Ctrl+L",
             self._on_verify(view.listen.click)),
            ("menu_again", self.tr("Try again"), "Ctrl+R", self._on_verify(view.again.click)),
            ("menu_why", self.tr("Why this score?"), "Ctrl+Y", self._on_verify(view.why.click)),
        )  # fmt: skip
        self._menu(
            self.tr("&Help"),
            ("menu_tour", self.tr("Show the tour"), "", self.tour.start),
            ("menu_shortcuts", self.tr("Keyboard shortcuts"), "F1", self.open_shortcuts),
            None,
            ("menu_licenses", self.tr("Licenses"), "", self._show_licenses),
            ("menu_about", self.tr("About Voxgate"), "", self._show_about),
        )

    def _menu(
        self, title: str, *entries: tuple[str, str, str, Callable[[], object]] | None
    ) -> QMenu:
        menu = self._window.menuBar().addMenu(title)
        for entry in entries:
            if entry is None:
                menu.addSeparator()
                continue
            name, words, keys, run = entry
            self.add(menu, name, words, keys, run)
        return menu

    def add(
        self, menu: QMenu, name: str, words: str, keys: str, run: Callable[[], object]
    ) -> QAction:
        """One more entry of a menu; `name` is its object name, `keys` its shortcut or ""."""
        action = QAction(words, self._window)
        action.setObjectName(name)
        action.setMenuRole(QAction.MenuRole.QuitRole if name == "menu_quit" else _NO_ROLE)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: run())
        menu.addAction(action)
        self._actions[name] = action
        return action

    def _connect(self) -> None:
        self._pages.edits.changed.connect(self._undo_changed)
        self._service.changed.connect(self._refresh)
        self._pages.made.connect(self._page_made)
        self._window.first_start_done.connect(self.tour.start)

    @Slot(str)
    def _page_made(self, key: str) -> None:
        if key == "speakers":
            self._pages.speakers.enroll_files.connect(self._enroll_files)

    @Slot()
    def _undo_changed(self) -> None:
        if not self._pages.edits.undo_words:
            self._window.notices.dismiss("undo")  # it would offer what has become impossible
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        """What cannot be done now is gray."""
        undo = self._actions["menu_undo"]
        words = self._pages.edits.undo_words
        undo.setEnabled(bool(words))
        what = words.replace("&", "&&")  # of a name, no shortcut
        undo.setText(self.tr("Undo: {what}").format(what=what) if words else self.tr("Undo"))
        anybody = bool(self._service.all())
        for name in ("menu_listen", "menu_again", "menu_why", "menu_find"):
            self._actions[name].setEnabled(anybody)

    # -- what the entries do ------------------------------------------------------------------

    def _page(self, key: str) -> Callable[[], None]:
        return lambda: self._window.show_page(key)

    @Slot(str, object, bool)
    def _enroll_files(self, name: str, paths: tuple[Path, ...], adding: bool) -> None:
        self._on("enroll", lambda: self._pages.enroll.enroll_files(name, paths, adding))

    def _enroll(self) -> None:
        self._window.show_page("enroll")

    def _on_speakers(self, run: Callable[[], object]) -> Callable[[], None]:
        return lambda: self._on("speakers", run)

    def _on_verify(self, run: Callable[[], object]) -> Callable[[], None]:
        return lambda: self._on("verify", run)

    def _on(self, key: str, run: Callable[[], object]) -> None:
        """On that page, unless the person must first decide about an unfinished enrollment."""
        self._window.show_page(key)
        if self._window.page == key:
            run()

    def _show_licenses(self) -> None:
        from desktop_app.pages.about import show_licenses  # with all that reads packages

        show_licenses(self._window)

    def _show_about(self) -> None:
        from desktop_app.pages.about import show_about

        show_about(self._window, self._background)

    @Slot()
    def toggle_sound(self) -> None:
        """Show or hide the dock; it is made, and what it needs is imported, when first wanted."""
        if self.sound is None:
            from desktop_app.pages.sound_dock import SoundDock

            self.sound = SoundDock(self._live, self._window)
            self._window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.sound)
            self.sound.show()
        else:
            self.sound.setVisible(not self.sound.isVisible())

    # -- all actions --------------------------------------------------------------------------

    @Slot()
    def open_palette(self) -> None:
        """Everything that can be done now."""
        commands = (*self._menu_commands(), *self._page_commands())
        self.palette.open_with(
            commands, self.tr("All actions"), self.tr("Type what you want to do")
        )

    @Slot()
    def open_shortcuts(self) -> None:
        """Every key that does something, to be read, searched, or run."""
        with_keys = tuple(one for one in self._menu_commands(every=True) if one.keys)
        native = QKeySequence.SequenceFormat.NativeText
        also = tuple(
            Command(say(words), "", QKeySequence(keys).toString(native), None)
            for keys, words in ALSO
        )
        self.palette.open_with(
            (*with_keys, *also), self.tr("Keyboard shortcuts"), self.tr("Find a shortcut")
        )

    def _menu_commands(self, *, every: bool = False) -> Iterator[Command]:
        """Those of the menu bar that can be done now, or all of them."""
        native = QKeySequence.SequenceFormat.NativeText
        for top in self._window.menuBar().actions():
            menu = top.menu()
            if not isinstance(menu, QMenu):
                continue
            for action in menu.actions():
                if action.isSeparator() or not (every or action.isEnabled()):
                    continue
                keys = action.shortcut().toString(native)
                run = action.trigger if action.isEnabled() else None
                yield Command(_plain(action.text()), _plain(top.text()), keys, run)

    def _page_commands(self) -> Iterator[Command]:
        """The buttons and boxes of the page in front that can be clicked now."""
        place = next((say(words) for key, words, _ in PAGES if key == self._window.page), "")
        seen = {command.words for command in self._menu_commands()}
        for button in self._window.findChildren(QAbstractButton):
            words = _plain(button.text()) or button.accessibleName()
            if not words or words in seen or not _clickable(button) or self._is_ours(button):
                continue
            seen.add(words)
            yield Command(words, place, "", button.click)

    def _is_ours(self, button: QAbstractButton) -> bool:
        ours: tuple[QWidget, ...] = (self.palette, self.tour.card)
        return isinstance(button, NavButton) or any(one.isAncestorOf(button) for one in ours)

    # -- the tour -----------------------------------------------------------------------------

    def _tour_steps(self) -> tuple[TourStep, ...]:
        view, window = self._pages.verify.view, self._window
        return (
            TourStep(
                self.tr("Enroll a voice"),
                self.tr(
                    "It begins here: read aloud for about a minute. The ring counts your speech "
                    "and says why when it stands still."
                ),
                lambda: window.findChild(QWidget, "nav_enroll"),
            ),
            TourStep(
                self.tr("Say who you are"),
                self.tr("Choose a name here, start listening (Ctrl+L) and talk as you always do."),
                lambda: view.claimed,
            ),
            TourStep(
                self.tr("Read the answer"),
                self.tr(
                    "The half ring shows how sure the program is, the mark how sure it must be. "
                    "“Keep talking” and “Too noisy” are real answers, too."
                ),
                lambda: view.gauge,
            ),
            TourStep(
                self.tr("Everything is a few keys away"),
                self.tr(
                    "Ctrl+K finds every action, F1 shows the shortcuts. This tour begins again "
                    "from the Help menu."
                ),
                window.menuBar,
            ),
        )


_NO_ROLE = QAction.MenuRole.NoRole


def _plain(words: str) -> str:
    """Without the mark of the letter that opens it."""
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _clickable(button: QAbstractButton) -> bool:
    return button.isEnabled() and button.isVisible()
