"""The right half of the speakers page: everything that is known about one person."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop_app.language.marking import mark
from desktop_app.language.words import say, translate
from desktop_app.models.phrases import day, measured_words, self_test_words, speaker_summary
from desktop_app.models.session_table import SessionTableModel
from desktop_app.models.speaker_list import SpeakerRow
from desktop_app.pages.parts import button, column, line, row, scrolling, text
from desktop_app.pages.speaker_sound import SoundLine
from desktop_app.services.sightings import Sighting
from desktop_app.theme import BETWEEN, INSIDE, scaled
from desktop_app.widgets.areas import ModestArea
from desktop_app.widgets.face_button import FaceButton
from desktop_app.widgets.speaker_rows import Sparkline
from desktop_app.widgets.wrap import WrapBox
from gmm_core.scoring import SpeakerModel
from gmm_core.store.sound import SoundSummary

OLDER = mark("Speakers", "Made with an older model: speak 30 s to renew.")
ELSEWHERE = mark(
    "Speakers", "Made with a model that is not in use: speak 30 s to make the profile anew."
)
NO_CONSENT = mark("Speakers", "No consent is on record for this profile.")
MERGED = mark("Speakers", "Not tested since it was merged: the next session will test it.")
WIDEST_PX = 960  # a table wider than that is hard to read across
MOST_ROWS = 8
TESTABLE_S = 15.0  # from here on a profile is tested when it is made
ANSWERS = {
    "accept": mark("Speakers", "accepted"),
    "reject": mark("Speakers", "rejected"),
    "inconclusive": mark("Speakers", "not clear enough"),
}


class SpeakerDetails(QWidget):
    """Strength, consent and sessions of one speaker, and what can be done with the profile."""

    add_session = Signal(str)
    rename = Signal(str)
    merge = Signal(str)
    export = Signal(str)
    delete = Signal(str)
    photo = Signal(str)  # choose, change or remove it
    forget = Signal(str)  # when this person was heard
    forget_sound = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._sessions = SessionTableModel(self)
        self._face = FaceButton()
        self._face.setObjectName("speaker_photo")
        self._face.clicked.connect(self._emit(self.photo))
        self._title = line("", "title", "speaker_title")
        self._summary = text("", "muted", "speaker_summary")
        self._older = text("", name="speaker_older")
        self._add = button("", "speaker_add_session", self._emit(self.add_session))
        self._merge = button(self.tr("Merge…"), "speaker_merge", self._emit(self.merge))
        self._strength = text("", name="speaker_strength")
        self._measured = text("", "muted", "speaker_measured")
        self._consent = text("", name="speaker_consent")
        self._sound = SoundLine(self._emit(self.forget_sound))
        self._seen = text("", name="speaker_seen")
        self._spark = Sparkline()
        self._spark.setObjectName("speaker_sparkline")
        self._forget = button(
            self.tr("Forget"), "speaker_forget", self._emit(self.forget), kind="quiet"
        )
        self._forget.setToolTip(self.tr("Erase when this person was heard"))
        self._bar = self._buttons()
        self._table = self._build_table()
        told = column(
            column(self._head(), self._older),
            column(
                text(self.tr("How strong the profile is"), "heading"),
                self._strength,
                self._measured,
            ),
            column(text(self.tr("Last heard"), "heading"), self._heard()),
            column(text(self.tr("Sessions"), "heading"), self._table),
            self._sound,
            column(text(self.tr("Consent"), "heading"), self._consent),
            1,
            spacing=BETWEEN,
        )
        holder = QWidget()
        holder.setMaximumWidth(scaled(WIDEST_PX))
        holder.setLayout(told)
        self._area = ModestArea()
        layout = column(scrolling(holder, self._area), self._bar, spacing=BETWEEN)
        layout.setStretch(0, 1)
        self.setLayout(layout)

    def show_speaker(
        self, shown: SpeakerRow, recent: tuple[Sighting, ...], photo: QImage | None
    ) -> None:
        """Show one speaker. recent : the last answers, oldest first; photo : None for initials"""
        speaker = shown.speaker
        self._name = speaker.name
        self._face.set_face(speaker.name, shown.color, photo)
        self._title.setText(speaker.name)
        self._summary.setText(speaker_summary(speaker))
        self._strength.setText(strength_words(speaker))
        self._measured.setText(measured_words(speaker.self_test))
        self._measured.setVisible(bool(self._measured.text()))
        self._consent.setText(consent_words(speaker))
        self._seen.setText(seen_words(recent))
        self._spark.set_answers([(one.probability, one.decision) for one in recent])
        self._forget.setVisible(bool(recent))
        self._sessions.set_sessions(speaker.sessions)
        self._fit_table()

    def show_model(self, renewable: bool, usable: bool) -> None:
        """Whether the profile is of another model, and if so whether it can be scored with it."""
        self._older.setText(say(OLDER if usable else ELSEWHERE))
        self._older.setVisible(renewable)
        self._add.setText(self.tr("Renew") if renewable else self.tr("Add a session"))

    def show_sound(self, kept: SoundSummary | None) -> None:
        """How much of this person's sound is kept; None = nothing, which needs no words."""
        self._sound.show_kept(kept)

    def allow_merge(self, allowed: bool) -> None:
        """Whether there is anybody to merge with."""
        self._merge.setEnabled(allowed)

    def _head(self) -> QVBoxLayout:
        words = column(self._title, self._summary, spacing=0)
        line_of_both = row(self._face, words, spacing=BETWEEN)
        line_of_both.setAlignment(self._face, Qt.AlignmentFlag.AlignVCenter)
        line_of_both.setStretch(1, 1)
        return column(line_of_both)

    def _heard(self) -> QVBoxLayout:
        return column(self._seen, row(self._spark, self._forget, 1, spacing=INSIDE))

    def fold(self, folded: bool) -> None:
        """Below the list all is shown, and the page scrolls; beside it this scrolls by itself."""
        self._area.set_grown(folded)

    def _fit_table(self) -> None:
        """As high as its rows, up to a limit; beyond it the table scrolls."""
        table = self._table
        rows = min(self._sessions.rowCount(), MOST_ROWS)
        height = table.horizontalHeader().sizeHint().height() + 2 * table.frameWidth()
        table.setFixedHeight(height + rows * table.verticalHeader().defaultSectionSize() + 2)

    def _build_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("sessions_table")
        table.setAccessibleName(self.tr("Enrollment sessions"))
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
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        return table

    def _buttons(self) -> QWidget:
        """In as many lines as they need; what destroys stands at the end."""
        rename = button(self.tr("Rename…"), "speaker_rename", self._emit(self.rename))
        export = button(self.tr("Export…"), "speaker_export", self._emit(self.export))
        delete = button(self.tr("Delete"), "speaker_delete", self._emit(self.delete), "danger")
        bar, gap = WrapBox(), QWidget()
        for one in (self._add, rename, self._merge, export):
            bar.add(one)
        bar.add(gap, basis_px=1, grows=1)
        bar.add(delete)
        return bar

    def _emit(self, signal: SignalInstance) -> Callable[[], None]:
        return lambda: signal.emit(self._name)


def strength_words(speaker: SpeakerModel) -> str:
    """What the self-test said; a merged profile has none, for testing needs the sound."""
    if speaker.self_test is None and speaker.net_speech_s >= TESTABLE_S:
        return say(MERGED)
    return self_test_words(speaker.self_test)


def seen_words(recent: tuple[Sighting, ...]) -> str:
    """The newest answer: when, what, and by which microphone."""
    if not recent:
        return translate("Speakers", "Not yet.")
    newest = recent[-1]
    answer = say(ANSWERS.get(newest.decision, newest.decision))
    words = translate("Speakers", "{day}: {answer} ({device})")
    return words.format(day=day(newest.at), answer=answer, device=newest.heard_by)


def consent_words(speaker: SpeakerModel) -> str:
    """Who agreed, when, and to which version of the text."""
    consent = speaker.consent
    if consent is None:
        return say(NO_CONSENT)
    words = translate("Speakers", "Given by {name} on {day} (text version {version}).")
    return words.format(
        name=consent.given_by, day=day(consent.given_at), version=consent.text_version
    )
