"""Holds up the computer's sleep for the moment that it takes to let go of the microphone.

logind waits with the sleep for whoever holds a "delay" lock, 5 s at most unless its administrator
says otherwise. Without one the news of a sleep may be read only after it.
"""

import logging
import os
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication, QObject, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusPendingCallWatcher

logger = logging.getLogger(__name__)

LOGIN: Final = "org.freedesktop.login1"
LOGIN_PATH: Final = "/org/freedesktop/login1"
MANAGER: Final = f"{LOGIN}.Manager"


class SleepDelay(QObject):
    """Asks one logind for its lock and holds it; where there is no logind nothing changes."""

    def __init__(self, bus: "QDBusConnection", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._lock: int | None = None  # a file descriptor: the lock is open as long as it is
        self._wanted = False
        self._asked: QDBusPendingCallWatcher | None = None

    @property
    def held(self) -> bool:
        """Whether a sleep would wait for us now."""
        return self._lock is not None

    def take(self) -> None:
        """Ask for the lock; the answer comes later and nobody waits for it."""
        from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

        self._wanted = True
        if self._lock is not None or self._asked is not None:
            return
        why = QCoreApplication.translate("Absence", "Letting go of the microphone")
        message = QDBusMessage.createMethodCall(LOGIN, LOGIN_PATH, MANAGER, "Inhibit")
        message.setArguments(["sleep", "Voxgate", why, "delay"])
        self._asked = QDBusPendingCallWatcher(self._bus.asyncCall(message), self)
        self._asked.finished.connect(self._answered)

    def let_go(self) -> None:
        """The sleep may come."""
        self._wanted = False
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    @Slot()
    def _answered(self) -> None:
        asked, self._asked = self._asked, None
        if asked is None:
            return
        if asked.isError():
            logger.info("sleep cannot be delayed: %s", asked.error().message())
        else:
            self._keep(asked.reply().arguments())
        asked.deleteLater()

    def _keep(self, answer: list[Any]) -> None:
        """answer : one open file descriptor"""
        from PySide6.QtDBus import QDBusUnixFileDescriptor

        if len(answer) != 1 or not isinstance(answer[0], QDBusUnixFileDescriptor):
            logger.warning("logind gave no lock but %r", answer)
            return
        self._lock = os.dup(answer[0].fileDescriptor())
        if not self._wanted:  # the sleep began while logind was being asked
            self.let_go()
