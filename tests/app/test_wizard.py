"""Every event in every step of the enrollment wizard: the legal ones lead on, the others raise."""

from collections.abc import Callable

import pytest

from desktop_app.state.wizard import EnrollmentWizard, IllegalTransition, Step


def at(step: Step, *, from_files: bool = False) -> EnrollmentWizard:
    """A wizard that got to `step` the way a user gets there."""
    wizard = EnrollmentWizard(known=("Ben",))
    if step is Step.NAME_CONSENT:
        return wizard
    if step is Step.CANCELLED:
        wizard.cancel()
        return wizard
    if from_files:
        wizard.choose_files("Anna", True)
    else:
        wizard.accept_name("Anna", True)
        if step is Step.MIC_CHECK:
            return wizard
        wizard.microphone_heard()
        wizard.heard(12.0)
        if step is Step.SPEAKING:
            return wizard
        wizard.finish_speaking()
    if step is Step.TRAINING:
        return wizard
    wizard.trained()
    if step is Step.DONE:
        wizard.tried()
    return wizard


EVENTS: dict[str, Callable[[EnrollmentWizard], None]] = {
    "accept_name": lambda wizard: wizard.accept_name("Anna", True),
    "choose_files": lambda wizard: wizard.choose_files("Anna", True),
    "back": lambda wizard: wizard.back(),
    "microphone_heard": lambda wizard: wizard.microphone_heard(),
    "microphone_lost": lambda wizard: wizard.microphone_lost("It is gone: plug it in."),
    "heard": lambda wizard: wizard.heard(15.0),
    "finish_speaking": lambda wizard: wizard.finish_speaking(),
    "trained": lambda wizard: wizard.trained(),
    "training_failed": lambda wizard: wizard.training_failed("Too little: speak longer."),
    "training_cancelled": lambda wizard: wizard.training_cancelled(),
    "tried": lambda wizard: wizard.tried(),
    "cancel": lambda wizard: wizard.cancel(),
}

LEGAL = {
    (Step.NAME_CONSENT, "accept_name"): Step.MIC_CHECK,
    (Step.NAME_CONSENT, "choose_files"): Step.TRAINING,
    (Step.NAME_CONSENT, "cancel"): Step.CANCELLED,
    (Step.MIC_CHECK, "back"): Step.NAME_CONSENT,
    (Step.MIC_CHECK, "microphone_heard"): Step.SPEAKING,
    (Step.MIC_CHECK, "microphone_lost"): Step.MIC_CHECK,
    (Step.MIC_CHECK, "cancel"): Step.CANCELLED,
    (Step.SPEAKING, "microphone_lost"): Step.MIC_CHECK,
    (Step.SPEAKING, "heard"): Step.SPEAKING,
    (Step.SPEAKING, "finish_speaking"): Step.TRAINING,
    (Step.SPEAKING, "cancel"): Step.CANCELLED,
    (Step.TRAINING, "trained"): Step.TRY_ME,
    (Step.TRAINING, "training_failed"): Step.MIC_CHECK,
    (Step.TRAINING, "training_cancelled"): Step.MIC_CHECK,
    (Step.TRAINING, "cancel"): Step.CANCELLED,
    (Step.TRY_ME, "tried"): Step.DONE,
}


@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize("step", Step)
def test_transition(step: Step, event: str) -> None:
    wizard = at(step)
    assert wizard.step is step
    if (step, event) in LEGAL:
        EVENTS[event](wizard)
        assert wizard.step is LEGAL[step, event]
    else:
        with pytest.raises(IllegalTransition, match=event):
            EVENTS[event](wizard)
        assert wizard.step is step


@pytest.mark.parametrize("event", ["training_failed", "training_cancelled"])
def test_after_files_that_failed_the_name_page_comes_back(event: str) -> None:
    wizard = at(Step.TRAINING, from_files=True)
    EVENTS[event](wizard)
    assert wizard.step is Step.NAME_CONSENT
    assert wizard.name == "Anna"
    wizard.accept_name("Anna", True)  # now by speaking
    wizard.microphone_heard()
    wizard.heard(11.0)
    wizard.finish_speaking()
    wizard.training_cancelled()
    assert wizard.step is Step.MIC_CHECK


def test_a_lost_microphone_keeps_the_speech_and_says_why() -> None:
    wizard = at(Step.SPEAKING)
    wizard.microphone_lost("It is gone: plug it in.")
    assert wizard.problem == "It is gone: plug it in."
    assert wizard.speech.net_s == 12.0
    wizard.microphone_heard()
    assert wizard.problem is None
    assert wizard.can_finish


@pytest.mark.parametrize(("net_s", "enough"), [(0.0, False), (9.9, False), (10.0, True)])
def test_ten_seconds_are_the_least(net_s: float, enough: bool) -> None:
    wizard = at(Step.SPEAKING)
    wizard.heard(net_s)
    assert wizard.can_finish is enough
    if not enough:
        with pytest.raises(IllegalTransition):
            wizard.finish_speaking()


def test_two_voices_hold_the_wizard_until_the_last_part_is_discarded() -> None:
    wizard = at(Step.SPEAKING)
    wizard.heard(21.0, voice_change_at_s=14.0)
    assert wizard.two_voices
    with pytest.raises(IllegalTransition):
        wizard.finish_speaking()
    wizard.heard(14.0, None)
    wizard.finish_speaking()
    assert wizard.step is Step.TRAINING


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("", "Type the name"),
        ("   ", "Type the name"),
        ("x" * 81, "1 to 80 characters"),
        ("two\nlines", "line breaks"),
        ("nul\0", "cannot be a name: use 1 to 80"),
        ("ben", "enrolled already"),
        (" BEN ", "enrolled already"),
    ],
)
def test_a_bad_name_is_refused_with_the_cure(name: str, problem: str) -> None:
    wizard = at(Step.NAME_CONSENT)
    assert not wizard.can_continue(name, True)
    with pytest.raises(ValueError, match=problem):
        wizard.accept_name(name, True)
    with pytest.raises(ValueError, match=problem):
        wizard.choose_files(name, True)
    assert wizard.step is Step.NAME_CONSENT


def test_without_consent_nothing_begins() -> None:
    wizard = at(Step.NAME_CONSENT)
    assert not wizard.can_continue("Anna", False)
    with pytest.raises(ValueError, match="Anna has to agree"):
        wizard.choose_files("Anna", False)
    assert wizard.step is Step.NAME_CONSENT


def test_a_name_is_stripped() -> None:
    wizard = at(Step.NAME_CONSENT)
    wizard.accept_name("  Zoë Müller ", True)
    assert wizard.name == "Zoë Müller"


def test_who_gets_one_more_session_is_known_already() -> None:
    wizard = EnrollmentWizard(known=("Ben",), extending="Ben")
    assert wizard.name == "Ben"
    wizard.accept_name("Ben", True)
    assert wizard.step is Step.MIC_CHECK
