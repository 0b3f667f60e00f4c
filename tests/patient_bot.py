"""A pytest-qt robot that is not the test's clock.

A wait ends as soon as it may; only a test that fails waits to the end. How long something may take
is for the test to assert (tests/promises.py), so a busy machine is waited for.
"""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

PATIENCE = 5  # times what the test says
DEFAULT_MS = 5000  # pytest-qt's own


class PatientBot(QtBot):
    """Waits for the same things, longer."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = DEFAULT_MS) -> None:
        super().waitUntil(callback, timeout=PATIENCE * timeout)

    def waitSignal(self, signal: SignalInstance, *, timeout: int = DEFAULT_MS, **how: Any) -> Any:
        return super().waitSignal(signal, timeout=PATIENCE * timeout, **how)

    def waitSignals(
        self, signals: list[SignalInstance], *, timeout: int = DEFAULT_MS, **how: Any
    ) -> Any:
        return super().waitSignals(signals, timeout=PATIENCE * timeout, **how)

    def waitExposed(self, widget: QWidget, *, timeout: int = DEFAULT_MS) -> Any:
        return super().waitExposed(widget, timeout=PATIENCE * timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """In place of pytest-qt's."""
    return PatientBot(request)
