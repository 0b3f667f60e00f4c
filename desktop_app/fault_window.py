"""A window for what nobody caught: where it is described, and that the program goes on."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from desktop_app.faults import Fault
from desktop_app.pages.parts import restyle, stack_answers

translate = QCoreApplication.translate


class FaultWindow(QObject):
    """One window, however many faults: those that come while it is open are counted in it.

    It does not stand in the way: the window behind it can be used, and nothing is stopped.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._box: QMessageBox | None = None
        self._count = 0
        self._first: Fault | None = None

    @Slot(object)
    def show_fault(self, fault: Fault) -> None:
        """Show it, or count it."""
        self._count += 1
        if self._box is None:
            self._first = fault
            self._box = self._build(fault)
        self._box.setInformativeText(self._words(fault))
        stack_answers(self._box)  # after the words, which make Qt lay it out anew
        self._box.show()

    def _build(self, fault: Fault) -> QMessageBox:
        title = translate("Faults", "Something went wrong inside Voxgate")
        box = QMessageBox(QMessageBox.Icon.NoIcon, "Voxgate", title, parent=self._parent)
        box.setObjectName("fault_window")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if fault.details:
            box.setDetailedText(fault.details)
        role = QMessageBox.ButtonRole
        folder = self._button(box, translate("Faults", "Open the log's folder"), "fault_folder")
        folder.clicked.connect(lambda _checked=False: open_folder(fault.log.parent))
        copy = self._button(box, translate("Faults", "Copy the details"), "fault_copy")
        copy.clicked.connect(lambda _checked=False: copy_text(fault.details))
        copy.setEnabled(bool(fault.details))
        go_on = box.addButton(translate("Faults", "Go on"), role.AcceptRole)
        go_on.setObjectName("fault_go_on")
        go_on.setProperty("kind", "primary")
        restyle(go_on)
        box.setDefaultButton(go_on)
        box.setEscapeButton(go_on)
        box.setModal(False)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(self._closed)
        return box

    def _button(self, box: QMessageBox, words: str, name: str) -> QPushButton:
        """A button that does not close the window."""
        button = box.addButton(words, QMessageBox.ButtonRole.ActionRole)
        button.setObjectName(name)
        button.clicked.disconnect()  # from the box, which would close
        return button

    def _words(self, fault: Fault) -> str:
        words = translate(
            "Faults",
            "Voxgate goes on, and what is saved is safe. What happened is described in {log}.",
        ).format(log=fault.log)
        if self._count > 1:
            again = self.tr("It happened %n time(s).", "", self._count)
            words = f"{words}\n\n{again}"
        return words

    @Slot()
    def _closed(self) -> None:
        self._box, self._first, self._count = None, None, 0


def open_folder(folder: Path) -> None:
    """In the desktop's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def copy_text(words: str) -> None:
    """Into the clipboard."""
    QGuiApplication.clipboard().setText(words)
