"""Mean and variance normalization, sliding and of an opening, against the formula as a loop."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gmm_core.config import FrontEndConfig
from gmm_core.frontend import FeatureBlock, concatenate
from gmm_core.frontend.normalize import GRID_FRAMES, Normalizer, Settler
from gmm_core.linalg import Float32

DIMS = 6
NO_PRIOR = FrontEndConfig(cepstra=2, mel_filters=2, normalization_s=0.2)  # 20 frames
PRIOR = replace(
    NO_PRIOR,
    prior_s=0.05,  # 5 frames
    prior_mean=(1.0, -2.0, 0.0, 0.5, 0.0, 3.0),
    prior_variance=(1.0, 4.0, 0.25, 1.0, 2.0, 9.0),
)


OPENING = PRIOR.frames(PRIOR.normalization_s)


def with_statistics_of(config: FrontEndConfig, heard: np.ndarray, row: np.ndarray) -> np.ndarray:
    """mean = (P m0 + sum x) / (P + n), variance = (P v0 + sum (x - mean)^2) / (P + n)."""
    weight = config.frames(config.prior_s) if config.prior_mean else 0
    m0 = np.array(config.prior_mean or [0.0] * DIMS)
    v0 = np.array(config.prior_variance or [1.0] * DIMS)
    n = len(heard)
    if weight + n == 0:
        return row
    mean = (weight * m0 + heard.sum(axis=0)) / (weight + n)
    variance = (weight * v0 + ((heard - mean) ** 2).sum(axis=0)) / (weight + n)
    return (row - mean) / np.sqrt(np.maximum(variance, 1e-4))


def by_the_formula(config: FrontEndConfig, x: Float32, speech: np.ndarray) -> np.ndarray:
    """Each frame with the last `normalization_s` of speech, itself included."""
    wide, out = x.astype(np.float64), []
    for at, row in enumerate(wide, start=1):
        heard = wide[:at][speech[:at]][-config.frames(config.normalization_s) :]
        out.append(with_statistics_of(config, heard, row))
    return np.array(out)


def opening_by_the_formula(config: FrontEndConfig, x: Float32, speech: np.ndarray) -> np.ndarray:
    """The opening, whole looks with enough speech, by itself; then sliding as ever."""
    wide = x.astype(np.float64)
    over = len(x)
    for at in range(GRID_FRAMES, len(x) + 1, GRID_FRAMES):
        if speech[:at].sum() >= config.frames(config.normalization_s):
            over = at
            break
    heard = wide[:over][speech[:over]]
    first = [with_statistics_of(config, heard, row) for row in wide[:over]]
    return np.vstack([first, by_the_formula(config, x, speech)[over:]])


def material(seed: int, frames: int = 120) -> tuple[Float32, np.ndarray]:
    rng = np.random.default_rng(seed)
    x = rng.normal([1, -2, 0, 0.5, 0, 3], [1, 2, 0.5, 1, 1.4, 3], (frames, DIMS))
    return x.astype(np.float32), rng.random(frames) < 0.7


@pytest.mark.parametrize("config", [NO_PRIOR, PRIOR], ids=["no prior", "prior"])
@pytest.mark.parametrize("seed", range(3))
def test_agrees_with_the_formula(config: FrontEndConfig, seed: int) -> None:
    x, speech = material(seed)
    wanted = by_the_formula(config, x, speech)
    np.testing.assert_allclose(Normalizer(config)(x, speech), wanted, rtol=1e-5, atol=1e-5)


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
    found = Normalizer(config)(np.full((1, 3), 3, np.float32), np.array([True]))
    np.testing.assert_allclose(found, (3 - 2) / np.sqrt(2.5), rtol=1e-6)


@settings(max_examples=30, deadline=None)
@given(places=st.lists(st.integers(0, 120), max_size=6), seed=st.integers(0, 5))
def test_portions_never_change_a_bit(places: list[int], seed: int) -> None:
    x, speech = material(seed)
    normalizer = Normalizer(PRIOR)
    stops = [*sorted(places), 120]
    parts = [
        normalizer(x[start:stop], speech[start:stop])
        for start, stop in zip([0, *stops], stops, strict=False)
    ]
    np.testing.assert_array_equal(np.concatenate(parts), Normalizer(PRIOR)(x, speech))


def test_silence_is_normalized_but_teaches_nothing() -> None:
    x, _ = material(0)
    quiet = x.copy()
    speech = np.arange(len(x)) % 3 > 0
    quiet[~speech] += 1000
    one, other = Normalizer(PRIOR)(x, speech), Normalizer(PRIOR)(quiet, speech)
    np.testing.assert_array_equal(one[speech], other[speech])


def test_the_future_changes_nothing() -> None:
    x, speech = material(1)
    later = x.copy()
    later[60:] += 5
    one, other = Normalizer(PRIOR)(x, speech), Normalizer(PRIOR)(later, speech)
    np.testing.assert_array_equal(one[:60], other[:60])


def test_speech_older_than_the_window_is_forgotten() -> None:
    x, _ = material(2)
    speech = np.ones(len(x), bool)
    other = x.copy()
    other[:80] = 7
    one, two = Normalizer(PRIOR)(x, speech), Normalizer(PRIOR)(other, speech)
    np.testing.assert_allclose(one[100:], two[100:], atol=1e-4)


def test_zero_seconds_mean_no_normalization() -> None:
    x, speech = material(0)
    config = replace(PRIOR, normalization_s=0.0)
    np.testing.assert_array_equal(Normalizer(config)(x, speech), x)


def block_of(x: Float32, speech: np.ndarray) -> FeatureBlock:
    return FeatureBlock(0, x, speech, np.zeros(len(x), np.float32))


def settled(config: FrontEndConfig, whole: FeatureBlock, places: list[int]) -> FeatureBlock:
    """What the settler gives for a block in portions."""
    settler, out, stops = Settler(config), [], [*sorted(places), len(whole)]
    for start, stop in zip([0, *stops], stops, strict=False):
        part = slice(start, stop)
        out.append(
            settler.push(
                FeatureBlock(
                    start, whole.features[part], whole.speech[part], whole.level_dbfs[part]
                )
            )
        )
    last = settler.flush()
    return last if last is not None else concatenate(out)


@pytest.mark.parametrize("config", [NO_PRIOR, PRIOR], ids=["no prior", "prior"])
@pytest.mark.parametrize("seed", range(3))
def test_an_opening_agrees_with_the_formula(config: FrontEndConfig, seed: int) -> None:
    x, speech = material(seed)
    found = settled(config, block_of(x, speech), [])
    wanted = opening_by_the_formula(config, x, speech)
    np.testing.assert_allclose(found.features, wanted, rtol=1e-5, atol=1e-5)
    assert np.abs(wanted - by_the_formula(config, x, speech)).max() > 0.1, "not the same thing"


def test_an_opening_by_hand() -> None:
    """Frames of 1 and 5, no prior: mean 3, deviation 2; the silence in between counts for none."""
    config = FrontEndConfig(cepstra=1, mel_filters=1)
    x = np.repeat(np.array([[1], [9], [5]], np.float32), 3, axis=1)
    found = Normalizer(config).opening(x, np.array([True, False, True]))
    np.testing.assert_allclose(found[:, 0], [-1, 3, 1], rtol=1e-6)


def test_a_stream_shorter_than_the_opening_is_normalized_as_one_at_its_end() -> None:
    x, speech = material(0, frames=15)
    settler = Settler(PRIOR)
    assert len(settler.push(block_of(x, speech))) == 0
    last = settler.flush()
    assert last is not None
    wanted = opening_by_the_formula(PRIOR, x, speech)
    np.testing.assert_allclose(last.features, wanted, rtol=1e-5, atol=1e-5)


def test_an_opening_ends_with_the_look_that_completes_it() -> None:
    """All speech: 20 frames are two looks; frame 20 comes out when it is pushed, by itself."""
    x, _ = material(0)
    settler, speech = Settler(PRIOR), np.ones(len(x), bool)
    sizes = []
    for at in range(OPENING + 2):
        part = slice(at, at + 1)
        row = FeatureBlock(at, x[part], speech[part], np.zeros(1, np.float32))
        sizes.append(len(settler.push(row)))
    assert sizes == [0] * (OPENING - 1) + [OPENING, 1, 1]
    assert settler.flush() is None


@pytest.mark.parametrize("kind", ["opening", "causal"])
@settings(max_examples=40, deadline=None)
@given(places=st.lists(st.integers(0, 120), max_size=8), seed=st.integers(0, 5))
def test_portions_never_change_a_settled_bit(kind: str, places: list[int], seed: int) -> None:
    config = replace(PRIOR, normalization=kind)
    whole = block_of(*material(seed))
    one, other = settled(config, whole, places), settled(config, whole, [])
    assert len(one) == len(whole)
    np.testing.assert_array_equal(one.features, other.features)
    np.testing.assert_array_equal(one.speech, whole.speech)


def test_without_an_opening_every_frame_comes_at_once() -> None:
    x, speech = material(0)
    config = replace(PRIOR, normalization="causal")
    found = Settler(config).push(block_of(x, speech))
    np.testing.assert_array_equal(found.features, Normalizer(config)(x, speech))


def test_a_reset_settler_waits_for_another_opening() -> None:
    whole = block_of(*material(0))
    settler = Settler(PRIOR)
    settler.push(whole)
    settler.reset()
    again = settler.push(whole)
    np.testing.assert_array_equal(again.features, settled(PRIOR, whole, []).features)


def test_speech_after_a_long_silence_has_its_own_opening() -> None:
    """Nothing that was no speech is in the statistics, however much of it there was."""
    x, _ = material(1)
    speech = np.arange(len(x)) >= 70
    loud = x.copy()
    loud[:70] += 1000
    one, other = (settled(PRIOR, block_of(rows, speech), []) for rows in (x, loud))
    np.testing.assert_array_equal(one.features[70:], other.features[70:])
