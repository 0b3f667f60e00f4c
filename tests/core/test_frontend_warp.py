"""Feature warping against scipy's ranks and normal quantiles."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import norm, rankdata

from gmm_core.config import FrontEndConfig
from gmm_core.frontend import FeatureBlock, concatenate, extract
from gmm_core.frontend.normalize import GRID_FRAMES, Settler, normalization_of
from gmm_core.frontend.warp import Warper
from gmm_core.linalg import Float32
from tests.core.signals import speech as spoken_words

CONFIG = FrontEndConfig(cepstra=2, mel_filters=2, normalization="warped", normalization_s=0.2)
WINDOW = 20  # frames
FRAMES = 120


def material(seed: int) -> tuple[Float32, np.ndarray]:
    """Some values are equal."""
    rng = np.random.default_rng(seed)
    x = np.round(rng.normal(0, 1, (FRAMES, 6)), 1 + seed % 2).astype(np.float32)
    return x, rng.random(FRAMES) < 0.7


def warped(heard: Float32, row: Float32, is_speech: bool) -> np.ndarray:
    """The quantile of a row's ranks among what was heard, and itself if it is not among it."""
    rows = heard if is_speech else np.vstack([heard, row])
    places = [int(np.flatnonzero((rows == row).all(axis=1))[0])]
    ranks = rankdata(rows, axis=0)[places[0]]
    return norm.ppf((ranks - 0.5) / len(rows))


def by_scipy(x: Float32, speech: np.ndarray) -> np.ndarray:
    out = []
    for at, row in enumerate(x, start=1):
        out.append(warped(x[:at][speech[:at]][-WINDOW:], row, speech[at - 1]))
    return np.array(out)


def opening_by_scipy(x: Float32, speech: np.ndarray) -> np.ndarray:
    """The opening, whole looks with enough speech, by itself; then sliding."""
    ends = range(GRID_FRAMES, len(x) + 1, GRID_FRAMES)
    over = next(end for end in ends if speech[:end].sum() >= WINDOW)
    heard = x[:over][speech[:over]]
    first = [warped(heard, row, s) for row, s in zip(x[:over], speech[:over], strict=True)]
    return np.vstack([first, by_scipy(x, speech)[over:]])


def settled(x: Float32, speech: np.ndarray, places: list[int]) -> FeatureBlock:
    settler, out, stops = Settler(CONFIG), [], [*sorted(places), len(x)]
    for start, stop in zip([0, *stops], stops, strict=False):
        levels = np.zeros(stop - start, np.float32)
        block = FeatureBlock(start, x[start:stop], speech[start:stop], levels)
        out.append(settler.push(block))
    assert settler.flush() is None
    return concatenate(out)


@pytest.mark.parametrize("seed", range(4))
def test_sliding_agrees_with_scipy(seed: int) -> None:
    x, speech = material(seed)
    found = Warper(CONFIG)(x, speech)
    assert found.dtype == np.float32
    np.testing.assert_allclose(found, by_scipy(x, speech), atol=1e-6)


@pytest.mark.parametrize("seed", range(4))
def test_an_opening_agrees_with_scipy(seed: int) -> None:
    x, speech = material(seed)
    wanted = opening_by_scipy(x, speech)
    np.testing.assert_allclose(settled(x, speech, []).features, wanted, atol=1e-6)
    assert np.abs(wanted - by_scipy(x, speech)).max() > 0.1, "not the same thing"


def test_by_hand() -> None:
    """Ranks 2, 1, 3 of three: quantiles of 3/6, 1/6, 5/6; a silent frame is third of four: 5/8."""
    config = replace(CONFIG, cepstra=1)
    x = np.repeat(np.array([[5], [1], [9], [7]], np.float32), 3, axis=1)
    found = Warper(config).opening(x, np.array([True, True, True, False]))
    np.testing.assert_allclose(found[:, 0], [0, -0.967422, 0.967422, 0.318639], atol=1e-6)


@settings(max_examples=40, deadline=None)
@given(places=st.lists(st.integers(0, FRAMES), max_size=8), seed=st.integers(0, 5))
def test_portions_never_change_a_bit(places: list[int], seed: int) -> None:
    x, speech = material(seed)
    one, other = settled(x, speech, places), settled(x, speech, [])
    assert len(one) == FRAMES
    np.testing.assert_array_equal(one.features, other.features)


def test_any_rising_curve_of_a_microphone_changes_nothing() -> None:
    x, speech = material(0)
    curved = np.sign(x) * np.abs(x) ** np.float32(3) * 7 + 100
    np.testing.assert_array_equal(Warper(CONFIG)(x, speech), Warper(CONFIG)(curved, speech))


def test_silence_is_warped_but_teaches_nothing() -> None:
    x, speech = material(1)
    quiet = x.copy()
    quiet[~speech] += 1000
    one, other = Warper(CONFIG)(x, speech), Warper(CONFIG)(quiet, speech)
    np.testing.assert_array_equal(one[speech], other[speech])


def test_nothing_but_silence_is_the_middle() -> None:
    x, _ = material(0)
    nothing = np.zeros(FRAMES, bool)
    assert not Warper(CONFIG)(x, nothing).any()
    assert not Warper(CONFIG).opening(x, nothing).any()


def test_zero_seconds_mean_no_warping() -> None:
    x, speech = material(0)
    raw = normalization_of(replace(CONFIG, normalization_s=0.0))
    assert isinstance(raw, Warper)
    np.testing.assert_array_equal(raw(x, speech), x)


def test_a_recording_becomes_standard_normal() -> None:
    config = FrontEndConfig(normalization="warped")
    block = extract(spoken_words(0, 2.5), 16000, config)
    features = block.speech_features.astype(np.float64)
    np.testing.assert_allclose(features.mean(axis=0), 0, atol=1e-3)
    np.testing.assert_allclose(features.std(axis=0), 1, atol=0.02)
