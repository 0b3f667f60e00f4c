"""The enrollment sessions of one speaker as a table."""

from html import escape
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.language.marking import mark
from desktop_app.language.numbers import decimal
from desktop_app.language.words import say, translate
from desktop_app.models.phrases import day, quality_words
from gmm_core.scoring import EnrollmentSession

Index = QModelIndex | QPersistentModelIndex
HEADINGS = (
    mark("Sessions", "Recorded"),
    mark("Sessions", "Microphone"),
    mark("Sessions", "Speech"),
    mark("Sessions", "Quality"),
)


class SessionTableModel(QAbstractTableModel):
    """One row a session: when, with which device, how much speech, how clean."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[str, ...], ...] = ()

    def set_sessions(self, sessions: tuple[EnrollmentSession, ...]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._rows = tuple(_row(session) for session in sessions)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        words = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<qt>{escape(words)}</qt>"  # Qt would read a hostile device name as HTML
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return say(HEADINGS[section])
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


def _row(session: EnrollmentSession) -> tuple[str, ...]:
    return (
        day(session.recorded_at),
        session.device,
        translate("Sessions", "{seconds} s").format(seconds=decimal(session.net_speech_s)),
        quality_words(session),
    )
