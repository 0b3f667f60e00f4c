"""The session space is learned from what differs between copies of the same words."""

from collections.abc import Iterable

import numpy as np
import pytest

from gmm_core.augment import AugmentConfig, Augmenter
from gmm_core.training.attempts import joined
from gmm_core.training.sessions import EveryNth, principal_directions
from tests.core.played import attempt, played


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


@pytest.mark.parametrize(
    ("streams", "rows_each", "taken"),
    [
        (10, 2, range(10)),
        (11, 2, range(0, 11, 2)),
        (100, 2, range(0, 100, 16)),
        (3, 30, [0]),  # a stream alone is never cut
    ],
)
def test_too_many_sessions_are_those_of_every_nth_stream(
    streams: int, rows_each: int, taken: Iterable[int]
) -> None:
    """In the order of names one corpus comes after the other: the last one counts as the first."""
    sample = EveryNth(most=20)
    for number in range(streams):
        if sample.wants_next():
            sample.take([np.full(1, number, np.float32)] * rows_each)
    assert [int(row[0]) for row in sample.rows] == [n for n in taken for _ in range(rows_each)]


def test_groups_are_joined_without_playing_against_each_other() -> None:
    """Speakers 0 and 2 are played together; then 1 and 2 are, and 2 sounds like 0 and like 1."""
    own_row, other_row = np.array([[1.0, 2.0]]), np.array([[3.0, 4.0]])
    left = played(
        [attempt(2, own_row, window_scores=2 * own_row)],
        np.array([[0, 1], [0, 0], [1, 0]], bool),
        owners=np.array([0, 2]),
        deviations=np.array([[0.5, 0.25]], np.float32),
        own=np.array([[4.0, np.nan]]),
        own_s=np.array([10.0, 5.0]),
    )
    right = played(
        [attempt(2, other_row, group=1, window_scores=2 * other_row)],
        np.array([[0, 0], [0, 1], [1, 0], [0, 0]], bool),
        owners=np.array([1, 2]),
        groups=np.array([1, 1]),
        deviations=np.array([[0.125, 0.375]], np.float32),
        own=np.array([[6.0, 8.0]]),
        own_s=np.array([7.0, 9.0]),
    )
    both = joined(left, right)
    np.testing.assert_array_equal(both.owners, [0, 2, 1, 2])
    np.testing.assert_array_equal(both.groups, [0, 0, 1, 1])
    np.testing.assert_array_equal(both.deviations, [[0.5, 0.25, 0.125, 0.375]])
    np.testing.assert_array_equal(both.own, [[4.0, np.nan, 6.0, 8.0]])
    np.testing.assert_array_equal(both.own_s, [10.0, 5.0, 7.0, 9.0])
    first, second = both.attempts
    np.testing.assert_array_equal(first.scores, [[1.0, 2.0, 0.0, 0.0]])
    np.testing.assert_array_equal(second.window_scores, [[0.0, 0.0, 6.0, 8.0]])
    np.testing.assert_array_equal(both.targets(first), [False, True, False, False])
    np.testing.assert_array_equal(both.impostors(first), [True, False, False, False])
    np.testing.assert_array_equal(both.targets(second), [False, False, False, True])
    np.testing.assert_array_equal(both.impostors(second), [False, False, True, False])


@pytest.mark.parametrize("seed", range(5))
def test_a_telephone_band_leaves_nothing_above_it(seed: int) -> None:
    """Its upper edge lies at 4.2 kHz at most, and 15 % above it all is gone but its own noise,
    which is 30 dB below the speech or fainter, and as strong above as within."""
    config = AugmentConfig(
        room_probability=0.0,
        noise_probability=0.0,
        band_limit_probability=0.0,
        narrow_band_probability=1.0,
    )
    rng = np.random.default_rng(seed)
    noise = rng.standard_normal(16000).astype(np.float32) * 0.05
    copy = Augmenter(16000, (), config).copy(noise, rng)
    power = np.abs(np.fft.rfft(copy * np.hanning(len(copy)))) ** 2
    hz = np.fft.rfftfreq(len(copy), 1 / 16000)
    inside, above = power[(hz > 400) & (hz < 3200)].mean(), power[hz > 5000].mean()
    assert 10 * np.log10(inside / above) > 30
    assert 10 * np.log10(inside / power[(hz > 5) & (hz < 45)].mean()) > 15
