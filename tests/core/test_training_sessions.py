"""The session space is learned from what differs between copies of the same words."""

import numpy as np
import pytest

from gmm_core.augment import AugmentConfig, Augmenter
from gmm_core.training.attempts import Attempt, Playback, joined
from gmm_core.training.sessions import principal_directions


def test_principal_directions_are_those_of_the_singular_values() -> None:
    rng = np.random.default_rng(0)
    strong = rng.standard_normal((200, 5)) * [30, 20, 10, 5, 3]
    rows = (strong @ rng.standard_normal((5, 400)) / 20).astype(np.float32)
    rows += 0.01 * rng.standard_normal(rows.shape).astype(np.float32)
    found = principal_directions(rows, 5, seed=1)
    _, length, right = np.linalg.svd(rows.astype(np.float64), full_matrices=False)
    wanted = right[:5] * length[:5, None] / np.sqrt(len(rows))
    np.testing.assert_allclose(found.T @ found, wanted.T @ wanted, atol=1e-4 * length[0])


def test_there_are_never_more_directions_than_rows() -> None:
    rows = np.random.default_rng(1).standard_normal((3, 50)).astype(np.float32)
    assert principal_directions(rows, 10, seed=1).shape == (3, 50)


def test_the_same_seed_gives_the_same_directions() -> None:
    rows = np.random.default_rng(2).standard_normal((40, 60)).astype(np.float32)
    one, other = (principal_directions(rows, 4, seed=3) for _ in range(2))
    np.testing.assert_array_equal(one, other)


def attempt(speaker: int, scores: list[float]) -> Attempt:
    row = np.array([scores], np.float32)
    second = np.array([1.0])
    return Attempt(speaker, 0, row, 2 * row, second, second, 20 * second)


def test_two_halves_are_joined_without_playing_against_each_other() -> None:
    left = Playback(
        [attempt(0, [1.0, 2.0])], np.array([0, 2]), np.array([[0, 1], [0, 0], [1, 0]], bool)
    )
    alike = np.array([[0], [1], [0], [0]], bool)
    right = Playback([attempt(1, [3.0])], np.array([3]), alike)
    both = joined(left, right)
    np.testing.assert_array_equal(both.owners, [0, 2, 3])
    own, other = both.attempts
    np.testing.assert_array_equal(own.scores, [[1.0, 2.0, 0.0]])
    np.testing.assert_array_equal(other.window_scores, [[0.0, 0.0, 6.0]])
    np.testing.assert_array_equal(both.targets(own), [True, False, False])
    np.testing.assert_array_equal(both.impostors(own), [False, True, False])
    np.testing.assert_array_equal(both.targets(other), [False, False, False])
    np.testing.assert_array_equal(both.impostors(other), [False, False, True])


@pytest.mark.parametrize("seed", range(5))
def test_a_telephone_band_leaves_nothing_above_it(seed: int) -> None:
    """Its upper edge lies at 4.2 kHz at most, and 15 % above it all is gone."""
    config = AugmentConfig(room_probability=0.0, noise_probability=0.0, narrow_band_probability=1.0)
    rng = np.random.default_rng(seed)
    noise = rng.standard_normal(16000).astype(np.float32) * 0.05
    copy = Augmenter(16000, (), config).copy(noise, rng)
    power = np.abs(np.fft.rfft(copy * np.hanning(len(copy)))) ** 2
    hz = np.fft.rfftfreq(len(copy), 1 / 16000)
    inside, above = power[(hz > 400) & (hz < 3200)].mean(), power[hz > 5000].mean()
    assert 10 * np.log10(inside / above) > 40
    assert 10 * np.log10(inside / power[(hz > 5) & (hz < 45)].mean()) > 15
