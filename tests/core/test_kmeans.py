"""k-means++ and Lloyd's iterations as the start of EM."""

from itertools import pairwise

import numpy as np
import pytest

from gmm_core.gmm import kmeans
from gmm_core.linalg import Float32
from gmm_core.progress import finish

PLACES = np.array([[0.0, 0.0], [50.0, 0.0], [0.0, 50.0], [50.0, 50.0], [25.0, 100.0]])


def blobs(frames: int = 200, seed: int = 0) -> Float32:
    """Five clusters of unit variance, far from each other."""
    rng = np.random.default_rng(seed)
    x = np.repeat(PLACES, frames, axis=0) + rng.standard_normal((5 * frames, 2))
    return rng.permutation(x).astype(np.float32)


@pytest.mark.parametrize("seed", range(5))
def test_every_cluster_gets_one_component(seed: int) -> None:
    """k-means++ chooses far seeds; uniform seeds would miss a cluster most of the time."""
    found = finish(kmeans(blobs(), 5, seed=seed))
    distances = np.linalg.norm(found.means[:, None] - PLACES, axis=2)
    np.testing.assert_array_less(distances.min(axis=0), 0.4)
    np.testing.assert_allclose(found.weights, 0.2, atol=1e-6)


def test_weights_means_and_variances_by_hand() -> None:
    """Clusters {0, 2} and {100, 104, 102}; variances lean on the whole data's by ten frames."""
    x = np.array([[0], [2], [100], [104], [102]], np.float32)
    found = finish(kmeans(x, 2))
    order = np.argsort(found.means[:, 0])
    overall = x.astype(np.float64).var()
    np.testing.assert_allclose(found.weights[order], [0.4, 0.6])
    np.testing.assert_allclose(found.means[order, 0], [1, 102])
    wanted = [(2 * 1 + 10 * overall) / 12, (3 * 8 / 3 + 10 * overall) / 13]
    np.testing.assert_allclose(found.variances[order, 0], wanted, rtol=1e-5)


def test_the_mean_distance_never_rises() -> None:
    x = np.random.default_rng(0).standard_normal((3000, 4)).astype(np.float32)
    distances = [step.mean_distance for step in kmeans(x, 12, iterations=10) if step.done > 12]
    assert len(distances) == 10
    assert all(after <= before * (1 + 1e-5) for before, after in pairwise(distances))
    assert distances[-1] < 0.95 * distances[0]


def test_the_same_seed_gives_the_same_mixture_from_array_and_progress_is_told() -> None:
    one, other = finish(kmeans(blobs(), 40, seed=3)), finish(kmeans(blobs(), 40, seed=3))
    np.testing.assert_array_equal(one.means, other.means)
    steps = [(step.done, step.total) for step in kmeans(blobs(), 40, iterations=4)]
    assert steps == [(16, 44), (32, 44), (41, 44), (42, 44), (43, 44), (44, 44)]


def test_shards_are_sampled_evenly_and_not_held_at_once() -> None:
    shards = [blobs(100, seed) for seed in range(10)]
    found = finish(kmeans(shards, 5, most_frames=1000))
    np.testing.assert_allclose(found.weights, 0.2, atol=0.05)
    distances = np.linalg.norm(found.means[:, None] - PLACES, axis=2)
    np.testing.assert_array_less(distances.min(axis=0), 0.6)


def test_more_components_than_different_frames_still_give_a_mixture() -> None:
    x = np.repeat(np.array([[1.0, 2.0], [3.0, 4.0]], np.float32), 20, axis=0)
    found = finish(kmeans(x, 6))
    assert found.components == 6
    assert (found.variances > 0).all()


def test_fewer_frames_than_components_are_refused() -> None:
    with pytest.raises(ValueError, match="5 components need as many frames, there are 4"):
        finish(kmeans(np.zeros((4, 2), np.float32), 5))
    with pytest.raises(ValueError, match="at least one component, not 0"):
        finish(kmeans(np.zeros((4, 2), np.float32), 0))
