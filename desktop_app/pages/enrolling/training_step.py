"""Step 4: the model is trained; every iteration shows, and it can be cancelled."""

import math

from gmm_core.enrollment import EnrollmentProgress
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop_app.pages.parts import card, column, text
from desktop_app.theme import AROUND, BETWEEN
from desktop_app.widgets import LikelihoodCurve


class TrainingStep(QWidget):
    """Stage, progress bar and likelihood curve."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = text("", "large", "training_stage")
        self._bar = QProgressBar()
        self._bar.setObjectName("training_progress")
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Training progress")
        self._curve = LikelihoodCurve()
        self._title = text("", "title")
        inner = column(
            column(self._stage, self._bar, spacing=BETWEEN),
            self._curve,
            spacing=AROUND,
        )
        inner.setStretch(1, 1)
        body = column(self._title, card(inner, margin=AROUND), spacing=BETWEEN)
        body.setStretch(1, 1)
        self.setLayout(body)
        self.begin("")

    def begin(self, name: str) -> None:
        """Empty curve and bar, for the training of `name`."""
        self._title.setText(f"Learning the voice of {name}")
        self._stage.setText("Preparing …")
        self._bar.setRange(0, 0)
        self._curve.clear()

    def show_progress(self, progress: EnrollmentProgress) -> None:
        """One step of the training."""
        total = max(progress.total, 1)
        self._stage.setText(stage_words(progress))
        self._bar.setRange(0, total)
        self._bar.setValue(min(progress.done, total))
        if not math.isnan(progress.mean_log_likelihood):
            self._curve.add(progress.mean_log_likelihood)


def stage_words(progress: EnrollmentProgress) -> str:
    """The stage as the engine names it, with how far it has come."""
    stage = progress.stage[:1].upper() + progress.stage[1:]
    return f"{stage}: {progress.done} of {progress.total}"
