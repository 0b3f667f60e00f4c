"""Mixtures with full covariances by hand arithmetic, against scikit-learn, and EM's promises."""

import pickle
import warnings
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.exceptions import ConvergenceWarning
from sklearn.mixture import GaussianMixture

from gmm_core.gmm import (
    EmConfig,
    EmStep,
    FullGmm,
    accumulate_full,
    fit_full,
    kmeans,
    maximize_full,
)
from gmm_core.gmm.stats import SHARD_FRAMES
from gmm_core.linalg import Float32
from gmm_core.progress import finish
from tests.core.gmm_samples import mixture


def full_mixture(components: int = 4, dims: int = 3, seed: int = 0) -> FullGmm:
    """A random mixture with correlated dimensions."""
    rng = np.random.default_rng(seed)
    roots = rng.normal(0, 0.6, (components, dims, dims)) + np.eye(dims)
    return FullGmm(
        rng.dirichlet(np.full(components, 5.0)),
        rng.normal(0, 2, (components, dims)),
        roots @ roots.transpose(0, 2, 1) + 0.1 * np.eye(dims),
    )


def drawn_full(model: FullGmm, frames: int, seed: int = 0) -> Float32:
    rng = np.random.default_rng(seed)
    k = rng.choice(model.components, frames, p=model.weights / model.weights.sum())
    roots = np.linalg.cholesky(model.covariances)
    noise = rng.standard_normal((frames, model.dims))
    return (model.means[k] + np.einsum("nij,nj->ni", roots[k], noise)).astype(np.float32)


def in_sklearn(model: FullGmm, **settings: object) -> GaussianMixture:
    oracle = GaussianMixture(
        model.components,
        covariance_type="full",
        weights_init=model.weights,
        means_init=model.means,
        precisions_init=np.linalg.inv(model.covariances),
        **settings,
    )
    oracle.weights_, oracle.means_ = model.weights, model.means
    oracle.covariances_ = model.covariances
    oracle.precisions_cholesky_ = np.linalg.cholesky(np.linalg.inv(model.covariances))
    return oracle


def steps_of(x: Float32, start: FullGmm, config: EmConfig) -> tuple[list[EmStep], FullGmm]:
    steps: dict[int, EmStep] = {}
    work = fit_full(x, start, config)
    while True:
        try:
            step = next(work)
        except StopIteration as end:
            return [steps[k] for k in sorted(steps) if k], end.value
        steps[step.iteration] = step


def test_one_correlated_gaussian_by_hand() -> None:
    """S = [[2, 1], [1, 2]]: det 3, S^-1 = [[2, -1], [-1, 2]] / 3; x - mu = (1, 3), so the form is
    (2 * 1 - 2 * 3 + 2 * 9) / 3 = 14 / 3."""
    model = FullGmm([1.0], [[1.0, -1.0]], [[[2.0, 1.0], [1.0, 2.0]]])
    wanted = -np.log(2 * np.pi) - 0.5 * np.log(3) - 0.5 * 14 / 3
    assert model.log_likelihood(np.array([[2.0, 2.0]]))[0] == pytest.approx(wanted, rel=1e-6)


def test_one_gaussian_is_fitted_by_hand() -> None:
    """A square and two more points on its diagonal, all around (1, 1)."""
    x = np.array([[0, 0], [2, 2], [2, 0], [0, 2], [3, 3], [-1, -1]], np.float32)
    start = FullGmm([1.0], [[0.0, 0.0]], [np.eye(2)])
    found = maximize_full(accumulate_full(x, start), start)
    np.testing.assert_allclose(found.means, [[1, 1]], rtol=1e-12)
    # squares about 1: 1 + 1 + 1 + 1 + 4 + 4 = 12; products: 1 + 1 - 1 - 1 + 4 + 4 = 8
    np.testing.assert_allclose(found.covariances, [[[2, 8 / 6], [8 / 6, 2]]], rtol=1e-12)


@pytest.mark.parametrize(("components", "dims"), [(1, 1), (4, 3), (7, 30)])
def test_log_likelihood_agrees_with_scikit_learn(components: int, dims: int) -> None:
    model = full_mixture(components, dims)
    x = drawn_full(model, 700)
    wanted = in_sklearn(model).score_samples(x.astype(np.float64))
    np.testing.assert_allclose(model.log_likelihood(x), wanted, rtol=1e-5)


