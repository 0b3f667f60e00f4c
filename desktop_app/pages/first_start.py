"""What must be said once, plainly, before the first use."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.language.marking import mark
from desktop_app.language.words import say
from desktop_app.pages.parts import button, card, column, row, scrolling, set_page, text
from desktop_app.theme import AROUND, BETWEEN, INSIDE, scaled

WIDEST_PX = 640
HEADLINE = mark("FirstStart", "Before you start")
LIMITS = (
    mark("FirstStart", "A voice alone is no proof of identity."),
    mark(
        "FirstStart",
        "A recording or an imitation of your voice can fool this program. Use it beside a password "
        "or a key, never in their place.",
    ),
)
PRIVACY = (
    mark("FirstStart", "Your voice stays on this computer."),
    mark(
        "FirstStart",
        "Nothing is sent anywhere. A profile holds figures about how you sound; the recording is "
        "kept only if you ask for it. You can delete both at any time under Speakers.",
    ),
)
HONESTY = (
    mark("FirstStart", "It tells you when it does not know."),
    mark(
        "FirstStart",
        "“Keep talking” and “Not clear enough” are real answers: noise, a cold or a far microphone "
        "make voices harder to tell apart.",
    ),
)


class FirstStartPage(QWidget):
    """Three plain statements and one button; shown once."""

    understood = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("first_start_page")
        statements = [
            column(text(say(title), "heading"), text(say(words)), spacing=INSIDE // 2)
            for title, words in (LIMITS, PRIVACY, HONESTY)
        ]
        accept = button(self.tr("I understand"), "first_start_ok", self.understood.emit, "primary")
        accept.setDefault(True)
        inner = card(
            column(text(say(HEADLINE), "title"), *statements, row(1, accept), spacing=AROUND),
            margin=AROUND,
        )
        inner.setMaximumWidth(scaled(WIDEST_PX))
        middle = row(1, inner, 1)
        middle.setStretch(1, 100)
        sheet = QWidget()
        sheet.setLayout(column(1, middle, 1, spacing=BETWEEN))
        set_page(self, column(scrolling(sheet)))  # large words need more than a window's height
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(accept)
