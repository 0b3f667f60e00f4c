"""Step 3: read aloud until the ring is full."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QWidget

from desktop_app.language.marking import mark
from desktop_app.language.words import say
from desktop_app.pages.enrolling.advice import advice_words
from desktop_app.pages.enrolling.prompt import Prompt
from desktop_app.pages.parts import STACK_ABOVE, button, card, column, row, text
from desktop_app.pages.prompts import LANGUAGES, reading_language
from desktop_app.theme import AROUND, BETWEEN, INSIDE, scaled, text_scale
from desktop_app.widgets import EnrollmentRing, LevelMeter
from gmm_core.enrollment import FULL_S, LEAST_S, STRONG_S, EnrollmentStatus

RING_PX, LEAST_RING_PX = 288, 208
WIDEST_RING_PX = 400
RING_SHARE = 0.36  # of the step, where that is less
MARKS = (LEAST_S, FULL_S, STRONG_S)
MARKS_TO_RENEW = (STRONG_S, 1.5 * STRONG_S, 2 * STRONG_S)
TWO_VOICES = mark(
    "Enroll",
    "That sounds like two people. A profile must hold one voice only: "
    "discard the last part and go on alone, or cancel.",
)


class SpeakingStep(QWidget):
    """Ring of net speech, the text to read, live reasons, and the way out of two voices."""

    discard_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.level = LevelMeter()
        self._marks = MARKS
        self._ring = EnrollmentRing()
        self._ring.setFixedWidth(RING_PX)
        self._prompt = Prompt(reading_language())
        self._language = QComboBox()
        self._language.setObjectName("prompt_language")
        self._language.setAccessibleName(self.tr("Language of the text"))
        self._language.setAccessibleDescription(self._language.accessibleName())  # Linux
        for words, code in LANGUAGES.items():
            self._language.addItem(words, code)
        self._language.setCurrentIndex(self._language.findData(reading_language()))
        self._language.currentIndexChanged.connect(
            lambda: self._prompt.set_language(self._language.currentData())
        )
        self._alarm = self._two_voices_card()
        self._reason = text("", "strong", "speaking_reason")
        self._build()
        self.show_status(None)

    def begin(self, *, renewing: bool) -> None:
        """Start over; a profile of another model needs more speech to be made anew."""
        self._marks = MARKS_TO_RENEW if renewing else MARKS
        self.show_status(None)

    def show_status(self, status: EnrollmentStatus | None) -> None:
        """How much was said, and why the ring stands still."""
        net_s = 0.0 if status is None else status.net_speech_s
        reason = "" if status is None else advice_words(status)
        self._ring.set_progress(net_s, *self._marks, reason)
        # a ring holds a reason in words of the usual size only
        self._reason.setText(reason)
        two_voices = status is not None and status.voice_change_at_s is not None
        self._reason.setVisible(bool(reason) and text_scale() > 1.0 and not two_voices)
        self._alarm.setVisible(two_voices)  # its card says the reason, too
        self._prompt.show_progress(net_s)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The text has the first claim on the room."""
        super().resizeEvent(event)
        self._ring.setFixedWidth(ring_width(event.size().width()))

    def _build(self) -> None:
        head = row(text(self.tr("Read this aloud"), "heading"), self._language)
        head.setStretch(0, 1)
        right = column(head, self._reason, self._alarm, self._prompt, spacing=BETWEEN)
        right.setStretch(3, 1)
        margin = AROUND if text_scale() <= STACK_ABOVE else BETWEEN
        middle = row(self._ring, card(right, margin=margin), spacing=margin)
        middle.setStretch(1, 1)
        body = column(middle, self.level, spacing=BETWEEN)
        body.setStretch(0, 1)
        self.setLayout(body)

    def _two_voices_card(self) -> QFrame:
        discard_words = self.tr("Discard the last part")
        discard = button(discard_words, "enroll_discard", self.discard_requested.emit, "primary")
        margin = BETWEEN if text_scale() <= STACK_ABOVE else INSIDE  # "Letzten Teil verwerfen"
        words = text(say(TWO_VOICES), name="two_voices_text")
        frame = card(column(words, row(discard, 1)), margin=margin)
        frame.hide()
        return frame


def ring_width(room: int) -> int:
    """Of a step that is `room` wide; large words need more of it than the ring."""
    wanted = max(scaled(RING_PX), min(room // 4, WIDEST_RING_PX))
    return max(LEAST_RING_PX, min(wanted, round(RING_SHARE * room)))
