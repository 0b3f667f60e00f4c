"""EM by hand arithmetic, against scikit-learn, and what it promises about every iteration."""

import warnings
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sklearn.exceptions import ConvergenceWarning
from sklearn.mixture import GaussianMixture

from gmm_core.gmm import DiagonalGmm, EmConfig, EmStep, accumulate, fit, kmeans, maximize
from gmm_core.gmm.em import overstep, reseed
from gmm_core.gmm.stats import zero_statistics
from gmm_core.linalg import Float32
from gmm_core.progress import finish
from tests.core.gmm_samples import drawn, mixture
from tests.promises import LongestStep


def steps_of(x: Float32, start: DiagonalGmm, config: EmConfig) -> tuple[list[EmStep], DiagonalGmm]:
    """One step an iteration, and the result."""
    steps: dict[int, EmStep] = {}
    work = fit(x, start, config)
    while True:
        try:
            step = next(work)
        except StopIteration as end:
            return [steps[k] for k in sorted(steps) if k], end.value
        steps[step.iteration] = step


def test_one_gaussian_by_hand() -> None:
    """1, 2, 3, 6: mean 3, variance (4 + 1 + 0 + 9) / 4 = 3.5."""
    x = np.array([[1], [2], [3], [6]], np.float32)
    model = DiagonalGmm([1.0], [[0.0]], [[10.0]])
    found = maximize(accumulate(x, model), model)
    assert found.means[0, 0] == pytest.approx(3, rel=1e-6)
    assert found.variances[0, 0] == pytest.approx(3.5, rel=1e-6)
    assert found.weights[0] == 1


def test_two_gaussians_by_hand() -> None:
    """Points -1 and 1 under N(-1, 1) and N(1, 1): P(near) = 1 / (1 + e^-2), so the new means are
    +-(2 P - 1) = +-tanh(1) and the new variances 1 - tanh(1)^2."""
    x = np.array([[-1], [1]], np.float32)
    model = DiagonalGmm([0.5, 0.5], [[-1.0], [1.0]], [[1.0], [1.0]])
    found = maximize(accumulate(x, model), model)
    np.testing.assert_allclose(found.means[:, 0], [-np.tanh(1), np.tanh(1)], rtol=1e-5)
    np.testing.assert_allclose(found.variances[:, 0], 1 - np.tanh(1) ** 2, rtol=1e-5)
    np.testing.assert_allclose(found.weights, 0.5, rtol=1e-6)


def test_variances_never_fall_below_the_floor() -> None:
    x = np.zeros((50, 2), np.float32)
    x[:, 1] = np.arange(50)
    model = DiagonalGmm([1.0], [[0.0, 0.0]], [[1.0, 1.0]])
    found = maximize(accumulate(x, model), model, np.array([0.25, 0.5]))
    assert found.variances[0, 0] == 0.25
    assert found.variances[0, 1] == pytest.approx((50**2 - 1) / 12, rel=1e-5)


