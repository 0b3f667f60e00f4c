"""The ways out of the window: go on in the tray, keep, discard, or nothing was running at all."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMessageBox

from desktop_app.main_window import MainWindow
from desktop_app.pages.closing import Answers, ask_closing
from desktop_app.pages.notices import Notice
from desktop_app.pages.parts import sentence_of
from desktop_app.tray import Tray
from gmm_core.errors import VoxgateError


class Leaving(QObject):
    """Asks once when the window is to close on something unfinished, and does what is answered."""

    def __init__(self, window: MainWindow, tray: Tray) -> None:
        super().__init__(window)  # and ends with it
        self._window, self._tray = window, tray
        self._question: QMessageBox | None = None
        window.close_asked.connect(self.ask)

    @Slot()
    def ask(self) -> None:
        """Ask, unless the question is on the screen already."""
        if self._question is not None:
            self._question.raise_()
            return
        if not self._window.isVisible():  # asked from the tray: a question needs a window
            self._window.show()
        hide = self._hide if self._tray.present else None
        answers = Answers(self._keep, self._discard, hide)
        self._question = ask_closing(self._window, self._window.unfinished(), answers)
        self._question.finished.connect(self._answered)

    @Slot()
    def _answered(self) -> None:
        self._question = None

    def _hide(self) -> None:
        self._window.hide()

    def _keep(self) -> None:
        self._close_after([one.keep for one in self._window.unfinished()])

    def _discard(self) -> None:
        self._close_after([one.discard for one in self._window.unfinished()])

    def _close_after(self, steps: list[Callable[[], object] | None]) -> None:
        """Close; stay when something could not be written."""
        try:
            for step in steps:
                if step is not None:
                    step()
        except VoxgateError as problem:
            self._window.notices.show_notice(Notice("closing", sentence_of(problem), "error"))
            return
        self._window.close_at_once()
