"""What the desktop tells over D-Bus: sleep, a locked screen, another person's session in front.

QtDBus is imported only here and only when the watch begins; where it or a bus is missing (Windows,
macOS, a bare X server) the clocks still tell (`desktop_app.state.clock_watch`).
"""

import logging
import os
import re
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot

from desktop_app.services.sleep_delay import LOGIN, LOGIN_PATH, MANAGER, SleepDelay

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

logger = logging.getLogger(__name__)

PROPERTIES = "org.freedesktop.DBus.Properties"
SAVERS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver"),  # KDE's other path
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
    ("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver"),
    ("org.mate.ScreenSaver", "/"),
)


class SessionBus(QObject):
    """Passes on the signals of logind and of the screen saver.

    Nothing is asked of them but that a sleep waits until whoever is connected to `slept` is done.
    """

    slept = Signal()  # told before the sleep where logind is, and once more after it
    locked = Signal()
    switched = Signal()  # another session is in front of this computer now

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard = 0
        self._delay: SleepDelay | None = None
        self._buses: list[QDBusConnection] = []  # a connection that nobody holds may be closed

    def begin(
        self, system: "QDBusConnection | None" = None, session: "QDBusConnection | None" = None
    ) -> int:
        """Listen on these buses, by default the computer's and the desktop's own.

        Returns how many signals are listened for; 0 where there is no D-Bus.
        """
        try:
            from PySide6.QtDBus import QDBusConnection
        except ImportError:
            logger.info("there is no QtDBus here; only the clocks tell of sleep")
            return 0
        system = system or QDBusConnection.systemBus()
        session = session or QDBusConnection.sessionBus()
        self._buses = [bus for bus in (system, session) if bus.isConnected()]
        self._heard = 0
        if system.isConnected():
            self._listen_to_login(system)
        if session.isConnected():
            for service, path in SAVERS:
                self._listen(session, (service, path, service, "ActiveChanged"), "_saver(bool)")
        return self._heard

    def end(self) -> None:
        """Nobody has to wait for us any more."""
        if self._delay is not None:
            self._delay.let_go()

    def _listen_to_login(self, bus: "QDBusConnection") -> None:
        self._listen(bus, (LOGIN, LOGIN_PATH, MANAGER, "PrepareForSleep"), "_sleep(bool)")
        self._delay = SleepDelay(bus, self)
        self._delay.take()
        mine = session_path(os.environ.get("XDG_SESSION_ID", ""))
        if mine:
            self._listen(bus, (LOGIN, mine, f"{LOGIN}.Session", "Lock"), "_lock()")
            changed = (LOGIN, mine, PROPERTIES, "PropertiesChanged")
            self._listen(bus, changed, "_changed(QString,QVariantMap)")

    def _listen(self, bus: "QDBusConnection", signal: tuple[str, str, str, str], slot: str) -> None:
        """signal : (service, path, interface, member)"""
        receiver: Any = SLOT(slot)  # a text, whatever the stubs of QDBusConnection say
        self._heard += bus.connect(*signal, self, receiver)

    @Slot(bool)
    def _sleep(self, going: bool) -> None:
        """True before, False after; without the delay the first may come only after the sleep."""
        self.slept.emit()  # when this returns the microphone is closed
        if self._delay is None:
            return
        if going:
            self._delay.let_go()
        else:
            self._delay.take()

    @Slot()
    def _lock(self) -> None:
        self.locked.emit()

    @Slot(bool)
    def _saver(self, active: bool) -> None:
        if active:
            self.locked.emit()

    @Slot(str, "QVariantMap")
    def _changed(self, interface: str, values: dict[str, Any]) -> None:
        if interface == f"{LOGIN}.Session" and values.get("Active") is False:
            self.switched.emit()


def session_path(session_id: str) -> str:
    """logind's object for a session: what is no letter or digit is written as _xx; "" for none."""
    if not session_id:
        return ""
    escaped = re.sub(r"[^A-Za-z0-9]|^[0-9]", lambda found: f"_{ord(found[0]):02x}", session_id)
    return f"/org/freedesktop/login1/session/{escaped}"
