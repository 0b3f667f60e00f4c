"""The words of the home page: one answer for every situation, none of them a bare number."""

import math
from dataclasses import replace

import numpy as np
import pytest

from desktop_app.pages.claims import ANYONE, UNCHOSEN, person
from desktop_app.pages.words import Situation, explain, gauge_state, threshold_probability
from desktop_app.theme import ICON_NAMES, Role
from gmm_core.verification import Decision, ScoreFrame

NAMES = ("Anna", "Ben")


def frame(decision: Decision, claimed: str | None = "Anna", **changes: object) -> ScoreFrame:
    llr = np.array([3.0, -1.0], np.float32)
    made = ScoreFrame(
        first_sample=0,
        end_sample=1600,
        net_speech_s=2.1,
        speakers=NAMES,
        raw=llr / 4,
        llr=llr,
        probability=1 / (1 + np.exp(-llr)),
        decision=decision,
        claimed=claimed,
        best="Anna",
        reason="",
        gap=False,
        threshold_llr=2.0,
        window_llr=llr,
        speech=True,
        level_dbfs=-20.0,
        snr_db=24.0,
        more_speech_s=1.4,
    )
    return replace(made, **changes)


def said(decision: Decision, claimed: str | None = "Anna", **changes: object) -> Situation:
    claim = ANYONE if claimed is None else person(claimed)
    newest = frame(decision, claimed, **changes)
    return Situation(claim=claim, enrolled=2, running=True, frame=newest)


@pytest.mark.parametrize(
    ("situation", "word", "role"),
    [
        (Situation(UNCHOSEN, 0, running=False), "Nobody enrolled yet", Role.NEUTRAL),
        (Situation(UNCHOSEN, 2, running=True), "Who are you?", Role.NEUTRAL),
        (Situation(person("Anna"), 2, running=False), "Not listening", Role.NEUTRAL),
        (Situation(person("Anna"), 2, running=True), "Listening", Role.ACCENT),
        (said(Decision.LISTENING), "Listening", Role.ACCENT),
        (said(Decision.KEEP_TALKING), "Keep talking", Role.WARNING),
        (said(Decision.ACCEPT), "Accepted", Role.ACCEPTED),
        (said(Decision.ACCEPT, None), "Accepted", Role.ACCEPTED),
        (said(Decision.REJECT), "Rejected", Role.REJECTED),
        (said(Decision.REJECT, None), "Unknown speaker", Role.REJECTED),
        (said(Decision.INCONCLUSIVE), "Not clear enough", Role.WARNING),
        (said(Decision.INCONCLUSIVE, snr_db=4.0, net_speech_s=15.0), "Too noisy", Role.WARNING),
        (said(Decision.KEEP_TALKING, snr_db=4.0, net_speech_s=3.0), "Too noisy", Role.WARNING),
        (said(Decision.KEEP_TALKING, snr_db=4.0, net_speech_s=2.9), "Keep talking", Role.WARNING),
        (said(Decision.KEEP_TALKING, snr_db=8.0, net_speech_s=9.0), "Keep talking", Role.WARNING),
        (
            said(Decision.KEEP_TALKING, snr_db=math.nan, net_speech_s=9.0),
            "Keep talking",
            Role.WARNING,
        ),
        (said(Decision.ACCEPT, snr_db=4.0, net_speech_s=9.0), "Accepted", Role.ACCEPTED),
        (said(Decision.REJECT, snr_db=4.0, net_speech_s=9.0), "Rejected", Role.REJECTED),
    ],
)
def test_every_situation_has_its_word(situation: Situation, word: str, role: Role) -> None:
    state = gauge_state(situation)
    assert (state.word, state.role) == (word, role)
    assert state.icon in ICON_NAMES
    assert state.detail


def test_noise_is_named_with_its_cure() -> None:
    state = gauge_state(said(Decision.KEEP_TALKING, snr_db=4.2, net_speech_s=5.0))
    assert state.detail.startswith("The voice stands only 4 dB above the noise")
    assert "quieter place" in state.detail


