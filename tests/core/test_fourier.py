"""Power spectra by matrix products against numpy's FFT in float64."""

from dataclasses import replace

import numpy as np
import pytest

from gmm_core.config import FrontEndConfig
from gmm_core.frontend import extract
from gmm_core.frontend.fourier import PowerSpectra
from gmm_core.frontend.framing import Framer
from gmm_core.frontend.spectrum import MelSpectrum
from gmm_core.helper import Helper
from gmm_core.linalg import BLOCK_ROWS, Float32, row_portions
from tests.core.signals import noise, speech


def drawn(rows: int, frame_samples: int, spectra: PowerSpectra, seed: int = 0) -> Float32:
    frames = np.zeros((rows, spectra.padded_samples), np.float32)
    frames[:, :frame_samples] = np.random.default_rng(seed).standard_normal((rows, frame_samples))
    return frames


@pytest.mark.parametrize(
    ("frame_samples", "size"),
    [(400, 512), (512, 512), (400, 400), (300, 1024), (333, 450), (200, 254), (3, 4), (2, 2)],
)
def test_every_frequency_but_the_highest_is_there_once(frame_samples: int, size: int) -> None:
    """Half the sampling rate has no weight in any mel filter."""
    spectra = PowerSpectra(frame_samples, size)
    assert sorted(spectra.bins) == list(range(size // 2))
    frames = drawn(2 * BLOCK_ROWS, frame_samples, spectra)
    exact = np.abs(np.fft.rfft(frames.astype(np.float64)[:, :frame_samples], size)) ** 2
    np.testing.assert_allclose(spectra(frames), exact[:, spectra.bins], atol=1e-6 * exact.max())


def test_a_tone_has_its_power_at_its_frequency() -> None:
    """A cosine of amplitude 1 that lies on frequency 37: (512 / 2)^2 there, nothing elsewhere."""
    spectra = PowerSpectra(512, 512)
    tone = np.cos(2 * np.pi * 37 * np.arange(512) / 512).astype(np.float32)
    power = spectra(np.tile(tone, (BLOCK_ROWS, 1)))
    wanted = np.where(spectra.bins == 37, 256.0**2, 0.0)
    np.testing.assert_allclose(power, np.tile(wanted, (BLOCK_ROWS, 1)), atol=1e-2)


def test_a_row_keeps_its_bits_whatever_stands_beside_it() -> None:
    spectra = PowerSpectra(400, 512)
    frames = drawn(4 * BLOCK_ROWS, 400, spectra)
    whole = spectra(frames)
    for block in range(4):
        part = slice(block * BLOCK_ROWS, (block + 1) * BLOCK_ROWS)
        np.testing.assert_array_equal(spectra(frames[part]), whole[part])
    for row in (0, 1, 17, BLOCK_ROWS - 1):
        others = drawn(BLOCK_ROWS, 400, spectra, seed=1)
        others[row] = frames[row]
        np.testing.assert_array_equal(spectra(others)[row], whole[row])


@pytest.mark.parametrize("remove_dc", [False, True])
@pytest.mark.parametrize("first", [0, 5, 31, 32, 100, 127])
def test_energies_and_levels_of_a_frame_depend_on_it_and_its_place(
    first: int, remove_dc: bool
) -> None:
    mel = FrontEndConfig(remove_dc=remove_dc)
    spectrum = MelSpectrum([mel, replace(mel, filter_scale="linear")])
    frames = Framer(400, 160).push(speech(0, 3.0) + noise(3.0, -70))
    energies, levels = spectrum(frames, 0)
    for count in (0, 1, 10, 40, 150):
        part, own_levels = spectrum(frames[first : first + count], first)
        for own, whole in zip(part, energies, strict=True):
            np.testing.assert_array_equal(own, whole[first : first + count])
        np.testing.assert_array_equal(own_levels, levels[first : first + count])


def test_a_helper_changes_no_bit() -> None:
    samples = speech(0, 25.0)
    with Helper() as helper:
        helped = extract(samples, 16000, FrontEndConfig(), helper)
    alone = extract(samples, 16000, FrontEndConfig())
    assert len(row_portions(0, len(alone))) > 2, "more than enough for two"
    np.testing.assert_array_equal(helped.features, alone.features)
    np.testing.assert_array_equal(helped.level_dbfs, alone.level_dbfs)


def test_frames_are_a_view_that_nobody_writes_to() -> None:
    frames = Framer(400, 160).push(noise(0.1, -20))
    with pytest.raises(ValueError, match="read-only"):
        frames[0, 0] = 1.0


def test_an_odd_transform_is_refused() -> None:
    with pytest.raises(ValueError, match="fft_size must be even"):
        FrontEndConfig(fft_size=513)
