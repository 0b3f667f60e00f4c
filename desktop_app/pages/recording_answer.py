"""Who speaks in a recording: the answer, its reason, and everybody's score."""

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.language.marking import mark
from desktop_app.language.numbers import decimal
from desktop_app.language.words import say
from desktop_app.models.phrases import noise_words
from desktop_app.pages.parts import button, column, line, row, text
from desktop_app.services.recording_test import RecordingAnswer
from desktop_app.theme import BETWEEN, Role
from desktop_app.widgets import SpeakerBars, StateBadge
from gmm_core.verification import Decision

NO_SPEECH = mark("RecordingAnswer", "No speech was found in it.")
REASONS = {
    Decision.ACCEPT: mark("RecordingAnswer", "The voice matches."),
    Decision.REJECT: mark("RecordingAnswer", "None of the enrolled."),
    Decision.INCONCLUSIVE: mark(
        "RecordingAnswer", "Too little speech, or not clear enough, to tell."
    ),
}


class RecordingAnswerView(QWidget):
    """What stands in the place of a person's details after a recording was tested."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = line("", "title", "recording_title")
        self._badge = StateBadge()
        self._badge.setObjectName("recording_badge")
        self._reason = text("", name="recording_reason")
        self._heard = text("", "muted", "recording_heard")
        self._bars = SpeakerBars()
        self._bars.setProperty("kind", "bare")
        self._bars.setObjectName("recording_bars")
        done = button(self.tr("Done"), "recording_done", self.closed.emit)
        answer = row(self._badge, self._reason, 1, spacing=BETWEEN)
        answer.setAlignment(self._badge, Qt.AlignmentFlag.AlignTop)
        answer.setStretch(1, 100)
        layout = column(
            column(self._title, self._heard),
            answer,
            text(self.tr("How much it sounds like each enrolled person"), "heading"),
            self._bars,
            row(1, done),
            spacing=BETWEEN,
        )
        layout.setStretch(3, 1)
        self.setLayout(layout)

    def show_waiting(self, name: str) -> None:
        """A recording is being listened to."""
        self._title.setText(name)
        self._badge.set_state(self.tr("Listening…"), "ellipsis", Role.ACCENT)
        self._reason.setText("")
        self._heard.setText("")
        self._bars.set_scores(())

    def show_answer(self, answer: RecordingAnswer, colors: dict[str, int]) -> None:
        """colors : number of each person's own color"""
        name = answer.name
        self._title.setText(answer.path.name)
        if name is not None:
            self._badge.set_state(name, "check", Role.ACCEPTED)
        elif answer.decision is Decision.REJECT:
            self._badge.set_state(self.tr("Unknown speaker"), "person", Role.REJECTED)
        else:
            self._badge.set_state(self.tr("Not clear enough"), "warning", Role.WARNING)
        nothing = answer.net_speech_s <= 0
        self._reason.setText(say(NO_SPEECH if nothing else REASONS[answer.decision]))
        heard = self.tr("{seconds} s of speech").format(seconds=decimal(answer.net_speech_s, 1))
        known = not math.isnan(answer.snr_db)
        self._heard.setText(f"{heard} · {noise_words(answer.snr_db)}" if known else heard)
        self._bars.set_scores(
            tuple(
                (one, math.nan if nothing else chance, colors.get(one, 0), one == name)
                for one, _, chance in answer.ranked
            )
        )
