"""How loud it is at each microphone while nobody is listened to: for the settings page.

The chosen one is opened first, since many systems give a device to one stream only; the others
follow as `SideLevels` can have them. They are left alone while the program listens: no other
device's driver shall disturb a decision.
"""

from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop_app.audio.ring import Samples
from desktop_app.audio.source import AudioSource
from desktop_app.services.level import Level
from desktop_app.services.listener import Wishes
from desktop_app.services.live import LiveService
from desktop_app.services.side_levels import CLOSING_SECONDS, LISTENING, Reading, Sides
from desktop_app.services.sources import SourceService
from gmm_core.scoring import Background, SpeakerModel
from gmm_core.verification import ScoreFrame

CLICK_SECONDS = 0.1  # a device that hangs keeps a click no longer than this
LOOK_MS = 100  # then this often, whether the others are closed by now
MOST_LOOKS = 30  # a Bluetooth one may take 3 s to open, and is closed after that


class LevelWatch(QObject):
    """Opens the microphones between `begin` and `end`, and only while nobody listens.

    Whoever listens already has a level: then that one is told and no second stream is opened.
    """

    lost = Signal(str)  # a sentence with the cure: the microphone cannot be opened or is gone
    paused = Signal(str)  # a sentence: the person may be gone, only they go on

    def __init__(
        self,
        sources: SourceService,
        live: LiveService,
        ear: LiveService,
        sides: Sides,
        parent: QObject | None = None,
    ) -> None:
        """ear : a service of our own that only measures, see `ear`; sides : for all the others"""
        super().__init__(parent)
        self._sources, self._live, self._ear, self.sides = sources, live, ear, sides
        self._wanted = self._away = False
        self._key = ""  # of the microphone that is open
        self._looks = 0
        self._later = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._later.timeout.connect(self._follow)
        live.started.connect(self._let_go)
        live.stopped.connect(self._follow)
        sources.changed.connect(self._follow)
        ear.started.connect(self._follow_sides)
        ear.source_lost.connect(self.lost)
        ear.source_lost.connect(self._follow_sides)

    def reading(self, key: str) -> Reading:
        """Of any of the microphones just now."""
        current = self._sources.current
        if current is not None and current.key == key:
            return Reading(self.level)
        if self._live.running:
            return LISTENING
        return self.sides.reading(key)

    @property
    def level(self) -> Level | None:
        """Of the chosen microphone just now; None when it is not open."""
        for service in (self._live, self._ear):
            snapshot = service.snapshot()
            if snapshot.running:
                return snapshot.level
        return None

    def look_and_begin(self) -> None:
        """A person comes to look: first for what was plugged in meanwhile, then measure."""
        self._wanted = True
        if self._live.running:  # its open microphone keeps the list as it is
            self.begin()
        else:
            self.look_again()

    def begin(self, *, by_person: bool = True) -> None:
        """Measure from now on; after a pause only when a person wants it."""
        self._wanted = True
        if by_person:
            self._away = False
        self._follow()

    def pause(self, sentence: str) -> None:
        """Let go of the microphones because the person may have gone; say so if one was open."""
        begun = any(one.running for one in (self._ear, self._live, self.sides))
        measured = self._wanted and (begun or self._later.isActive())
        self._away = True
        self._let_go()
        if measured:
            self.paused.emit(sentence)

    def look_again(self) -> None:
        """Read the list of microphones anew, which open ones would keep as it is."""
        self._away = False
        self._let_go()
        self._sources.refresh()  # and the change that follows opens it again

    def end(self) -> None:
        """Let go of the microphones: they are closed when this returns, unless one hangs."""
        self._wanted = False
        self._let_go()

    @Slot()
    def _follow(self) -> None:
        """Open what is chosen now, if that is a microphone which is not open already."""
        current = self._sources.current
        if not self._may_open:
            self._let_go()
            return
        if current is None or not current.live:
            self._ear.stop()
            self._ear.wait(CLOSING_SECONDS)  # the others may take what it had
            self._follow_sides()
            return
        if self._ear.running and self._key == current.key:
            self._follow_sides()
            return
        source: AudioSource | None = self._sources.make("verify")
        if source is not None:
            self._ear.stop()
            if self._sides_ended():
                self._key = current.key
                self._ear.start(source)

    def _sides_ended(self) -> bool:
        """Else this is asked again: the chosen one may be one of them, and just being opened."""
        if self.sides.end(CLICK_SECONDS) or self._looks >= MOST_LOOKS:
            self._looks = 0
            return True  # they follow when it is open
        self._looks += 1
        self._later.start()
        return False

    @property
    def _may_open(self) -> bool:
        return self._wanted and not self._away and not self._live.running

    @Slot()
    def _follow_sides(self, *_event: object) -> None:
        """Open whatever is not chosen."""
        if self._may_open:
            current = self._sources.current
            keys = [one.key for one in self._sources.microphones]
            others = (key for key in keys if current is None or key != current.key)
            self.sides.begin({key: self._sources.maker(key) for key in others})

    @Slot()
    def _let_go(self, *_event: object) -> None:
        until = monotonic() + CLOSING_SECONDS
        self._later.stop()
        self._looks = 0
        self._ear.stop()  # which returns at once: all of them are closed at the same time
        self.sides.end(CLOSING_SECONDS)
        self._ear.wait(max(0.0, until - monotonic()))


def ear(background: Background) -> LiveService:
    """A live service that scores nobody: it opens, measures and closes."""
    return LiveService(background, session_factory=_deaf)


def _deaf(_wishes: Wishes, _sample_rate: int) -> "_Deaf":
    return _Deaf()


class _Deaf:
    """A session without an opinion."""

    def push(self, samples: Samples) -> tuple[ScoreFrame, ...]:
        return ()

    def flush(self) -> tuple[ScoreFrame, ...]:
        return ()

    def mark_gap(self, lost_samples: int = 0) -> None:
        """Nothing to void."""

    def restart(self) -> None:
        """Nothing to forget."""

    def set_claimed(self, claimed: str | None) -> None:
        """Nobody is scored."""

    def set_speakers(self, speakers: tuple[SpeakerModel, ...], claimed: str | None = None) -> None:
        """Nobody is scored."""

    def set_strictness(self, strictness: str) -> None:
        """Nobody is scored."""
