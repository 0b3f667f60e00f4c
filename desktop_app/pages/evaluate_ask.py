"""Questions for folders, lists and places of reports; like `ask`, they block nothing."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop_app.language.marking import mark
from desktop_app.language.words import say, translate

LIST_FILTER = mark("Ask", "List (*.csv);;All files (*)")
REPORTS = {
    ".html": mark("Ask", "Report page (*.html)"),
    ".csv": mark("Ask", "Score of every trial (*.csv)"),
    ".png": mark("Ask", "Picture of this page (*.png)"),
}
SUGGESTION = "voxgate-evaluation.html"
OnPath = Callable[[Path], object]


def ask_folder(parent: QWidget, on_folder: OnPath) -> QFileDialog:
    """Ask for the folder that holds one subfolder a speaker."""
    title = translate("Ask", "Choose a folder with one subfolder for each person")
    dialog = _dialog(parent, title, on_folder)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()
    return dialog


def ask_list(parent: QWidget, on_list: OnPath) -> QFileDialog:
    """Ask for one list."""
    dialog = _dialog(parent, translate("Ask", "Choose a list"), on_list)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(say(LIST_FILTER).split(";;"))
    dialog.open()
    return dialog


def ask_report(parent: QWidget, on_file: OnPath) -> QFileDialog:
    """Ask where a report goes; its kind is the chosen filter's, unless the name says another."""
    title = translate("Ask", "Save the report")
    dialog = _dialog(parent, title, lambda path: on_file(_named(path, dialog)))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([say(words) for words in REPORTS.values()])
    dialog.selectFile(SUGGESTION)
    dialog.open()
    return dialog


def _named(path: Path, dialog: QFileDialog) -> Path:
    if path.suffix.lower() in REPORTS:
        return path
    suffixes = {say(words): suffix for suffix, words in REPORTS.items()}
    return path.with_name(path.name + suffixes[dialog.selectedNameFilter()])


def _dialog(parent: QWidget, title: str, on_path: OnPath) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setObjectName("file_question")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(lambda name: on_path(Path(name)))
    return dialog
