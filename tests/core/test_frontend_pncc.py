"""Power law and noise suppression against the paper's equations, value by value in a slow loop."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.fft import dct

from gmm_core.config import FrontEndConfig
from gmm_core.frontend import extract
from gmm_core.frontend.cepstra import Cepstra
from gmm_core.frontend.framing import Framer
from gmm_core.frontend.spectrum import MelSpectrum
from gmm_core.frontend.suppression import MeanPower, NoiseSuppressor
from gmm_core.linalg import Float32
from tests.core.signals import noise, speech

POWER = FrontEndConfig(compression="power", mel_filters=40, normalization_s=0.0)
PNCC = replace(POWER, suppression="asymmetric")


def energies_of(samples: Float32, config: FrontEndConfig = POWER) -> Float32:
    return MelSpectrum([config])(Framer(400, 160).push(samples), 0)[0][0]


def envelope(values: np.ndarray) -> list[float]:
    """The asymmetric filter AF_{0.999, 0.5} of one channel, begun at 0.9 of its first value."""
    state, out = 0.9 * values[0], []
    for value in values:
        keep = 0.999 if value >= state else 0.5
        state = keep * state + (1 - keep) * value
        out.append(state)
    return out


def kept_by_the_paper(power: np.ndarray) -> np.ndarray:
    """R~ of one channel from its medium-time power Q~; (frames,)."""
    noise_level = envelope(power)
    excess = [max(q - q_le, 0.0) for q, q_le in zip(power, noise_level, strict=True)]
    lowest = envelope(np.array(excess))
    peak, out = 0.0, []
    for t, value in enumerate(excess):
        masked = value if value >= 0.85 * peak else 0.2 * peak
        peak = max(0.85 * peak, value)
        excited = power[t] >= 2 * noise_level[t]
        out.append(max(masked, lowest[t]) if excited else lowest[t])
    return np.array(out)


def suppressed_by_the_paper(energies: np.ndarray) -> np.ndarray:
    """T = P times the mean of R~ / Q~ over the filter and four on either side."""
    wide = energies.astype(np.float64)
    frames, filters = wide.shape
    power = np.array([wide[max(0, t - 4) : t + 1].mean(axis=0) for t in range(frames)])
    kept = np.array([kept_by_the_paper(power[:, k]) for k in range(filters)]).T
    ratio = kept / power
    weights = [ratio[:, max(0, k - 4) : k + 5].mean(axis=1) for k in range(filters)]
    return wide * np.transpose(weights)


def test_suppression_agrees_with_the_paper() -> None:
    energies = energies_of(speech(0, 3.0) + noise(3.0, -45))
    found = NoiseSuppressor(40)(energies)
    np.testing.assert_allclose(found, suppressed_by_the_paper(energies), rtol=1e-5)
    assert found.dtype == np.float32


def test_speech_keeps_more_of_its_power_than_steady_noise() -> None:
    """A second of noise, then as loud again with speech 15 dB above it."""
    heard, steady = speech(0, 3.0), noise(4.0, -50)
    heard = heard * np.float32(10 ** (-35 / 20) / np.sqrt(np.mean(heard**2)))
    energies = energies_of(steady + np.concatenate([np.zeros(16000, np.float32), heard]))
    share = NoiseSuppressor(40)(energies).sum(axis=1) / energies.sum(axis=1)
    loudest = np.argsort(energies.sum(axis=1))[-100:]
    assert share[20:90].mean() < 0.3
    assert share[loudest].mean() > 0.6


@settings(max_examples=30, deadline=None)
@given(places=st.lists(st.integers(0, 200), max_size=6), seed=st.integers(0, 5))
def test_portions_never_change_a_bit(places: list[int], seed: int) -> None:
    energies = np.random.default_rng(seed).gamma(0.3, 1.0, (200, 17)).astype(np.float32)
    stops = [*sorted(places), 200]
    for step in (NoiseSuppressor(17), MeanPower()):
        whole = step(energies)
        step.reset()
        parts = [step(energies[a:b]) for a, b in zip([0, *stops], stops, strict=False)]
        np.testing.assert_array_equal(np.concatenate(parts), whole)


def test_mean_power_by_hand() -> None:
    """Means 2 and 6; after the second frame the running mean is (0.999 * 2 + 6) / 1.999."""
    found = MeanPower()(np.array([[1, 3], [2, 10]], np.float32))
    second = 7.998 / 1.999
    np.testing.assert_allclose(found, [[0.5, 1.5], [2 / second, 10 / second]], rtol=1e-6)


def test_mean_power_is_the_papers_once_the_beginning_is_forgotten() -> None:
    """mu[m] = 0.999 mu[m-1] + 0.001 p[m], from any start."""
    energies = np.random.default_rng(0).gamma(2.0, 1.0, (15000, 3)).astype(np.float32)
    mean = 5.0
    for row in energies.astype(np.float64):
        mean = 0.999 * mean + 0.001 * row.mean()
    np.testing.assert_allclose(MeanPower()(energies)[-1], energies[-1] / mean, rtol=1e-5)


def test_the_power_law_by_hand() -> None:
    """32768 and 1 are 2 and 1 as fifteenth roots, relative to their mean as well."""
    config = replace(POWER, mel_filters=2, cepstra=2)
    mean_root = (32769 / 2) ** (1 / 15)
    wanted = [3 / mean_root / np.sqrt(2), 1 / mean_root / np.sqrt(2)]
    found = Cepstra(config)(np.array([[32768, 1]], np.float32), 0)
    np.testing.assert_allclose(found[0], wanted, rtol=1e-5)


def test_pncc_of_speech() -> None:
    """Suppression, mean power, power law, scipy's cosine transform."""
    energies = energies_of(speech(0, 2.0) + noise(2.0, -60), PNCC)
    kept = suppressed_by_the_paper(energies)
    means = kept.mean(axis=1)
    ages = np.arange(len(means))
    running = [
        np.average(means[: t + 1], weights=0.999 ** (t - ages[: t + 1])) for t in range(len(means))
    ]
    relative = np.maximum(kept / np.array(running)[:, None], 1e-10)
    wanted = dct(relative ** (1 / 15), norm="ortho")[:, :21]
    np.testing.assert_allclose(Cepstra(PNCC)(energies, 0), wanted, atol=2e-5)


