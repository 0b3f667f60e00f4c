"""As soon as one side has no upper band, the third system is asked alone; live as offline."""

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings

from gmm_core.enrollment import enroll
from gmm_core.linalg import Float32
from gmm_core.progress import finish
from gmm_core.scoring import (
    STRICTNESS,
    Alignment,
    Background,
    Cohort,
    Moments,
    NarrowBand,
    SpeakerModel,
    VoiceSpace,
)
from gmm_core.scoring.band import upper_db
from gmm_core.scoring.listen import settled_looks
from gmm_core.scoring.scorer import Scorer
from gmm_core.scoring.track import Evidence
from gmm_core.verification import ScoreFrame, VerificationSession
from tests.core.narrow_model import NARROW, narrow_model, telephone
from tests.core.signals import RATE, chopped, cuts, recording

THIRD, WEIGHT = 2, 0.3


@cache
def profile(voice: int, narrow: bool = False) -> SpeakerModel:
    samples = recording(voice)[: 14 * RATE]
    audio = [(telephone(samples) if narrow else samples, RATE)]
    name = f"{'narrow' if narrow else 'wide'} {voice}"
    return finish(enroll(audio, narrow_model(), name, check_voices=False))


@cache
def attempt_of(narrow: bool, voice: int = 0, seconds: float = 4.0) -> Float32:
    """Other words than those of the profiles."""
    samples = recording(voice, "verify")[: round(seconds * RATE)]
    return telephone(samples) if narrow else samples


def heard(samples: Float32) -> Evidence:
    evidence = Evidence(narrow_model().space.shape)
    for look in settled_looks(narrow_model().systems, samples, RATE):
        evidence.add(look)
    return evidence


@cache
def third_alone() -> Background:
    """The third system as a model of its own, whose vectors are of unit length.

    In the whole they are shorter by the root of the weight 0.3, so all scores and deviations are
    0.3 of these; the formula takes the logarithms of deviations.
    """
    whole = narrow_model()
    columns, root = whole.space.columns(THIRD), math.sqrt(WEIGHT)
    halves = [
        Moments(half.mean[columns] / root, half.factors[:, columns] / root, half.tail / WEIGHT)
        for half in (whole.cohort.models, whole.cohort.recordings)
    ]
    shift = NARROW.shift + (NARROW.by_test + NARROW.by_model) * math.log(WEIGHT)
    space = VoiceSpace((whole.systems[THIRD],), (1.0,), "cosine", whole.relevance_factor)
    cohort = Cohort(*halves, whole.cohort.voices, replace(NARROW, shift=shift))
    return replace(whole, space=space, cohort=cohort, narrow=None)


def part_of_third(speaker: SpeakerModel) -> SpeakerModel:
    first = sum(system.ubm.components for system in narrow_model().systems[:THIRD])
    sessions = tuple(
        replace(one, n=one.n[first:], first=one.first[first:], own_scores=one.own_scores[1:])
        for one in speaker.sessions
    )
    return replace(speaker, sessions=sessions)


def by_third_alone(speaker: SpeakerModel, evidence: Evidence) -> float:
    """Scored by a model that has no other system."""
    alone = third_alone()
    first = sum(system.ubm.components for system in narrow_model().systems[:THIRD])
    part = Evidence(alone.space.shape)
    part.speech_frames = evidence.speech_frames
    part.n, part.centered = evidence.n[first:], evidence.centered[first:]
    return float(Scorer(alone, (part_of_third(speaker),)).raw(part)[0])


def by_all(speaker: SpeakerModel, evidence: Evidence) -> float:
    """Scored by a model that knows of no narrow band."""
    plain = replace(narrow_model(), narrow=None)
    return float(Scorer(plain, (speaker,)).raw(evidence)[0])


@pytest.mark.parametrize("narrow_profile", [False, True])
@pytest.mark.parametrize("narrow_test", [False, True])
def test_one_narrow_side_is_enough(narrow_profile: bool, narrow_test: bool) -> None:
    speaker, evidence = profile(0, narrow_profile), heard(attempt_of(narrow_test))
    assert (speaker.sessions[0].upper_db < -54) == narrow_profile
    assert (upper_db(evidence.bands) < -54) == narrow_test
    found = float(Scorer(narrow_model(), (speaker,)).raw(evidence)[0])
    whole, third = by_all(speaker, evidence), by_third_alone(speaker, evidence)
    assert abs(whole - third) > 0.05, "or this test tells nothing apart"
    wanted = third if narrow_profile or narrow_test else whole
    assert found == pytest.approx(wanted, abs=2e-4)


def test_one_narrow_session_of_several_is_enough() -> None:
    wide, narrow = profile(0), profile(0, True)
    both = replace(wide, sessions=(*wide.sessions, *narrow.sessions))
    evidence = heard(attempt_of(False))
    found = float(Scorer(narrow_model(), (both,)).raw(evidence)[0])
    assert found == pytest.approx(by_third_alone(both, evidence), abs=2e-4)


def test_speakers_and_tests_of_both_kinds_get_what_each_gets_alone() -> None:
    speakers = profile(0), profile(1, True), profile(2)
    tests = [heard(attempt_of(False)), heard(attempt_of(True)), heard(attempt_of(False, 1))]
    together = Scorer(narrow_model(), speakers).raw_of_each(tests)
    for row, evidence in enumerate(tests):
        for column, speaker in enumerate(speakers):
            alone = Scorer(narrow_model(), (speaker,)).raw(evidence)[0]
            assert together[row, column] == alone


