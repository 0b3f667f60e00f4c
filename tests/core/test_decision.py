"""The life of a live attempt: every rule, without audio and without models."""

import math
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmm_core.scoring.decision import AttemptDecider, Decision, Look, Thresholds

THRESHOLDS = Thresholds(
    accept={"relaxed": 2.0, "balanced": 3.0, "strict": 5.0},
    reject=-2.0,
    agree=0.5,
    withdraw=-1.0,
    two_voices=0.0,
)


def decider() -> AttemptDecider:
    return AttemptDecider(THRESHOLDS, 3.0)


def look(
    time_s: float,
    llr: float = 0.0,
    net_s: float | None = None,
    window: float = 1.0,
    full: bool = True,
    speech: bool = True,
) -> Look:
    return Look(time_s, speech, time_s if net_s is None else net_s, llr, window, full)


def accepted_at(time_s: float) -> AttemptDecider:
    state = decider()
    state.see(look(time_s, 4.0))
    assert state.decision is Decision.ACCEPT
    return state


def rejected_at(time_s: float) -> AttemptDecider:
    state = decider()
    state.see(look(time_s, -4.0))
    assert state.decision is Decision.REJECT
    return state


def test_before_any_speech_it_listens() -> None:
    state = decider()
    assert state.decision is Decision.LISTENING
    assert not state.see(look(1.0, 0.0, net_s=0.0, speech=False))
    assert state.decision is Decision.LISTENING


@pytest.mark.parametrize(
    ("llr", "wanted"),
    [
        (2.999, Decision.KEEP_TALKING),
        (3.0, Decision.ACCEPT),
        (-1.999, Decision.KEEP_TALKING),
        (-2.0, Decision.REJECT),
    ],
)
def test_thresholds(llr: float, wanted: Decision) -> None:
    state = decider()
    state.see(look(2.0, llr))
    assert state.decision is wanted
    assert state.reason


@given(st.lists(st.floats(-4, 4), min_size=1, max_size=60))
def test_the_first_crossing_ends_the_attempt(llrs: list[float]) -> None:
    state = decider()
    crossed = [value for value in llrs if value >= 3.0 or value <= -2.0]
    for index, value in enumerate(llrs):
        state.see(look((index + 1) / 10, value))
    if not crossed:
        assert state.decision is Decision.KEEP_TALKING
    else:
        assert state.decision is (Decision.ACCEPT if crossed[0] > 0 else Decision.REJECT)


@pytest.mark.parametrize(
    ("net_s", "llr", "wanted"),
    [
        (14.9, 1.0, Decision.KEEP_TALKING),
        (14.9, -1.0, Decision.KEEP_TALKING),
        (15.0, 1.0, Decision.INCONCLUSIVE),
        (15.0, 0.0, Decision.INCONCLUSIVE),
        (15.0, -0.1, Decision.REJECT),
        (15.0, 3.0, Decision.ACCEPT),
    ],
)
def test_an_attempt_ends_after_15_s_of_speech(net_s: float, llr: float, wanted: Decision) -> None:
    state = decider()
    state.see(look(30.0, llr, net_s=net_s))
    assert state.decision is wanted


def test_an_acceptance_lasts_while_the_voice_agrees() -> None:
    state = accepted_at(1.0)
    for second in range(2, 60):
        assert not state.see(look(second, llr=-5.0, window=0.5))
    assert state.decision is Decision.ACCEPT


def test_an_acceptance_expires_after_10_s_of_silence() -> None:
    state = accepted_at(1.0)
    assert not state.see(look(11.0, speech=False))
    assert state.decision is Decision.ACCEPT
    assert state.see(look(11.1, speech=False)), "the evidence is forgotten"
    assert state.decision is Decision.LISTENING
    assert "expired" in state.reason


def test_speech_that_does_not_agree_does_not_prolong_an_acceptance() -> None:
    state = accepted_at(1.0)
    for tenth in range(11, 110):
        assert not state.see(look(tenth / 10, window=0.4))
    assert state.see(look(11.1, window=0.4))
    assert state.decision is Decision.LISTENING


def test_agreeing_speech_prolongs_it_by_10_s_from_then() -> None:
    state = accepted_at(1.0)
    state.see(look(9.0, window=0.6))
    assert not state.see(look(19.0, speech=False))
    assert state.see(look(19.1, speech=False))


def test_an_acceptance_is_withdrawn_when_another_voice_takes_over() -> None:
    state = accepted_at(1.0)
    assert not state.see(look(2.0, window=-1.0)), "the threshold itself is tolerated"
    assert not state.see(look(2.1, window=-9.0, full=False)), "too little to contradict"
    assert not state.see(look(2.2, window=-9.0, speech=False)), "silence is nobody's voice"
    assert state.see(look(2.3, window=-1.1))
    assert state.decision is Decision.LISTENING
    assert "another voice" in state.reason


def test_an_answer_is_held_for_3_s_then_a_pause_begins_the_next_attempt() -> None:
    state = rejected_at(1.0)
    assert not state.see(look(2.5, speech=False)), "a pause, but not yet 3 s"
    assert state.decision is Decision.REJECT
    assert not state.see(look(3.9, 9.0)), "speech: an ended attempt takes no more looks"
    assert not state.see(look(4.8, speech=False)), "the pause is 0.9 s"
    assert state.see(look(4.9, speech=False))
    assert state.decision is Decision.LISTENING


def test_without_a_pause_the_next_attempt_begins_after_10_s() -> None:
    state = rejected_at(1.0)
    for tenth in range(11, 110):
        assert not state.see(look(tenth / 10, 9.0))
        assert state.decision is Decision.REJECT
    assert state.see(look(11.0, 9.0))
    assert state.decision is Decision.LISTENING
    state.see(look(11.1, 4.0, net_s=0.1))
    assert state.decision is Decision.ACCEPT


def test_an_inconclusive_attempt_is_followed_by_another() -> None:
    state = decider()
    state.see(look(15.0, 1.0))
    assert state.decision is Decision.INCONCLUSIVE
    assert not state.see(look(17.9, speech=False))
    assert state.see(look(18.0, speech=False))


@pytest.mark.parametrize("make", [accepted_at, rejected_at])
def test_a_gap_ends_everything_at_once(make: Callable[[float], AttemptDecider]) -> None:
    state = make(1.0)
    state.restart("there was a gap in the sound")
    assert state.decision is Decision.LISTENING
    assert state.reason == "there was a gap in the sound"
    state.see(look(1.1, -4.0))
    assert state.decision is Decision.REJECT, "the next attempt begins at once"


def test_strictness_words() -> None:
    assert THRESHOLDS.for_strictness("strict") == 5.0
    with pytest.raises(ValueError, match=r"'lax' is unknown.*relaxed, balanced, strict"):
        THRESHOLDS.for_strictness("lax")


def test_every_further_speaker_costs_the_logarithm_of_their_number() -> None:
    assert THRESHOLDS.accept_among("balanced", 0) == 3.0
    assert THRESHOLDS.accept_among("balanced", 1) == 3.0
    assert THRESHOLDS.accept_among("balanced", 40) == pytest.approx(3.0 + math.log(40))
