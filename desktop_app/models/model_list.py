"""The background models as the rows of a list."""

from html import escape
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)

from desktop_app.language.words import translate
from desktop_app.theme import scaled

Index = QModelIndex | QPersistentModelIndex
ROW_PX = QSize(100, 52)


class ModelListModel(QAbstractListModel):
    """One row a model: its title, and below it whether it is the one in use."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[str, bool], ...] = ()

    def set_models(self, rows: tuple[tuple[str, bool], ...]) -> None:
        """Replace all rows: (title, in use)."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        title, in_use = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{title}\n{_use(in_use)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{title}, {_use(in_use)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<qt>{escape(title)}</qt>"  # whole, where the row shortens it
        if role == Qt.ItemDataRole.SizeHintRole:
            return QSize(ROW_PX.width(), scaled(ROW_PX.height()))
        return None


def _use(in_use: bool) -> str:
    return translate("Model", "in use") if in_use else translate("Model", "not in use")
