"""Step 6: what has been made, and how strong it is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QWidget

from desktop_app.language.marking import mark
from desktop_app.language.words import say
from desktop_app.models.phrases import measured_words, self_test_words, speaker_summary
from desktop_app.pages.parts import card, column, line, row, text
from desktop_app.theme import AROUND, BETWEEN, Role
from desktop_app.widgets import IconButton, StateBadge
from gmm_core.scoring import SpeakerModel

GRADES = {
    "weak": ("warning", Role.WARNING),
    "fair": ("info", Role.ACCENT),
    "good": ("check", Role.ACCEPTED),
    "strong": ("shield", Role.ACCEPTED),
}
PROFILES = {
    "weak": mark("Enroll", "Weak profile"),
    "fair": mark("Enroll", "Fair profile"),
    "good": mark("Enroll", "Good profile"),
    "strong": mark("Enroll", "Strong profile"),
}
TOMORROW = mark(
    "Enroll",
    "Tomorrow: a voice changes from day to day. Come back tomorrow or another day and add a "
    "session, here or with Speakers → Add a session.",
)
OTHER_MICROPHONE = mark(
    "Enroll",
    "Another microphone: will you speak into another one as well? Add it now, as a session of "
    "its own; you choose it in the microphone check.",
)


class DoneStep(QWidget):
    """Summary of the new profile; one button leads to the verify page."""

    finished = Signal()
    add_session = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = line("", "title", "done_title")
        self._badge = StateBadge()
        self._summary = text("", "large")
        self._strength = text("")
        self._measured = text("", "muted", "done_measured")
        done = IconButton(self.tr("Verify now"), "check", "primary")
        done.setObjectName("done_button")
        done.clicked.connect(self.finished)
        self.setFocusProxy(done)
        profile = column(
            column(row(self._badge, 1), self._summary, self._strength, self._measured),
            row(done, 1),
            spacing=BETWEEN,
        )
        offers = column(
            text(self.tr("Make it stronger"), "heading"),
            self._offer(say(TOMORROW), self.tr("Add a session"), "done_add_session"),
            self._offer(
                say(OTHER_MICROPHONE), self.tr("Add another microphone"), "done_add_microphone"
            ),
            spacing=BETWEEN,
        )
        body = column(
            self._title,
            card(profile, margin=AROUND),
            card(offers, margin=AROUND),
            1,
            spacing=BETWEEN,
        )
        self.setLayout(body)

    def _offer(self, words: str, label: str, name: str) -> QLayout:
        """Both lead to one more session; only the occasion differs."""
        more = IconButton(label, "plus")
        more.setObjectName(name)
        more.clicked.connect(self.add_session)
        return column(text(words), row(more, 1))

    def show_speaker(self, speaker: SpeakerModel) -> None:
        """The profile that has been saved."""
        self._title.setText(self.tr("Enrolled: {name}").format(name=speaker.name))
        self._summary.setText(speaker_summary(speaker))
        test = speaker.self_test
        self._strength.setText(self_test_words(test))
        self._measured.setText(measured_words(test))
        self._measured.setVisible(bool(self._measured.text()))
        self._badge.setVisible(test is not None)
        if test is not None:
            icon, role = GRADES[test.grade]
            self._badge.set_state(say(PROFILES[test.grade]), icon, role)
