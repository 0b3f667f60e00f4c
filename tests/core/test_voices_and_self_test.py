"""Is it one voice, and how strong is the profile: on parts of real enrollments."""

from functools import cache

import numpy as np
import pytest
from scipy.stats import binomtest

from gmm_core.enrollment.seconds import Part, SecondMaker, SpeechSecond, part
from gmm_core.enrollment.self_test import (
    SEGMENT_S,
    accepted_interval,
    accepted_parts,
    grade,
    self_test,
    self_test_steps,
)
from gmm_core.enrollment.voices import (
    LEAST_PART_S,
    cross_llr,
    most_likely_change,
    two_voices,
    two_voices_steps,
)
from gmm_core.scoring import SelfTest
from gmm_core.scoring.listen import settled_looks
from gmm_core.scoring.track import LookStatistics
from tests.core.engine_samples import background
from tests.core.enrolled import enrolled, of_gender
from tests.core.signals import RATE, recording

SNR_DB = 40.0
WOMAN, MAN = of_gender("f")[0], of_gender("m")[0]


@cache
def looks_of(voice: int) -> tuple[LookStatistics, ...]:
    return tuple(settled_looks(background().systems, recording(voice), RATE))


@cache
def seconds_of(voice: int) -> tuple[SpeechSecond, ...]:
    maker = SecondMaker(100.0)
    for look in looks_of(voice):
        maker.add(look)
    return tuple(maker.seconds)


def test_seconds_hold_a_second_of_speech_each_and_sum_to_everything() -> None:
    maker = SecondMaker(100.0)
    complete = [maker.add(look) for look in looks_of(WOMAN)]
    assert sum(complete) == len(maker.seconds)
    assert all(100 <= second.speech_frames < 110 for second in maker.seconds)
    assert maker.net_frames == sum(look.speech_frames for look in looks_of(WOMAN))
    ends = [second.end_frame for second in maker.seconds]
    assert ends == sorted(ends)
    maker.cut(3)
    assert len(maker.seconds) == 3
    assert maker.net_frames == sum(second.speech_frames for second in maker.seconds)


def test_no_second_spans_a_gap() -> None:
    maker = SecondMaker(100.0)
    talk = [look for look in looks_of(WOMAN) if look.speech_frames == 10]
    for look in talk[:9]:
        assert not maker.add(look)
    maker.begin_stretch(1)
    assert [maker.add(look) for look in talk[:10]] == [False] * 9 + [True]
    assert maker.seconds[0].stretch == 1


def test_a_part_is_the_sum_of_its_seconds() -> None:
    chosen = seconds_of(WOMAN)[:5]
    n = np.sum([s.n.astype(float) for s in chosen], axis=0)
    centered = np.sum([s.centered.astype(float) for s in chosen], axis=0)
    found = part(chosen, background())
    space = background().space
    np.testing.assert_array_equal(found.model, space.models(n[None], centered[None])[0])
    np.testing.assert_array_equal(found.test, space.tests(n[None], centered[None])[0])
    assert found.net_speech_s == sum(s.speech_frames for s in chosen) / 100


def held_out_llr(model: Part, test: Part) -> float:
    """S-normalized, aligned and calibrated, from the definitions."""
    shipped = background()
    raw = float(np.dot(model.model, test.test))
    alignment = shipped.cohort.alignment
    score = alignment.shift
    for half, vector, slope in (
        (shipped.cohort.recordings, model.model, alignment.by_model),
        (shipped.cohort.models, test.test, alignment.by_test),
    ):
        variance = np.sum((half.factors @ vector) ** 2) + half.tail * np.sum(vector**2)
        score += (raw - float(half.mean @ vector)) / np.sqrt(variance) / 2
        score += slope * np.log(np.sqrt(variance))
    return shipped.calibration.llr(score, test.net_speech_s, SNR_DB)


def test_cross_ratio_is_the_mean_of_both_directions() -> None:
    one = part(seconds_of(WOMAN)[:9], background())
    other = part(seconds_of(MAN)[:14], background())
    wanted = (held_out_llr(one, other) + held_out_llr(other, one)) / 2
    assert cross_llr(one, other, background(), SNR_DB) == pytest.approx(wanted, rel=1e-3)


def test_two_parts_of_one_voice_agree_and_two_voices_do_not() -> None:
    first = part(seconds_of(WOMAN)[:12], background())
    own = part(seconds_of(WOMAN)[12:24], background())
    other = part(seconds_of(MAN)[:12], background())
    same = cross_llr(first, own, background(), SNR_DB)
    different = cross_llr(first, other, background(), SNR_DB)
    assert same > background().thresholds.two_voices > different
    assert cross_llr(other, first, background(), SNR_DB) == pytest.approx(different)
    assert abs(cross_llr(first, other, background(), -40.0)) < 0.1 * abs(different)


