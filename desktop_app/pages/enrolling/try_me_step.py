"""Step 5: does it know the voice?"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.language.marking import mark
from desktop_app.language.words import say
from desktop_app.pages.parts import card, column, row, text
from desktop_app.pages.words import Situation, gauge_state
from desktop_app.theme import AROUND, BETWEEN, scaled
from desktop_app.widgets import IconButton, LevelMeter, ScoreGauge
from desktop_app.widgets.painting import breakable

START, STOP = mark("Enroll", "Try me"), mark("Enroll", "Stop")
ASK = mark(
    "Enroll",
    "Say anything you like for a few seconds. It should know you; a friend should be rejected.",
)


class TryMeStep(QWidget):
    """A small verify page for the person who has just enrolled."""

    toggled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.level = LevelMeter()
        self._gauge = ScoreGauge()
        self._gauge.setMinimumHeight(100 + scaled(100))
        self._button = IconButton(say(START), "play", "primary")
        self._button.setObjectName("tryme_button")
        self._button.clicked.connect(self.toggled)
        self.setFocusProxy(self._button)
        self._title = text("", "title")
        inner = column(self._gauge, row(1, self._button, 1), self.level, spacing=BETWEEN)
        inner.setStretch(0, 1)
        body = column(
            self._title, text(say(ASK), "large"), card(inner, margin=AROUND), spacing=BETWEEN
        )
        body.setStretch(2, 1)
        self.setLayout(body)

    def begin(self, name: str) -> None:
        """For the person `name`."""
        self._title.setText(self.tr("Try it, {name}").format(name=breakable(name)))

    def show_situation(self, situation: Situation) -> None:
        """The answer, in the words of the verify page."""
        state = gauge_state(situation)
        if state != self._gauge.state:
            self._gauge.set_state(state)
        self._button.setText(say(STOP if situation.running else START))
        self._button.set_icon_name("stop" if situation.running else "play")
