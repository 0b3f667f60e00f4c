"""Sound and settings that no microphone makes: refused in a sentence, never a silent NaN."""

import wave
from pathlib import Path

import numpy as np
import pytest

from gmm_core.audio import read_audio, to_mono
from gmm_core.errors import AudioFileError, NotFiniteSamples
from gmm_core.frontend import FrontEnd, FrontEndConfig, extract
from tests.core.engine_samples import background
from tests.core.signals import RATE


@pytest.mark.parametrize("value", [1e20, -1e30, np.inf, np.nan])
def test_values_whose_power_would_be_infinite_are_refused(value: float) -> None:
    samples = np.zeros(RATE, np.float32)
    samples[100] = value
    with pytest.raises(NotFiniteSamples):
        extract(samples, RATE, background().front_end)


def test_integers_that_were_stored_as_floats_are_still_sound() -> None:
    samples = np.random.default_rng(0).uniform(-(2**31), 2**31, RATE).astype(np.float32)
    assert np.isfinite(extract(samples, RATE, background().front_end).features).all()


def test_no_channel_is_no_sound() -> None:
    with pytest.raises(ValueError, match="channels"):
        to_mono(np.zeros((10, 0), np.float32))


@pytest.mark.parametrize("rate", [1, 900, 4_000_000])
def test_a_file_with_an_impossible_sample_rate_is_refused(rate: int, tmp_path: Path) -> None:
    path = tmp_path / "odd.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(b"\1\0" * 1000)
    with pytest.raises(AudioFileError, match=f"sample rate of {rate} Hz"):
        read_audio(path)


def test_a_stream_ends_once() -> None:
    front_end = FrontEnd(FrontEndConfig(), RATE)
    front_end.push(np.zeros(RATE, np.float32))
    front_end.flush()
    with pytest.raises(ValueError, match="has ended"):
        front_end.flush()


@pytest.mark.parametrize(
    "settings",
    [
        {"hop_samples": 0},
        {"normalization_s": -1.0},
        {"vad_peak_decay_db_s": -1.0},
        {"mel_reference": (0.0,) * 80},
        {"prior_mean": (0.0,) * 63, "prior_variance": (-1.0,) * 63},
    ],
)
def test_settings_that_cannot_be_are_refused(settings: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="must"):
        FrontEndConfig(**settings)  # type: ignore[arg-type]
