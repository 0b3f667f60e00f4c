"""Whole programs in a test: opened as a person opens them, and closed for good."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from desktop_app.app import Program, Services
from desktop_app.main_window import MainWindow


@contextmanager
def opened(qapp: QApplication, services: Services, theme: str = "light") -> Iterator[Program]:
    """The program with its window shown; closed at the end, whatever happened to it meanwhile."""
    program = Program(qapp, services, theme)
    program.window.show()
    try:
        yield program
    finally:
        program.end()


def clear_desktop() -> int:
    """Take away what other tests of this process left; how many programs they had not closed.

    A window that is left keeps the program from ending with its last one. A program's would not
    stay hidden: where there is no tray, it comes back.
    """
    unclosed = 0
    for window in QApplication.topLevelWidgets():
        if not isValid(window):  # gone with one before it
            continue
        if isinstance(window, MainWindow):
            unclosed += window.isVisible()
            window.close_at_once()
            window.deleteLater()
        else:
            window.hide()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return unclosed
