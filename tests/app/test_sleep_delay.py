"""Sleep waits until the microphone is closed: a logind of our own on a real D-Bus daemon."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.services.session_bus import SessionBus
from desktop_app.services.sleep_delay import LOGIN, LOGIN_PATH, MANAGER
from tests.app.private_bus import bus_address

__all__ = ["bus_address"]


@pytest.fixture
def logind(qapp: QApplication, bus_address: str) -> Iterator[Any]:
    """One that gives its lock as the real one does: an open file that it watches."""
    from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusUnixFileDescriptor
    from PySide6.QtDBus import QDBusVirtualObject as VirtualObject

    class Login(VirtualObject):
        def __init__(self) -> None:
            super().__init__()
            self.asked: list[list[object]] = []
            self.locks: list[int] = []

        def introspect(self, path: str) -> str:
            return ""

        def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
            if message.member() != "Inhibit":
                return False
            self.asked.append(message.arguments())
            watched, given = os.pipe()
            os.set_blocking(watched, False)
            self.locks.append(watched)
            reply = message.createReply()
            reply.setArguments([QDBusUnixFileDescriptor(given)])
            os.close(given)
            return bool(connection.send(reply))

        def held(self, number: int) -> bool:
            """Whether somebody still holds that lock: its other end is open."""
            try:
                return os.read(self.locks[number], 1) != b""
            except BlockingIOError:
                return True

    connection = QDBusConnection.connectToBus(bus_address, "logind")
    login = Login()
    assert connection.registerService(LOGIN)
    single = QDBusConnection.VirtualObjectRegisterOption.SingleNode
    assert connection.registerVirtualObject(LOGIN_PATH, login, single)
    yield login
    QDBusConnection.disconnectFromBus("logind")
    for lock in login.locks:
        os.close(lock)


@pytest.fixture
def program_side(bus_address: str) -> Iterator[SessionBus]:
    from PySide6.QtDBus import QDBusConnection

    listener = QDBusConnection.connectToBus(bus_address, "program")
    bus = SessionBus()
    bus.begin(listener, listener)
    yield bus
    bus.end()
    QDBusConnection.disconnectFromBus("program")


def prepare_for_sleep(address: str, going: bool) -> None:
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

    message = QDBusMessage.createSignal(LOGIN_PATH, MANAGER, "PrepareForSleep")
    message.setArguments([going])
    assert QDBusConnection("logind").send(message)


def test_sleep_waits_until_the_microphone_is_closed(
    logind: Any, program_side: SessionBus, bus_address: str, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: held(program_side), timeout=10_000)
    assert [asked[:2] + asked[3:] for asked in logind.asked] == [["sleep", "Voxgate", "delay"]]
    seen: list[bool] = []
    program_side.slept.connect(lambda: seen.append(logind.held(0)))
    prepare_for_sleep(bus_address, True)
    qtbot.waitUntil(lambda: bool(seen), timeout=10_000)
    assert seen == [True], "whoever lets go of the microphone is waited for"
    assert not logind.held(0), "and nobody longer than that"
    prepare_for_sleep(bus_address, False)
    qtbot.waitUntil(lambda: len(logind.asked) == 2, timeout=10_000)
    qtbot.waitUntil(lambda: held(program_side), timeout=10_000)
    program_side.end()
    assert not logind.held(1), "a program that has ended delays nothing"


def test_a_sleep_that_begins_while_logind_is_asked_is_not_delayed(
    logind: Any, program_side: SessionBus, qtbot: QtBot
) -> None:
    program_side.end()
    qtbot.waitUntil(lambda: len(logind.locks) == 1, timeout=10_000)
    qtbot.waitUntil(lambda: not logind.held(0), timeout=10_000)
    assert not held(program_side)


def test_without_logind_nothing_is_held(
    qapp: QApplication, bus_address: str, program_side: SessionBus, qtbot: QtBot
) -> None:
    qtbot.waitUntil(
        lambda: program_side._delay is not None and program_side._delay._asked is None,
        timeout=10_000,
    )
    assert not held(program_side)


def held(bus: SessionBus) -> bool:
    return bus._delay is not None and bus._delay.held
