"""The right half of the speakers page: everything that is known about one person."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QAbstractItemView, QBoxLayout, QHeaderView, QTableView, QWidget

from desktop_app.models.phrases import day, speaker_summary
from desktop_app.models.session_table import SessionTableModel
from desktop_app.pages.parts import button, column, line, row, text
from desktop_app.theme import BETWEEN, INSIDE
from gmm_core.scoring import SpeakerModel
from gmm_core.store.earlier import RENEW

OLDER = f"{RENEW[0].upper()}{RENEW[1:]}."
ELSEWHERE = "Made with a model that is not in use: speak 30 s to make the profile anew."
ADD, ANEW = "Add a session", "Renew"
NO_SELF_TEST = "Not tested yet: the profile is too short to test one part against the other."
NO_CONSENT = "No consent is on record for this profile."


class SpeakerDetails(QWidget):
    """Strength, consent and sessions of one speaker, and what can be done with the profile."""

    add_session = Signal(str)
    rename = Signal(str)
    export = Signal(str)
    delete = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._sessions = SessionTableModel(self)
        self._title = line("", "title", "speaker_title")
        self._summary = text("", "muted", "speaker_summary")
        self._older = text("", name="speaker_older")
        self._add = button(ADD, "speaker_add_session", self._emit(self.add_session))
        self._strength = text("", name="speaker_strength")
        self._consent = text("", name="speaker_consent")
        self._bar = self._buttons()
        layout = column(
            column(self._title, self._summary, self._older),
            column(text("How strong the profile is", "heading"), self._strength),
            column(text("Sessions", "heading"), self._table()),
            column(text("Consent", "heading"), self._consent),
            self._bar,
            spacing=BETWEEN,
        )
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def show_speaker(self, speaker: SpeakerModel) -> None:
        """Show one speaker."""
        self._name = speaker.name
        self._title.setText(speaker.name)
        self._summary.setText(speaker_summary(speaker))
        test = speaker.self_test
        self._strength.setText(NO_SELF_TEST if test is None else test.sentence)
        self._consent.setText(consent_words(speaker))
        self._sessions.set_sessions(speaker.sessions)

    def show_model(self, renewable: bool, usable: bool) -> None:
        """Whether the profile is of another model, and if so whether it can be scored with it."""
        self._older.setText(OLDER if usable else ELSEWHERE)
        self._older.setVisible(renewable)
        self._add.setText(ANEW if renewable else ADD)

    def _table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("sessions_table")
        table.setAccessibleName("Enrollment sessions")
        table.setModel(self._sessions)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setProperty("kind", "bare")
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.setWordWrap(False)
        table.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        table.setMinimumSize(QSize(0, 96))
        return table

    def fold(self, narrow: bool) -> None:
        """Two rows of buttons where one has no room."""
        self._bar.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def _buttons(self) -> QBoxLayout:
        first = row(
            self._add,
            button("Rename…", "speaker_rename", self._emit(self.rename)),
        )
        second = row(
            button("Export…", "speaker_export", self._emit(self.export)),
            1,
            button("Delete…", "speaker_delete", self._emit(self.delete), "danger"),
        )
        bar = row(first, second, spacing=INSIDE)
        bar.setStretch(1, 1)
        return bar

    def _emit(self, signal: SignalInstance) -> Callable[[], None]:
        return lambda: signal.emit(self._name)


def consent_words(speaker: SpeakerModel) -> str:
    """Who agreed, when, and to which version of the text."""
    consent = speaker.consent
    if consent is None:
        return NO_CONSENT
    return (
        f"Given by {consent.given_by} on {day(consent.given_at)} "
        f"(text version {consent.text_version})."
    )
