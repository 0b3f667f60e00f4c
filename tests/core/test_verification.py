"""The live path on real speech: the same bits for any chopping, and all that voids a decision."""

import math
from dataclasses import fields, replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gmm_core.errors import ModelMismatch, NotFiniteSamples, UnknownSpeaker
from gmm_core.linalg import Float32
from gmm_core.scoring.scorer import Scorer
from gmm_core.verification import (
    Decision,
    ScoreFrame,
    VerificationSession,
    decide_recording,
    score_recording,
)
from tests.core.engine_samples import background
from tests.core.enrolled import enrolled, of_gender
from tests.core.signals import RATE, chopped, cuts, noise, recording, speech

WOMAN, MAN = of_gender("f")[0], of_gender("m")[0]
SPEAKERS = (enrolled(WOMAN), enrolled(MAN))
NAMES = tuple(speaker.name for speaker in SPEAKERS)


def session(claimed: str | None = NAMES[0], rate: int = RATE) -> VerificationSession:
    return VerificationSession(background(), SPEAKERS, rate, claimed)


def frames_of(
    live: VerificationSession, samples: Float32, places: list[float] | None = None
) -> list[ScoreFrame]:
    found = [frame for piece in chopped(samples, places or []) for frame in live.push(piece)]
    return [*found, *live.flush()]


def assert_same(one: ScoreFrame, other: ScoreFrame) -> None:
    for field in fields(ScoreFrame):
        np.testing.assert_array_equal(
            getattr(one, field.name), getattr(other, field.name), err_msg=field.name
        )


@settings(max_examples=12, deadline=None)
@given(
    places=cuts(), rate=st.sampled_from([16000, 44100]), claimed=st.sampled_from([None, NAMES[0]])
)
def test_any_chopping_gives_the_same_frames(
    places: list[float], rate: int, claimed: str | None
) -> None:
    samples = speech(WOMAN, 4.0, rate, "verify")
    whole = frames_of(session(claimed, rate), samples)
    for one, other in zip(frames_of(session(claimed, rate), samples, places), whole, strict=True):
        assert_same(one, other)


def test_a_frame_every_100_ms_on_the_input_clock() -> None:
    samples = speech(WOMAN, 3.0, 44100, "verify")
    found = frames_of(session(rate=44100), samples)
    assert [frame.first_sample for frame in found] == [4410 * k for k in range(len(found))]
    for before, after in pairwise(found):
        assert before.end_sample == after.first_sample
    assert found[-1].end_sample <= len(samples)


def test_live_equals_offline_to_the_bit_until_the_decision() -> None:
    samples = speech(MAN, 8.0, RATE, "verify")
    live = frames_of(session(claimed=NAMES[1]), samples)
    decided = next(i for i, frame in enumerate(live) if frame.decision is Decision.ACCEPT)
    scorer = Scorer(background(), SPEAKERS)
    assert decided >= 5
    for index in range(3, decided + 1, 2):
        heard = samples[: live[index].end_sample]
        last = frames_of(session(claimed=NAMES[1]), heard, [0.31, 0.77])[-1]
        offline = score_recording(background(), scorer, heard, RATE)
        assert last.net_speech_s == offline.net_speech_s
        assert last.snr_db == offline.snr_db
        np.testing.assert_array_equal(last.raw, offline.raw)
        np.testing.assert_array_equal(last.llr, offline.llr)


def test_the_claimed_speaker_is_accepted_and_the_other_is_not() -> None:
    own = frames_of(session(NAMES[0]), recording(WOMAN, "verify")[: 15 * RATE])
    assert Decision.ACCEPT in [frame.decision for frame in own]
    assert Decision.REJECT not in [frame.decision for frame in own]
    other = frames_of(session(NAMES[0]), recording(MAN, "verify")[: 15 * RATE])
    assert Decision.ACCEPT not in [frame.decision for frame in other]
    assert Decision.REJECT in [frame.decision for frame in other]


def test_an_answer_is_about_the_speech_it_was_given_on() -> None:
    """While a rejection is held, what is said counts for nothing."""
    found = frames_of(session(NAMES[0]), recording(MAN, "verify")[: 12 * RATE])
    decisions = [frame.decision for frame in found]
    first = decisions.index(Decision.REJECT)
    held = [frame for frame in found[first : first + 20] if frame.decision is Decision.REJECT]
    assert len(held) == 20
    assert any(frame.speech for frame in held[1:])
    assert {frame.net_speech_s for frame in held} == {found[first].net_speech_s}
    for frame in held:
        np.testing.assert_array_equal(frame.raw, found[first].raw)


def test_what_a_frame_says_fits_together() -> None:
    found = frames_of(session(None), recording(MAN, "verify")[: 6 * RATE])
    for frame in found:
        assert frame.speakers == NAMES
        np.testing.assert_allclose(frame.probability, 1 / (1 + np.exp(-frame.llr)), rtol=1e-9)
        if frame.net_speech_s > 0:
            assert frame.best in NAMES
        assert math.isnan(frame.more_speech_s) == (frame.decision is not Decision.KEEP_TALKING)
    assert found[-1].best == NAMES[1]
    seconds = [frame.net_speech_s for frame in found]
    assert seconds == sorted(seconds)


def test_anyone_enrolled_needs_more_evidence_than_a_claim() -> None:
    claim = frames_of(session(NAMES[0]), speech(WOMAN, 1.0))[0]
    anyone = frames_of(session(None), speech(WOMAN, 1.0))[0]
    assert anyone.threshold_llr == pytest.approx(claim.threshold_llr + math.log(2))


