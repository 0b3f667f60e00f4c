"""Looks, their sums and the scorer: independent of the portions and of who else is enrolled."""

import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings

from gmm_core.errors import ModelMismatch
from gmm_core.frontend import FeatureBlock, extract
from gmm_core.gmm import accumulate
from gmm_core.scoring import System
from gmm_core.scoring.listen import settled_looks
from gmm_core.scoring.looks import LookMaker
from gmm_core.scoring.scorer import Scorer
from gmm_core.scoring.track import LOOK_FRAMES, Evidence, LevelHistory, LookStatistics
from tests.core.engine_samples import background
from tests.core.enrolled import enrolled
from tests.core.signals import cuts
from tests.core.two_systems import NORMALIZATION_S, two_systems, with_pauses

KINDS = ("opening", "causal", "warped")
SAMPLES = with_pauses()
SHAPE = (10, 39)
OPENING_FRAMES = round(100 * NORMALIZATION_S)


@cache
def blocks_of(kind: str) -> tuple[FeatureBlock, ...]:
    """Raw features of both systems."""
    raw = [replace(system.front_end, normalization_s=0.0) for system in two_systems(kind)]
    return tuple(extract(SAMPLES, 16000, config) for config in raw)


def part_of(block: FeatureBlock, start: int, stop: int) -> FeatureBlock:
    return FeatureBlock(
        start, block.features[start:stop], block.speech[start:stop], block.level_dbfs[start:stop]
    )


def made(
    systems: Sequence[System], blocks: Sequence[FeatureBlock], places: Sequence[float] = ()
) -> list[LookStatistics]:
    maker, length = LookMaker(systems), len(blocks[0])
    edges = [0, *sorted(round(place * length) for place in places), length]
    looks: list[LookStatistics] = []
    for start, stop in pairwise(edges):
        looks += maker.push([part_of(block, start, stop) for block in blocks])
    return looks + maker.flush()


@cache
def looks_of(kind: str) -> list[LookStatistics]:
    return made(two_systems(kind), blocks_of(kind))


@cache
def final_looks(kind: str = "opening") -> list[LookStatistics]:
    """As no later look revises them."""
    return list(settled_looks(two_systems(kind), SAMPLES, 16000))


def evidence_of(looks: Sequence[LookStatistics], window: int | None = None) -> Evidence:
    evidence = Evidence(SHAPE, window)
    for look in looks:
        evidence.add(look)
    return evidence


def assert_same_look(one: LookStatistics, other: LookStatistics) -> None:
    for name in ("first_frame", "frames", "speech_frames", "opening"):
        assert getattr(one, name) == getattr(other, name)
    for name in ("n", "centered", "features", "level_dbfs"):
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name))


def assert_same_evidence(one: Evidence, other: Evidence, atol: float) -> None:
    assert one.speech_frames == other.speech_frames
    np.testing.assert_allclose(one.n, other.n, atol=atol)
    np.testing.assert_allclose(one.centered, other.centered, atol=atol)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=20, deadline=None)
@given(places=cuts())
def test_looks_are_bit_equal_for_any_portions(kind: str, places: list[float]) -> None:
    found, wanted = made(two_systems(kind), blocks_of(kind), places), looks_of(kind)
    starts = list(range(0, len(blocks_of(kind)[0]), LOOK_FRAMES))
    assert [look.first_frame for look in found] == starts
    for one, other in zip(found, wanted, strict=True):
        assert_same_look(one, other)
        for again, wanted_again in zip(one.revised, other.revised, strict=True):
            assert_same_look(again, wanted_again)


@pytest.mark.parametrize("kind", KINDS)
def test_looks_sum_to_the_statistics_of_the_speech_frames(kind: str) -> None:
    """Of both systems, one below the other, from the front ends' own normalized features."""
    evidence, start = evidence_of(final_looks(kind)), 0
    for system in two_systems(kind):
        x = extract(SAMPLES, 16000, system.front_end).speech_features
        heard, ubm = accumulate(x, system.ubm), system.ubm
        own = slice(start, start + ubm.components)
        centered = (heard.first - heard.n[:, None] * ubm.means) / np.sqrt(ubm.variances)
        np.testing.assert_allclose(evidence.n[own], heard.n, atol=1e-2)
        np.testing.assert_allclose(evidence.centered[own], centered, atol=2e-2)
        assert evidence.speech_frames == len(x)
        start = own.stop
    assert start == SHAPE[0]


@pytest.mark.parametrize("kind", KINDS)
def test_final_looks_are_those_of_the_front_ends_normalized_features(kind: str) -> None:
    """To the bit, opening or not: live, training and evaluation hear one and the same thing."""
    systems = two_systems(kind)
    normalized = [extract(SAMPLES, 16000, system.front_end) for system in systems]
    as_they_are = [
        replace(system, front_end=replace(system.front_end, normalization_s=0.0))
        for system in systems
    ]
    wanted = made(as_they_are, normalized)
    assert len(final_looks(kind)) == len(wanted)
    for one, other in zip(final_looks(kind), wanted, strict=True):
        assert_same_look(replace(one, revised=()), other)


