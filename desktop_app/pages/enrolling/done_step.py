"""Step 6: what has been made, and how strong it is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.language.marking import mark
from desktop_app.language.words import say
from desktop_app.models.phrases import self_test_words, speaker_summary
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
ANOTHER_DAY = mark(
    "Enroll",
    "A voice changes from day to day and from microphone to microphone. One more session on "
    "another day makes the profile stronger: Speakers → Add a session.",
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
        done = IconButton(self.tr("Verify now"), "check", "primary")
        done.setObjectName("done_button")
        done.clicked.connect(self.finished)
        self.setFocusProxy(done)
        more = IconButton(self.tr("Add a session"), "plus")
        more.setObjectName("done_add_session")
        more.clicked.connect(self.add_session)
        self.setLayout(
            column(
                self._title,
                card(
                    column(
                        row(self._badge, 1),
                        self._summary,
                        self._strength,
                        text(say(ANOTHER_DAY), "muted"),
                        row(done, more, 1),
                        spacing=BETWEEN,
                    ),
                    margin=AROUND,
                ),
                1,
                spacing=BETWEEN,
            )
        )

    def show_speaker(self, speaker: SpeakerModel) -> None:
        """The profile that has been saved."""
        self._title.setText(self.tr("Enrolled: {name}").format(name=speaker.name))
        self._summary.setText(speaker_summary(speaker))
        test = speaker.self_test
        self._strength.setText(self_test_words(test))
        self._badge.setVisible(test is not None)
        if test is not None:
            icon, role = GRADES[test.grade]
            self._badge.set_state(say(PROFILES[test.grade]), icon, role)
