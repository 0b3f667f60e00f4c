"""Speech to a profile: what is refused, what is kept, and that sessions add up."""

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from gmm_core.audio import resample
from gmm_core.enrollment import EnrollmentProgress, enroll, extend
from gmm_core.errors import (
    ModelMismatch,
    NotFiniteSamples,
    TooLittleSpeech,
    TwoVoices,
    VoiceDiffers,
)
from gmm_core.frontend import extract
from gmm_core.linalg import Float32
from gmm_core.progress import finish
from gmm_core.scoring import Consent
from tests.core.engine_samples import background
from tests.core.enrolled import enrolled, of_gender
from tests.core.signals import RATE, recording, speech
from tests.promises import LongestStep

WOMAN, MAN = of_gender("f")[0], of_gender("m")[0]


@pytest.mark.parametrize(("seconds", "most"), [(0.3, 0.3), (6.0, 6.0)])
def test_too_little_speech(seconds: float, most: float) -> None:
    with pytest.raises(TooLittleSpeech) as caught:
        finish(enroll([(speech(WOMAN, seconds), RATE)], background(), "Ada"))
    assert caught.value.need_s == 10.0
    assert caught.value.got_s <= most


@pytest.mark.parametrize("samples", [np.zeros(20 * RATE, np.float32), np.zeros(0, np.float32)])
def test_silence_and_nothing(samples: Float32) -> None:
    with pytest.raises(TooLittleSpeech) as caught:
        finish(enroll([(samples, RATE)], background(), "Ada"))
    assert caught.value.got_s == 0.0


def test_no_recording_at_all() -> None:
    with pytest.raises(TooLittleSpeech):
        finish(enroll([], background(), "Ada"))


def test_samples_that_are_no_numbers() -> None:
    samples = recording(WOMAN).copy()
    samples[5 * RATE] = np.nan
    with pytest.raises(NotFiniteSamples):
        finish(enroll([(samples, RATE)], background(), "Ada"))


@pytest.mark.parametrize(("first", "second"), [(WOMAN, MAN), (MAN, WOMAN)])
def test_two_voices_in_one_enrollment(first: int, second: int) -> None:
    halves = [(recording(first)[: 20 * RATE], RATE), (recording(second)[: 20 * RATE], RATE)]
    joined = [(np.concatenate([half for half, _ in halves]), RATE)]
    change_s = extract(halves[0][0], RATE, background().front_end).speech.sum() / 100
    for audio in (halves, joined):
        with pytest.raises(TwoVoices) as caught:
            finish(enroll(audio, background(), "Ada"))
        assert caught.value.at_s == pytest.approx(change_s, abs=4.0)


def test_two_voices_are_taken_when_somebody_insists() -> None:
    halves = [(recording(WOMAN)[: 15 * RATE], RATE), (recording(MAN)[: 15 * RATE], RATE)]
    assert finish(enroll(halves, background(), "Both", check_voices=False)).name == "Both"


def test_what_is_kept() -> None:
    consent = Consent("Ada", "1", "2026-01-01T00:00:00+00:00")
    samples = recording(WOMAN)
    work = enroll(
        [(samples, RATE)],
        background(),
        "Ada",
        device="desk microphone",
        recorded_at="2026-01-01T00:00:00+00:00",
        consent=consent,
    )
    speaker = finish(work)
    (session,) = speaker.sessions
    block = extract(samples, RATE, background().front_end)
    assert (speaker.name, speaker.consent) == ("Ada", consent)
    assert speaker.background_fingerprint == background().fingerprint
    assert (session.device, session.recorded_at) == (
        "desk microphone",
        "2026-01-01T00:00:00+00:00",
    )
    assert session.net_speech_s == speaker.net_speech_s == block.speech.sum() / 100
    frames = len(background().systems) * block.speech.sum()
    assert session.n.sum() == pytest.approx(frames, rel=1e-4)
    assert session.clipped_fraction == pytest.approx(np.mean(np.abs(samples) >= 0.999))
    assert session.level_dbfs == pytest.approx(np.median(block.level_dbfs[block.speech]), abs=1.0)
    assert session.snr_db > 15


