"""Two people at the window: one has only a mouse, the other only a keyboard."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QMenu, QWidget

from desktop_app.late_pages import PAGES
from tests.integration.robot import MOST_TRIES, SOON_S, Robot, is_gone

MOST_TABS = 60  # then the keyboard does not reach it
LEFT = Qt.MouseButton.LeftButton


class MouseUser(Robot):
    """Clicks; uses keys only to type a text."""

    def press(self, name: str) -> None:
        widget = self._ready(name)
        place = QPoint(12, widget.height() // 2) if isinstance(widget, QCheckBox) else None
        self._click(widget, place or widget.rect().center())

    def go(self, page: str) -> None:
        self.press(f"nav_{page}")
        self.waits(lambda: self.window.page == page, SOON_S, f"the page {page!r}")

    def choose(self, combo: str, value: object) -> None:
        """Click on the box and on the entry; look, and click again while it is not chosen.

        Qt takes a release within a double click's time after the press that opened the list for
        the end of that press (QComboBoxPrivateContainer::blockMouseReleaseTimer), and a list can
        be closed again by the window's own movements before one has clicked.
        """
        self._ready(combo)
        box = self._box(combo)
        row = box.findData(value)
        assert row >= 0, f"{combo} has no {value!r}"
        view = box.view()
        for _ in range(MOST_TRIES):
            if not view.isVisible():
                self._click(box, box.rect().center())
            self._qtbot.wait(QApplication.doubleClickInterval() + 50)
            if view.isVisible():
                index = view.model().index(row, 0)
                view.scrollTo(index)
                self._click(view.viewport(), view.visualRect(index).center())
            if self.glances(lambda: not view.isVisible() and box.currentIndex() == row):
                return
        pytest.fail(f"{value!r} cannot be chosen in {combo}; to be seen: {self.scene()}")

    def menu(self, name: str) -> None:
        action = self._action(name)
        bar = self.window.menuBar()
        title = next(top for top in bar.actions() if action in top.menu().actions())
        self._click(bar, bar.actionGeometry(title).center())
        self._picks(self._popup(), action)

    def pick(self, entry: int) -> None:
        popup = self._popup()
        self._picks(popup, popup.actions()[entry])

    def _picks(self, popup: QMenu, action: QAction) -> None:
        """Click on the entry until the menu has gone."""
        for _ in range(MOST_TRIES):
            self._click(popup, popup.actionGeometry(action).center())
            if self.glances(lambda: is_gone(popup)):
                return
        pytest.fail(f"the menu does not take the click; to be seen: {self.scene()}")

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
        widget = self._ready(name)
        self._wake(widget.window())
        self._reach(widget)
        if not isinstance(widget, QLineEdit):
            self._key(Qt.Key.Key_Space)

    def go(self, page: str) -> None:
        number = [key for key, *_ in PAGES].index(page) + 1
        self.keys(f"Ctrl+{number}")
        self.waits(lambda: self.window.page == page, SOON_S, f"the page {page!r}")

    def choose(self, combo: str, value: object) -> None:
        self._ready(combo)
        box = self._box(combo)
        row = box.findData(value)
        assert row >= 0, f"{combo} has no {value!r}"
        view = box.view()
        for _ in range(MOST_TRIES):
            if not view.isVisible():
                self._reach(box)
                self._key(Qt.Key.Key_Space)
            if self.glances(view.isVisible):
                self._walks(lambda: view.currentIndex().row() - row, view)
                self._key(Qt.Key.Key_Return, view)
            if self.glances(lambda: not view.isVisible() and box.currentIndex() == row):
                return
        pytest.fail(f"{value!r} cannot be chosen in {combo}; to be seen: {self.scene()}")

    def menu(self, name: str) -> None:
        """By the shortcut that the menu shows."""
        self.keys(self._action(name).shortcut().toString())

    def pick(self, entry: int) -> None:
        popup = self._popup()
        steps = 0
        while popup.activeAction() is not popup.actions()[entry]:
            assert steps < MOST_TABS, f"the arrows do not reach entry {entry}; {self.scene()}"
            self._key(Qt.Key.Key_Down, popup)
            steps += 1
        self._key(Qt.Key.Key_Return, popup)

    def close_window(self) -> None:
        self.menu("menu_quit")

    def undoes(self) -> None:
        self.menu("menu_undo")

    def begins_to_enroll(self) -> None:
        self.menu("menu_enroll")

    def skips_the_tour(self) -> None:
        self.waits(lambda: bool(self._found("tour")), SOON_S, "the tour")
        self.keys("Escape")

    def keys(self, shortcut: str) -> None:
        """One shortcut such as "Ctrl+N"."""
        assert re.fullmatch(r"(Ctrl\+|Alt\+|Shift\+)*\w+", shortcut), shortcut
        pressed = QKeySequence(shortcut)[0]
        self._key(pressed.key(), None, pressed.keyboardModifiers())

    def _reach(self, widget: QWidget) -> None:
        tabs = 0
        while not self._is_there(widget):
            assert tabs < MOST_TABS, f"Tab does not reach {widget.objectName()}; {self.scene()}"
            self._key(Qt.Key.Key_Tab)
            tabs += 1

    def _walks(self, beyond: Callable[[], int], view: QWidget) -> None:
        """Up while one is beyond it, down while one is before it."""
        for _ in range(MOST_TABS):
            if beyond() == 0:
                return
            self._key(Qt.Key.Key_Up if beyond() > 0 else Qt.Key.Key_Down, view)
        pytest.fail(f"the arrows do not reach the entry; to be seen: {self.scene()}")

    def _is_there(self, widget: QWidget) -> bool:
        focus = QApplication.focusWidget()
        return focus is widget or (focus is not None and widget.focusProxy() is focus)

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
