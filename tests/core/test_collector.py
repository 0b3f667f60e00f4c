"""Enrollment speech as it arrives: counting, advice, two voices, and what discarding keeps."""

from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given, settings

from gmm_core.enrollment import EnrollmentCollector, EnrollmentStatus, enroll
from gmm_core.errors import NotFiniteSamples
from gmm_core.frontend import extract
from gmm_core.linalg import Float32
from gmm_core.progress import finish
from tests.core.engine_samples import background
from tests.core.enrolled import of_gender
from tests.core.signals import RATE, chopped, cuts, noise, recording, speech

WOMAN, MAN = of_gender("f")[0], of_gender("m")[0]
BLOCK = RATE // 10


def collected(samples: Float32, rate: int = RATE) -> EnrollmentCollector:
    """As a microphone would: 100 ms at a time."""
    collector = EnrollmentCollector(background(), rate)
    step = rate // 10
    for start in range(0, len(samples), step):
        collector.push(samples[start : start + step])
    return collector


def test_before_anything_nothing_is_known() -> None:
    status = EnrollmentCollector(background(), RATE).status
    assert (status.net_speech_s, status.advice, status.enough) == (0.0, None, False)
    assert np.isnan([status.level_dbfs, status.snr_db, status.noise_dbfs]).all()
    assert EnrollmentCollector(background(), RATE).audio() == ()


def test_net_speech_is_counted_and_10_s_are_enough() -> None:
    collector = EnrollmentCollector(background(), RATE)
    samples = recording(WOMAN)[: 20 * RATE]
    for start in range(0, len(samples), BLOCK):
        status = collector.push(samples[start : start + BLOCK])
        assert status.enough == (status.net_speech_s >= 10.0)
    wanted = extract(samples, RATE, background().front_end).speech.sum() / 100
    assert status.net_speech_s == pytest.approx(wanted, abs=0.25)
    assert status.enough
    assert status.peak_dbfs == pytest.approx(20 * np.log10(np.abs(samples).max()), abs=1e-3)


def test_the_noise_floor_is_known_before_anybody_speaks() -> None:
    hiss = np.random.default_rng(7).normal(0.0, 0.0005, 3 * RATE).astype(np.float32)  # -66
    status = collected(hiss).status
    assert np.isnan(status.level_dbfs)
    assert status.noise_dbfs == pytest.approx(-66.0, abs=1.5)


@settings(max_examples=10, deadline=None)
@given(places=cuts())
def test_any_chopping_counts_the_same(places: list[float]) -> None:
    samples = speech(WOMAN, 5.0)
    chopped_up = EnrollmentCollector(background(), RATE)
    for piece in chopped(samples, places):
        chopped_up.push(piece)
    whole = EnrollmentCollector(background(), RATE)
    whole.push(samples)
    for field in fields(EnrollmentStatus):
        one, other = (getattr(c.status, field.name) for c in (chopped_up, whole))
        np.testing.assert_array_equal(one, other, err_msg=field.name)
    np.testing.assert_array_equal(chopped_up.audio()[0][0], samples)


ADVICE = {
    "clipping": np.clip(recording(WOMAN)[: 6 * RATE] * 30, -1, 1),
    "too quiet": recording(WOMAN)[: 6 * RATE]
    / np.abs(recording(WOMAN)[: 6 * RATE]).max()
    * np.float32(10 ** (-48 / 20)),
    "no speech": np.zeros(6 * RATE, np.float32),
    "noisy": recording(WOMAN)[: 8 * RATE] + noise(8, -32),
}


@pytest.mark.parametrize("word", ADVICE)
def test_advice(word: str) -> None:
    assert collected(ADVICE[word]).status.advice == word


def test_good_speech_needs_no_advice() -> None:
    status = collected(recording(WOMAN)[: 20 * RATE]).status
    assert status.advice is None
    assert status.voice_change_at_s is None
    assert status.clipped_fraction < 1e-4


def test_clipped_samples_are_counted() -> None:
    samples = speech(WOMAN, 4.0).copy()
    samples[:640] = 1.0
    assert collected(samples).status.clipped_fraction == pytest.approx(640 / len(samples))


def test_two_voices_are_flagged_and_the_second_can_be_discarded() -> None:
    own = recording(WOMAN)[: 20 * RATE]
    collector = collected(np.concatenate([own, recording(MAN)[: 15 * RATE]]))
    status = collector.status
    assert status.advice == "two voices"
    change_s = extract(own, RATE, background().front_end).speech.sum() / 100
    assert status.voice_change_at_s == pytest.approx(change_s, abs=4.0)
    collector.discard_last_part()
    after = collector.status
    assert (after.voice_change_at_s, after.advice == "two voices") == (None, False)
    assert after.net_speech_s == pytest.approx(status.voice_change_at_s, rel=0.1)
    ((kept, rate),) = collector.audio()
    assert rate == RATE
    np.testing.assert_array_equal(kept, np.concatenate([own, recording(MAN)])[: len(kept)])
    heard = extract(kept, RATE, background().front_end).speech.sum() / 100
    assert heard == pytest.approx(after.net_speech_s, abs=0.05)


@pytest.mark.parametrize("rate", [16000, 44100])
def test_without_another_voice_the_last_5_s_of_speech_are_discarded(rate: int) -> None:
    samples = speech(WOMAN, 16.0, rate)
    collector = collected(samples, rate)
    before = collector.status.net_speech_s
    collector.discard_last_part()
    after = collector.status.net_speech_s
    assert before - 7.0 <= after <= before - 5.0
    ((kept, _),) = collector.audio()
    np.testing.assert_array_equal(kept, samples[: len(kept)])
    speaker = finish(enroll(collector.audio(), background(), "Ada", least_s=after))
    assert speaker.net_speech_s == pytest.approx(after, abs=0.05)


def test_everything_can_be_discarded() -> None:
    collector = collected(speech(WOMAN, 5.0))
    collector.discard_last_part()
    assert collector.status.net_speech_s == 0
    assert collector.audio() == ()
    collector.discard_last_part()
    assert collector.audio() == ()


def test_after_a_discard_more_speech_is_a_stretch_of_its_own() -> None:
    collector = collected(speech(WOMAN, 12.0))
    collector.discard_last_part()
    more = speech(WOMAN, 6.0, part="verify")
    status = collector.push(more)
    stretches = collector.audio()
    assert len(stretches) == 2
    np.testing.assert_array_equal(stretches[1][0], more)
    heard = [extract(s, RATE, background().front_end).speech.sum() for s, _ in stretches]
    assert status.net_speech_s == pytest.approx(sum(heard) / 100, abs=0.3)


def test_a_gap_is_never_spliced() -> None:
    collector = EnrollmentCollector(background(), RATE)
    first, second = speech(WOMAN, 4.0), speech(WOMAN, 3.0, part="verify")
    collector.push(first)
    collector.mark_gap()
    collector.push(second)
    for (found, _), wanted in zip(collector.audio(), (first, second), strict=True):
        np.testing.assert_array_equal(found, wanted)


def test_stereo_is_averaged_and_bad_samples_are_refused() -> None:
    collector = EnrollmentCollector(background(), RATE)
    left = speech(WOMAN, 1.0)
    collector.push(np.stack([left, np.zeros_like(left)], axis=1))
    np.testing.assert_array_equal(collector.audio()[0][0], left / 2)
    with pytest.raises(NotFiniteSamples):
        collector.push(np.full(10, np.inf, np.float32))
