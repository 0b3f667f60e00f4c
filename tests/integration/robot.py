"""A person at the window who has only a mouse, or only a keyboard, and counts what they do.

They read what is shown, click or press keys, and reach for nothing else: no method of the program
is called. Events come from QTest and go to real windows on an X server.
"""

import re
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.app import Program
from desktop_app.building import build_services
from desktop_app.main_window import PAGES, MainWindow
from desktop_app.options import AppOptions
from desktop_app.services.training import TrainingService
from gmm_core.training import TrainingConfig

PATIENCE_S = 40.0
MOST_TABS = 60  # then the keyboard does not reach it
LEFT = Qt.MouseButton.LeftButton
W = TypeVar("W", bound=QWidget)


class Robot(ABC):
    """What both kinds of people do alike: read and wait."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self._qtbot = window, qtbot
        self.presses = 0  # clicks and key presses; a typed text counts as one
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow, timeout=5000)

    def sees(self, name: str) -> str:
        """The words of a label; empty when it is not to be seen."""
        labels = (label for label in self._everything(QLabel) if label.objectName() == name)
        return next((label.text() for label in labels), "")

    def reads(self) -> str:
        """All notices and toasts of the window."""
        return "\n".join(self.window.notices.sentences())

    def reads_labels(self) -> set[str]:
        """Every label of the window that is not empty."""
        return {label.text() for label in self._everything(QLabel)} - {""}

    def can_press(self, name: str) -> bool:
        found = self._found(name)
        return len(found) == 1 and found[0].isEnabled()

    def waits(self, until: Callable[[], bool], seconds: float = PATIENCE_S) -> float:
        """Lets the program run until something is so; how long that took."""
        began = time.monotonic()
        self._qtbot.waitUntil(until, timeout=round(1000 * seconds))
        return time.monotonic() - began

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

    def answers_file_dialog(self, *paths: Path) -> None:
        """Types the names of the files, as one can with the mouse at hand too."""
        self.waits(lambda: self._dialog() is not None, 5.0)
        dialog = self._dialog()
        assert dialog is not None
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert line is not None
        self.waits(lambda: line.isVisible() and dialog.isActiveWindow(), 5.0)
        line.setFocus()
        line.selectAll()
        names = [str(path) for path in paths]
        words = names[0] if len(names) == 1 else " ".join(f'"{name}"' for name in names)
        self.presses += 2
        QTest.keyClicks(line, words)
        QTest.keyClick(line, Qt.Key.Key_Return)
        self.waits(lambda: self._dialog() is None, 5.0)

    def answers_line(self, words: str) -> None:
        """Types into the line that is asked for, and Enter."""
        self.waits(lambda: bool(self._found("line_question")), 5.0)
        question = self._one("line_question")
        line = question.findChild(QLineEdit)
        assert line is not None
        self.waits(question.isActiveWindow, 5.0)
        self.presses += 2
        QTest.keyClicks(line, words)
        QTest.keyClick(line, Qt.Key.Key_Return)
        self.waits(lambda: not self._found("line_question"), 5.0)

    def _dialog(self) -> QFileDialog | None:
        return next((d for d in self._everything(QFileDialog) if d.isVisible()), None)

    def _everything(self, kind: type[W]) -> list[W]:
        tops = [t for t in QApplication.topLevelWidgets() if t.isVisible() and self._is_ours(t)]
        found = [child for top in tops for child in top.findChildren(kind)]
        found += [top for top in tops if isinstance(top, kind)]
        return [widget for widget in dict.fromkeys(found) if widget.isVisible()]

    def _is_ours(self, top: QWidget) -> bool:
        """No window, and no dialog of a window, that another test of this process left behind."""
        root = top
        while (parent := root.parentWidget()) is not None:
            root = parent
        return root is self.window or not isinstance(root, MainWindow)

    def _found(self, name: str) -> list[QWidget]:
        return [widget for widget in self._everything(QWidget) if widget.objectName() == name]

    def _one(self, name: str) -> QWidget:
        found = self._found(name)
        assert len(found) == 1, f"{len(found)} visible widgets named {name}"
        return found[0]

    def _action(self, name: str) -> QAction:
        action = self.window.findChild(QAction, name)
        assert action is not None, f"no menu entry {name}"
        return action

    def _popup(self) -> QMenu:
        self.waits(lambda: isinstance(QApplication.activePopupWidget(), QMenu), 5.0)
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, QMenu)
        return popup


class MouseUser(Robot):
    """Clicks; uses keys only to type a text."""

    def press(self, name: str) -> None:
        widget = self._one(name)
        assert widget.isEnabled(), f"{name} cannot be clicked"
        place = QPoint(12, widget.height() // 2) if isinstance(widget, QCheckBox) else None
        self._click(widget, place or widget.rect().center())

    def go(self, page: str) -> None:
        self.press(f"nav_{page}")

    def choose(self, combo: str, value: object) -> None:
        box = self._one(combo)
        assert isinstance(box, QComboBox)
        self._click(box, box.rect().center())
        view = box.view()
        self.waits(view.isVisible, 5.0)
        index = view.model().index(box.findData(value), 0)
        view.scrollTo(index)
        # A release this soon after the list has opened would be that of the opening click
        self._qtbot.wait(QApplication.doubleClickInterval() + 50)
        self._click(view.viewport(), view.visualRect(index).center())

    def menu(self, name: str) -> None:
        action = self._action(name)
        bar = self.window.menuBar()
        title = next(top for top in bar.actions() if action in top.menu().actions())
        self._click(bar, bar.actionGeometry(title).center())
        popup = self._popup()
        self._click(popup, popup.actionGeometry(action).center())

    def pick(self, entry: int) -> None:
        popup = self._popup()
        self._click(popup, popup.actionGeometry(popup.actions()[entry]).center())

    def close_window(self) -> None:
        """What the window manager does with the click on its cross."""
        self.presses += 1
        self.window.close()

    def undoes(self) -> None:
        self.press("toast_action")

    def begins_to_enroll(self) -> None:
        self.go("enroll")

    def skips_the_tour(self) -> None:
        self.press("tour_skip")

    def drops(self, name: str, *paths: Path) -> None:
        """Lets files go over a widget, or anywhere over the window; counts as one press."""
        self.presses += 1
        target = self._one(name) if name else self.window
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        actions, keys = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
        place = target.rect().center()
        enter = QDragEnterEvent(place, actions, data, LEFT, keys)
        QApplication.sendEvent(target, enter)
        assert enter.isAccepted(), f"{name} does not take files"
        QApplication.sendEvent(target, QDropEvent(QPointF(place), actions, data, LEFT, keys))

    def _click(self, widget: QWidget, place: QPoint) -> None:
        self.presses += 1
        QTest.mouseClick(widget, LEFT, Qt.KeyboardModifier.NoModifier, place)


class KeyboardUser(Robot):
    """Tab, arrows, Enter, Space and shortcuts."""

    def press(self, name: str) -> None:
        """Tab until the focus is there, then Space (Enter does the same to buttons)."""
        widget = self._one(name)
        assert widget.isEnabled(), f"{name} cannot be pressed"
        self._wake(widget.window())
        self._reach(widget)
        if not isinstance(widget, QLineEdit):
            self._key(Qt.Key.Key_Space)

    def go(self, page: str) -> None:
        number = [key for key, *_ in PAGES].index(page) + 1
        self.keys(f"Ctrl+{number}")

    def choose(self, combo: str, value: object) -> None:
        box = self._one(combo)
        assert isinstance(box, QComboBox)
        self._reach(box)
        wanted = box.findData(value)
        assert wanted >= 0, f"{combo} has no {value}"
        self._key(Qt.Key.Key_Space)
        view = box.view()
        self.waits(view.isVisible, 5.0)
        while view.currentIndex().row() != wanted:
            down = view.currentIndex().row() < wanted
            self._key(Qt.Key.Key_Down if down else Qt.Key.Key_Up, view)
        self._key(Qt.Key.Key_Return, view)

    def menu(self, name: str) -> None:
        """By the shortcut that the menu shows."""
        self.keys(self._action(name).shortcut().toString())

    def pick(self, entry: int) -> None:
        popup = self._popup()
        while popup.activeAction() is not popup.actions()[entry]:
            self._key(Qt.Key.Key_Down, popup)
        self._key(Qt.Key.Key_Return, popup)

    def close_window(self) -> None:
        self.menu("menu_quit")

    def undoes(self) -> None:
        self.menu("menu_undo")

    def begins_to_enroll(self) -> None:
        self.menu("menu_enroll")

    def skips_the_tour(self) -> None:
        self.waits(lambda: bool(self._found("tour")), 5.0)
        self.keys("Escape")

    def keys(self, shortcut: str) -> None:
        """One shortcut such as "Ctrl+N"."""
        assert re.fullmatch(r"(Ctrl\+|Alt\+|Shift\+)*\w+", shortcut), shortcut
        pressed = QKeySequence(shortcut)[0]
        self._key(pressed.key(), None, pressed.keyboardModifiers())

    def _reach(self, widget: QWidget) -> None:
        tabs = 0
        while not self._is_there(widget):
            assert tabs < MOST_TABS, f"Tab does not reach {widget.objectName()}"
            self._key(Qt.Key.Key_Tab)
            tabs += 1

    def _is_there(self, widget: QWidget) -> bool:
        focus = QApplication.focusWidget()
        return focus is widget or (focus is not None and widget.focusProxy() is focus)

    def _wake(self, window: QWidget) -> None:
        """On a bare X screen no window manager gives the keyboard back when a question has gone."""
        if QApplication.activeWindow() is None:
            window.activateWindow()
        self.waits(window.isActiveWindow, 5.0)

    def _key(
        self,
        key: Qt.Key,
        target: QWidget | None = None,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        self.presses += 1
        if QApplication.activeWindow() is None:
            self._wake(self.window)
        QTest.keyClick(target or QApplication.focusWidget() or self.window, key, modifiers)


HANDS = pytest.mark.parametrize("hands", [MouseUser, KeyboardUser], ids=["mouse", "keyboard"])


@contextmanager
def open_program(
    qapp: QApplication,
    folder: Path,
    qtbot: QtBot,
    *,
    first: bool = False,
    theme: str | None = "light",
    recipe: TrainingConfig | None = None,
) -> Iterator[Program]:
    """The program as `voxgate --data FOLDER` starts it, its list of microphones read.

    first : nobody has started it before; theme : None for the one in the settings
    recipe : of a background model of one's own; None = the engine's, which takes minutes
    """
    for left in QApplication.topLevelWidgets():  # by other tests of this process: not the program's
        left.hide()
    services = build_services(AppOptions(data=folder))
    if recipe is not None:
        training = TrainingService(folder, services.jobs, recipe)
        services = replace(services, training=training)
    if not first:
        services.settings.update(first_start_seen=True)
    made = Program(qapp, services, theme or services.settings.theme)
    made.window.show()
    qtbot.waitExposed(made.window)
    with qtbot.waitSignal(services.devices.changed, timeout=10_000):
        services.devices.refresh()
    try:
        yield made
    finally:
        made.window.close_at_once()
        services.close()
        made.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
