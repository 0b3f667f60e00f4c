"""Audio files and rates: one resampler for streams and files."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr
from hypothesis import given, settings
from hypothesis import strategies as st

from gmm_core.audio import StreamResampler, read_audio, resample, to_mono
from gmm_core.errors import AudioFileError, NotFiniteSamples
from tests.core.signals import chopped, cuts, noise, speech


@settings(max_examples=40, deadline=None)
@given(places=cuts(), rate=st.sampled_from([8000, 11025, 22050, 44100, 48000, 96000]))
def test_any_chopping_gives_the_same_samples(places: list[float], rate: int) -> None:
    samples = noise(0.7, -20, rate=rate)
    stream = StreamResampler(rate, 16000)
    parts = [stream.push(piece) for piece in chopped(samples, places)]
    found = np.concatenate([*parts, stream.flush()])
    np.testing.assert_array_equal(found, resample(samples, rate, 16000))


@pytest.mark.parametrize("rate", [8000, 44100, 48000])
def test_a_whole_recording_is_what_soxr_makes_of_it(rate: int) -> None:
    samples = speech(0, 1.0, rate)
    wanted = soxr.resample(samples, rate, 16000)
    found = resample(samples, rate, 16000)
    assert len(found) == len(wanted)
    np.testing.assert_allclose(found, wanted, atol=1e-5)


def test_the_same_rate_changes_nothing() -> None:
    np.testing.assert_array_equal(resample(speech(0, 1.0), 16000, 16000), speech(0, 1.0))


def test_a_tone_stays_a_tone() -> None:
    tone = np.sin(2 * np.pi * 1000 * np.arange(44100) / 44100).astype(np.float32)
    found = resample(tone, 44100, 16000)
    wanted = np.sin(2 * np.pi * 1000 * np.arange(16000) / 16000)
    np.testing.assert_allclose(found[1000:-1000], wanted[1000:-1000], atol=1e-3)


def test_a_rate_must_be_positive() -> None:
    with pytest.raises(ValueError, match="positive"):
        StreamResampler(0, 16000)


def test_channels_are_averaged() -> None:
    two = np.array([[1.0, 0.0], [0.5, -0.5], [0.25, 0.75]], np.float32)
    np.testing.assert_array_equal(to_mono(two), [0.5, 0.0, 0.5])
    with pytest.raises(ValueError, match="channels"):
        to_mono(np.zeros((2, 2, 2), np.float32))


@pytest.mark.parametrize("suffix", ["wav", "flac"])
def test_files_are_read_whole_or_in_part(tmp_path: Path, suffix: str) -> None:
    samples = np.round(speech(0, 2.0) * 32768) / 32768
    path = tmp_path / f"speech.{suffix}"
    soundfile.write(path, np.stack([samples, samples], axis=1), 16000, subtype="PCM_16")
    found, rate = read_audio(path)
    assert rate == 16000
    np.testing.assert_array_equal(found, samples)
    np.testing.assert_array_equal(read_audio(path, 0.5, 1.25)[0], samples[8000:20000])
    np.testing.assert_array_equal(read_audio(path, 1.5)[0], samples[24000:])
    np.testing.assert_array_equal(read_audio(path, None, 99.0)[0], samples)


def test_what_is_no_recording_is_refused(tmp_path: Path) -> None:
    text, empty, silent = tmp_path / "text.wav", tmp_path / "empty.wav", tmp_path / "none.wav"
    text.write_text("not a sound", encoding="utf-8")
    empty.touch()
    soundfile.write(silent, np.zeros(0), 16000)
    for path, word in (
        (tmp_path / "missing.wav", "no such file"),
        (text, "cannot be read as audio"),
        (empty, "empty"),
        (silent, "no sound"),
    ):
        with pytest.raises(AudioFileError, match=word) as caught:
            read_audio(path)
        assert caught.value.path == path


def test_times_outside_the_file_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    soundfile.write(path, np.zeros(16000), 16000)
    for start, end, word in ((2.0, None, "start"), (-1.0, None, "start"), (0.5, 0.2, "end")):
        with pytest.raises(AudioFileError, match=word):
            read_audio(path, start, end)


def test_samples_that_are_no_numbers_name_the_file(tmp_path: Path) -> None:
    path = tmp_path / "nan.wav"
    soundfile.write(path, np.full(100, np.nan), 16000, subtype="FLOAT")
    with pytest.raises(NotFiniteSamples, match=r"nan\.wav"):
        read_audio(path)
