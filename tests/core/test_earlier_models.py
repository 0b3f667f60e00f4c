"""Profiles of an older model beside those of the present one: each scored by its own."""

import math
from dataclasses import fields, replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gmm_core.enrollment import enroll
from gmm_core.enrollment.renew import renew
from gmm_core.errors import ModelMismatch, TooLittleSpeech, UnknownSpeaker, VoiceDiffers
from gmm_core.linalg import Float32
from gmm_core.progress import finish
from gmm_core.scoring import Background, SpeakerModel, System, VoiceSpace
from gmm_core.store.bundle import load_bundle
from gmm_core.store.earlier import EarlierModels, maker
from gmm_core.verification import Decision, ScoreFrame, VerificationSession
from tests.core.engine_samples import background
from tests.core.enrolled import of_gender
from tests.core.generations import FIRST, made_with, newer, older
from tests.core.signals import RATE, chopped, cuts, recording, speech

# as their bundles tell it: whoever enrolled with one of them has it in the profile
HAVE_SHIPPED = (
    "bebebd91f9256677ef07f21d871d833dd8bdfa5ef443de9c6396412977e1395a",
    "0ebb3c31d57d5789d307a0118266b5ae67f19b375fe0e0a7367028b52d0709ba",
    "9c6a2af2c52cf769d503cb75e15c5d8730ec973b2fda027b63ad1cff4137457f",
)
WOMAN, MAN = of_gender("f")[0], of_gender("m")[0]
NEW, OLD = made_with("newer", WOMAN), made_with("older", MAN)
BOTH = (NEW, OLD)


def frames_of(
    live: VerificationSession, samples: Float32, places: list[float] | None = None
) -> list[ScoreFrame]:
    found = [frame for piece in chopped(samples, places or []) for frame in live.push(piece)]
    return [*found, *live.flush()]


def mixed(claimed: str | None, speakers: tuple[SpeakerModel, ...] = BOTH) -> VerificationSession:
    return VerificationSession(newer(), speakers, RATE, claimed, earlier=(older(),))


def alone(speaker: SpeakerModel, model: Background) -> VerificationSession:
    return VerificationSession(model, (speaker,), RATE, speaker.name)


def both_voices() -> Float32:
    """The woman, then the man: acceptances, rejections and withdrawals."""
    first, second = recording(WOMAN, "verify"), recording(MAN, "verify")
    return np.concatenate([first[: 8 * RATE], second[: 8 * RATE]])


def assert_about(one: SpeakerModel, frame: ScoreFrame, expected: ScoreFrame) -> None:
    """The same numbers about this speaker and the same answer, whoever else is there."""
    place = frame.speakers.index(one.name)
    for field in fields(ScoreFrame):
        found, wanted = getattr(frame, field.name), getattr(expected, field.name)
        if field.name == "speakers":
            assert wanted == (one.name,)
        elif isinstance(found, np.ndarray):
            np.testing.assert_array_equal(found[place], wanted[0], err_msg=field.name)
        elif field.name != "best":  # with others there somebody else may be
            np.testing.assert_equal(found, wanted, err_msg=field.name)


@pytest.mark.parametrize(("claimed", "model"), [(NEW, newer()), (OLD, older())], ids=["new", "old"])
def test_a_claim_is_decided_as_by_the_model_of_that_speaker_alone(
    claimed: SpeakerModel, model: Background
) -> None:
    sound = both_voices()
    together = frames_of(mixed(claimed.name), sound)
    expected = frames_of(alone(claimed, model), sound)
    for frame, wanted in zip(together, expected, strict=True):
        assert_about(claimed, frame, wanted)
    told = {frame.decision for frame in together}
    assert {Decision.ACCEPT, Decision.KEEP_TALKING} < told


def test_an_old_profile_is_accepted_and_a_stranger_to_it_rejected() -> None:
    limit = older().thresholds.accept["balanced"]
    own = frames_of(mixed(OLD.name, (OLD,)), recording(MAN, "verify")[: 10 * RATE])
    accepted = next(frame for frame in own if frame.decision is Decision.ACCEPT)
    assert accepted.threshold_llr == limit
    assert accepted.llr[0] >= limit
    other = frames_of(mixed(OLD.name, (OLD,)), recording(WOMAN, "verify")[: 10 * RATE])
    assert Decision.REJECT in [frame.decision for frame in other]
    assert Decision.ACCEPT not in [frame.decision for frame in other]


def test_the_two_models_hear_differently() -> None:
    """Else the tests above would show nothing."""
    one = frames_of(alone(NEW, newer()), speech(WOMAN, 3.0))[-1]
    same_voice = made_with("older", WOMAN)
    other = frames_of(alone(same_voice, older()), speech(WOMAN, 3.0))[-1]
    assert one.llr[0] != other.llr[0]
    assert one.threshold_llr != other.threshold_llr


@settings(max_examples=6, deadline=None)
@given(places=cuts(), claimed=st.sampled_from([None, OLD.name]))
def test_any_chopping_gives_the_same_frames(places: list[float], claimed: str | None) -> None:
    samples = speech(MAN, 4.0, RATE, "verify")
    whole = frames_of(mixed(claimed), samples)
    for one, other in zip(frames_of(mixed(claimed), samples, places), whole, strict=True):
        for field in fields(ScoreFrame):
            np.testing.assert_array_equal(
                getattr(one, field.name), getattr(other, field.name), err_msg=field.name
            )