def test_one_iteration_agrees_with_scikit_learn() -> None:
    start = full_mixture(4, 3, seed=1)
    x = drawn_full(full_mixture(4, 3, seed=2), 2000)
    oracle = in_sklearn(start, max_iter=1, reg_covar=0.0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        oracle.fit(x.astype(np.float64))
    found = maximize_full(accumulate_full(x, start), start)
    np.testing.assert_allclose(found.weights, oracle.weights_, rtol=1e-5)
    np.testing.assert_allclose(found.means, oracle.means_, rtol=1e-5, atol=1e-7)
    np.testing.assert_allclose(found.covariances, oracle.covariances_, rtol=1e-5, atol=1e-7)


def test_a_diagonal_mixture_is_the_same_density() -> None:
    diagonal = mixture(5, 4)
    x = np.random.default_rng(0).normal(0, 2, (300, 4)).astype(np.float32)
    found = FullGmm.from_diagonal(diagonal).log_likelihood(x)
    np.testing.assert_allclose(found, diagonal.log_likelihood(x), rtol=1e-5, atol=1e-5)


@settings(max_examples=30, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    components=st.integers(1, 6),
    dims=st.integers(1, 4),
    frames=st.integers(20, 300),
    outliers=st.integers(0, 3),
    floor=st.sampled_from([1e-6, 0.01, 0.3]),
)
def test_likelihood_never_falls(
    seed: int, components: int, dims: int, frames: int, outliers: int, floor: float
) -> None:
    x = drawn_full(full_mixture(3, dims, seed), frames, seed)
    x[:outliers] *= 20
    x[outliers : outliers + 5] = x[outliers]
    config = EmConfig(iterations=10, least_gain=-np.inf, variance_floor=floor)
    steps, _ = steps_of(x, full_mixture(components, dims, seed + 1), config)
    assert len(steps) == 10
    for before, after in pairwise(steps):
        rounding = 1e-7 * max(1.0, abs(before.mean_log_likelihood))
        assert after.mean_log_likelihood >= before.mean_log_likelihood - rounding


def test_training_finds_the_correlations_that_a_diagonal_mixture_cannot() -> None:
    truth = FullGmm(
        [0.4, 0.6],
        [[-4.0, 0.0], [4.0, 1.0]],
        [[[1.0, 0.8], [0.8, 1.0]], [[1.0, -0.5], [-0.5, 2.0]]],
    )
    x = drawn_full(truth, 20_000)
    start = FullGmm.from_diagonal(finish(kmeans(x, 2)))
    found = finish(fit_full(x, start, EmConfig(iterations=30)))
    order = np.argsort(found.means[:, 0])
    np.testing.assert_allclose(found.weights[order], truth.weights, atol=0.02)
    np.testing.assert_allclose(found.means[order], truth.means, atol=0.1)
    np.testing.assert_allclose(found.covariances[order], truth.covariances, atol=0.1)
    assert found.log_likelihood(x).mean() > start.log_likelihood(x).mean() + 0.1


def test_no_direction_falls_below_the_floor() -> None:
    """Points on the diagonal have no variance across it."""
    x = np.repeat(np.arange(20, dtype=np.float32)[:, None], 2, axis=1)
    start = FullGmm([1.0], [[0.0, 0.0]], [np.eye(2)])
    found = maximize_full(accumulate_full(x, start), start, np.array([0.5, 0.5]))
    along, across = np.array([1, 1]) / np.sqrt(2), np.array([1, -1]) / np.sqrt(2)
    assert across @ found.covariances[0] @ across == pytest.approx(0.5, rel=1e-9)
    assert along @ found.covariances[0] @ along == pytest.approx(2 * (20**2 - 1) / 12, rel=1e-9)


def test_dead_components_are_used_again() -> None:
    truth = FullGmm(np.full(2, 0.5), [[-5.0], [5.0]], np.ones((2, 1, 1)))
    x = drawn_full(truth, 4000)
    start = FullGmm([0.5, 0.5], [[0.0], [900.0]], np.full((2, 1, 1), 4.0))
    found = finish(fit_full(x, start, EmConfig(iterations=60, least_gain=-np.inf)))
    np.testing.assert_allclose(np.sort(found.means[:, 0]), [-5, 5], atol=0.2)


def test_threads_never_change_a_bit() -> None:
    model = full_mixture()
    x = drawn_full(model, 4 * SHARD_FRAMES + 17)
    one, other = accumulate_full(x, model), accumulate_full(x, model, threads=2)
    np.testing.assert_array_equal(one.second, other.second)
    np.testing.assert_array_equal(one.first, other.first)
    assert one.log_likelihood == other.log_likelihood
    assert one.frames == other.frames == len(x)


def test_a_model_is_read_only_here_and_in_another_process() -> None:
    model = full_mixture()
    for copy in (model, pickle.loads(pickle.dumps(model))):
        with pytest.raises(ValueError, match="read-only"):
            copy.covariances[...] = 0
        with pytest.raises(AttributeError, match="read-only"):
            copy.means = np.zeros((4, 3))
        np.testing.assert_array_equal(copy.covariances, model.covariances)


@pytest.mark.parametrize(
    ("covariances", "word"),
    [
        ([[1.0, 0.0], [0.0, 1.0]], r"\(C, D, D\)"),
        ([[[1.0, 0.5], [0.0, 1.0]]], "symmetric"),
        ([[[1.0, 2.0], [2.0, 1.0]]], "positive definite"),
        ([[[0.0, 0.0], [0.0, 1.0]]], "positive"),
    ],
)
def test_what_is_no_covariance_is_refused(covariances: list[object], word: str) -> None:
    with pytest.raises(ValueError, match=word):
        FullGmm([1.0], [[0.0, 0.0]], covariances)


def test_over_relaxed_em_is_refused() -> None:
    with pytest.raises(ValueError, match="diagonal mixtures"):
        finish(fit_full(drawn_full(full_mixture(), 50), full_mixture(), EmConfig(relaxed=True)))


def test_features_of_other_dimension_are_refused() -> None:
    with pytest.raises(ValueError, match=r"\(frames, 3\)"):
        full_mixture().log_likelihood(np.zeros((3, 5)))
    with pytest.raises(ValueError, match=r"\(frames, 3\)"):
        accumulate_full(np.zeros((3, 1), np.float32), full_mixture())
    with pytest.raises(ValueError, match="no frames"):
        finish(fit_full(np.zeros((0, 3), np.float32), full_mixture()))
