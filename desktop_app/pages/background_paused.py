"""A training that was stopped: where it stands, and the choice to go on or to throw it away."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.pages.background_words import stage_words
from desktop_app.pages.parts import button, card, column, text
from desktop_app.services.paused_trainings import PausedTraining
from desktop_app.theme import INSIDE
from desktop_app.widgets import IconButton
from desktop_app.widgets.wrap import wrapped


class PausedCard(QWidget):
    """Takes no room while nothing waits."""

    resume_wanted = Signal()
    discard_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = text("", "", "background_paused")
        resume = IconButton(self.tr("Resume"), "play", "primary")
        resume.setObjectName("background_resume")
        resume.clicked.connect(self.resume_wanted)
        discard = button(
            self.tr("Throw away"), "background_discard", self.discard_wanted.emit, "danger"
        )
        title = text(self.tr("A training is paused"), "heading")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card(column(title, self._words, wrapped(resume, discard), spacing=INSIDE)))
        self.show_paused(None)

    def show_paused(self, paused: PausedTraining | None) -> None:
        """What waits; None takes the card away."""
        self.setVisible(paused is not None)
        if paused is None:
            return
        words = self.tr("“{name}”, {people} people. It goes on from: {where}.")
        where = stage_words(paused.saved.progress)
        self._words.setText(words.format(name=paused.name, people=paused.speakers, where=where))
