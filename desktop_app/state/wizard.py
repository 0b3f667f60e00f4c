"""The steps of an enrollment: plain Python, told what happened, never doing anything itself.

    name_consent -> mic_check -> speaking -> training -> try_me -> done
         |                           ^          |
         +--- from files ------------|--> training, and back to name_consent if that fails

From every step before the profile is saved, `cancel` leads to cancelled.
"""

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.language.marking import mark
from gmm_core.errors import BadName
from gmm_core.store.names import clean_name, name_key

LEAST_SPEECH_S = 10.0
LEAST_TO_RENEW_S = 30.0
NO_NAME = mark("Wizard", "Type the name of the person who is going to speak.")
BAD_NAME = mark("Wizard", "“{name}” cannot be a name: use 1 to 80 characters without line breaks.")
TAKEN = mark(
    "Wizard",
    "{name} is enrolled already: choose another name, or add a session on the Speakers page.",
)
NOT_AGREED = mark("Wizard", "{name} has to agree first: ask, then tick the box.")


class Step(StrEnum):
    """Where the wizard stands."""

    NAME_CONSENT = "name_consent"
    MIC_CHECK = "mic_check"
    SPEAKING = "speaking"
    TRAINING = "training"
    TRY_ME = "try_me"
    DONE = "done"
    CANCELLED = "cancelled"


class IllegalTransition(RuntimeError):
    """What happened cannot happen in this step: a defect of the caller, not of the user."""

    def __init__(self, step: Step, event: str) -> None:
        self.step, self.event = step, event
        super().__init__(f"{event} cannot happen in the step {step.value}")


@dataclass(frozen=True, slots=True)
class Speech:
    """What the collector has: seconds of net speech, and where the voice changed, if it did."""

    net_s: float = 0.0
    voice_change_at_s: float | None = None


