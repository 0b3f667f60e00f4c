"""Step 4: the model is trained; every iteration shows, and it can be cancelled."""

import math

from PySide6.QtWidgets import QProgressBar, QWidget

from desktop_app.language.marking import mark
from desktop_app.language.words import say, translate
from desktop_app.pages.parts import card, column, text
from desktop_app.theme import AROUND, BETWEEN
from desktop_app.widgets import LikelihoodCurve
from desktop_app.widgets.painting import breakable
from gmm_core.enrollment import EnrollmentProgress

STAGES = {
    "listening": mark("Enroll", "Listening to the recording"),
    "adapting": mark("Enroll", "Adapting the model to the voice"),
    "testing": mark("Enroll", "Testing the profile on parts of the recording"),
    "saving": mark("Enroll", "Saving the profile"),
}


class TrainingStep(QWidget):
    """Stage, progress bar and likelihood curve."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = text("", "large", "training_stage")
        self._bar = QProgressBar()
        self._bar.setObjectName("training_progress")
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Training progress"))
        self._curve = LikelihoodCurve()
        self._title = text("", "title")
        inner = column(
            column(self._stage, self._bar, spacing=BETWEEN),
            self._curve,
            spacing=AROUND,
        )
        inner.setStretch(1, 1)
        inner.addStretch()  # in a high window the room is left below the curve, not above it
        body = column(self._title, card(inner, margin=AROUND), spacing=BETWEEN)
        body.setStretch(1, 1)
        self.setLayout(body)
        self.begin("")

    def begin(self, name: str) -> None:
        """Empty curve and bar, for the training of `name`."""
        self._title.setText(self.tr("Learning the voice of {name}").format(name=breakable(name)))
        self._stage.setText(self.tr("Preparing …"))
        self._bar.setRange(0, 0)
        self._curve.clear()

    def show_progress(self, progress: EnrollmentProgress) -> None:
        """One step of the training."""
        self._stage.setText(stage_words(progress))
        self._bar.setRange(0, progress.total)  # 0 to 0: how much there is to do is not known
        self._bar.setValue(min(progress.done, progress.total))
        if not math.isnan(progress.mean_log_likelihood):
            self._curve.add(progress.mean_log_likelihood)


def stage_words(progress: EnrollmentProgress) -> str:
    """The stage in words, and how far it has come where that is known."""
    words = say(STAGES.get(progress.stage, progress.stage.capitalize()))
    if progress.total <= 0:
        return f"{words} …"
    return translate("Work", "{stage}: {done} of {all}").format(
        stage=words, done=progress.done, all=progress.total
    )
