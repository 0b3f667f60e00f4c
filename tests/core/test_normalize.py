"""Causal mean and variance normalization against the formula, written as a plain loop."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gmm_core.config import FrontEndConfig
from gmm_core.frontend.normalize import CausalNormalizer
from gmm_core.linalg import Float32

DIMS = 6
NO_PRIOR = FrontEndConfig(cepstra=2, mel_filters=2, normalization_s=0.2)  # 20 frames
PRIOR = replace(
    NO_PRIOR,
    prior_s=0.05,  # 5 frames
    prior_mean=(1.0, -2.0, 0.0, 0.5, 0.0, 3.0),
    prior_variance=(1.0, 4.0, 0.25, 1.0, 2.0, 9.0),
)


def by_the_formula(config: FrontEndConfig, x: Float32, speech: np.ndarray) -> np.ndarray:
    """mean = (P m0 + sum x) / (P + n), variance = (P v0 + sum (x - mean)^2) / (P + n)."""
    weight = config.frames(config.prior_s) if config.prior_mean else 0
    m0 = np.array(config.prior_mean or [0.0] * DIMS)
    v0 = np.array(config.prior_variance or [1.0] * DIMS)
    heard: list[np.ndarray] = []
    out = []
    for row, is_speech in zip(x.astype(np.float64), speech, strict=True):
        if is_speech:
            heard = [*heard, row][-config.frames(config.normalization_s) :]
        n = len(heard)
        if weight + n == 0:
            out.append(row)
            continue
        rows = np.array(heard).reshape(n, DIMS)
        mean = (weight * m0 + rows.sum(axis=0)) / (weight + n)
        variance = (weight * v0 + ((rows - mean) ** 2).sum(axis=0)) / (weight + n)
        out.append((row - mean) / np.sqrt(np.maximum(variance, 1e-4)))
    return np.array(out)


def material(seed: int, frames: int = 120) -> tuple[Float32, np.ndarray]:
    rng = np.random.default_rng(seed)
    x = rng.normal([1, -2, 0, 0.5, 0, 3], [1, 2, 0.5, 1, 1.4, 3], (frames, DIMS))
    return x.astype(np.float32), rng.random(frames) < 0.7


@pytest.mark.parametrize("config", [NO_PRIOR, PRIOR], ids=["no prior", "prior"])
@pytest.mark.parametrize("seed", range(3))
def test_agrees_with_the_formula(config: FrontEndConfig, seed: int) -> None:
    x, speech = material(seed)
    wanted = by_the_formula(config, x, speech)
    np.testing.assert_allclose(CausalNormalizer(config)(x, speech), wanted, rtol=1e-5, atol=1e-5)


def test_by_hand() -> None:
    """A frame of 3 and a prior of one frame (mean 1, variance 4): mean 2, variance (4 + 1) / 2."""
    config = FrontEndConfig(
        cepstra=1,
        mel_filters=1,
        normalization_s=1.0,
        prior_s=0.01,
        prior_mean=(1.0,) * 3,
        prior_variance=(4.0,) * 3,
    )
    found = CausalNormalizer(config)(np.full((1, 3), 3, np.float32), np.array([True]))
    np.testing.assert_allclose(found, (3 - 2) / np.sqrt(2.5), rtol=1e-6)


@settings(max_examples=30, deadline=None)
@given(places=st.lists(st.integers(0, 120), max_size=6), seed=st.integers(0, 5))
def test_portions_never_change_a_bit(places: list[int], seed: int) -> None:
    x, speech = material(seed)
    normalizer = CausalNormalizer(PRIOR)
    stops = [*sorted(places), 120]
    parts = [
        normalizer(x[start:stop], speech[start:stop])
        for start, stop in zip([0, *stops], stops, strict=False)
    ]
    np.testing.assert_array_equal(np.concatenate(parts), CausalNormalizer(PRIOR)(x, speech))


def test_silence_is_normalized_but_teaches_nothing() -> None:
    x, _ = material(0)
    quiet = x.copy()
    speech = np.arange(len(x)) % 3 > 0
    quiet[~speech] += 1000
    one, other = CausalNormalizer(PRIOR)(x, speech), CausalNormalizer(PRIOR)(quiet, speech)
    np.testing.assert_array_equal(one[speech], other[speech])


def test_the_future_changes_nothing() -> None:
    x, speech = material(1)
    later = x.copy()
    later[60:] += 5
    one, other = CausalNormalizer(PRIOR)(x, speech), CausalNormalizer(PRIOR)(later, speech)
    np.testing.assert_array_equal(one[:60], other[:60])


def test_speech_older_than_the_window_is_forgotten() -> None:
    x, _ = material(2)
    speech = np.ones(len(x), bool)
    other = x.copy()
    other[:80] = 7
    one, two = CausalNormalizer(PRIOR)(x, speech), CausalNormalizer(PRIOR)(other, speech)
    np.testing.assert_allclose(one[100:], two[100:], atol=1e-4)


def test_zero_seconds_mean_no_normalization() -> None:
    x, speech = material(0)
    config = replace(PRIOR, normalization_s=0.0)
    np.testing.assert_array_equal(CausalNormalizer(config)(x, speech), x)