def test_with_a_reference_the_power_law_is_that_of_masked_energies() -> None:
    energies = energies_of(speech(0, 1.0))
    masked = replace(POWER, mel_reference=(1.0,) * 40, cepstra=40, compression="log")
    logarithms = Cepstra(masked)(energies, 0).astype(np.float64)
    whole = dct(np.eye(40), norm="ortho")
    wanted = dct(np.exp(logarithms @ whole.T / 15), norm="ortho")
    found = Cepstra(replace(masked, compression="power"))(energies, 0)
    np.testing.assert_allclose(found, wanted, atol=1e-4)


@pytest.mark.parametrize("config", [POWER, PNCC], ids=["power", "pncc"])
def test_the_recording_level_drops_out(config: FrontEndConfig) -> None:
    samples = speech(0, 2.0) + noise(2.0, -60)
    loud, quiet = (extract(s, 16000, config).features for s in (samples, samples / 8))
    np.testing.assert_allclose(loud, quiet, atol=1e-5)


@pytest.mark.parametrize("reference", [(), (1.0,) * 40], ids=["plain", "masked"])
@pytest.mark.parametrize("compression", ["log", "power"])
def test_silence_and_what_follows_it_are_finite(
    compression: str, reference: tuple[float, ...]
) -> None:
    config = replace(PNCC, compression=compression, mel_reference=reference)
    samples = np.concatenate([np.zeros(8000, np.float32), speech(0, 1.0), np.zeros(8000, "f4")])
    assert np.isfinite(extract(samples, 16000, config).features).all()


@pytest.mark.parametrize("reference", [(), (1.0,) * 80], ids=["plain", "masked"])
def test_every_dimension_is_normalized_to_one(reference: tuple[float, ...]) -> None:
    """Second deltas of the power law vary by a few millionths only."""
    config = FrontEndConfig(
        compression="power", suppression="asymmetric", mel_reference=reference, normalization_s=8.0
    )
    samples = speech(0, 6.0)
    raw = extract(samples, 16000, replace(config, normalization_s=0.0))
    assert raw.features[raw.speech].var(axis=0).min() < 1e-5
    block = extract(samples, 16000, config)  # an opening, so one mean and one variance for all
    np.testing.assert_allclose(block.features[block.speech].var(axis=0), 1.0, rtol=1e-3)


def test_a_reset_forgets_what_was_heard() -> None:
    cepstra = Cepstra(PNCC)
    loud, quiet = energies_of(noise(1.0, -10)), energies_of(speech(0, 1.0))
    cepstra(loud, 0)
    cepstra.reset()
    np.testing.assert_array_equal(cepstra(quiet, 0), Cepstra(PNCC)(quiet, 0))
