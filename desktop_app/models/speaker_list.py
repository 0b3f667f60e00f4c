"""The enrolled speakers as the rows of a list."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QImage

from desktop_app.language.words import translate
from desktop_app.models.phrases import speaker_summary
from gmm_core.scoring import SpeakerModel

Index = QModelIndex | QPersistentModelIndex
SPEAKER_ROLE = Qt.ItemDataRole.UserRole + 1  # SpeakerRow
PHOTO_ROLE = Qt.ItemDataRole.UserRole + 2  # QImage | None


@dataclass(frozen=True, slots=True)
class Heard:
    """The last answers about somebody, oldest first: (probability, decision), and when."""

    last_at: str = ""  # ISO 8601; "" for never
    answers: tuple[tuple[float, str], ...] = ()


NEVER = Heard()


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """All that a row shows and is sorted by. color : number of the speaker's own color"""

    speaker: SpeakerModel
    summary: str
    heard: Heard
    color: int


class SpeakerListModel(QAbstractListModel):
    """One row a speaker: the name, and below it how much speech and how strong the profile is.

    photo_of : gives the picture of a name, None for nobody's; asked for rows that are seen only
    """

    def __init__(
        self, photo_of: Callable[[str], QImage | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._photo_of = photo_of
        self._speakers: tuple[SpeakerModel, ...] = ()
        self._older: frozenset[str] = frozenset()
        self._heard: Mapping[str, Heard] = {}

    def set_speakers(
        self,
        speakers: tuple[SpeakerModel, ...],
        older: Collection[str] = (),
        heard: Mapping[str, Heard] | None = None,
    ) -> None:
        """Replace all rows.

        older : names of those whose profile is of an earlier model; heard : by name
        """
        self.beginResetModel()
        self._speakers, self._older = speakers, frozenset(older)
        self._heard = heard or {}
        self.endResetModel()

    def set_heard(self, heard: Mapping[str, Heard]) -> None:
        """Other last answers of the same speakers."""
        self._heard = heard
        if self._speakers:
            self.dataChanged.emit(self.index(0), self.index(len(self._speakers) - 1))

    def speaker_row(self, row: int) -> SpeakerRow | None:
        """All about a row; None outside of the list."""
        speaker = self.speaker(row)
        if speaker is None:
            return None
        heard = self._heard.get(speaker.name, NEVER)
        return SpeakerRow(speaker, self._summary(speaker), heard, row)

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
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<qt>{escape(speaker.name)}<br>{escape(self._summary(speaker))}</qt>"
        if role == SPEAKER_ROLE:
            return self.speaker_row(index.row())
        if role == PHOTO_ROLE:
            return self._photo_of(speaker.name)
        return None

    def _summary(self, speaker: SpeakerModel) -> str:
        words = speaker_summary(speaker)
        if speaker.name not in self._older:
            return words
        return translate("Profile", "older model · {summary}").format(summary=words)
