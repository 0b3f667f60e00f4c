"""Which of the enrolled speakers are listed, and in which order."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel

from desktop_app.language.marking import mark
from desktop_app.models.speaker_list import SpeakerListModel, SpeakerRow
from gmm_core.scoring.speaker import GRADES
from gmm_core.store.names import name_key

Index = QModelIndex | QPersistentModelIndex
ORDERS = {
    "name": mark("Speakers", "By name"),
    "seen": mark("Speakers", "Last heard first"),
    "added": mark("Speakers", "Newest first"),
    "weak": mark("Speakers", "Weakest first"),
}


class SpeakerOrderModel(QSortFilterProxyModel):
    """Rows whose name holds every word that is looked for, in one of ORDERS."""

    def __init__(self, rows: SpeakerListModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._order = "name"
        self._words: tuple[str, ...] = ()
        self.setSourceModel(rows)
        self.sort(0)

    def look_for(self, words: str) -> None:
        """Show only names with all of these words in them, whatever their case."""
        self._words = tuple(name_key(words).split())
        self.invalidate()

    def order_by(self, order: str) -> None:
        """Raises ValueError for an order that is not in ORDERS."""
        if order not in ORDERS:
            raise ValueError(f"unknown order {order!r}; choose one of {', '.join(ORDERS)}")
        self._order = order
        self.invalidate()

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        speaker = self._rows.speaker(source_row)
        key = name_key(speaker.name) if speaker is not None else ""
        return all(word in key for word in self._words)

    def lessThan(self, source_left: Index, source_right: Index) -> bool:
        left = self._rows.speaker_row(source_left.row())
        right = self._rows.speaker_row(source_right.row())
        if left is None or right is None:
            return right is not None
        return self._rank(left, right)

    def _rank(self, left: SpeakerRow, right: SpeakerRow) -> bool:
        """Whether `left` comes before `right`; equals stay in the order of their names."""
        if self._order == "seen" and left.heard.last_at != right.heard.last_at:
            return left.heard.last_at > right.heard.last_at
        if self._order == "added" and added_at(left) != added_at(right):
            return added_at(left) > added_at(right)
        if self._order == "weak" and strength(left) != strength(right):
            return strength(left) < strength(right)
        return left.color < right.color


def added_at(row: SpeakerRow) -> str:
    """When the newest session was recorded, ISO 8601."""
    return max((session.recorded_at for session in row.speaker.sessions), default="")


def strength(row: SpeakerRow) -> tuple[int, float]:
    """Grade, then seconds of speech; who was never tested comes first."""
    test = row.speaker.self_test
    return (GRADES.index(test.grade) if test else -1, row.speaker.net_speech_s)
