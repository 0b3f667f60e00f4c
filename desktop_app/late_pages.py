"""The pages of the window, each made when it is first wanted: a start waits for Verify alone."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop_app.language.marking import mark
from desktop_app.pages.verify import VerifyPage
from desktop_app.services.edits import ProfileEdits
from desktop_app.services.live import LiveService
from gmm_core import __version__

if TYPE_CHECKING:
    from desktop_app.building import Services
    from desktop_app.pages.background import BackgroundPage
    from desktop_app.pages.enroll import EnrollPage
    from desktop_app.pages.evaluate import EvaluatePage
    from desktop_app.pages.settings import SettingsPage
    from desktop_app.pages.speakers import SpeakersPage

PAGES = (  # key, words, icon
    ("verify", mark("Pages", "Verify"), "shield"),
    ("enroll", mark("Pages", "Enroll"), "plus"),
    ("speakers", mark("Pages", "Speakers"), "people"),
    ("evaluate", mark("Pages", "Evaluate"), "chart"),
    ("background", mark("Pages", "Model"), "layers"),
    ("settings", mark("Pages", "Settings"), "gear"),
)
READY_EVERY_MS = 250
KEYS = tuple(key for key, _words, _icon in PAGES)
Page = TypeVar("Page", bound=QWidget)


class Pages(QObject):
    """A page is made, and its modules are imported, when its attribute is first read.

    A page reads its services when it is made, so it misses nothing by being late. Whoever must be
    connected to a page from its beginning listens to `made`; whoever only asks what goes on there
    asks `has` first, because nothing goes on in a page that nobody has opened.
    """

    made = Signal(str)  # the key of a page that exists from now on

    def __init__(self, services: "Services") -> None:
        super().__init__()
        self._services = services
        self._made: dict[str, QWidget] = {}
        self.edits = ProfileEdits(services.speakers)

    def __getitem__(self, key: str) -> QWidget:
        """The page of that key. Raises ValueError naming the keys."""
        if key not in KEYS:
            raise ValueError(f"unknown page {key!r}; choose one of {', '.join(KEYS)}")
        page: QWidget = getattr(self, key)
        return page

    def has(self, key: str) -> bool:
        """Whether that page has been made."""
        return key in self._made

    def missing(self) -> Iterator[str]:
        """The keys of those that nobody has wanted yet."""
        return (key for key in KEYS if key not in self._made)

    @property
    def verify(self) -> VerifyPage:
        """The page that the window begins with."""
        return self._once("verify", self._make_verify)

    @property
    def enroll(self) -> "EnrollPage":
        """From a name to a tried profile."""
        return self._once("enroll", self._make_enroll)

    @property
    def speakers(self) -> "SpeakersPage":
        """Who is enrolled."""
        return self._once("speakers", self._make_speakers)

    @property
    def evaluate(self) -> "EvaluatePage":
        """How well a folder of recordings is told apart."""
        return self._once("evaluate", self._make_evaluate)

    @property
    def background(self) -> "BackgroundPage":
        """The background models."""
        return self._once("background", self._make_background)

    @property
    def settings(self) -> "SettingsPage":
        """Microphone, strictness, look."""
        return self._once("settings", self._make_settings)

    def _once(self, key: str, make: Callable[[], Page]) -> Page:
        if key not in self._made:
            self._made[key] = make()
            self.made.emit(key)
        return cast(Page, self._made[key])

    def _make_verify(self) -> VerifyPage:
        known = self._services
        return VerifyPage(known.live, known.speakers, known.sources, known.roster)

    def _make_enroll(self) -> "EnrollPage":
        from desktop_app.pages.enroll import EnrollPage
        from desktop_app.pages.enrolling.breaking_off import BreakingOff
        from desktop_app.pages.enrolling.recorder import Recorder
        from desktop_app.pages.enrolling.trainer import Trainer

        known = self._services
        recorder = Recorder(known.live, known.sources, known.background)
        return EnrollPage(
            known.live,
            known.speakers,
            known.sources,
            recorder,
            Trainer(known.enrolling, known.speakers),
            BreakingOff(recorder, known.unfinished),
            known.roster,
            known.data_dir,
        )

    def _make_speakers(self) -> "SpeakersPage":
        from desktop_app.pages.speakers import SpeakersPage
        from desktop_app.services.photos import PhotoService
        from desktop_app.services.recording_test import RecordingTestService

        known = self._services
        return SpeakersPage(
            known.speakers,
            known.roster,
            self.edits,
            RecordingTestService(known.roster, known.jobs),
            PhotoService(known.speakers.photos, known.jobs),
            known.settings,
        )

    def _make_evaluate(self) -> "EvaluatePage":
        from desktop_app.pages.evaluate import EvaluatePage

        return EvaluatePage(self._services.evaluation, self._services.backgrounds)

    def _make_background(self) -> "BackgroundPage":
        from desktop_app.pages.background import BackgroundPage

        known = self._services
        return BackgroundPage(known.backgrounds, known.training, known.speakers)

    def _make_settings(self) -> "SettingsPage":
        from desktop_app.pages.settings import SettingsPage

        known = self._services
        return SettingsPage(
            known.settings,
            known.sources,
            known.levels,
            known.autostart,
            known.background,
            known.data_dir,
            __version__,
        )


class MakingReady(QObject):
    """Makes the missing pages one by one once the window is there, so that no click waits for one.

    Making a page holds the window up for a tenth of a second, so it waits while somebody is heard.
    Each is tried once: one that cannot be made fails again when it is opened, and is told then.
    """

    def __init__(self, pages: Pages, live: LiveService, parent: QObject) -> None:
        super().__init__(parent)
        self._pages, self._live = pages, live
        self._left = pages.missing()  # looks when it is asked: pages opened meanwhile are passed
        self._timer = QTimer(self, interval=READY_EVERY_MS)
        self._timer.timeout.connect(self.make_one)

    def begin(self) -> None:
        """The window is shown."""
        self._timer.start()

    @Slot()
    def end(self) -> None:
        """The window closes: nothing is made any more, not even by a tick that is on its way."""
        self._timer.stop()
        self._left = iter(())

    @Slot()
    def make_one(self) -> None:
        """Make the next one now, unless this is a bad moment."""
        if self._live.running:
            return
        key = next(self._left, None)
        if key is None:
            self._timer.stop()
        else:
            _ = self._pages[key]