def test_no_two_answers_share_word_and_icon() -> None:
    answers = [gauge_state(said(decision)) for decision in Decision]
    answers.append(gauge_state(said(Decision.REJECT, None)))
    assert len({(answer.word, answer.icon) for answer in answers}) == len(answers)


def test_a_lost_microphone_outweighs_an_acceptance() -> None:
    lost = replace(said(Decision.ACCEPT), trouble="It was unplugged: plug it in again.")
    state = gauge_state(lost)
    assert state.word == "Microphone lost"
    assert state.detail == "It was unplugged: plug it in again."
    assert math.isnan(state.probability)
    assert gauge_state(replace(lost, live=False)).word == "Cannot be played"


def test_without_a_claim_there_is_no_answer_whatever_was_scored() -> None:
    state = gauge_state(replace(said(Decision.ACCEPT), claim=UNCHOSEN))
    assert state.word == "Who are you?"
    assert math.isnan(state.probability)


def test_seconds_say_what_they_are_for() -> None:
    assert gauge_state(said(Decision.KEEP_TALKING)).detail == (
        "2.1 s of speech · answer expected in about 1 s"
    )


@pytest.mark.parametrize("unknown", [math.nan, 0.0])
def test_no_promise_without_an_estimate(unknown: float) -> None:
    state = gauge_state(said(Decision.KEEP_TALKING, more_speech_s=unknown))
    assert state.detail == "2.1 s of speech"


def test_the_promise_never_exceeds_the_longest_attempt() -> None:
    state = gauge_state(said(Decision.KEEP_TALKING, more_speech_s=400.0))
    assert "about 15 s" in state.detail


def test_an_answer_names_the_person_it_is_about() -> None:
    assert gauge_state(said(Decision.ACCEPT)).detail.startswith("This sounds like Anna")
    anyone = gauge_state(said(Decision.ACCEPT, None, best="Ben"))
    assert anyone.detail.startswith("This sounds like Ben")
    assert gauge_state(said(Decision.REJECT)).detail.startswith("Not Anna, or not clear enough")


def test_the_pointer_is_that_of_the_claimed_person_not_of_the_best() -> None:
    state = gauge_state(said(Decision.REJECT, "Ben"))
    assert state.probability == pytest.approx(1 / (1 + math.exp(1.0)))
    assert state.threshold_probability == pytest.approx(1 / (1 + math.exp(-2.0)))


def test_an_acceptance_that_ended_says_why() -> None:
    state = gauge_state(said(Decision.LISTENING, reason="another voice took over"))
    assert (state.word, state.detail) == ("Listening", "Another voice took over: starting over.")


def test_a_recording_that_ended_keeps_its_last_answer_in_words() -> None:
    ended = replace(said(Decision.ACCEPT), running=False, ended=True)
    state = gauge_state(ended)
    assert state.word == "Recording ended"
    assert state.detail == "Last answer: Accepted · 2.1 s of speech"


def test_no_log_likelihood_on_the_home_page() -> None:
    for decision in Decision:
        state = gauge_state(said(decision))
        assert "llr" not in f"{state.word} {state.detail}".lower()
        assert "likelihood" not in state.detail


def test_why_this_score_gives_the_figures_with_their_meaning() -> None:
    words = explain(frame(Decision.ACCEPT, reason="enough speech agrees"))
    assert words.startswith("Enough speech agrees.")
    assert "Anna: log-likelihood ratio +3.00" in words
    assert "accepted from +2.00" in words


def test_why_this_score_without_anybody() -> None:
    nobody = frame(Decision.LISTENING, None, best=None)
    assert explain(nobody) == "There is nobody to compare with yet."


def test_the_threshold_stands_on_the_scale_of_probabilities() -> None:
    assert threshold_probability(frame(Decision.ACCEPT, threshold_llr=0.0)) == 0.5