def test_another_person_taking_over_ends_the_acceptance() -> None:
    """Within 5 s (issue: 3 s of net speech)."""
    own = recording(WOMAN, "verify")[: 10 * RATE]
    joined = np.concatenate([own, recording(MAN, "verify")[: 8 * RATE]])
    found = frames_of(session(NAMES[0]), joined)
    before = [frame for frame in found if frame.end_sample <= len(own)]
    assert before[-1].decision is Decision.ACCEPT
    ended = next(
        frame
        for frame in found
        if frame.first_sample >= len(own) and frame.decision is not Decision.ACCEPT
    )
    assert ended.end_sample - len(own) <= 5 * RATE


def test_an_acceptance_is_never_handed_to_another_enrolled_voice() -> None:
    """ "Anyone enrolled": the man who takes over has to be accepted in an attempt of his own."""
    own = recording(WOMAN, "verify")[: 10 * RATE]
    joined = np.concatenate([own, recording(MAN, "verify")[: 20 * RATE]])
    found = frames_of(session(None), joined)
    told = [(frame.decision, frame.best) for frame in found]
    assert (Decision.ACCEPT, NAMES[0]) in told
    assert (Decision.ACCEPT, NAMES[1]) in told
    for (before, one), (after, other) in pairwise(told):
        if before is after is Decision.ACCEPT:
            assert one == other


def test_a_gap_voids_the_decision_and_no_feature_spans_it() -> None:
    live = session(NAMES[0])
    own = recording(WOMAN, "verify")
    assert live.push(own[: 10 * RATE])[-1].decision is Decision.ACCEPT
    live.mark_gap(lost_samples=4000)
    after = live.push(own[10 * RATE : 11 * RATE])
    assert [frame.gap for frame in after] == [True] + [False] * (len(after) - 1)
    assert after[0].decision in (Decision.LISTENING, Decision.KEEP_TALKING)
    assert after[0].first_sample == 10 * RATE + 4000
    fresh = session(NAMES[0]).push(own[10 * RATE : 11 * RATE])
    for one, other in zip(after, fresh, strict=True):
        np.testing.assert_array_equal(one.llr, other.llr)


def test_another_claim_or_speaker_set_begins_a_new_attempt() -> None:
    live = session(NAMES[0])
    own = recording(WOMAN, "verify")
    live.push(own[: 10 * RATE])
    live.set_claimed(NAMES[1])
    frame = live.push(own[10 * RATE : 10 * RATE + 1600])[0]
    assert (frame.claimed, frame.net_speech_s < 0.2) == (NAMES[1], True)
    live.set_speakers((enrolled(MAN),), None)
    frame = live.push(own[11 * RATE : 11 * RATE + 1600])[0]
    assert (frame.claimed, frame.speakers) == (None, (NAMES[1],))
    live.set_strictness("strict")
    assert live.push(own[12 * RATE :][:1600])[0].threshold_llr == pytest.approx(
        background().thresholds.accept["strict"]
    )


def test_silence_only_listens() -> None:
    found = frames_of(session(), np.zeros(5 * RATE, np.float32))
    assert {frame.decision for frame in found} == {Decision.LISTENING}
    assert {frame.best for frame in found} == {None}


def test_noise_accepts_nobody() -> None:
    for level_dbfs in (-50.0, -25.0):
        found = frames_of(session(None), noise(8, level_dbfs))
        assert Decision.ACCEPT not in [frame.decision for frame in found]


def test_nobody_enrolled_is_said() -> None:
    live = VerificationSession(background(), (), RATE)
    found = frames_of(live, speech(WOMAN, 3.0))
    assert {frame.reason for frame in found} == {"nobody is enrolled yet"}
    assert {frame.decision for frame in found} == {Decision.LISTENING}


def test_bad_requests_are_refused() -> None:
    with pytest.raises(UnknownSpeaker, match="nobody here"):
        session("nobody here")
    with pytest.raises(UnknownSpeaker):
        session().set_claimed("nobody here")
    with pytest.raises(ValueError, match="'lax' is unknown"):
        VerificationSession(background(), SPEAKERS, RATE, strictness="lax")
    with pytest.raises(ValueError, match="'lax' is unknown"):
        session().set_strictness("lax")
    with pytest.raises(ModelMismatch):
        VerificationSession(background(), (replace(SPEAKERS[0], background_fingerprint="x"),), RATE)
    with pytest.raises(NotFiniteSamples):
        session().push(np.full(100, np.nan, np.float32))


def test_answers_about_a_recording_that_is_over() -> None:
    limits = background().thresholds
    accept = limits.accept["balanced"]

    def answer(llr: float, net_s: float, among: int = 1) -> Decision:
        return decide_recording(background(), llr, net_s, "balanced", among)[0]

    assert answer(accept, 3.0) is Decision.ACCEPT
    assert answer(accept, 3.0, among=2) is Decision.INCONCLUSIVE
    assert answer(limits.reject, 3.0) is Decision.REJECT
    assert answer(-0.1, 15.0) is Decision.REJECT
    assert answer(0.0, 15.0) is Decision.INCONCLUSIVE
    assert answer(accept, 0.0) is Decision.INCONCLUSIVE
    _, reason = decide_recording(background(), 0.0, 0.3, "balanced")
    assert "only 0.3 s" in reason
