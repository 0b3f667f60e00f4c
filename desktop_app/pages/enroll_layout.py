"""What the enroll page is made of: the trail of steps, the step itself, the buttons below."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop_app.language.marking import mark
from desktop_app.language.words import say, translate
from desktop_app.pages.enrolling.consent_step import ConsentStep
from desktop_app.pages.enrolling.done_step import DoneStep
from desktop_app.pages.enrolling.mic_check_step import MicCheckStep
from desktop_app.pages.enrolling.speaking_step import SpeakingStep
from desktop_app.pages.enrolling.training_step import TrainingStep
from desktop_app.pages.enrolling.try_me_step import TryMeStep
from desktop_app.pages.parts import column, row, set_page, text
from desktop_app.services.sources import SourceService
from desktop_app.state.wizard import Step
from desktop_app.theme import BETWEEN, INSIDE
from desktop_app.widgets import IconButton
from desktop_app.widgets.areas import CurrentStack, RoomArea
from desktop_app.widgets.page_frame import SCROLLS
from desktop_app.widgets.step_trail import StepTrail

TRAIL = {
    Step.NAME_CONSENT: mark("EnrollTrail", "Name"),
    Step.MIC_CHECK: mark("EnrollTrail", "Microphone"),
    Step.SPEAKING: mark("EnrollTrail", "Speak"),
    Step.TRAINING: mark("EnrollTrail", "Learn"),
    Step.TRY_ME: mark("EnrollTrail", "Try"),
    Step.DONE: mark("EnrollTrail", "Done"),
}
QWIDGETSIZE_MAX = 16_777_215
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
        self._trail = StepTrail(tuple(say(word) for word in TRAIL.values()))
        self._problem = text("", "muted", "enroll_problem")
        self._stack = CurrentStack()
        self._area = RoomArea(self._stack)
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
        self._trail.set_current(list(TRAIL).index(step))
        if another:
            self._area.verticalScrollBar().setValue(0)
        if another and step is not Step.NAME_CONSENT:  # there the name has it
            self._lead.rest_on(shown)
            QTimer.singleShot(0, shown, self._bring_into_sight)

    def _bring_into_sight(self) -> None:
        """The control that has the keyboard, once the step has its places."""
        shown = self._stack.currentWidget()
        chosen = None if shown is None else shown.focusProxy()
        if chosen is not None:
            self._area.ensureWidgetVisible(chosen, 0, BETWEEN)

    def show_problem(self, sentence: str) -> None:
        """What went wrong last, above the buttons; empty when nothing did."""
        self._problem.setText(sentence)
        self._problem.setMaximumHeight(QWIDGETSIZE_MAX if sentence else 0)

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
        buttons = row(
            self.cancel, 1, self.from_files, self.again, self.next, self.finish, spacing=BETWEEN
        )
        layout = column(self._trail, self._area, column(self._problem, buttons, spacing=INSIDE))
        layout.setStretch(1, 1)
        set_page(page, layout)
        page.setProperty(SCROLLS, True)  # the buttons stay in sight, however large the words are


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
