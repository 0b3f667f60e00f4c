"""What goes on besides verifying: for the tray, and for the mark that a crash would leave."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop_app.late_pages import Pages
from desktop_app.state.wizard import EnrollmentWizard, Step

ENROLLING, MODEL, EVALUATING = "enrolling", "model", "evaluating"
KINDS = (ENROLLING, MODEL, EVALUATING)
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Work:
    """kind : one of KINDS; words : one line that says how it goes"""

    kind: str
    words: str


def work_of(pages: Pages) -> Work | None:
    """The work that an end would interrupt; None when there is none."""
    if pages.has("enroll") and pages.enroll.busy:
        return _enrolling(pages.enroll.wizard)
    if pages.has("background") and pages.background.busy:
        return Work(MODEL, translate("Work", "Training a background model"))
    if pages.has("evaluate") and pages.evaluate.busy:
        return Work(EVALUATING, translate("Work", "Evaluating"))
    return None


def _enrolling(wizard: EnrollmentWizard) -> Work:
    if wizard.step is Step.TRAINING:
        words = translate("Work", "Learning the voice of {}").format(wizard.name)
        return Work(ENROLLING, words)
    words = translate("Work", "{name} is enrolling, {seconds:.0f} s of speech")
    return Work(ENROLLING, words.format(name=wizard.name, seconds=wizard.speech.net_s))
