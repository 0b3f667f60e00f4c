"""The left half of the speakers page: search, order, the list, and what begins there."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QLineEdit,
    QListView,
    QStackedWidget,
    QWidget,
)

from desktop_app.language.words import say
from desktop_app.models.speaker_list import SPEAKER_ROLE, Heard, SpeakerListModel, SpeakerRow
from desktop_app.models.speaker_order import ORDERS, SpeakerOrderModel
from desktop_app.pages.parts import button, column, row, text
from desktop_app.widgets.speaker_rows import SpeakerRows, row_height
from gmm_core.scoring import SpeakerModel

ROWS_ABOVE = 3
QWIDGETSIZE_MAX = 16_777_215
FIND_KEYS = QKeySequence.StandardKey.Find


class SpeakerPanel(QWidget):
    """Who is enrolled. The chosen person stays chosen whatever is searched or sorted."""

    chosen = Signal()  # another row, or none
    enroll = Signal()
    bring = Signal()  # import a profile
    test = Signal()  # ask for a recording

    def __init__(
        self, photo_of: Callable[[str], QImage | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._folded = False
        self.rows = SpeakerListModel(photo_of, self)
        self._shown = SpeakerOrderModel(self.rows, self)
        self.search = QLineEdit()
        self.search.setObjectName("speakers_search")
        self.search.setAccessibleName(self.tr("Find a speaker"))
        self.search.setPlaceholderText(self.tr("Find a name"))
        self.search.setClearButtonEnabled(True)
        self._order = QComboBox()
        self._order.setObjectName("speakers_order")
        self._order.setAccessibleName(self.tr("Order of the list"))
        self._order.setAccessibleDescription(self._order.accessibleName())  # Linux
        for order, words in ORDERS.items():
            self._order.addItem(say(words), order)
        self.view = self._build_view()
        nothing = text(self.tr("Nobody of that name."), "muted", "speakers_none_found")
        nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.foot = QWidget()  # the buttons of what begins here
        self._pages = QStackedWidget()
        self._pages.addWidget(self.view)
        self._pages.addWidget(nothing)
        self._build()
        self.search.textChanged.connect(self._look_for)
        self.search.returnPressed.connect(self.view.setFocus)
        self._order.currentIndexChanged.connect(self._reorder)
        self.view.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit())

    def set_speakers(
        self, speakers: tuple[SpeakerModel, ...], older: tuple[str, ...], heard: dict[str, Heard]
    ) -> None:
        """Replace all rows; nobody is chosen afterward."""
        self.rows.set_speakers(speakers, older, heard)
        self._show_found()

    @property
    def current(self) -> SpeakerRow | None:
        """The chosen person."""
        row = self.view.currentIndex().data(SPEAKER_ROLE)
        return row if isinstance(row, SpeakerRow) else None

    def first(self) -> str:
        """The name in the first row, "" when there is none."""
        row = self._shown.index(0, 0).data(SPEAKER_ROLE)
        return row.speaker.name if isinstance(row, SpeakerRow) else ""

    def select(self, name: str) -> None:
        """Choose a person, whatever is searched for; nobody when there is no such name."""
        number = self.rows.row_of(name)
        index = self._shown.mapFromSource(self.rows.index(number)) if number >= 0 else QModelIndex()
        if number >= 0 and not index.isValid():
            self.search.clear()
            index = self._shown.mapFromSource(self.rows.index(number))
        self.view.setCurrentIndex(index)

    @Slot()
    def focus_search(self) -> None:
        """Let the keyboard find somebody."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def fold(self, folded: bool) -> None:
        """Below it the details follow: so many rows as leave room for them, the others scroll."""
        self._folded = folded
        rows = ROWS_ABOVE if folded else 0
        room = rows * row_height(self.view)
        self.view.setMinimumHeight(room)
        self._pages.setMaximumHeight(room if folded else QWIDGETSIZE_MAX)
        self._tools.setDirection(
            QBoxLayout.Direction.LeftToRight if folded else QBoxLayout.Direction.TopToBottom
        )
        if not folded:
            self._column.addWidget(self.foot)  # it was elsewhere while they followed
        self._show_found()

    def repaint_faces(self) -> None:
        """Somebody has another picture."""
        self.view.viewport().update()

    def _build_view(self) -> QListView:
        view = QListView()
        view.setObjectName("speakers_list")
        view.setAccessibleName(self.tr("Enrolled speakers"))
        view.setModel(self._shown)
        view.setItemDelegate(SpeakerRows(view))
        view.setMouseTracking(True)
        view.setUniformItemSizes(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return view

    def _build(self) -> None:
        add = button(self.tr("Enroll somebody"), "speakers_enroll", self.enroll.emit)
        bring = button(self.tr("Import…"), "speakers_import", self.bring.emit)
        test = button(self.tr("Test a file…"), "speakers_test", self.test.emit)
        test.setToolTip(self.tr("Find out who speaks in a recording"))
        self.foot.setLayout(column(add, row(bring, test)))
        self._tools = column(self.search, self._order)
        self._tools.setStretch(0, 2)
        self._tools.setStretch(1, 1)
        self._column = column(
            text(self.tr("Speakers"), "title"), self._tools, self._pages, self.foot
        )
        self._column.setStretch(2, 1)
        self.setLayout(self._column)

    @Slot(str)
    def _look_for(self, words: str) -> None:
        chosen = self.current
        self._shown.look_for(words)
        self._show_found()
        if self.current is None:
            self.select_first_found(chosen.speaker.name if chosen is not None else "")

    def select_first_found(self, before: str) -> None:
        """The person chosen before, if still listed; else the first one of those found."""
        number = self.rows.row_of(before)
        index = self._shown.mapFromSource(self.rows.index(number)) if number >= 0 else QModelIndex()
        self.view.setCurrentIndex(index if index.isValid() else self._shown.index(0, 0))

    @Slot(int)
    def _reorder(self, number: int) -> None:
        self._shown.order_by(self._order.itemData(number))
        self.view.scrollTo(self.view.currentIndex())

    def _show_found(self) -> None:
        nobody = self._shown.rowCount() == 0 and self.rows.rowCount() > 0
        self._pages.setCurrentIndex(1 if nobody else 0)
        # An empty list would push below the fold that nobody is enrolled
        needed = not self._folded or self.rows.rowCount() > 0
        for part in (self.search, self._order, self._pages):
            part.setVisible(needed)
