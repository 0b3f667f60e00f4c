"""Who is hard: one row for each speaker of an evaluation, sortable by every column."""

import math
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.language.marking import mark
from desktop_app.language.numbers import signed
from desktop_app.language.words import say, translate
from gmm_core.evaluation.by_speaker import SpeakerFigures

Index = QModelIndex | QPersistentModelIndex
SORT_ROLE = Qt.ItemDataRole.UserRole
COLUMNS = (
    (mark("HardSpeakers", "Speaker"), mark("HardSpeakers", "The person who was claimed to speak")),
    (
        mark("HardSpeakers", "Missed"),
        mark("HardSpeakers", "Own recordings that were not accepted, of all own recordings"),
    ),
    (
        mark("HardSpeakers", "Let in"),
        mark(
            "HardSpeakers", "Strangers' recordings that were accepted, of all strangers' recordings"
        ),
    ),
    (
        mark("HardSpeakers", "Own"),
        mark("HardSpeakers", "Mean score of the own recordings; the higher the better recognized"),
    ),
    (
        mark("HardSpeakers", "Nearest"),
        mark(
            "HardSpeakers",
            "Highest score of a stranger; close to the own score means easily passed for",
        ),
    ),
)
_NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WORDS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class HardSpeakersModel(QAbstractTableModel):
    """The order of the figures is kept; a QSortFilterProxyModel over SORT_ROLE sorts."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speakers: tuple[SpeakerFigures, ...] = ()

    def set_speakers(self, speakers: tuple[SpeakerFigures, ...]) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._speakers = speakers
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._speakers)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        speaker, column = self._speakers[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(speaker)[column]
        if role == SORT_ROLE:
            return ease(speaker)[column]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _NUMBERS if column else _WORDS
        if role == Qt.ItemDataRole.ToolTipRole and column == 0:
            return f"<qt>{escape(speaker.name)}</qt>"  # Qt would read a hostile name as HTML
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
            return say(COLUMNS[section][0])
        if role == Qt.ItemDataRole.ToolTipRole:
            return say(COLUMNS[section][1])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _NUMBERS if section else _WORDS
        return None


def shown(speaker: SpeakerFigures) -> tuple[str, ...]:
    """What stands in the columns."""
    return (
        speaker.name,
        _share(speaker.missed, speaker.targets),
        _share(speaker.accepted, speaker.nontargets),
        _score(speaker.own_llr),
        _score(speaker.nearest_llr),
    )


def ease(speaker: SpeakerFigures) -> tuple[str | float, ...]:
    """What the columns are sorted by."""
    return (
        speaker.name.casefold(),
        speaker.missed / max(1, speaker.targets),
        speaker.accepted / max(1, speaker.nontargets),
        math.inf if math.isnan(speaker.own_llr) else speaker.own_llr,
        -math.inf if math.isnan(speaker.nearest_llr) else speaker.nearest_llr,
    )


def _share(some: int, of: int) -> str:
    return translate("HardSpeakers", "{some} of {all}").format(some=some, all=of)


def _score(llr: float) -> str:
    return translate("HardSpeakers", "none") if math.isnan(llr) else signed(llr, 1)
