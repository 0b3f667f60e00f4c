"""MAP adaptation: each equation of Reynolds, Quatieri & Dunn 2000 by hand arithmetic."""

from itertools import pairwise

import numpy as np
import pytest

from gmm_core.gmm import (
    DiagonalGmm,
    MapConfig,
    Statistics,
    accumulate,
    map_adapt,
    map_fit,
    maximize,
)
from gmm_core.progress import finish
from tests.core.gmm_samples import drawn, mixture

# Two components in one dimension; statistics of T = 10 frames, 8 of the first component
UBM = DiagonalGmm([0.5, 0.5], [[0.0], [10.0]], [[1.0], [4.0]])
HEARD = Statistics(
    n=np.array([8.0, 2.0]),
    first=np.array([[8.0], [24.0]]),  # E(x) = 1 and 12
    second=np.array([[24.0], [296.0]]),  # E(x^2) = 3 and 148
    log_likelihood=0.0,
    frames=10,
)
# relevance factor 8: a = 8 / 16 = 1/2 and 2 / 10 = 1/5 (equation 14)


def test_equation_12_means() -> None:
    found = map_adapt(HEARD, UBM, MapConfig(relevance_factor=8))
    np.testing.assert_allclose(found.means, [[0.5 * 1 + 0.5 * 0], [0.2 * 12 + 0.8 * 10]])
    np.testing.assert_array_equal(found.weights, UBM.weights)
    np.testing.assert_array_equal(found.variances, UBM.variances)


def test_equation_11_weights() -> None:
    found = map_adapt(HEARD, UBM, MapConfig(relevance_factor=8, means=False, weights=True))
    first = 0.5 * 8 / 10 + 0.5 * 0.5  # 0.65
    second = 0.2 * 2 / 10 + 0.8 * 0.5  # 0.44
    np.testing.assert_allclose(found.weights, [first / 1.09, second / 1.09])
    np.testing.assert_array_equal(found.means, UBM.means)


def test_equation_13_variances() -> None:
    found = map_adapt(HEARD, UBM, MapConfig(relevance_factor=8, variances=True))
    first = 0.5 * 3 + 0.5 * (1 + 0**2) - 0.5**2  # 1.75
    second = 0.2 * 148 + 0.8 * (4 + 10**2) - 10.4**2  # 29.6 + 83.2 - 108.16 = 4.64
    np.testing.assert_allclose(found.variances, [[first], [second]])


def test_variances_have_a_floor() -> None:
    still = Statistics(np.array([1e6, 0.0]), np.array([[1e6], [0]]), np.array([[1e6], [0]]), 0.0, 9)
    config = MapConfig(variances=True, variance_floor=0.02)
    assert map_adapt(still, UBM, config).variances[0, 0] == 0.02


def test_a_component_that_heard_nothing_stays() -> None:
    silent = Statistics(
        np.array([5.0, 0.0]), np.array([[5.0], [0]]), np.array([[9.0], [0]]), 0.0, 5
    )
    found = map_adapt(silent, UBM, MapConfig(variances=True))
    assert (found.means[1, 0], found.variances[1, 0]) == (10.0, 4.0)


ALL = {"means": True, "weights": True, "variances": True}


def test_tends_to_the_ubm_for_a_large_relevance_factor() -> None:
    ubm = mixture(4, 3)
    heard = accumulate(drawn(mixture(4, 3, 7), 500), ubm)
    found = map_adapt(heard, ubm, MapConfig(relevance_factor=1e9, **ALL))
    np.testing.assert_allclose(found.means, ubm.means, atol=1e-5)
    np.testing.assert_allclose(found.variances, ubm.variances, atol=1e-5)
    np.testing.assert_allclose(found.weights, ubm.weights, atol=1e-5)


def test_tends_to_maximum_likelihood_for_a_small_relevance_factor() -> None:
    ubm = mixture(4, 3)
    heard = accumulate(drawn(ubm, 2000), ubm)
    found = map_adapt(heard, ubm, MapConfig(relevance_factor=1e-9, **ALL))
    likeliest = maximize(heard, ubm)
    np.testing.assert_allclose(found.means, likeliest.means, rtol=1e-6)
    np.testing.assert_allclose(found.variances, likeliest.variances, rtol=1e-6)
    np.testing.assert_allclose(found.weights, likeliest.weights, rtol=1e-6)


def test_the_larger_the_relevance_factor_the_nearer_the_ubm() -> None:
    ubm = mixture(4, 3)
    heard = accumulate(drawn(mixture(4, 3, 7), 500), ubm)
    far = [
        np.linalg.norm(map_adapt(heard, ubm, MapConfig(relevance_factor=r)).means - ubm.means)
        for r in (1, 4, 16, 64)
    ]
    assert all(nearer < farther for farther, nearer in pairwise(far))


def test_several_iterations_each_start_from_the_ubm() -> None:
    ubm, x = mixture(4, 3), drawn(mixture(4, 3, 7), 500)
    config = MapConfig(iterations=3)
    model = ubm
    for _ in range(3):
        model = map_adapt(accumulate(x, model), ubm, config)
    np.testing.assert_array_equal(finish(map_fit(x, ubm, config)).means, model.means)
    # told again after every shard, of which there is one
    steps = list(map_fit(x, ubm, config))
    assert [step.iteration for step in steps] == [0, 1, 1, 2, 2, 3]
    likelihoods = [step.mean_log_likelihood for step in steps[1::2]]
    assert likelihoods[0] == pytest.approx(float(ubm.log_likelihood(x).mean()), rel=1e-5)
    assert likelihoods == sorted(likelihoods)


@pytest.mark.parametrize("factor", [0.0, -1.0])
def test_a_relevance_factor_must_be_positive(factor: float) -> None:
    with pytest.raises(ValueError, match="positive"):
        map_adapt(HEARD, UBM, MapConfig(relevance_factor=factor))