@pytest.mark.parametrize("at", [10, 16])
def test_the_place_of_the_change_is_found(at: int) -> None:
    mixed = [*seconds_of(WOMAN)[:at], *seconds_of(MAN)[: 26 - at]]
    found = two_voices(mixed, background(), SNR_DB)
    assert found is not None
    assert found.after_seconds == pytest.approx(at, abs=2)


@pytest.mark.parametrize("voice", range(6))
def test_one_voice_is_one_voice(voice: int) -> None:
    assert two_voices(seconds_of(voice), background(), SNR_DB) is None


def test_looking_for_two_voices_can_be_cancelled_after_each_place() -> None:
    """24 s: a change after 4, 6 .. 20 s. Of an hour of speech the places take a second each."""
    steps = two_voices_steps(seconds_of(WOMAN)[:24], background(), SNR_DB)
    assert len(list(steps)) == 9


def test_too_little_speech_is_not_judged() -> None:
    mixed = [*seconds_of(WOMAN)[:3], *seconds_of(MAN)[:4]]
    assert len(mixed) == 2 * LEAST_PART_S - 1
    assert most_likely_change(mixed, background(), SNR_DB) is None
    assert two_voices([], background(), SNR_DB) is None


def test_self_test_of_a_real_enrollment() -> None:
    result = self_test(seconds_of(WOMAN), background(), SNR_DB)
    assert result is not None
    assert result.segments == len(seconds_of(WOMAN)) // SEGMENT_S
    assert result.mean_llr > 0
    assert result.accepted_share * result.segments == pytest.approx(
        round(result.accepted_share * result.segments)
    )
    assert result.sentence


def test_no_part_is_tested_against_a_model_that_heard_it() -> None:
    seconds = seconds_of(WOMAN)[: 4 * SEGMENT_S]
    llrs = []
    for start in range(0, len(seconds), SEGMENT_S):
        test = part(seconds[start : start + SEGMENT_S], background())
        rest = [*seconds[:start], *seconds[start + SEGMENT_S :]]
        llrs.append(held_out_llr(part(rest, background()), test))
    found = self_test(seconds, background(), SNR_DB)
    assert found is not None
    assert found.mean_llr == pytest.approx(np.mean(llrs), rel=1e-3)
    accepted = np.array(llrs) >= background().thresholds.accept["balanced"]
    assert found.accepted_share == pytest.approx(accepted.mean())


def test_a_self_test_tells_each_part_and_can_be_cancelled_there() -> None:
    steps = self_test_steps(seconds_of(WOMAN)[: 4 * SEGMENT_S], background(), SNR_DB)
    assert list(steps) == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_self_test_needs_three_parts() -> None:
    assert self_test(seconds_of(WOMAN)[: 3 * SEGMENT_S - 1], background(), SNR_DB) is None
    assert self_test(seconds_of(WOMAN)[: 3 * SEGMENT_S], background(), SNR_DB) is not None


def test_earlier_sessions_are_the_model_when_there_are_some() -> None:
    """A man's recording against a woman's earlier session: nothing is accepted."""
    own = self_test(seconds_of(WOMAN), background(), SNR_DB, enrolled(WOMAN).sessions)
    other = self_test(seconds_of(MAN), background(), SNR_DB, enrolled(WOMAN).sessions)
    assert own is not None
    assert other is not None
    assert other.mean_llr < 0 < own.mean_llr
    assert (other.accepted_share, other.grade) == (0.0, "weak")


@pytest.mark.parametrize(
    ("share", "net_s", "word"),
    [
        (1.0, 30.0, "strong"),
        (1.0, 20.0, "good"),
        (0.75, 60.0, "good"),
        (0.5, 60.0, "fair"),
        (0.4, 60.0, "weak"),
        (0.0, 60.0, "weak"),
    ],
)
def test_grades(share: float, net_s: float, word: str) -> None:
    assert grade(share, net_s) == word
    assert SelfTest(word, share, 1.0, 5).sentence


@pytest.mark.parametrize(("accepted", "parts"), [(9, 10), (0, 3), (3, 3), (20, 20), (1, 4)])
def test_the_interval_is_the_one_of_wilson(accepted: int, parts: int) -> None:
    test = SelfTest("good", accepted / parts, 1.0, parts)
    expected = binomtest(accepted, parts).proportion_ci(method="wilson")
    assert accepted_parts(test) == accepted
    assert accepted_interval(test) == pytest.approx((expected.low, expected.high), abs=1e-6)


def test_there_is_no_interval_of_nothing() -> None:
    with pytest.raises(ValueError, match="0 parts"):
        accepted_interval(SelfTest("weak", 0.0, 0.0, 0))