def test_a_profile_of_which_the_band_is_not_known_is_wide() -> None:
    """Made by an earlier version: upper_db 0 and no own scores, even if it was a telephone."""
    narrow = profile(0, True)
    old = [replace(one, upper_db=0.0, own_scores=()) for one in narrow.sessions]
    earlier = replace(narrow, sessions=tuple(old))
    wide, evidence = heard(attempt_of(False)), heard(attempt_of(True))
    scorer = Scorer(narrow_model(), (earlier,))
    assert scorer.raw(wide)[0] == by_all(earlier, wide)
    assert scorer.raw(evidence)[0] == pytest.approx(by_third_alone(earlier, evidence), abs=2e-4)


def test_own_scores_of_a_model_without_a_narrow_band_are_no_stumbling_block() -> None:
    """They are of one view; the narrow one is not known, which counts as the mean."""
    speaker = profile(0)
    known = speaker.sessions[0].own_scores[0]
    one, none = (
        replace(speaker, sessions=(replace(speaker.sessions[0], own_scores=own),))
        for own in ((known,), (known, math.nan))
    )
    for evidence in (heard(attempt_of(False)), heard(attempt_of(True))):
        scores = [Scorer(narrow_model(), (who,)).raw(evidence)[0] for who in (one, none)]
        assert scores[0] == scores[1]
        assert np.isfinite(scores[0])


def test_without_speech_scores_are_zero() -> None:
    empty = Evidence(narrow_model().space.shape)
    assert Scorer(narrow_model(), (profile(0), profile(0, True))).raw(empty).tolist() == [0, 0]


def test_a_system_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="narrow-band"):
        replace(narrow_model(), narrow=NarrowBand(3, -54.0, Alignment()))


def frames_of(
    samples: Float32, places: Sequence[float] = (), ends: bool = True
) -> list[ScoreFrame]:
    """ends : the attempt may be decided; then another begins with the next speech."""
    model = narrow_model()
    if not ends:
        never = dict.fromkeys(STRICTNESS, 1e6)
        model = replace(model, thresholds=replace(model.thresholds, accept=never, reject=-1e6))
    speakers = profile(0), profile(1, True), profile(2)
    session = VerificationSession(model, speakers, RATE)
    found = [frame for piece in chopped(samples, places) for frame in session.push(piece)]
    return found + list(session.flush())


@cache
def changing() -> Float32:
    """Telephone speech, then the same person wide: the evidence of the attempt turns wide."""
    return np.concatenate([attempt_of(True, 0, 2.0), attempt_of(False, 0, 5.0)[2 * RATE :]])


def assert_same_frames(one: Sequence[ScoreFrame], other: Sequence[ScoreFrame]) -> None:
    assert len(one) == len(other)
    for a, b in zip(one, other, strict=True):
        for name in ("raw", "llr", "window_llr", "probability"):
            assert getattr(a, name).tobytes() == getattr(b, name).tobytes()
        assert (a.decision, a.net_speech_s, a.best) == (b.decision, b.net_speech_s, b.best)


@pytest.mark.parametrize("sound", ["narrow", "changing"])
@settings(max_examples=6, deadline=None)
@given(places=cuts())
def test_live_is_bit_equal_for_any_chopping(sound: str, places: list[float]) -> None:
    samples = attempt_of(True) if sound == "narrow" else changing()
    assert_same_frames(frames_of(samples, places), frames_of(samples))


def test_live_in_pieces_of_10_ms_is_as_in_one() -> None:
    samples = changing()
    places = np.arange(160, len(samples), 160) / len(samples)
    assert_same_frames(frames_of(samples, list(places)), frames_of(samples))


def test_what_is_heard_live_is_what_the_whole_recording_scores() -> None:
    """The last frame of an attempt of 4 s against the scorer on its settled looks, to the bit."""
    for samples in (attempt_of(True), attempt_of(False)):
        live = frames_of(samples, [0.1, 0.5, 0.77], ends=False)
        last = [frame for frame in live if frame.speech][-1]
        looks = Evidence(narrow_model().space.shape)
        for look in settled_looks(narrow_model().systems, samples, RATE):
            looks.add(look)
        speakers = profile(0), profile(1, True), profile(2)
        assert last.raw.tobytes() == Scorer(narrow_model(), speakers).raw(looks).tobytes()


def test_a_stream_that_turns_wide_is_scored_wide() -> None:
    """The wide speaker first by the third system, at the end by all; the narrow one never."""
    evidence, seen = Evidence(narrow_model().space.shape), []
    samples = changing()
    speakers = profile(0), profile(1, True)
    scorer = Scorer(narrow_model(), speakers)
    for look in settled_looks(narrow_model().systems, samples, RATE):
        evidence.add(look)
        if not look.has_speech:
            continue
        raw = scorer.raw(evidence)
        narrow = upper_db(evidence.bands) < -54
        seen.append(narrow)
        wanted = by_third_alone if narrow else by_all
        assert raw[0] == pytest.approx(wanted(speakers[0], evidence), abs=2e-4)
        assert raw[1] == pytest.approx(by_third_alone(speakers[1], evidence), abs=2e-4)
    assert seen[0]
    assert not seen[-1]
