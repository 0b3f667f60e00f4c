"""Long work while it runs: what is being done, how far it is, how long it still takes, Cancel."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.theme import BETWEEN
from desktop_app.widgets.buttons import IconButton
from desktop_app.widgets.labels import Heading, Note


class WorkPanel(QWidget):
    """Object names: `<name>_stage`, `<name>_progress`, `<name>_left`, `<name>_cancel`."""

    cancel_clicked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage, self._left = Heading(), Note()
        self._stage.setObjectName(f"{name}_stage")
        self._left.setObjectName(f"{name}_left")
        self._bar = QProgressBar()
        self._bar.setObjectName(f"{name}_progress")
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._cancel = IconButton(self.tr("Cancel"), "cross")
        self._cancel.setObjectName(f"{name}_cancel")
        self._cancel.clicked.connect(self.cancel_clicked)
        foot = QHBoxLayout()
        foot.setSpacing(BETWEEN)
        foot.addWidget(self._left, 1)
        foot.addWidget(self._cancel)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(BETWEEN)
        layout.addWidget(self._stage)
        layout.addWidget(self._bar)
        layout.addLayout(foot)

    def begin(self, stage: str) -> None:
        """Nothing is known yet but what is being done."""
        self.show_progress(stage, 0, 0, "")
        self.set_cancellable(True)
        self._cancel.setFocus()

    def show_progress(self, stage: str, done: int, total: int, left: str) -> None:
        """One step. total 0 = how much there is to do is not known; left = words, or ""."""
        self._stage.setText(stage)
        self._bar.setRange(0, total)
        self._bar.setValue(min(done, total))
        self._left.setText(left)
        self._bar.setAccessibleDescription(f"{stage}. {left}".strip())

    def set_cancellable(self, possible: bool) -> None:
        """False while a result is being saved: it is too late then."""
        self._cancel.setEnabled(possible)
