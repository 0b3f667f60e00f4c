"""Rooms, microphones and noise are what their numbers say."""

import numpy as np
import pytest

from gmm_core.augment import (
    AugmentConfig,
    Augmenter,
    add_noise,
    apply_response,
    colored_noise,
    convolve,
)
from tests.core.signals import RATE, noise, speech


def rng(seed: int = 0) -> np.random.Generator:
    return np.random.default_rng(seed)


def test_convolution_agrees_with_numpy() -> None:
    x, response = rng().standard_normal(3000), rng(1).standard_normal(700)
    np.testing.assert_allclose(convolve(x, response), np.convolve(x, response)[:3000], atol=1e-9)


@pytest.mark.parametrize("snr_db", [0.0, 10.0, 20.0])
def test_noise_has_the_wanted_power_below_the_speech(snr_db: float) -> None:
    """Speech in every second part only: its power is that of the parts with speech."""
    talking = np.repeat(np.arange(8) % 2 == 0, 4000)
    clean = np.where(talking, rng().standard_normal(32000) * 0.1, 0.0)
    added = add_noise(clean, rng(1).standard_normal(32000), snr_db) - clean
    ratio = np.mean(clean[talking] ** 2) / np.mean(added**2)
    assert 10 * np.log10(ratio) == pytest.approx(snr_db, abs=0.1)


def test_equalizer_gains_at_its_frequencies() -> None:
    hz = np.array([100.0, 1000.0, 8000.0])
    response = (hz, np.array([0.0, -20.0, 0.0]))
    t = np.arange(16000) / RATE
    for frequency, gain in ((100.0, 1.0), (1000.0, 0.1)):
        tone = np.sin(2 * np.pi * frequency * t)
        found = apply_response(tone, RATE, response)[4000:12000]
        assert found.std() / tone[4000:12000].std() == pytest.approx(gain, rel=0.02)


@pytest.mark.parametrize("exponent", [0.0, 1.0, 2.0])
def test_colored_noise_falls_by_3_db_an_octave_and_exponent(exponent: float) -> None:
    found = colored_noise(1 << 16, exponent, rng())
    assert np.mean(found**2) == pytest.approx(1.0)
    power = np.abs(np.fft.rfft(found)) ** 2
    low, high = power[512:1024].mean(), power[8192:16384].mean()
    assert np.log2(low / high) == pytest.approx(4 * exponent, abs=0.3), "four octaves apart"


def test_rooms_begin_with_the_direct_sound_and_decay() -> None:
    config = AugmentConfig(reverberation_s=(0.4, 0.4), direct_to_reverberant_db=(6.0, 6.0))
    response = Augmenter(RATE, config=config).room_response(rng())
    assert len(response) == int(0.4 * RATE)
    assert response[0] == 1.0
    assert 10 * np.log10(1 / np.sum(response[1:] ** 2)) == pytest.approx(6.0, abs=0.2)
    power = response**2
    early, late = power[1600:2400].mean(), power[4000:4800].mean()
    # 60 dB in 0.4 s: 2400 samples later it is 22.5 dB weaker, more where the dull part faded first
    assert 10 * np.log10(early / late) == pytest.approx(22.5, abs=4)


def test_copies_are_reproducible_different_and_inside_full_scale() -> None:
    clean = speech(0, 3.0)
    augmenter = Augmenter(RATE, [noise(2, -30)])
    copies = [augmenter.copy(clean, rng(seed)) for seed in range(20)]
    np.testing.assert_array_equal(copies[0], augmenter.copy(clean, rng(0)))
    assert not np.array_equal(copies[0], copies[1])
    for copy in copies:
        assert copy.dtype == np.float32
        assert copy.shape == clean.shape
        assert np.abs(copy).max() <= 1.0
        level = 10 * np.log10(np.mean(copy.astype(float) ** 2))
        assert -40.5 < level < -17.5
    np.testing.assert_array_equal(clean, speech(0, 3.0))


def test_short_and_silent_recordings_survive() -> None:
    for samples in (np.zeros(RATE, np.float32), noise(0.01, -20)):
        for seed in range(5):
            copy = Augmenter(RATE).copy(samples, rng(seed))
            assert np.isfinite(copy).all()
            assert len(copy) == len(samples)
