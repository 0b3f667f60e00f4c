"""The enrolled speakers as the rows of a list."""

from collections.abc import Collection
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
        self._older: frozenset[str] = frozenset()

    def set_speakers(self, speakers: tuple[SpeakerModel, ...], older: Collection[str] = ()) -> None:
        """Replace all rows. older : names of those whose profile is of an earlier model"""
        self.beginResetModel()
        self._speakers, self._older = speakers, frozenset(older)
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
            return f"{speaker.name}\n{self._summary(speaker)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{speaker.name}, {self._summary(speaker)}"
        if role == Qt.ItemDataRole.SizeHintRole:
            return ROW_SIZE
        return None

    def _summary(self, speaker: SpeakerModel) -> str:
        older = "older model · " if speaker.name in self._older else ""
        return older + speaker_summary(speaker)