def test_the_same_speech_gives_the_same_profile() -> None:
    again = finish(enroll([(recording(MAN), RATE)], background(), f"voice {MAN}"))
    np.testing.assert_array_equal(again.sessions[0].n, enrolled(MAN).sessions[0].n)
    np.testing.assert_array_equal(again.sessions[0].first, enrolled(MAN).sessions[0].first)
    assert again.self_test == enrolled(MAN).self_test


def test_a_stereo_recording_at_44100_hz_simply_works() -> None:
    mono = resample(recording(WOMAN)[: 20 * RATE], RATE, 44100)
    stereo = np.stack([mono, mono], axis=1)
    speaker = finish(enroll([(stereo, 44100)], background(), "Ada"))
    wanted = finish(enroll([(recording(WOMAN)[: 20 * RATE], RATE)], background(), "Ada"))
    assert speaker.net_speech_s == pytest.approx(wanted.net_speech_s, abs=0.2)


def test_statistics_of_sessions_add() -> None:
    """Two sessions weigh as one session with both recordings."""
    whole = recording(WOMAN)
    half = len(whole) // 2
    parts = [(whole[:half], RATE), (whole[half:], RATE)]
    first = finish(enroll(parts[:1], background(), "Ada"))
    both = finish(extend(first, parts[1:], background()))
    together = finish(enroll(parts, background(), "Ada"))
    assert both.sessions[0] is first.sessions[0]
    assert len(both.sessions) == 2
    assert both.net_speech_s == pytest.approx(together.net_speech_s)
    n = both.sessions[0].n + both.sessions[1].n
    np.testing.assert_allclose(n, together.sessions[0].n, rtol=1e-4, atol=1e-3)
    np.testing.assert_allclose(
        background().model(both.sessions), background().model(together.sessions), atol=1e-4
    )


def test_another_persons_voice_is_not_added() -> None:
    known = enrolled(WOMAN)
    with pytest.raises(VoiceDiffers, match=known.name):
        finish(extend(known, [(recording(MAN), RATE)], background()))
    assert len(known.sessions) == 1


def test_a_profile_of_another_background_is_not_extended() -> None:
    stranger = replace(enrolled(WOMAN), background_fingerprint="0" * 64)
    with pytest.raises(ModelMismatch):
        finish(extend(stranger, [(recording(WOMAN, "verify"), RATE)], background()))


def progress_of(audio: list[tuple[Float32, int]]) -> list[EnrollmentProgress]:
    return list(enroll(audio, background(), "Ada"))


def test_progress_tells_stages_and_a_likelihood_that_rises() -> None:
    steps = progress_of([(recording(WOMAN), RATE)])
    stages = list(dict.fromkeys(step.stage for step in steps))
    assert stages == ["listening", "adapting", "testing"]
    adapting = [step for step in steps if not math.isnan(step.mean_log_likelihood)]
    assert [step.done for step in adapting] == [1, 2, 3, 4, 5]
    likelihoods = [step.mean_log_likelihood for step in adapting]
    assert likelihoods == sorted(likelihoods)
    assert likelihoods[-1] > likelihoods[0] + 0.5


def test_enrolling_two_minutes_can_be_cancelled_within_a_second() -> None:
    longest = LongestStep()
    finish(longest.of(enroll([(np.tile(recording(WOMAN), 3), RATE)], background(), "Ada")))
    assert longest.cpu_s < 1.0


def test_recordings_are_read_one_after_the_other() -> None:
    """A folder of recordings is never held at once."""
    taken = []

    def files() -> Iterator[tuple[Float32, int]]:
        for index in range(3):
            taken.append(index)
            yield speech(WOMAN, 5.0), RATE

    work = enroll(files(), background(), "Ada")
    next(work)
    assert taken == [0]
    work.close()