class EnrollmentWizard:
    """One enrollment from the name to the saved profile. Make a new one for the next.

    known : names already taken; upper and lower case are the same name
    extending : the speaker who gets one more session: the name is fixed and known
    renewing : that speaker's profile is of another model, and the session takes its place
    """

    def __init__(
        self,
        known: tuple[str, ...] = (),
        extending: str | None = None,
        *,
        renewing: bool = False,
    ) -> None:
        self._known = frozenset(map(name_key, known))
        self.extending = extending
        self.renewing = renewing
        self.step = Step.NAME_CONSENT
        self.name = extending or ""
        self.consented = False
        self.keep_sound = False  # the person wants the sound kept as well
        self.from_files = False
        self.speech = Speech()
        self.problem: str | None = None  # what went wrong last, as a sentence to show

    # -- name and consent ---------------------------------------------------------------------

    def name_problem(self, name: str) -> str | None:
        """Why `name` cannot be taken, as a sentence; None when it can."""
        if not name.strip():
            return NO_NAME
        try:
            key = name_key(clean_name(name))
        except BadName as error:
            return BAD_NAME.fill(name=error.name)
        if self.extending is None and key in self._known:
            return TAKEN.fill(name=name.strip())
        return None

    def can_continue(self, name: str, consented: bool) -> bool:
        """Whether `accept_name` or `choose_files` would succeed."""
        return consented and self.name_problem(name) is None

    def accept_name(self, name: str, consented: bool) -> None:
        """name_consent -> mic_check. Raises ValueError with a sentence to show."""
        self._require("accept_name", Step.NAME_CONSENT)
        self._take_name(name, consented)
        self._go(Step.MIC_CHECK)

    def choose_files(self, name: str, consented: bool) -> None:
        """name_consent -> training, from recordings. Raises ValueError with a sentence to show."""
        self._require("choose_files", Step.NAME_CONSENT)
        self._take_name(name, consented)
        self.from_files = True
        self._go(Step.TRAINING)

    def back(self) -> None:
        """mic_check -> name_consent, with the name kept."""
        self._require("back", Step.MIC_CHECK)
        self._go(Step.NAME_CONSENT)

    # -- microphone and speech ----------------------------------------------------------------

    def microphone_heard(self) -> None:
        """mic_check -> speaking: sound arrives."""
        self._require("microphone_heard", Step.MIC_CHECK)
        self._go(Step.SPEAKING)

    def microphone_lost(self, sentence: str) -> None:
        """mic_check or speaking -> mic_check; what has been said is kept."""
        self._require("microphone_lost", Step.MIC_CHECK, Step.SPEAKING)
        self._go(Step.MIC_CHECK, sentence)

    def forget_speech(self) -> None:
        """mic_check: the recording begins anew; what has been said so far no longer counts."""
        self._require("forget_speech", Step.MIC_CHECK)
        self.speech, self.problem = Speech(), None

    def heard(self, net_speech_s: float, voice_change_at_s: float | None = None) -> None:
        """speaking: more speech has been collected, or the last part was discarded."""
        self._require("heard", Step.SPEAKING)
        self.speech = Speech(net_speech_s, voice_change_at_s)

    @property
    def two_voices(self) -> bool:
        """True while the speech sounds like two people: discard the last part or begin again."""
        return self.speech.voice_change_at_s is not None

    @property
    def enough(self) -> bool:
        """Whether a profile can be made of so much speech."""
        return self.speech.net_s >= (LEAST_TO_RENEW_S if self.renewing else LEAST_SPEECH_S)

    @property
    def can_finish(self) -> bool:
        """Whether `finish_speaking` would succeed."""
        return self.step is Step.SPEAKING and self.enough and not self.two_voices

    def finish_speaking(self) -> None:
        """speaking -> training, with enough net speech of one voice."""
        self._require("finish_speaking", Step.SPEAKING)
        if not self.can_finish:
            raise IllegalTransition(self.step, "finish_speaking without enough speech of one voice")
        self._go(Step.TRAINING)

    # -- training and after -------------------------------------------------------------------

    def trained(self) -> None:
        """training -> try_me: the profile is saved."""
        self._require("trained", Step.TRAINING)
        self._go(Step.TRY_ME)

    def training_failed(self, sentence: str) -> None:
        """training -> mic_check with the speech kept, or name_consent when it came from files."""
        self._require("training_failed", Step.TRAINING)
        self._leave_training(sentence)

    def training_cancelled(self) -> None:
        """training -> the same as after a failure, without a problem to show."""
        self._require("training_cancelled", Step.TRAINING)
        self._leave_training(None)

    @property
    def can_train_again(self) -> bool:
        """Whether `train_again` would succeed: the speech of a training that came to nothing."""
        return self.step is Step.MIC_CHECK and self.enough and not self.two_voices

    def train_again(self) -> None:
        """mic_check -> training, with the speech that was kept when the training was stopped."""
        self._require("train_again", Step.MIC_CHECK)
        if not self.can_train_again:
            raise IllegalTransition(self.step, "train_again without enough speech of one voice")
        self._go(Step.TRAINING)

    def tried(self) -> None:
        """try_me -> done, whether or not the user tried."""
        self._require("tried", Step.TRY_ME)
        self._go(Step.DONE)

    def cancel(self) -> None:
        """-> cancelled; nothing has been saved. Not possible once the profile is."""
        self._require("cancel", Step.NAME_CONSENT, Step.MIC_CHECK, Step.SPEAKING, Step.TRAINING)
        self._go(Step.CANCELLED)

    # -- inside -------------------------------------------------------------------------------

    def _require(self, event: str, *steps: Step) -> None:
        if self.step not in steps:
            raise IllegalTransition(self.step, event)

    def _go(self, step: Step, problem: str | None = None) -> None:
        self.step, self.problem = step, problem

    def _take_name(self, name: str, consented: bool) -> None:
        problem = self.name_problem(name)
        if problem is None and not consented:
            problem = NOT_AGREED.fill(name=name.strip())
        if problem is not None:
            raise ValueError(problem)
        self.name, self.consented = clean_name(name), True

    def _leave_training(self, sentence: str | None) -> None:
        self._go(Step.NAME_CONSENT if self.from_files else Step.MIC_CHECK, sentence)
        self.from_files = False
