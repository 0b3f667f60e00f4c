"""What closing the window in the middle of an enrollment ends, and what can be kept of it."""

from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from desktop_app.pages.closing import Unfinished
from desktop_app.pages.enrolling.recorder import Recorder
from desktop_app.services.unfinished import UnfinishedEnrollments
from desktop_app.state.wizard import EnrollmentWizard, Step
from gmm_core.enrollment import CONSENT_VERSION
from gmm_core.scoring import Consent

translate = QCoreApplication.translate


class BreakingOff:
    """Plain calls on the services, no widgets."""

    def __init__(self, recorder: Recorder, kept: UnfinishedEnrollments) -> None:
        self._recorder, self._kept = recorder, kept

    def offer(self, wizard: EnrollmentWizard) -> Unfinished | None:
        """None when nothing has been said and nothing is being trained."""
        training = wizard.step is Step.TRAINING
        if not training and wizard.speech.net_s == 0:
            return None
        what = _what(wizard)
        reason = _why_not(wizard)
        if reason:
            return Unfinished(f"{what} {reason}")
        kept = translate(
            "Closing",
            "the {seconds:.0f} s are kept as statistics, without the sound. At the next start "
            "Voxgate offers to make the profile of {name} from them.",
        )
        kept = kept.format(seconds=wizard.speech.net_s, name=wizard.name)
        return Unfinished(what, kept, lambda: self._keep(wizard))

    def _keep(self, wizard: EnrollmentWizard) -> None:
        """Raises DataFolderUnwritable or OutputUnwritable; then the speech is still there."""
        collector = self._recorder.everything()
        if collector is None:
            raise RuntimeError("there is speech to keep, but nobody has it")
        now = datetime.now(UTC).isoformat(timespec="seconds")
        consent = Consent(given_by=wizard.name, text_version=CONSENT_VERSION, given_at=now)
        extending, device = wizard.extending is not None, self._recorder.device
        self._kept.keep(collector, wizard.name, consent, extending=extending, device=device)


def _what(wizard: EnrollmentWizard) -> str:
    if wizard.step is Step.TRAINING:
        words = translate("Closing", "The profile of {name} is being trained.")
        return words.format(name=wizard.name)
    words = translate("Closing", "{name} is enrolling: {seconds:.0f} s of speech so far.")
    return words.format(name=wizard.name, seconds=wizard.speech.net_s)


def _why_not(wizard: EnrollmentWizard) -> str:
    """Why nothing can be kept; "" when it can."""
    if wizard.from_files:
        return translate(
            "Closing", "The recordings stay where they are; the training would begin anew."
        )
    if wizard.renewing:
        return translate(
            "Closing",
            "A renewal cannot be interrupted: what was said would be lost, and the profile that "
            "there is stays.",
        )
    if wizard.two_voices:
        return translate(
            "Closing", "It sounds like two people, so no profile can be made of it later."
        )
    if not wizard.enough:
        return translate("Closing", "That is too little to keep: a profile needs 10 s.")
    return ""