def test_the_opening_lasts_until_the_look_that_completes_it() -> None:
    looks = looks_of("opening")
    spoken = np.cumsum([look.speech_frames for look in looks])
    wanted = [heard < OPENING_FRAMES for heard in spoken]
    assert [look.opening for look in looks] == wanted
    assert not all(wanted)
    assert not any(look.opening for look in looks_of("causal"))


def test_a_look_of_the_opening_revises_all_before_it_and_itself() -> None:
    heard: list[LookStatistics] = []
    for look in looks_of("opening"):
        if look.has_speech:
            heard.append(look)
        if look.revised:
            starts = [one.first_frame for one in heard]
            assert [one.first_frame for one in look.revised] == starts
            assert_same_look(look.revised[-1], replace(look, revised=()))
            assert {one.opening for one in look.revised} == {look.opening}
        else:
            assert not look.has_speech or not look.opening
    assert sum(bool(look.revised) for look in looks_of("opening")) > 3
    assert not any(look.revised for look in looks_of("causal"))


def test_a_revision_changes_what_was_heard_first() -> None:
    """Otherwise the tests above would say nothing."""
    first = next(look for look in looks_of("opening") if look.has_speech)
    last = [look for look in looks_of("opening") if look.revised][-1].revised[0]
    assert first.first_frame == last.first_frame
    assert np.abs(first.centered - last.centered).max() > 0.1


def test_evidence_after_the_opening_is_the_sum_of_the_final_looks() -> None:
    """Whatever was revised on the way counts once, as it appears at the end."""
    wanted = evidence_of([replace(look, revised=()) for look in final_looks()])
    assert_same_evidence(evidence_of(looks_of("opening")), wanted, 1e-4)


@pytest.mark.parametrize("heard", [1, 3, 5])
def test_evidence_within_the_opening_is_the_sum_of_the_newest_versions(heard: int) -> None:
    """The last look's revision, which is all there is so far."""
    spoken = [look for look in looks_of("opening") if look.has_speech][:heard]
    assert spoken[-1].opening
    wanted = evidence_of([replace(look, opening=False) for look in spoken[-1].revised])
    assert_same_evidence(evidence_of(spoken), wanted, 1e-5)


def test_evidence_that_began_within_the_opening_takes_only_its_own_looks() -> None:
    """A new attempt while the opening lasts: what was heard before is revised, but no evidence."""
    spoken = [look for look in looks_of("opening") if look.has_speech]
    late = spoken[2:]
    starts = {look.first_frame for look in late}
    evidence = evidence_of(spoken[:2])
    evidence.clear()
    for look in late:
        evidence.add(look)
    wanted = [replace(look, revised=()) for look in final_looks() if look.first_frame in starts]
    assert_same_evidence(evidence, evidence_of(wanted), 1e-4)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("window", [40, 150])
def test_a_window_holds_the_last_seconds_of_speech(kind: str, window: int) -> None:
    spoken = [look for look in final_looks(kind) if look.has_speech]
    last, frames = [], 0
    for look in reversed(spoken):
        if frames >= window:
            break
        last.append(replace(look, revised=()))
        frames += look.speech_frames
    found = evidence_of(looks_of(kind), window)
    assert found.speech_frames == frames < evidence_of(looks_of(kind)).speech_frames
    assert_same_evidence(found, evidence_of(last[::-1]), 1e-3)


def test_looks_without_speech_are_no_evidence() -> None:
    silent = [replace(b, speech=np.zeros(len(b), bool)) for b in blocks_of("opening")]
    evidence = evidence_of(made(two_systems("opening"), silent))
    assert evidence.speech_frames == 0
    np.testing.assert_array_equal(evidence.n, np.zeros(SHAPE[0]))
    np.testing.assert_array_equal(evidence.centered, np.zeros(SHAPE))


def grown_bytes(work: Callable[[], object]) -> int:
    """What is still held after the work and was not before it."""
    tracemalloc.start()
    try:
        work()
        before = tracemalloc.get_traced_memory()[0]
        for _ in range(60):
            work()
        return tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("kind", KINDS)
def test_minutes_of_silence_fill_no_memory(kind: str) -> None:
    """Ten of them; their raw features would be 18 MB."""
    maker, evidence, window = LookMaker(two_systems(kind)), Evidence(SHAPE), Evidence(SHAPE, 200)
    silent = FeatureBlock(
        0, np.zeros((1000, 39), np.float32), np.zeros(1000, bool), np.zeros(1000, np.float32)
    )

    def ten_seconds() -> None:
        for look in maker.push([silent, silent]):
            evidence.add(look)
            window.add(look)

    assert grown_bytes(ten_seconds) < 20_000


def test_looks_without_speech_share_their_zeros() -> None:
    """Somebody may keep the looks of an hour."""
    quiet = [look for look in looks_of("opening") if not look.has_speech]
    assert {look.opening for look in quiet} == {True, False}
    for name in ("n", "centered", "features"):
        assert {id(getattr(look, name)) for look in quiet} == {id(getattr(quiet[0], name))}


