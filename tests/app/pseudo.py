"""A made-up language: accented, 40 % longer, in brackets; and every text that a window shows."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from string import ascii_lowercase, ascii_uppercase

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QTableView,
    QWidget,
)

LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀçďéƒǧĥíĵķĺɱñóƥɋŕšťúṽŵẋýžÁƁÇĎÉƑĜĤÍĴĶĹṀÑÓƤɊŔŠŤÚṼŴẊÝŽ",
)
RIGHT_TO_LEFT = str.maketrans(
    {letter: chr(0x05D0 + index % 27) for index, letter in enumerate(ascii_lowercase)}
    | {letter: chr(0x05D0 + index % 27) for index, letter in enumerate(ascii_uppercase)}
)
# Fields, plurals, shortcuts, patterns of files and of dates stay as they are.
KEPT = re.compile(r"(\{[^{}]*\}|%n|&(?=\w)|\(\*[^)]*\)|;;)")
_LONGER = 0.4
DATE = "d MMM yyyy"  # Qt's pattern


def pseudo(words: str) -> str:
    """`words` in the made-up language."""
    pieces = KEPT.split(words)
    plain = sum(len(piece) for piece in pieces[::2])
    accented = "".join(
        piece if index % 2 else piece.translate(LETTERS) for index, piece in enumerate(pieces)
    )
    missing = max(1, round(_LONGER * plain)) - 2
    more = ("" if plain < 14 else " ") + "ő" * min(missing, 6)  # broken as real words are
    while missing > 6:
        missing -= 7
        more += " " + "ő" * max(1, min(missing, 6))
    return f"⟦{accented}{more if missing > 0 or plain >= 14 else ''}⟧"


def mirrored(words: str) -> str:
    """`words` in letters that are written from right to left, as long as they were."""
    pieces = KEPT.split(words)
    return "".join(
        piece if index % 2 else piece.translate(RIGHT_TO_LEFT) for index, piece in enumerate(pieces)
    )


def compiled(source: Path, folder: Path, made_up: Callable[[str], str] = pseudo) -> Path:
    """The words of a `.ts` in a made-up language, compiled as the real ones are.

    No Python class that translates: Qt calls it in the middle of its own work, in any thread.
    """
    tree = ET.parse(source)
    tree.getroot().set("language", "en")
    for message in tree.getroot().iter("message"):
        words, said = message.findtext("source") or "", message.find("translation")
        assert said is not None
        said.attrib.clear()
        for form in list(said):
            form.text = made_up(words)
        if message.get("numerus") is None:
            said.text = made_up(words) if words != DATE else "yyyy-MM-dd"
    made = folder / "pseudo.ts"
    tree.write(made, encoding="utf-8", xml_declaration=True)
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([tool, "-silent", made, "-qm", made.with_suffix(".qm")], check=True, timeout=60)
    return made.with_suffix(".qm")


def shown_texts(window: QWidget) -> Iterator[tuple[str, str]]:
    """(where, text) of everything in the window that is read, by eyes or by a screen reader."""
    widgets = [window, *window.findChildren(QWidget)]
    for widget in widgets:
        if not widget.isVisible() and not isinstance(widget, QMenu):
            continue
        where = f"{type(widget).__name__} {widget.objectName()}"
        for text in _texts(widget):
            if text:
                yield where, plain(text)


def _texts(widget: QWidget) -> Iterator[str]:
    yield widget.toolTip()
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield widget.placeholderText()
        for row in range(widget.count()):
            yield widget.itemText(row)
    if isinstance(widget, QDialog) and not isinstance(widget, QMessageBox):
        yield widget.windowTitle()
    if isinstance(widget, QMenu):
        yield widget.title()
        for action in widget.actions():
            yield action.text()
    if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
        model = widget.model()
        if model is not None:
            yield from _model_texts(model, headers=isinstance(widget, QTableView))


def _model_texts(model: QAbstractItemModel, *, headers: bool) -> Iterator[str]:
    roles = (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
    )
    table = isinstance(model, QAbstractTableModel | QSortFilterProxyModel) and headers
    for column in range(model.columnCount() if table else 1):
        for row in range(min(model.rowCount(), 8)):
            for role in roles:
                yield str(model.data(model.index(row, column), role) or "")
        if headers:
            for role in roles:
                yield str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")


def plain(text: str) -> str:
    """Without markup and without the mark of a shortcut."""
    if text.startswith("<qt>"):
        text = unescape(re.sub(r"<[^>]*>", "", text))
    return text.replace("&", "")
