"""Step 6: what has been made, and how strong it is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.models.phrases import speaker_summary
from desktop_app.pages.parts import card, column, line, row, text
from desktop_app.pages.speaker_details import NO_SELF_TEST
from desktop_app.theme import AROUND, BETWEEN, Role
from desktop_app.widgets import IconButton, StateBadge
from gmm_core.scoring import SpeakerModel

GRADES = {
    "weak": ("warning", Role.WARNING),
    "fair": ("info", Role.ACCENT),
    "good": ("check", Role.ACCEPTED),
    "strong": ("shield", Role.ACCEPTED),
}
ANOTHER_DAY = (
    "A voice changes from day to day and from microphone to microphone. One more session on "
    "another day makes the profile stronger: Speakers → Add a session."
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
        done = IconButton("Verify now", "check", "primary")
        done.setObjectName("done_button")
        done.clicked.connect(self.finished)
        more = IconButton("Add a session", "plus")
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
                        text(ANOTHER_DAY, "muted"),
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
        self._title.setText(f"Enrolled: {speaker.name}")
        self._summary.setText(speaker_summary(speaker))
        test = speaker.self_test
        self._strength.setText(NO_SELF_TEST if test is None else test.sentence)
        self._badge.setVisible(test is not None)
        if test is not None:
            icon, role = GRADES[test.grade]
            self._badge.set_state(f"{test.grade.capitalize()} profile", icon, role)
