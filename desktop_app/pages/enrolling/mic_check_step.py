"""Step 2: is the microphone good enough?"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from desktop_app.language.marking import mark
from desktop_app.language.numbers import decimal
from desktop_app.language.words import say
from desktop_app.pages.enrolling.advice import advice_words, level_words
from desktop_app.pages.enrolling.recorder import OtherMicrophone
from desktop_app.pages.parts import card, column, row, text
from desktop_app.pages.source_combo import SourceCombo
from desktop_app.services.sources import SourceService
from desktop_app.theme import AROUND, BETWEEN, Role
from desktop_app.widgets import IconButton, LevelMeter, StateBadge
from gmm_core.enrollment import EnrollmentStatus

ENOUGH_TO_JUDGE_S = 1.0
ASK = mark("Enroll", "Say a few words, as loud as you will speak later.")
WAITING = mark("Enroll", "Waiting for your voice")
GOOD = mark("Enroll", "This microphone is good")
SILENT = mark("Enroll", "Not listening")
OTHER = mark(
    "Enroll",
    "Another microphone: {seconds} s were spoken into “{first}”, now I listen to “{now}”. "
    "A session should hold one microphone: choose “{first}” again, or begin this session anew "
    "with “{now}”; what was said so far is thrown away then. Next goes on with both.",
)


class MicCheckStep(QWidget):
    """Choice of the microphone, level meter, and a verdict with its cure."""

    listen_again = Signal()
    begin_anew = Signal()

    def __init__(self, sources: SourceService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.level = LevelMeter()
        self.source = SourceCombo(sources, "mic_check_source")
        self._verdict = StateBadge()
        self._verdict.setObjectName("mic_check_verdict")
        self._numbers = text("", "muted", "mic_check_numbers")
        self._retry = IconButton(self.tr("Listen again"), "retry")
        self._retry.setObjectName("mic_check_retry")
        self._retry.clicked.connect(self.listen_again)
        self._other_words = text("", name="other_microphone_text")
        self._other = self._other_card()
        verdict = column(self.level, row(self._verdict, self._retry, 1), self._numbers)
        self.setLayout(
            column(
                text(self.tr("Microphone check"), "title"),
                self._other,
                text(say(ASK), "large"),
                card(column(self.source, verdict, spacing=AROUND), margin=AROUND),
                1,
                spacing=BETWEEN,
            )
        )
        self.show_status(None, listening=True)

    def show_status(self, status: EnrollmentStatus | None, *, listening: bool) -> None:
        """The verdict on what was heard; None before anything was."""
        self._retry.setVisible(not listening)
        self._numbers.setText("" if status is None else level_words(status))
        advice = "" if status is None else advice_words(status)
        if not listening:
            self._verdict.set_state(say(SILENT), "microphone-off", Role.NEUTRAL)
        elif not can_go_on(status):
            self._verdict.set_state(advice or say(WAITING), "microphone", Role.NEUTRAL)
        elif advice:
            self._verdict.set_state(advice, "warning", Role.WARNING)
        else:
            self._verdict.set_state(say(GOOD), "check", Role.ACCEPTED)

    def show_other(self, other: OtherMicrophone | None) -> None:
        """Another microphone than the one the recording began with; None when it is the same."""
        if other is not None:
            words = say(OTHER).format(
                seconds=decimal(other.spoken_s), first=other.first, now=other.now
            )
            self._other_words.setText(words)
        self._other.setVisible(other is not None)

    def _other_card(self) -> QFrame:
        anew = IconButton(self.tr("Begin anew with this microphone"), "retry")
        anew.setObjectName("enroll_begin_anew")
        anew.clicked.connect(self.begin_anew)
        frame = card(column(self._other_words, row(anew, 1)), margin=AROUND)
        frame.hide()
        return frame


def can_go_on(status: EnrollmentStatus | None) -> bool:
    """A voice was heard; a warning is advice, not a wall."""
    return status is not None and status.net_speech_s >= ENOUGH_TO_JUDGE_S
