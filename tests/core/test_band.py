"""How much lies above the telephone's band: tones, filtered noise and speech, end to end."""

from dataclasses import replace

import numpy as np
import pytest

from gmm_core.config import FrontEndConfig
from gmm_core.frontend import FeatureBlock, FrontEnd, concatenate, extract
from gmm_core.frontend.analysis import TELEPHONE_HZ, UPPER_HZ
from gmm_core.linalg import Float32, Float64
from gmm_core.scoring import Alignment, NarrowBand
from gmm_core.scoring.band import upper_db
from tests.core.signals import RATE, chopped, noise, speech

CONFIG = FrontEndConfig(normalization_s=0.0)


def bands_of(samples: Float32, rate: int = RATE, config: FrontEndConfig = CONFIG) -> Float64:
    """Summed over all frames."""
    return extract(samples, rate, config).bands.sum(axis=0, dtype=np.float64)


def tone(hz: float, amplitude: float = 0.1) -> Float32:
    return (amplitude * np.sin(2 * np.pi * hz * np.arange(RATE) / RATE)).astype(np.float32)


def filtered(samples: Float32, low_hz: float, high_hz: float, floor_db: float = -120.0) -> Float32:
    """What lies between two frequencies; the rest falls to a floor at once."""
    spectrum = np.fft.rfft(samples)
    hz = np.fft.rfftfreq(len(samples), 1 / RATE)
    spectrum[(hz < low_hz) | (hz > high_hz)] *= 10 ** (floor_db / 20)
    return np.fft.irfft(spectrum, len(samples)).astype(np.float32)


def oracle(samples: Float32) -> float:
    """By librosa's filters: the ratio of the mean energies of those that lie within and above."""
    import librosa

    bank = librosa.filters.mel(sr=RATE, n_fft=512, n_mels=80, fmin=20, fmax=7600).astype(np.float64)
    edges = librosa.mel_frequencies(82, fmin=20, fmax=7600)
    frames = librosa.util.frame(samples, frame_length=400, hop_length=160).T.astype(np.float64)
    frames = frames - frames.mean(axis=1, keepdims=True)
    power = np.abs(np.fft.rfft(frames * np.hanning(401)[:-1], 512)) ** 2
    energies = (power @ bank.T).sum(axis=0)
    within = (edges[:-2] >= 300) & (edges[2:] <= 3400)
    above = edges[:-2] >= 4300
    return 10 * np.log10(energies[above].mean() / energies[within].mean())


def test_the_bands_are_those_of_a_telephone() -> None:
    assert (*TELEPHONE_HZ, UPPER_HZ) == (300.0, 3400.0, 4300.0)


@pytest.mark.parametrize("seconds", [0.5, 2.0])
def test_energies_are_those_of_librosas_filters(seconds: float) -> None:
    for samples in (speech(0, seconds), speech(3, seconds), noise(seconds, -20)):
        assert upper_db(bands_of(samples)) == pytest.approx(oracle(samples), abs=0.05)


def test_tones_lie_within_or_above() -> None:
    """A pure tone leaves nothing but the window's side lobes in the other band."""
    assert upper_db(bands_of(tone(1000))) < -60
    assert upper_db(bands_of(tone(6000))) > 60
    both = tone(1000) + tone(6000)
    assert upper_db(bands_of(both)) == pytest.approx(oracle(both), abs=0.1)
    ten = tone(1000) + tone(6000, 0.1 / np.sqrt(10))
    change = upper_db(bands_of(ten)) - upper_db(bands_of(both))
    assert change == pytest.approx(-10, abs=0.1)


def test_the_level_of_the_recording_does_not_matter() -> None:
    """Neither does a whole factor of the energies (unit triangles on a flat spectrum: near 0)."""
    white = noise(3.0, -20)
    assert upper_db(bands_of(white)) == pytest.approx(0.0, abs=0.5)
    assert upper_db(bands_of(white / 100)) == pytest.approx(upper_db(bands_of(white)), abs=1e-3)


def test_a_telephone_is_told_from_a_microphone() -> None:
    """Speech through 300-3400 Hz lies below any threshold in use, the same speech wide above it."""
    limit = NarrowBand(0, -54.0, Alignment())
    for voice in range(6):
        wide = speech(voice, 3.0)
        telephone = filtered(wide, 300, 3400)
        for samples, narrow in ((wide, False), (telephone, True)):
            block = extract(samples, RATE, CONFIG)
            heard = block.bands[block.speech].sum(axis=0, dtype=np.float64)
            assert limit.includes(upper_db(heard)) == narrow


def test_what_was_resampled_from_8_khz_is_narrow() -> None:
    """A recording at 8 kHz ends at 4 kHz, below the upper band."""
    assert upper_db(bands_of(noise(2.0, -20, rate=8000), 8000)) < -54


def test_nothing_heard_is_not_known() -> None:
    assert upper_db(np.zeros(2)) == 0.0
    assert upper_db(bands_of(np.zeros(RATE, np.float32))) == 0.0


@pytest.mark.parametrize(("bands", "wanted"), [((1.0, 0.0), -200.0), ((0.0, 1.0), 200.0)])
def test_one_silent_band_is_no_infinity(bands: tuple[float, float], wanted: float) -> None:
    assert upper_db(np.array(bands)) == pytest.approx(wanted)


def test_a_sliding_windows_rounding_is_no_number_error() -> None:
    """What is left of a sum after all of it was taken away again may lie just below zero."""
    assert np.isfinite(upper_db(np.array([1.0, -1e-17])))
    assert np.isfinite(upper_db(np.array([-1e-17, 1e-18])))


@pytest.mark.parametrize("high_hz", [2500.0, 4000.0])
def test_a_front_end_that_does_not_look_so_high_says_nothing(high_hz: float) -> None:
    config = replace(CONFIG, mel_high_hz=high_hz, mel_filters=26, cepstra=13)
    bands = bands_of(noise(1.0, -20), config=config)
    assert bands.tolist() == [0.0, 0.0]
    assert upper_db(bands) == 0.0


def test_bands_are_bit_equal_for_any_chopping() -> None:
    samples = speech(0, 2.0)
    whole = extract(samples, RATE, CONFIG).bands
    for places in ([0.5], [0.013, 0.3, 0.300001, 0.8], list(np.linspace(0, 1, 97))):
        front_end = FrontEnd(CONFIG, RATE)
        blocks = [front_end.push(piece) for piece in chopped(samples, places)]
        found = concatenate([*blocks, front_end.flush()]).bands
        np.testing.assert_array_equal(found, whole)
    assert whole.shape == (len(samples[400 - 160 :]) // 160, 2)
    assert (whole > 0).all()


def test_blocks_keep_the_bands_of_their_frames() -> None:
    block = extract(speech(0, 1.0), RATE, CONFIG)
    assert np.array_equal(block.part(7, 20).bands, block.bands[7:20])
    parts = concatenate([block.part(0, 33), block.part(33, len(block))])
    assert np.array_equal(parts.bands, block.bands)
    bare = FeatureBlock(0, block.features, block.speech, block.level_dbfs)
    assert np.array_equal(bare.bands, np.zeros((len(block), 2)))
