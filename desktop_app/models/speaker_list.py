"""The enrolled speakers as the rows of a list."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)

from desktop_app.models.phrases import speaker_summary
from gmm_core.scoring import SpeakerModel

Index = QModelIndex | QPersistentModelIndex
ROW_SIZE = QSize(120, 52)  # narrower than any list, so that long names are elided, not cut


class SpeakerListModel(QAbstractListModel):
    """One row a speaker: the name, and below it how much speech and how strong the profile is."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speakers: tuple[SpeakerModel, ...] = ()

    def set_speakers(self, speakers: tuple[SpeakerModel, ...]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._speakers = speakers
        self.endResetModel()

    def speaker(self, row: int) -> SpeakerModel | None:
        """The speaker of a row; None outside of the list."""
        return self._speakers[row] if 0 <= row < len(self._speakers) else None

    def row_of(self, name: str) -> int:
        """The row of a name, -1 when there is none."""
        return next((i for i, s in enumerate(self._speakers) if s.name == name), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._speakers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        speaker = self.speaker(index.row())
        if speaker is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{speaker.name}\n{speaker_summary(speaker)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{speaker.name}, {speaker_summary(speaker)}"
        if role == Qt.ItemDataRole.SizeHintRole:
            return ROW_SIZE
        return None