def test_a_long_attempt_keeps_its_sums_only() -> None:
    evidence = Evidence(SHAPE)
    evidence_of(looks_of("opening"))

    def seconds() -> None:
        for look in looks_of("opening"):
            evidence.add(replace(look, opening=False, revised=()))

    assert grown_bytes(seconds) < 20_000
    assert evidence.speech_frames == 61 * sum(look.speech_frames for look in looks_of("opening"))


def test_a_reset_maker_begins_another_opening_at_frame_0() -> None:
    maker = LookMaker(two_systems("opening"))
    maker.push([part_of(block, 0, 333) for block in blocks_of("opening")])
    maker.reset()
    again = maker.push(blocks_of("opening")) + maker.flush()
    for one, other in zip(again, looks_of("opening"), strict=True):
        assert_same_look(one, other)


@pytest.mark.parametrize("window", [None, 100])
def test_cleared_evidence_is_as_new(window: int | None) -> None:
    looks = looks_of("opening")
    evidence = evidence_of(looks, window)
    evidence.clear()
    for look in looks[:20]:
        evidence.add(look)
    assert_same_evidence(evidence, evidence_of(looks[:20], window), 0)


def test_signal_to_noise_ratio_by_hand() -> None:
    """Levels 0, -1, ... -100 dB: the 95th percentile is -5, the 10th -90."""
    levels = -np.arange(101, dtype=np.float32)
    history, look = LevelHistory(), looks_of("causal")[0]
    assert np.isnan(history.snr_db())
    history.add(replace(look, level_dbfs=levels))
    assert history.snr_db() == pytest.approx(85.0)
    for _ in range(150):
        history.add(replace(look, level_dbfs=np.full(10, -30, np.float32)))
    assert history.snr_db() == 0.0, "only the last 15 s count"


def heard_by_the_shipped_model() -> Evidence:
    evidence = Evidence(background().space.shape)
    for look in settled_looks(background().systems, SAMPLES, 16000):
        evidence.add(look)
    return evidence


def test_a_score_does_not_depend_on_who_else_is_enrolled() -> None:
    evidence = heard_by_the_shipped_model()
    alone = Scorer(background(), (enrolled(0),)).raw(evidence)
    among = Scorer(background(), (enrolled(3), enrolled(1), enrolled(0))).raw(evidence)
    assert alone[0] == among[2]
    assert among.argmax() == 2, "it is the first speaker's voice"


def test_a_score_is_that_of_the_cohorts_formula() -> None:
    evidence, shipped = heard_by_the_shipped_model(), background()
    test = shipped.test_of(evidence.n, evidence.centered)
    alignment, wanted = shipped.cohort.alignment, []
    for voice in (0, 3):
        sessions = enrolled(voice).sessions
        (session,) = sessions
        # how much of an own score counts: T / (T + 4 s) of its distance from the mean
        counts = session.net_speech_s / (session.net_speech_s + 4.0)
        own = counts * (session.own_scores[0] - alignment.own_mean)
        low, high = alignment.own_low - alignment.own_mean, alignment.own_high - alignment.own_mean
        alone = shipped.cohort.score(shipped.model(sessions), test)
        wanted.append(alone + alignment.by_own * min(max(own, low), high))
    found = Scorer(shipped, (enrolled(0), enrolled(3))).raw(evidence)
    np.testing.assert_allclose(found, wanted, rtol=1e-4)


def test_without_speech_the_score_is_zero() -> None:
    scorer = Scorer(background(), (enrolled(0), enrolled(3)))
    np.testing.assert_array_equal(scorer.raw(Evidence(background().space.shape)), [0, 0])
    assert Scorer(background(), ()).raw(heard_by_the_shipped_model()).shape == (0,)


def test_several_evidences_get_the_scores_that_each_gets_alone() -> None:
    """To the bit, or an answer would depend on what else is shown; without speech, zeros."""
    scorer = Scorer(background(), tuple(enrolled(i) for i in range(3)))
    shape = background().space.shape
    whole, recent, nothing = Evidence(shape), Evidence(shape, 200), Evidence(shape)
    for look in settled_looks(background().systems, SAMPLES, 16000):
        whole.add(look)
        recent.add(look)
    together = scorer.raw_of_each([whole, nothing, recent])
    alone = [scorer.raw(one) for one in (whole, nothing, recent)]
    np.testing.assert_array_equal(together, alone)
    assert (together[0] != together[2]).all()
    assert scorer.raw_of_each([]).shape == (0, 3)


def test_a_profile_of_another_background_is_named() -> None:
    stranger = replace(enrolled(0), background_fingerprint="0" * 64)
    with pytest.raises(ModelMismatch, match="voice 0") as caught:
        Scorer(background(), (enrolled(3), stranger))
    assert caught.value.have == background().fingerprint


def test_a_profile_of_another_size_is_named_whatever_fingerprint_it_shows() -> None:
    session = enrolled(0).sessions[0]
    cut = replace(session, n=session.n[:-1], first=session.first[:-1])
    with pytest.raises(ModelMismatch, match="voice 0"):
        Scorer(background(), (replace(enrolled(0), sessions=(cut,)),))
