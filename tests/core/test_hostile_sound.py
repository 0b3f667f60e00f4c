"""Sound and settings that no microphone makes: refused in a sentence, never a silent NaN."""

import os
import wave
from pathlib import Path

import numpy as np
import pytest
import soundfile

from gmm_core import audio
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


def flac_of_claimed_length(path: Path, frames: int) -> Path:
    """One second of noise whose header says something else; 0 = not known."""
    noise = np.random.default_rng(0).uniform(-0.5, 0.5, RATE)
    soundfile.write(path, noise, RATE, format="FLAC")
    content = bytearray(path.read_bytes())
    facts = int.from_bytes(content[18:26], "big")  # rate, channels, bits and 36 bits of length
    content[18:26] = (facts >> 36 << 36 | frames).to_bytes(8, "big")
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("claimed", [0, 2**28, 2**36 - 1])
def test_a_flac_may_claim_any_length_or_none(claimed: int, tmp_path: Path) -> None:
    """None is what an encoder claims that writes into a pipe; for 2^36 once 256 GiB were asked."""
    whole, _ = read_audio(flac_of_claimed_length(tmp_path / "true.flac", RATE))
    samples, _ = read_audio(flac_of_claimed_length(tmp_path / "other.flac", claimed))
    assert len(whole) == RATE
    assert np.array_equal(samples, whole)


def test_a_recording_that_unpacks_to_more_than_fits_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """200 KB of FLAC are hours of silence of eight channels."""
    path = tmp_path / "long.flac"
    soundfile.write(path, np.zeros((40_000, 8)), RATE)
    monkeypatch.setattr(audio, "_PIECE", 8000)
    assert len(read_audio(path)[0]) == 40_000
    monkeypatch.setattr(audio, "_LONGEST", 39_999)
    with pytest.raises(AudioFileError, match="cut it into shorter recordings"):
        read_audio(path)
    assert len(read_audio(path, 0.0, 2.0)[0]) == 2 * RATE


def test_times_beyond_all_numbers_lie_outside_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    soundfile.write(path, np.full(RATE, 0.1), RATE)
    with pytest.raises(AudioFileError, match="lies outside the file"):
        read_audio(path, 1e308)
    assert len(read_audio(path, 0.5, 1e308)[0]) == RATE // 2


@pytest.mark.parametrize("kind", ["wav", "flac", "ogg", "mp3"])
def test_reading_in_pieces_changes_no_bit(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / f"a.{kind}"
    soundfile.write(path, np.random.default_rng(0).uniform(-0.5, 0.5, (3 * RATE, 2)), RATE)
    whole, _ = soundfile.read(path, dtype="float32", always_2d=True)
    first, end = RATE // 2, RATE * 3 // 2
    part, _ = soundfile.read(path, start=first, stop=end, dtype="float32", always_2d=True)
    monkeypatch.setattr(audio, "_PIECE", 1999)
    assert np.array_equal(read_audio(path)[0], to_mono(whole))
    assert np.array_equal(read_audio(path, 0.5, 1.5)[0], to_mono(part))


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("a" * 300 + ".wav", "check the name"),
        ("b/" * 3000 + "a.wav", "check the name"),
        ("a\0b.wav", "no such file"),
        ("folder", "this is a folder"),
        ("pipe", "no plain file"),
        ("sound.raw", "convert it to"),
        ("loop", "check the name"),
    ],
)
def test_what_is_no_file_of_sound_is_refused_at_once(name: str, why: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "sound.raw").write_bytes(b"\1\0" * 1000)
    with pytest.raises(AudioFileError, match=why):
        read_audio(tmp_path / name)
