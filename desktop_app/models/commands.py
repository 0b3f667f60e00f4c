"""Everything that can be done now, as rows that typing narrows down."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

Index = QModelIndex | QPersistentModelIndex
COMMAND_ROLE = Qt.ItemDataRole.UserRole + 1  # Command


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do.

    words : as on its menu entry or button; place : where that stands; keys : its shortcut, as
    the platform writes it, "" for none; run : does it, None where the row only informs
    """

    words: str
    place: str
    keys: str
    run: Callable[[], object] | None


class CommandModel(QAbstractListModel):
    """The commands, in the order in which they were found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commands: tuple[Command, ...] = ()

    def set_commands(self, commands: tuple[Command, ...]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._commands = commands
        self.endResetModel()

    def command(self, row: int) -> Command:
        """That of a row."""
        return self._commands[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._commands)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        command = self._commands[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return command.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (command.words, command.place, command.keys)))
        if role == COMMAND_ROLE:
            return command
        return None


class CommandFilter(QSortFilterProxyModel):
    """Commands in whose words or place every typed word begins a word; best ones first."""

    def __init__(self, commands: CommandModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._typed = ""
        self.setSourceModel(commands)
        self.sort(0)

    def look_for(self, typed: str) -> None:
        """Narrow down to this."""
        self._typed = typed.casefold().strip()
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        command = self._commands.command(source_row)
        known = f" {command.words} {command.place}".casefold()
        return all(f" {word}" in known for word in self._typed.split())

    def lessThan(self, source_left: Index, source_right: Index) -> bool:
        """What begins with the typed words comes first, else the order of the menus holds."""
        left, right = (self._late(row.row()) for row in (source_left, source_right))
        return (left, source_left.row()) < (right, source_right.row())

    def _late(self, row: int) -> bool:
        return not self._commands.command(row).words.casefold().startswith(self._typed)
