"""When the person may be gone: asleep, locked, switched, stopped. Then nobody is listened to."""

import logging
import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot

from desktop_app.services.session_bus import SessionBus
from desktop_app.state.clock_watch import Clocks, ClockWatch, Lapse

LOOK_MS = 1000
translate = QCoreApplication.translate
logger = logging.getLogger(__name__)


class Absence(QObject):
    """Tells `away` with the reason as a sentence; who was listening must be asked anew."""

    away = Signal(str)

    def __init__(
        self,
        heard_s: Callable[[], float | None],
        bus: SessionBus,
        parent: QObject | None = None,
        *,
        clocks: Callable[[float | None], Clocks] | None = None,
    ) -> None:
        """heard_s : the audio clock, None while nothing is listened to"""
        super().__init__(parent)
        self._heard_s, self._read = heard_s, clocks or read_clocks
        self._watch = ClockWatch(self._read(heard_s()))
        self._bus = bus
        bus.slept.connect(self._slept)
        bus.locked.connect(self._locked)
        bus.switched.connect(self._switched)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Look once a second from now on, and listen to the desktop."""
        self._watch = ClockWatch(self._read(self._heard_s()))
        self._timer.start()
        self._bus.begin()

    def end(self) -> None:
        """Look no longer."""
        self._timer.stop()
        self._bus.end()

    @Slot()
    def look(self) -> None:
        """Read the clocks."""
        lapse = self._watch.look(self._read(self._heard_s()))
        if self._watch.wall_jump_s:
            logger.info("the time of day jumped by %+.1f s", self._watch.wall_jump_s)
        if lapse is not None:
            logger.info("time was missed: %s", lapse.value)
            self.away.emit(_words(lapse))

    @Slot()
    def _slept(self) -> None:
        self.away.emit(_words(Lapse.SLEPT))

    @Slot()
    def _locked(self) -> None:
        self.away.emit(locked_words())

    @Slot()
    def _switched(self) -> None:
        words = translate("Absence", "Listening ended because another user's session came up.")
        self.away.emit(words)


def read_clocks(heard_s: float | None) -> Clocks:
    """Now. Windows has no second clock here: there a sleep looks like a program that was stopped.

    Linux: CLOCK_MONOTONIC stands still in sleep, CLOCK_BOOTTIME does not. macOS:
    CLOCK_UPTIME_RAW stands still, CLOCK_MONOTONIC does not.
    """
    running = passing = time.monotonic()
    if hasattr(time, "CLOCK_BOOTTIME"):
        passing = time.clock_gettime(time.CLOCK_BOOTTIME)
    elif hasattr(time, "CLOCK_UPTIME_RAW"):
        running = time.clock_gettime(time.CLOCK_UPTIME_RAW)
        passing = time.clock_gettime(time.CLOCK_MONOTONIC)
    return Clocks(running, passing, time.time(), heard_s)


def locked_words() -> str:
    """Why nobody is listened to behind a locked screen."""
    return translate("Absence", "Listening ended because the screen was locked.")


def _words(lapse: Lapse) -> str:
    match lapse:
        case Lapse.SLEPT:
            return translate("Absence", "Listening ended because the computer slept.")
        case Lapse.STOPPED:
            return translate("Absence", "Listening ended because Voxgate was stopped for a while.")
        case Lapse.SOUND_LATE:
            return translate("Absence", "Listening ended because the sound came to a halt.")
