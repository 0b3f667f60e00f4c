"""What the enroll page is made of: the trail of steps, the step itself, the buttons below."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QStackedWidget, QWidget

from desktop_app.language.marking import mark
from desktop_app.language.words import say, translate
from desktop_app.pages.enrolling.consent_step import ConsentStep
from desktop_app.pages.enrolling.done_step import DoneStep
from desktop_app.pages.enrolling.mic_check_step import MicCheckStep
from desktop_app.pages.enrolling.speaking_step import SpeakingStep
from desktop_app.pages.enrolling.training_step import TrainingStep
from desktop_app.pages.enrolling.try_me_step import TryMeStep
from desktop_app.pages.parts import column, restyle, row, set_page, text
from desktop_app.services.sources import SourceService
from desktop_app.state.wizard import Step
from desktop_app.theme import AROUND, BETWEEN
from desktop_app.widgets import IconButton

TRAIL = {
    Step.NAME_CONSENT: mark("EnrollTrail", "Name"),
    Step.MIC_CHECK: mark("EnrollTrail", "Microphone"),
    Step.SPEAKING: mark("EnrollTrail", "Speak"),
    Step.TRAINING: mark("EnrollTrail", "Learn"),
    Step.TRY_ME: mark("EnrollTrail", "Try"),
    Step.DONE: mark("EnrollTrail", "Done"),
}
CAN_CANCEL = (Step.MIC_CHECK, Step.SPEAKING, Step.TRAINING)
CAN_GO_ON = (Step.NAME_CONSENT, Step.MIC_CHECK, Step.TRY_ME)


class EnrollLayout:
    """The widgets of the enroll page, laid out on `page`."""

    def __init__(self, page: QWidget, data_dir: Path, sources: SourceService) -> None:
        self.consent = ConsentStep(data_dir)
        self.mic_check = MicCheckStep(sources)
        self.speaking = SpeakingStep()
        self.training = TrainingStep()
        self.try_me = TryMeStep()
        self.done = DoneStep()
        self.cancel = IconButton(translate("Enroll", "Cancel"), "", "quiet")
        self.from_files = IconButton(translate("Enroll", "From audio files…"), "folder")
        self.again = IconButton(translate("Enroll", "Train again"), "retry")
        self.next = IconButton(translate("Enroll", "Next"), "", "primary")
        self.finish = IconButton(translate("Enroll", "Finish"), "check", "primary")
        self._trail = {
            step: QLabel(f"{i}  {say(word)}") for i, (step, word) in enumerate(TRAIL.items(), 1)
        }
        self._problem = text("", "muted", "enroll_problem")
        self._stack = QStackedWidget()
        self._steps: dict[Step, QWidget] = {
            Step.NAME_CONSENT: self.consent,
            Step.MIC_CHECK: self.mic_check,
            Step.SPEAKING: self.speaking,
            Step.TRAINING: self.training,
            Step.TRY_ME: self.try_me,
            Step.DONE: self.done,
        }
        self._build(page)
        self._lead = _Lead(page)
        for button in (self.next, self.finish):
            button.installEventFilter(self._lead)

    def show_step(self, step: Step) -> None:
        """Bring a step to the front, with the buttons that it has, and the keyboard to it."""
        shown = self._steps[step]
        another = self._stack.currentWidget() is not shown
        self._stack.setCurrentWidget(shown)
        self.cancel.setVisible(step in CAN_CANCEL)
        self.cancel.setEnabled(True)
        self.next.setVisible(step in CAN_GO_ON)
        on = translate("Enroll", "Continue") if step is Step.TRY_ME else translate("Enroll", "Next")
        self.next.setText(on)
        self.next.setEnabled(step is Step.TRY_ME)
        self.finish.setVisible(step is Step.SPEAKING)
        self.finish.setEnabled(False)
        self.from_files.setVisible(step is Step.NAME_CONSENT)
        for other, label in self._trail.items():
            label.setProperty("kind", "heading" if other is step else "muted")
            restyle(label)
        if another and step is not Step.NAME_CONSENT:  # there the name has it
            self._lead.rest_on(shown)

    def show_problem(self, sentence: str) -> None:
        """What went wrong last, beside the buttons; empty when nothing did."""
        self._problem.setText(sentence)

    def _build(self, page: QWidget) -> None:
        for button, name in (
            (self.cancel, "enroll_cancel"),
            (self.from_files, "enroll_from_files"),
            (self.again, "enroll_again"),
            (self.next, "enroll_next"),
            (self.finish, "enroll_finish"),
        ):
            button.setObjectName(name)
        for step in self._steps.values():
            self._stack.addWidget(step)
        trail = row(*self._trail.values(), 1, spacing=AROUND)
        buttons = row(
            self.cancel,
            self._problem,
            self.from_files,
            self.again,
            self.next,
            self.finish,
            spacing=BETWEEN,
        )
        buttons.setStretch(1, 1)
        layout = column(trail, self._stack, buttons, spacing=AROUND)
        layout.setStretch(1, 1)
        set_page(page, layout)


class _Lead(QObject):
    """Gives the keyboard to the button that goes on, as soon as it does: one key a step.

    Whoever has gone elsewhere in the step meanwhile is not called away.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._resting: QWidget | None = None

    def rest_on(self, step: QWidget) -> None:
        """A step has come to the front: it holds the keyboard until something can be pressed."""
        self._resting = step
        step.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.EnabledChange and isinstance(watched, QAbstractButton):
            rests = self._resting is not None and QApplication.focusWidget() is self._resting
            if rests and watched.isEnabled() and watched.isVisible():
                watched.setFocus()
        return False
