"""Cepstra of a part of the mel filters: which filters, and what becomes of them."""

from dataclasses import replace

import librosa
import numpy as np
import pytest
import scipy.fft

from gmm_core.config import FrontEndConfig
from gmm_core.frontend import extract, extract_each
from gmm_core.frontend.mel import cepstral_filters, cosine_matrix, filters_within
from gmm_core.gmm import DiagonalGmm
from gmm_core.scoring import System
from tests.core.signals import RATE, noise, speech

WIDE = FrontEndConfig(normalization_s=0.0)
NARROW = replace(WIDE, cepstra_low_hz=300.0, cepstra_high_hz=3400.0)
EDGES = librosa.mel_frequencies(82, fmin=20, fmax=7600)


def test_the_filters_are_those_that_lie_wholly_within() -> None:
    chosen = cepstral_filters(NARROW)
    wanted = [k for k in range(80) if EDGES[k] >= 300 and EDGES[k + 2] <= 3400]
    assert list(range(80))[chosen] == wanted
    assert 21 < len(wanted) < 60
    assert cepstral_filters(WIDE) == slice(0, 80)


@pytest.mark.parametrize(
    ("low_hz", "high_hz", "wanted"),
    [
        (0.0, 0.0, range(80)),
        (1.0, 8000.0, range(80)),
        (0.0, 1000.0, [k for k in range(80) if EDGES[k + 2] <= 1000]),
        (4300.0, 0.0, [k for k in range(80) if EDGES[k] >= 4300]),
        (7600.0, 0.0, []),
        (0.0, 5.0, []),
    ],
)
def test_filters_between_two_frequencies(low_hz: float, high_hz: float, wanted: list[int]) -> None:
    assert list(range(80))[filters_within(WIDE, low_hz, high_hz)] == list(wanted)


def test_cepstra_are_the_cosine_transform_of_the_chosen_log_energies() -> None:
    """Computed with librosa's filters and scipy's transform."""
    samples = speech(0, 2.0)
    frames = librosa.util.frame(samples, frame_length=400, hop_length=160).T.astype(np.float64)
    frames = frames - frames.mean(axis=1, keepdims=True)
    power = np.abs(np.fft.rfft(frames * np.hanning(401)[:-1], 512)) ** 2
    bank = librosa.filters.mel(sr=RATE, n_fft=512, n_mels=80, fmin=20, fmax=7600)
    energies = (power @ bank.T.astype(np.float64))[:, cepstral_filters(NARROW)]
    logs = np.log(np.maximum(energies, 1e-10))
    wanted = scipy.fft.dct(logs, type=2, norm="ortho")[:, :21]
    found = extract(samples, RATE, NARROW).features[:, :21]
    np.testing.assert_allclose(found, wanted, atol=2e-3)


def test_the_cosines_are_orthonormal_over_the_chosen_filters() -> None:
    matrix = cosine_matrix(NARROW).astype(np.float64)
    assert matrix.shape == (len(range(80)[cepstral_filters(NARROW)]), 21)
    np.testing.assert_allclose(matrix.T @ matrix, np.eye(21), atol=1e-6)


def masked(config: FrontEndConfig) -> FrontEndConfig:
    reference = np.linspace(2.0, 0.5, 80)
    reference = tuple(map(float, reference / reference.mean()))
    return replace(config, mel_reference=reference, mel_floor_db=-30.0)


@pytest.mark.parametrize("of", [lambda config: config, masked], ids=["plain", "masked"])
def test_what_lies_outside_the_band_changes_nothing(of) -> None:
    """A whistle at 6 kHz moves the wide cepstra; the narrow ones hear its side lobes at most."""
    samples = speech(0, 2.0) + noise(2.0, -50)
    whistle = 0.05 * np.sin(2 * np.pi * 6000 * np.arange(len(samples)) / RATE)
    both = samples, (samples + whistle).astype(np.float32)
    narrow = [extract(one, RATE, of(NARROW)).features[:, :21] for one in both]
    wide = [extract(one, RATE, of(WIDE)).features[:, :21] for one in both]
    assert np.abs(narrow[0] - narrow[1]).max() < 0.2
    assert np.abs(wide[0] - wide[1]).max() > 2.0


def test_both_hear_through_one_analysis_and_get_what_each_gets_alone() -> None:
    samples = speech(1, 2.0)
    for block, config in zip(
        extract_each(samples, RATE, [WIDE, NARROW]), (WIDE, NARROW), strict=True
    ):
        alone = extract(samples, RATE, config)
        np.testing.assert_array_equal(block.features, alone.features)
        np.testing.assert_array_equal(block.bands, alone.bands)


@pytest.mark.parametrize(
    ("low_hz", "high_hz"), [(300.0, 500.0), (7000.0, 0.0), (3400.0, 300.0), (9000.0, 9001.0)]
)
def test_too_few_filters_are_refused(low_hz: float, high_hz: float) -> None:
    config = replace(WIDE, cepstra_low_hz=low_hz, cepstra_high_hz=high_hz)
    with pytest.raises(ValueError, match="mel filter within the cepstral band"):
        extract(speech(0, 0.5), RATE, config)
    ubm = DiagonalGmm(np.ones(1), np.zeros((1, 63)), np.ones((1, 63)))
    with pytest.raises(ValueError, match="mel filter within the cepstral band"):
        System(config, ubm)


@pytest.mark.parametrize("name", ["cepstra_low_hz", "cepstra_high_hz"])
def test_negative_limits_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="must not be negative"):
        replace(WIDE, **{name: -1.0})
