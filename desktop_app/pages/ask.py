"""Questions to the person: they never block the event loop, so sound and meters run on."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLabel, QMenu, QMessageBox, QWidget

from desktop_app.language.marking import mark
from desktop_app.language.words import say, translate
from desktop_app.pages.parts import restyle, stack_answers

AUDIO_FILTER = mark(
    "Ask", "Audio (*.wav *.flac *.mp3 *.ogg *.opus *.aiff *.aif *.au);;All files (*)"
)
PICTURE_FILTER = mark("Ask", "Pictures (*.png *.jpg *.jpeg *.webp *.gif *.bmp);;All files (*)")
PROFILE_SUFFIX = ".voxgate"
_UNFIT_FOR_A_FILE = re.compile(r'[<>:"/\\|?*]')  # a name may hold them, a file's must not
PROFILE_FILTER = mark("Ask", "Voxgate profile (*.voxgate);;All files (*)")


def confirm(
    parent: QWidget,
    question: str,
    detail: str,
    *,
    yes: str,
    no: str,
    on_yes: Callable[[], object],
    loses: bool = True,
) -> QMessageBox:
    """Ask once; `on_yes` runs when the person agrees. Escape and the close button mean no.

    loses : agreeing throws something away; its button warns, and the other one is the default
    """
    box = QMessageBox(QMessageBox.Icon.NoIcon, "Voxgate", question, parent=parent)
    box.setObjectName("question")
    box.setTextFormat(Qt.TextFormat.PlainText)  # the question holds names that people typed
    box.setInformativeText(detail)
    # Names are part of the words: their "&" is no shortcut
    agree = box.addButton(yes.replace("&", "&&"), QMessageBox.ButtonRole.AcceptRole)
    agree.setObjectName("question_yes")
    refuse = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    refuse.setObjectName("question_no")
    agree.setProperty("kind", "danger" if loses else "primary")
    restyle(agree)
    box.setDefaultButton(refuse if loses else agree)
    box.setEscapeButton(refuse)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    agree.clicked.connect(lambda _checked=False: on_yes())
    stack_answers(box)
    box.open()
    return box


def ask_line(
    parent: QWidget, title: str, label: str, start: str, on_line: Callable[[str], object]
) -> QInputDialog:
    """Ask for one line of text."""
    dialog = QInputDialog(parent)
    dialog.setObjectName("line_question")
    dialog.setWindowTitle(title)
    dialog.setLabelText(label.replace("&", "&&"))  # no shortcut, but part of a name
    for shown in dialog.findChildren(QLabel):
        shown.setTextFormat(Qt.TextFormat.PlainText)  # a name is no markup
    dialog.setTextValue(start)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.textValueSelected.connect(lambda line: on_line(line))
    dialog.open()
    return dialog


def ask_item(
    parent: QWidget,
    title: str,
    label: str,
    items: tuple[str, ...],
    on_item: Callable[[str], object],
) -> QInputDialog:
    """Ask for one of several; typing finds it."""
    dialog = ask_line(parent, title, label, "", on_item)
    dialog.setComboBoxItems(items)
    dialog.setComboBoxEditable(False)
    return dialog


def ask_audio_files(parent: QWidget, on_files: Callable[[tuple[Path, ...]], object]) -> QFileDialog:
    """Ask for one or several recordings."""
    dialog = _file_dialog(parent, translate("Ask", "Choose recordings of one person"), AUDIO_FILTER)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda names: on_files(tuple(Path(name) for name in names)))
    dialog.open()
    return dialog


def ask_picture(parent: QWidget, name: str, on_file: Callable[[Path], object]) -> QFileDialog:
    """Ask for a picture of a person."""
    title = translate("Ask", "Choose a picture of {name}").format(name=name)
    dialog = _file_dialog(parent, title, PICTURE_FILTER)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda path: on_file(Path(path)))
    dialog.open()
    return dialog


def ask_profile_to_open(parent: QWidget, on_file: Callable[[Path], object]) -> QFileDialog:
    """Ask for a profile that was exported before."""
    dialog = _file_dialog(parent, translate("Ask", "Import a profile"), PROFILE_FILTER)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda name: on_file(Path(name)))
    dialog.open()
    return dialog


def ask_where_to_save(
    parent: QWidget, suggestion: str, on_file: Callable[[Path], object]
) -> QFileDialog:
    """Ask where an exported profile goes; an existing file is asked about by the dialog."""
    dialog = _file_dialog(parent, translate("Ask", "Export the profile"), PROFILE_FILTER)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(PROFILE_SUFFIX.removeprefix("."))
    dialog.selectFile(_UNFIT_FOR_A_FILE.sub("_", suggestion))
    dialog.fileSelected.connect(lambda name: on_file(Path(name)))
    dialog.open()
    return dialog


def choose_one(
    parent: QWidget,
    choices: tuple[tuple[str, str], ...],
    on_choice: Callable[[str], object],
    at: QPoint | None = None,
) -> QMenu:
    """A menu; choices are (words, what `on_choice` gets). at : on the screen, else the pointer"""
    menu = QMenu(parent)
    menu.setObjectName("choices")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for words, value in choices:
        menu.addAction(words).triggered.connect(lambda _on=False, value=value: on_choice(value))
    menu.popup(QCursor.pos() if at is None else at)
    return menu


def _file_dialog(parent: QWidget, title: str, pattern: str) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setObjectName("file_question")
    dialog.setNameFilters(say(pattern).split(";;"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog
