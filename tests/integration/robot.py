"""A person at the window who has only a mouse, or only a keyboard, and counts what they do.

They read what is shown, click or press keys, and reach for nothing else: no method of the program
is called. Events come from QTest and go to real windows on an X server.
"""

import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.main_window import MainWindow

PATIENCE_S = 100.0
SOON_S = 25.0  # for what comes at once; a machine that is busy for a while is granted this much
GLANCE_S = 1.5  # after it one looks whether a click has done anything, and clicks again if not
MOST_TRIES = 5
W = TypeVar("W", bound=QWidget)


class Robot(ABC):
    """What both kinds of people do alike: read and wait."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self._qtbot = window, qtbot
        self.presses = 0  # clicks and key presses; a typed text counts as one
        self._wake(window)

    def sees(self, name: str) -> str:
        """The words of a label; empty when it is not to be seen."""
        return next((label.text() for label in self._everything(QLabel, name)), "")

    def reads(self) -> str:
        """All notices and toasts of the window."""
        return "\n".join(self.window.notices.sentences())

    def reads_labels(self) -> set[str]:
        """Every label of the window that is not empty."""
        return {label.text() for label in self._everything(QLabel)} - {""}

    def can_press(self, name: str) -> bool:
        found = self._found(name)
        return len(found) == 1 and found[0].isEnabled()

    def waits(
        self, until: Callable[[], bool], seconds: float = PATIENCE_S, what: str = "what was awaited"
    ) -> float:
        """Lets the program run until something is so; how long that took.

        Fails with a sentence that tells what there was to be seen instead.
        """
        began = time.monotonic()
        try:
            QtBot.waitUntil(self._qtbot, until, timeout=round(1000 * seconds))
        except self._qtbot.TimeoutError:
            pytest.fail(f"{what} did not come within {seconds:g} s; to be seen: {self.scene()}")
        return time.monotonic() - began

    def glances(self, until: Callable[[], bool]) -> bool:
        """Whether something is so within a moment."""
        try:
            QtBot.waitUntil(self._qtbot, until, timeout=round(1000 * GLANCE_S))
        except self._qtbot.TimeoutError:
            return False
        return True

    def scene(self) -> str:
        """What is to be seen, in words: for the sentence of a test that fails."""
        popup, active = QApplication.activePopupWidget(), QApplication.activeWindow()
        focus = QApplication.focusWidget()
        boxes = {box.objectName(): box.currentText() for box in self._everything(QComboBox)}
        return (
            f"page {self.window.page!r}, active window {told(active)}, popup {told(popup)}, "
            f"focus {told(focus)}, lists {boxes}, notices {self.reads()!r}, "
            f"words {sorted(self.reads_labels())}"
        )

    def waits_to_press(self, name: str, seconds: float = PATIENCE_S) -> None:
        self.waits(lambda: self.can_press(name), seconds)
        self.press(name)

    @abstractmethod
    def press(self, name: str) -> None:
        """A button, a check box or a field: click it, or go there and press it."""

    @abstractmethod
    def go(self, page: str) -> None:
        """Bring a page to the front."""

    @abstractmethod
    def choose(self, combo: str, value: object) -> None:
        """Choose an entry of a combo box by its data."""

    @abstractmethod
    def menu(self, name: str) -> None:
        """An entry of the menu bar, by the object name of its action."""

    @abstractmethod
    def pick(self, entry: int) -> None:
        """An entry of the menu that has popped up."""

    @abstractmethod
    def close_window(self) -> None:
        """The cross of the window, or the keys for it."""

    @abstractmethod
    def undoes(self) -> None:
        """Takes back what the toast offers to take back."""

    @abstractmethod
    def begins_to_enroll(self) -> None:
        """From any page."""

    @abstractmethod
    def skips_the_tour(self) -> None:
        """Through with it at its first step."""

    def types(self, name: str, words: str) -> None:
        """Into the field that has the cursor already, or goes there first."""
        line = self._one(name)
        assert isinstance(line, QLineEdit)
        if not line.hasFocus():
            self.press(name)
        self.presses += 1
        QTest.keyClicks(line, words)
        self.waits(lambda: words in line.text(), SOON_S, f"{words!r} in {name}")

    def answers_file_dialog(self, *paths: Path) -> None:
        """Types the names of the files, as one can with the mouse at hand too."""
        self.waits(lambda: self._dialog() is not None, SOON_S, "the file dialog")
        dialog = self._dialog()
        assert dialog is not None
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert line is not None
        self.waits(line.isVisible, SOON_S, "the line of the file dialog")
        self._wake(dialog)
        names = [str(path) for path in paths]
        words = names[0] if len(names) == 1 else " ".join(f'"{name}"' for name in names)
        self._answers(line, words, dialog)

    def answers_line(self, words: str) -> None:
        """Types into the line that is asked for, and Enter."""
        self.waits(lambda: bool(self._found("line_question")), SOON_S, "the question")
        question = self._one("line_question")
        line = question.findChild(QLineEdit)
        assert line is not None
        self._wake(question)
        self._answers(line, words, question)

    def _answers(self, line: QLineEdit, words: str, dialog: QWidget) -> None:
        """Types over what stands in the line, looks whether it is there, and Enter until it goes.

        The list of the names that would fit may take the first Enter.
        """
        line.setFocus()
        line.selectAll()
        self.presses += 1
        QTest.keyClicks(line, words)
        assert line.text() == words, f"{line.text()!r} was understood instead of {words!r}"
        for _ in range(MOST_TRIES):
            self.presses += 1
            QTest.keyClick(line, Qt.Key.Key_Return)
            if self.glances(lambda: is_gone(dialog)):
                return
        pytest.fail(f"{words!r} and Enter close no dialog; to be seen: {self.scene()}")

    def _dialog(self) -> QFileDialog | None:
        return next(iter(self._everything(QFileDialog)), None)

    def _everything(self, kind: type[W], name: str = "") -> list[W]:
        """All that is to be seen of a kind, or of a kind and an object name."""
        tops = [t for t in QApplication.topLevelWidgets() if t.isVisible() and self._is_ours(t)]
        found = [
            child
            for top in tops
            for child in (top.findChildren(kind, name) if name else top.findChildren(kind))
        ]
        found += [t for t in tops if isinstance(t, kind) and name in ("", t.objectName())]
        return [widget for widget in dict.fromkeys(found) if widget.isVisible()]

    def _is_ours(self, top: QWidget) -> bool:
        """No window, and no dialog of a window, that another test of this process left behind."""
        root = top
        while (parent := root.parentWidget()) is not None:
            root = parent
        return root is self.window or not isinstance(root, MainWindow)

    def _found(self, name: str) -> list[QWidget]:
        return self._everything(QWidget, name)

    def _one(self, name: str) -> QWidget:
        found = self._found(name)
        assert len(found) == 1, f"{len(found)} visible widgets named {name}; {self.scene()}"
        return found[0]

    def _box(self, name: str) -> QComboBox:
        box = self._one(name)
        assert isinstance(box, QComboBox)
        return box

    def _ready(self, name: str) -> QWidget:
        """The one of that name, when it is there and can be used: one waits a little for it."""
        self.waits(lambda: self.can_press(name), SOON_S, f"a {name} that can be pressed")
        return self._one(name)

    def _wake(self, window: QWidget) -> None:
        """Give a window the keyboard, as a window manager would; a bare X screen has none.

        X refuses it to a window that is not quite there yet, so it is asked for again.
        """
        for _ in range(MOST_TRIES):
            if not window.isActiveWindow():
                window.activateWindow()
            if self.glances(window.isActiveWindow):
                return
        pytest.fail(f"{told(window)} does not become active; to be seen: {self.scene()}")

    def _action(self, name: str) -> QAction:
        action = self.window.findChild(QAction, name)
        assert action is not None, f"no menu entry {name}"
        return action

    def _popup(self) -> QMenu:
        def menu() -> bool:
            return isinstance(QApplication.activePopupWidget(), QMenu)

        self.waits(menu, SOON_S, "a menu")
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, QMenu)
        return popup


def is_gone(widget: QWidget) -> bool:
    """Whether it has been hidden, or deleted with all that Qt knew of it."""
    return not shiboken6.isValid(widget) or not widget.isVisible()


def told(widget: QWidget | None) -> str:
    return "none" if widget is None else f"{type(widget).__name__} {widget.objectName()!r}"
