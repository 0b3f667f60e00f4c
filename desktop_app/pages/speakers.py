"""The speakers page: who is enrolled, and everything that can be done with a profile."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QStackedWidget, QWidget

from desktop_app.models.speaker_list import SpeakerListModel
from desktop_app.pages import ask
from desktop_app.pages.notices import Notice
from desktop_app.pages.parts import button, card, column, row, sentence_of, set_page, text
from desktop_app.pages.speaker_details import SpeakerDetails
from desktop_app.services.roster import Roster
from desktop_app.services.speakers import SpeakerService
from desktop_app.theme import BETWEEN
from desktop_app.widgets import EmptyState
from gmm_core.errors import VoxgateError

LIST_WIDTH_PX, NARROW_LIST_PX = 288, 224
NARROW_PX = 800  # of the page: about 900 of the window
NOBODY = "It takes about a minute of reading aloud."


class SpeakersPage(QWidget):
    """List on the left, details on the right."""

    add_session = Signal(str)
    enroll_requested = Signal()
    told = Signal(object)  # Notice
    settled = Signal()  # something succeeded, so what was refused before is history

    def __init__(
        self, speakers: SpeakerService, roster: Roster, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("speakers_page")
        self._speakers, self._roster = speakers, roster
        self._wanted = ""  # whom to choose when the list is read again
        self._model = SpeakerListModel(self)
        self._list = self._build_list()
        self._details = SpeakerDetails()
        self._empty = EmptyState("people", "Nobody is enrolled yet", NOBODY, "Enroll somebody")
        self._right = QStackedWidget()
        self._right.addWidget(self._empty)
        self._right.addWidget(self._details)
        self._connect()
        self._build()
        self.refresh()

    def enter(self) -> None:
        """The page comes to the front: look what another program may have changed."""
        self._try(self._speakers.refresh)

    @Slot()
    def refresh(self) -> None:
        """Show the profiles anew and keep the chosen one chosen."""
        wanted, self._wanted = self._wanted, ""
        self._fill(wanted or self.chosen_name())

    def select(self, name: str) -> None:
        """Choose a speaker; nothing is chosen when there is no such name."""
        number = self._model.row_of(name)
        self._list.setCurrentIndex(self._model.index(number) if number >= 0 else QModelIndex())
        self._show_chosen()

    def chosen_name(self) -> str:
        """The name that is chosen now, or an empty text."""
        speaker = self._model.speaker(self._list.currentIndex().row())
        return speaker.name if speaker is not None else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what does not fit."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW_PX
        self._left.setFixedWidth(NARROW_LIST_PX if narrow else LIST_WIDTH_PX)
        self._details.fold(narrow)

    def _fill(self, chosen: str) -> None:
        speakers = self._speakers.all()
        self._model.set_speakers(speakers, self._roster.older(speakers))
        if self._model.row_of(chosen) < 0:
            first = self._model.speaker(0)
            chosen = first.name if first is not None else ""
        self.select(chosen)

    def _build_list(self) -> QListView:
        view = QListView()
        view.setObjectName("speakers_list")
        view.setAccessibleName("Enrolled speakers")
        view.setModel(self._model)
        view.setSpacing(2)
        view.setUniformItemSizes(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return view

    def _build(self) -> None:
        self._left = left = QWidget()
        add = button("Enroll somebody", "speakers_enroll", self.enroll_requested.emit)
        bring = button("Import…", "speakers_import", self._ask_import)
        left.setLayout(column(text("Speakers", "title"), self._list, add, bring))
        panel = card(column(self._right))
        set_page(self, row(left, panel, spacing=BETWEEN))

    def _connect(self) -> None:
        self._list.selectionModel().currentChanged.connect(lambda *_: self._show_chosen())
        self._empty.action_clicked.connect(self.enroll_requested)
        self._speakers.changed.connect(self.refresh)
        self._details.add_session.connect(self.add_session)
        self._details.rename.connect(self._ask_rename)
        self._details.export.connect(self._ask_export)
        self._details.delete.connect(self.ask_delete)

    def _show_chosen(self) -> None:
        speaker = self._model.speaker(self._list.currentIndex().row())
        if speaker is None:
            self._right.setCurrentWidget(self._empty)
            return
        self._details.show_speaker(speaker)
        renewable = self._roster.renewable(speaker)
        self._details.show_model(renewable, bool(self._roster.older((speaker,))))
        self._right.setCurrentWidget(self._details)

    @Slot(str)
    def _ask_rename(self, name: str) -> None:
        ask.ask_line(
            self, "Rename", f"New name for {name}:", name, lambda new: self._rename(name, new)
        )

    def _rename(self, old: str, new: str) -> None:
        if new.strip() == old:
            return
        if self._try(lambda: self._speakers.rename(old, new)):
            self._wanted = new.strip()

    @Slot(str)
    def ask_delete(self, name: str) -> None:
        """Delete a profile, after a question."""
        ask.confirm(
            self,
            f"Delete the profile of {name}?",
            "It is erased from the profile database for good. To have it again, "
            "this person must enroll again or you import an export.",
            yes="Delete",
            no="Keep",
            on_yes=lambda: self._try(lambda: self._speakers.delete(name)),
        )

    @Slot(str)
    def _ask_export(self, name: str) -> None:
        ask.ask_where_to_save(
            self, f"{name}{ask.PROFILE_SUFFIX}", lambda path: self._export(name, path)
        )

    def _export(self, name: str, path: Path) -> None:
        if self._try(lambda: self._speakers.export(name, path)):
            sentence = f"The profile of {name} is in {path}; whoever has this file can import it."
            self.told.emit(Notice("speakers", sentence, "success"))

    def _ask_import(self) -> None:
        ask.ask_profile_to_open(self, self.import_profile)

    def import_profile(self, path: Path) -> None:
        """Import an exported profile and show it."""
        imported: list[str] = []
        if self._try(lambda: imported.append(self._speakers.import_file(path).name)):
            self._wanted = imported[0]

    def _try(self, action: Callable[[], object]) -> bool:
        """Run a change of the profiles; a refusal becomes a notice with its cure."""
        try:
            action()
        except VoxgateError as problem:
            self.told.emit(Notice("speakers", sentence_of(problem), "error"))
            return False
        self.settled.emit()
        return True