def test_anyone_enrolled_is_chosen_from_both_by_the_present_thresholds() -> None:
    found = frames_of(mixed(None, (OLD, NEW)), both_voices())
    assert {frame.speakers for frame in found} == {(OLD.name, NEW.name)}
    limit = newer().thresholds.accept["balanced"] + math.log(2)
    assert {frame.threshold_llr for frame in found} == {limit}
    told = [(frame.decision, frame.best) for frame in found]
    assert (Decision.ACCEPT, NEW.name) in told
    assert (Decision.ACCEPT, OLD.name) in told
    for (before, one), (after, other) in pairwise(told):
        if before is after is Decision.ACCEPT:
            assert one == other


def test_the_claim_moves_from_one_model_to_the_other_and_a_gap_resets_both() -> None:
    live, sound = mixed(NEW.name), recording(MAN, "verify")
    live.push(sound[: 3 * RATE])
    live.set_claimed(OLD.name)
    live.mark_gap(500)
    after = live.push(sound[3 * RATE : 9 * RATE])
    fresh = alone(OLD, older()).push(sound[3 * RATE : 9 * RATE])
    assert after[0].first_sample == 3 * RATE + 500
    for one, wanted in zip(after, fresh, strict=True):
        np.testing.assert_array_equal(one.llr[1], wanted.llr[0])
        assert (one.decision, one.threshold_llr) == (wanted.decision, wanted.threshold_llr)
    live.set_strictness("strict")
    live.set_speakers((OLD,), None)
    frame = live.push(sound[9 * RATE : 10 * RATE])[0]
    assert frame.speakers == (OLD.name,)
    assert frame.threshold_llr == newer().thresholds.accept["strict"]


def test_what_fits_no_model_is_refused() -> None:
    with pytest.raises(ModelMismatch):
        VerificationSession(newer(), BOTH, RATE)
    with pytest.raises(ModelMismatch):
        mixed(None, (NEW, replace(OLD, background_fingerprint="0" * 64)))
    cut = replace(OLD.sessions[0], first=OLD.sessions[0].first[:-1])
    with pytest.raises(ModelMismatch):
        mixed(None, (replace(OLD, sessions=(cut,)),))
    with pytest.raises(UnknownSpeaker):
        mixed("nobody")


def test_models_on_another_grid_cannot_listen_side_by_side() -> None:
    known = older()
    front_end = replace(known.front_end, hop_samples=200)
    space = VoiceSpace((System(front_end, known.ubm),), (1.0,), "linear", 4.0)
    with pytest.raises(ValueError, match="another hop_samples"):
        VerificationSession(newer(), (NEW,), RATE, earlier=(replace(known, space=space),))


def test_nothing_is_read_before_a_profile_needs_it_and_then_once() -> None:
    reads = []

    def read() -> tuple[Background, ...]:
        reads.append(1)
        return (older(),)

    models = EarlierModels(read)
    assert models.beside(newer(), ()) == models.beside(newer(), (NEW, NEW)) == ()
    assert reads == []
    (found,) = models.beside(newer(), BOTH)
    (again,) = models.beside(newer(), (OLD,))
    assert found is again is older()
    assert models.beside(newer(), (replace(OLD, background_fingerprint="0" * 64),)) == ()
    assert models.beside(older(), (OLD,)) == ()
    assert reads == [1]


def test_the_model_that_shipped_first_is_found_by_what_it_made() -> None:
    (found,) = EarlierModels().beside(newer(), BOTH)
    assert found.fingerprint == load_bundle(FIRST).fingerprint
    assert maker(OLD, (newer(), found)) is found
    assert maker(NEW, (newer(), found)).fingerprint == newer().fingerprint


@pytest.mark.parametrize("made_by", HAVE_SHIPPED)
def test_a_profile_of_any_model_that_has_shipped_goes_on_beside_the_present_one(
    made_by: str,
) -> None:
    (model,) = EarlierModels().beside(background(), (replace(OLD, background_fingerprint=made_by),))
    speaker = finish(enroll([(recording(MAN)[: 15 * RATE], RATE)], model, "one of before"))
    assert speaker.background_fingerprint == made_by
    own = recording(MAN, "verify")[: 4 * RATE]
    live = VerificationSession(background(), (speaker,), RATE, speaker.name, earlier=(model,))
    frames = frames_of(live, own, [0.013, 0.4, 0.401, 0.83])
    for frame, wanted in zip(frames, frames_of(alone(speaker, model), own), strict=True):
        assert_about(speaker, frame, wanted)
    assert frames[-1].llr[0] > 1.0


def test_renewing_takes_one_new_session_and_leaves_the_person_what_was_agreed() -> None:
    found = finish(renew(OLD, [(recording(MAN), RATE)], newer(), older(), device="mic"))
    assert (found.name, found.background_fingerprint) == (OLD.name, newer().fingerprint)
    assert [one.device for one in found.sessions] == ["mic"]
    np.testing.assert_array_equal(
        found.sessions[0].first, made_with("newer", MAN).sessions[0].first
    )
    assert finish(renew(OLD, [(recording(MAN), RATE)], newer(), None)).sessions


def test_renewing_needs_30_s_and_the_same_voice() -> None:
    with pytest.raises(TooLittleSpeech, match="30 s are needed"):
        finish(renew(OLD, [(recording(MAN)[: 25 * RATE], RATE)], newer(), older()))
    with pytest.raises(VoiceDiffers):
        finish(renew(OLD, [(recording(WOMAN), RATE)], newer(), older()))
