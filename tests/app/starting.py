"""Programs that `lifecycle` builds one after another, and a test that looks on while they run."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop_app import lifecycle
from desktop_app.app import Program

LOOK_MS = 50


def note_programs(monkeypatch: pytest.MonkeyPatch, note: Callable[[Program], object]) -> None:
    """Tell `note` of every program that is built from now on."""

    class Noted(Program):
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments)
            note(self)

    monkeypatch.setattr(lifecycle, "Program", Noted)


@contextmanager
def looking_on(qapp: QApplication, look: Callable[[], object]) -> Iterator[None]:
    """`look` is called again and again while the program's event loop runs.

    It ends the program as a person does, by closing the window, and must not call `qapp.exit()`:
    that overtakes the quit event of the last window. Delivered later, between two tests, where no
    loop runs that it could end, it makes every event loop from then on end as it begins.
    """
    watch = QTimer(qapp, interval=LOOK_MS)
    watch.timeout.connect(look)
    watch.start()
    try:
        yield
    finally:
        watch.stop()
        watch.deleteLater()
