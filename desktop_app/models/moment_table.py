"""What was heard in each second around a chosen moment."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from desktop_app.language.marking import mark
from desktop_app.language.numbers import decimal, percent
from desktop_app.language.words import say

Index = QModelIndex | QPersistentModelIndex
HEADINGS = (
    mark("Moment", "Time"),
    mark("Moment", "Speech"),
    mark("Moment", "Level"),
    mark("Moment", "SNR"),
    mark("Moment", "Score"),
)


@dataclass(frozen=True, slots=True)
class HeardSecond:
    """One second of the stream.

    at_s : when it begins; speech : share of it, 0 .. 1; level_dbfs : mean, of the frames as the
    front end measures them; snr_db : at its end; score : in words, of the window that ends there
    """

    at_s: float
    speech: float
    level_dbfs: float
    snr_db: float
    score: str
    chosen: bool


class MomentTableModel(QAbstractTableModel):
    """One row a second, oldest first; the chosen one is bold."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[HeardSecond, ...] = ()
        self._bold = QFont()

    def set_font(self, font: QFont) -> None:
        """The font of the table, which the chosen row has in bold."""
        self._bold = QFont(font)
        self._bold.setWeight(QFont.Weight.DemiBold)

    def set_rows(self, rows: tuple[HeardSecond, ...]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _words(row)[index.column()]
        if role == Qt.ItemDataRole.FontRole and row.chosen:
            return self._bold
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return say(HEADINGS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None


def clock(seconds: float) -> str:
    """Minutes and seconds since listening began, such as 1:05."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


def _words(row: HeardSecond) -> tuple[str, ...]:
    return (
        clock(row.at_s),
        percent(row.speech),
        decimal(row.level_dbfs),
        decimal(row.snr_db),
        row.score,
    )