def test_one_iteration_agrees_with_scikit_learn() -> None:
    start = mixture(4, 3, seed=1)
    x = drawn(mixture(4, 3, seed=2), 2000)
    oracle = GaussianMixture(
        4,
        covariance_type="diag",
        max_iter=1,
        reg_covar=0.0,
        weights_init=start.weights,
        means_init=start.means,
        precisions_init=1 / start.variances,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        oracle.fit(x.astype(np.float64))
    found = maximize(accumulate(x, start), start)
    np.testing.assert_allclose(found.weights, oracle.weights_, rtol=1e-4)
    np.testing.assert_allclose(found.means, oracle.means_, rtol=1e-3, atol=1e-4)
    np.testing.assert_allclose(found.variances, oracle.covariances_, rtol=1e-3)


# one component ends on one far outlier: mu^2 / sigma^2 is 1e8, which float32 cannot subtract
@example(seed=497, components=2, dims=2, frames=176, outliers=1, floor=1e-6, relaxed=False)
@settings(max_examples=40, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    components=st.integers(1, 9),
    dims=st.integers(1, 5),
    frames=st.integers(20, 400),
    outliers=st.integers(0, 3),
    floor=st.sampled_from([1e-6, 0.01, 0.3]),
    relaxed=st.booleans(),
)
def test_likelihood_never_falls(
    seed: int, components: int, dims: int, frames: int, outliers: int, floor: float, relaxed: bool
) -> None:
    x = drawn(mixture(3, dims, seed), frames, seed)
    x[:outliers] *= 20
    x[outliers : outliers + 5] = x[outliers]
    start = mixture(components, dims, seed + 1)
    config = EmConfig(iterations=12, least_gain=-np.inf, variance_floor=floor, relaxed=relaxed)
    steps, _ = steps_of(x, start, config)
    assert len(steps) == 12
    for before, after in pairwise(steps):
        rounding = 2e-5 * max(1.0, abs(before.mean_log_likelihood))
        assert after.mean_log_likelihood >= before.mean_log_likelihood - rounding


def test_training_finds_the_mixture_that_made_the_data() -> None:
    truth = DiagonalGmm([0.3, 0.7], [[-4.0, 0.0], [4.0, 1.0]], [[1.0, 0.5], [2.0, 1.0]])
    x = drawn(truth, 20_000)
    start = finish(kmeans(x, 2))
    found = finish(fit(x, start, EmConfig(iterations=30)))
    order = np.argsort(found.means[:, 0])
    np.testing.assert_allclose(found.weights[order], truth.weights, atol=0.02)
    np.testing.assert_allclose(found.means[order], truth.means, atol=0.1)
    np.testing.assert_allclose(found.variances[order], truth.variances, atol=0.1)


def test_an_overstep_by_hand() -> None:
    """Twice the step: means -1 -> 0 -> 1; variances 1 -> 2 -> 4 and weights 1/2 -> 1/4 -> 1/8 go
    in logarithms, and the weights (1/8, (3/4)^2 / (1/2) = 9/8) are made to sum to 1."""
    before = DiagonalGmm([0.5, 0.5], [[-1.0], [5.0]], [[1.0], [1.0]])
    after = DiagonalGmm([0.25, 0.75], [[0.0], [5.0]], [[2.0], [0.1]])
    found = overstep(before, after, 2.0, np.array([0.05]))
    np.testing.assert_allclose(found.means, [[1.0], [5.0]])
    np.testing.assert_allclose(found.variances, [[4.0], [0.05]])  # 0.01 is below the floor
    np.testing.assert_allclose(found.weights, [0.1, 0.9])


def test_over_relaxed_em_needs_fewer_iterations() -> None:
    """Two Gaussians that overlap are what makes EM slow."""
    truth = DiagonalGmm([0.5, 0.5], [[-1.0], [1.0]], [[1.0], [1.0]])
    x = drawn(truth, 5000)
    start = DiagonalGmm([0.9, 0.1], [[0.0], [3.0]], [[2.0], [0.5]])
    config = EmConfig(iterations=80, least_gain=-np.inf)
    plain, _ = steps_of(x, start, config)
    relaxed, _ = steps_of(x, start, replace(config, relaxed=True))
    wanted = plain[-1].mean_log_likelihood
    needed = next(step.iteration for step in relaxed if step.mean_log_likelihood >= wanted)
    assert needed < 40


def test_em_ends_when_an_iteration_gains_less_than_asked() -> None:
    x = drawn(mixture(3, 2), 500)
    steps, _ = steps_of(x, mixture(3, 2, 1), EmConfig(iterations=200, least_gain=1e-3))
    assert len(steps) < 200
    assert steps[-1].gain < 1e-3
    assert all(step.gain >= 1e-3 for step in steps[1:-1])
    assert np.isnan(steps[0].gain)


def test_dead_components_are_used_again() -> None:
    """Two of four components lie where no data is."""
    truth = DiagonalGmm(
        np.full(4, 0.25), [[-9.0], [-3.0], [3.0], [9.0]], [[0.5], [0.5], [0.5], [0.5]]
    )
    x = drawn(truth, 4000)
    start = DiagonalGmm(np.full(4, 0.25), [[-6.0], [6.0], [900.0], [-900.0]], np.ones((4, 1)))
    config = EmConfig(iterations=80, least_gain=-np.inf)
    alive = finish(fit(x, start, config))
    dead = finish(fit(x, start, EmConfig(iterations=80, least_gain=-np.inf, reseed=False)))
    assert sorted((accumulate(x, dead).n < 1).tolist()) == [False, False, True, True]
    assert (accumulate(x, alive).n > 500).all()
    assert alive.log_likelihood(x).mean() > dead.log_likelihood(x).mean() + 0.1
    np.testing.assert_allclose(np.sort(alive.means[:, 0]), [-9, -3, 3, 9], atol=0.3)


def test_a_split_that_would_lower_the_likelihood_is_taken_back() -> None:
    """One Gaussian at its optimum and a dead component: two halves fit worse than the whole."""
    x = np.random.default_rng(0).standard_normal((5000, 8)).astype(np.float32)
    whole = (x.mean(axis=0, dtype=float), x.var(axis=0, dtype=float))
    start = DiagonalGmm([1.0, 0.0], [whole[0], whole[0] + 1e4], [whole[1], whole[1]])
    steps, found = steps_of(x, start, EmConfig(iterations=5, least_gain=-np.inf))
    likelihoods = [step.mean_log_likelihood for step in steps]
    np.testing.assert_allclose(likelihoods, likelihoods[0], atol=2e-5)
    halves = reseed(start, accumulate(x, start))
    assert halves.log_likelihood(x).mean() < likelihoods[0] - 1e-3, "it would have done harm"
    np.testing.assert_allclose(found.means[0], whole[0], atol=1e-4)


def test_a_last_reseeding_that_nobody_judged_is_not_returned() -> None:
    x = drawn(mixture(1, 2), 500)
    start = DiagonalGmm([0.5, 0.5], [[0.0, 0.0], [900.0, 900.0]], np.ones((2, 2)))
    found = finish(fit(x, start, EmConfig(iterations=1)))
    expected = maximize(accumulate(x, start), start, 0.01 * x.astype(np.float64).var(axis=0))
    np.testing.assert_array_equal(found.means, expected.means)
    np.testing.assert_array_equal(found.weights, expected.weights)


def test_components_that_own_nothing_keep_their_place() -> None:
    x = np.zeros((10, 1), np.float32)
    model = DiagonalGmm([0.5, 0.5], [[0.0], [1e4]], [[1.0], [2.0]])
    found = maximize(accumulate(x, model), model)
    assert found.weights[1] == pytest.approx(0, abs=1e-12)
    assert (found.means[1, 0], found.variances[1, 0]) == (1e4, 2.0)


def test_training_can_be_cancelled_within_a_second() -> None:
    """Real size: 256 components, 63 dimensions, shards of 16,000 frames."""
    model = mixture(256, 63)
    shards = [np.random.default_rng(k).standard_normal((16_000, 63)) for k in range(3)]
    shards = [shard.astype(np.float32) for shard in shards]
    longest = LongestStep()
    for index, _ in enumerate(longest.of(fit(shards, model, EmConfig(iterations=2)))):
        if index == 12:
            break
    assert longest.cpu_s < 1.0


def test_no_frames_are_refused() -> None:
    with pytest.raises(ValueError, match="no frames"):
        finish(fit(np.zeros((0, 2), np.float32), mixture(2, 2)))
    with pytest.raises(ValueError, match="no frames"):
        maximize(zero_statistics(2, 2), mixture(2, 2))


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_frames_that_are_no_numbers_are_named(value: float) -> None:
    x = drawn(mixture(2, 2), 50)
    x[7, 1] = value
    with pytest.raises(ValueError, match="not finite"):
        finish(fit(x, mixture(2, 2)))
