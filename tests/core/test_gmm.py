"""The mixture's likelihood and statistics against scikit-learn, and their reproducible bits."""

import pickle
import tracemalloc
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gmm_core.frontend import extract
from gmm_core.gmm import DiagonalGmm, Statistics, accumulate
from gmm_core.gmm.stats import SHARD_FRAMES, zero_statistics
from gmm_core.helper import Helper
from gmm_core.linalg import BLOCK_ROWS, Float32, stable_product
from tests.core.engine_samples import background
from tests.core.gmm_samples import drawn, in_sklearn, mixture
from tests.core.signals import speech


def real_speech() -> Float32:
    return extract(speech(0, 6.0), 16000, background().front_end).speech_features


@settings(max_examples=50, deadline=None)
@given(stops=st.lists(st.integers(0, 150), max_size=6), first=st.integers(0, 1000))
def test_stable_product_is_independent_of_the_portions(stops: list[int], first: int) -> None:
    rng = np.random.default_rng(first)
    rows = rng.standard_normal((150, 257)).astype(np.float32)
    matrix = rng.standard_normal((257, 80)).astype(np.float32)
    edges = [0, *sorted(stops), 150]
    parts = [
        stable_product(rows[start:stop], matrix, first + start) for start, stop in pairwise(edges)
    ]
    whole = stable_product(rows, matrix, first)
    np.testing.assert_array_equal(np.concatenate(parts), whole)
    np.testing.assert_allclose(whole, rows.astype(np.float64) @ matrix, atol=1e-3)
    assert BLOCK_ROWS < 150, "the product must span several blocks"


def test_one_gaussian_by_hand() -> None:
    """log g(x) = -log(2 pi)/2 - log(var)/2 - (x - mean)^2 / (2 var)."""
    model = DiagonalGmm([1.0], [[1.0]], [[4.0]])
    wanted = -0.5 * np.log(2 * np.pi) - 0.5 * np.log(4.0) - (3.0 - 1.0) ** 2 / 8
    assert model.log_likelihood(np.array([[3.0]]))[0] == pytest.approx(wanted, rel=1e-6)


@pytest.mark.parametrize(("components", "dims"), [(1, 1), (5, 4), (32, 63)])
def test_log_likelihood_agrees_with_scikit_learn(components: int, dims: int) -> None:
    model = mixture(components, dims)
    x = drawn(model, 700)
    wanted = in_sklearn(model).score_samples(x.astype(np.float64))
    np.testing.assert_allclose(model.log_likelihood(x), wanted, rtol=1e-5, atol=1e-5)


def test_log_likelihood_of_real_speech_agrees_with_scikit_learn() -> None:
    x, ubm = real_speech(), background().ubm
    wanted = in_sklearn(ubm).score_samples(x.astype(np.float64))
    found = ubm.log_likelihood(x)
    np.testing.assert_allclose(found, wanted, rtol=1e-5)


def test_statistics_agree_with_scikit_learns_responsibilities() -> None:
    x, ubm = real_speech(), background().ubm
    posterior = in_sklearn(ubm).predict_proba(x.astype(np.float64))
    found = accumulate(x, ubm)
    np.testing.assert_allclose(found.n, posterior.sum(axis=0), rtol=1e-4, atol=1e-4)
    np.testing.assert_allclose(found.first, posterior.T @ x, rtol=1e-3, atol=1e-3)
    np.testing.assert_allclose(
        found.second, posterior.T @ x.astype(float) ** 2, rtol=1e-3, atol=1e-3
    )
    assert found.frames == len(x)
    assert found.n.sum() == pytest.approx(len(x), rel=1e-5)
    assert found.mean_log_likelihood == pytest.approx(ubm.log_likelihood(x).mean(), rel=1e-5)


def same(one: Statistics, other: Statistics) -> bool:
    pairs = ((one.n, other.n), (one.first, other.first), (one.second, other.second))
    return all(np.array_equal(a, b) for a, b in pairs) and (
        one.log_likelihood == other.log_likelihood
    )


@pytest.mark.parametrize("threads", [2, 3])
def test_threads_never_change_a_bit(threads: int) -> None:
    model = mixture(6, 3)
    x = drawn(model, 9 * SHARD_FRAMES + 17)
    assert same(accumulate(x, model), accumulate(x, model, threads))


def test_a_helping_thread_never_changes_a_bit() -> None:
    model = mixture(6, 3)
    x = drawn(model, 1000)
    with Helper() as helper:
        np.testing.assert_array_equal(model.log_likelihood(x, helper), model.log_likelihood(x))
        assert len(model.log_likelihood(x[:0], helper)) == 0


def with_an_outlier() -> tuple[DiagonalGmm, Float32]:
    """Two components sit on far points: mu^2 / sigma^2 is 6e8, which float32 cannot subtract."""
    x = drawn(mixture(6, 3), 3 * SHARD_FRAMES + 5)
    far = np.array([[7000.0, 3, -2], [1, -9000, 4]])
    x[::100] = far[0] + 0.4 * x[::100]
    x[1::90] = far[1] + 0.4 * x[1::90]
    plain = mixture(6, 3)
    means = np.vstack([plain.means[:2], far, plain.means[2:]])
    variances = np.insert(plain.variances, [2, 2], 0.2, axis=0)
    return DiagonalGmm(np.full(8, 1 / 8), means, variances), x


def test_delicate_components_are_as_precise_as_in_float64() -> None:
    model, x = with_an_outlier()
    assert model.form.delicate.tolist() == [2, 3]
    wide = x.astype(np.float64)
    oracle = in_sklearn(model)
    np.testing.assert_allclose(model.log_likelihood(x), oracle.score_samples(wide), rtol=1e-5)
    posterior, found = oracle.predict_proba(wide), accumulate(x, model)
    np.testing.assert_allclose(found.n, posterior.sum(axis=0), rtol=1e-5)
    mean = found.first / found.n[:, None]
    variance = found.second / found.n[:, None] - mean**2
    for k in (2, 3):
        own = posterior[:, k] > 0.5
        np.testing.assert_allclose(mean[k], wide[own].mean(axis=0), rtol=1e-6)
        np.testing.assert_allclose(variance[k], wide[own].var(axis=0), rtol=1e-5)


def test_threads_never_change_a_bit_of_delicate_components() -> None:
    model, x = with_an_outlier()
    assert same(accumulate(x, model), accumulate(x, model, threads=2))


def test_shards_of_a_generator_are_the_same_as_the_array() -> None:
    model = mixture(6, 3)
    x = drawn(model, 3 * SHARD_FRAMES)
    shards = [x[: 2 * SHARD_FRAMES], x[2 * SHARD_FRAMES :]]
    assert same(accumulate(x, model), accumulate(shards, model))


def test_statistics_add() -> None:
    model = mixture(6, 3)
    x = drawn(model, 5000)
    parts = accumulate(x[:1234], model) + accumulate(x[1234:], model)
    whole = accumulate(x, model)
    np.testing.assert_allclose(parts.n, whole.n, rtol=1e-5)
    np.testing.assert_allclose(parts.first, whole.first, rtol=1e-4, atol=1e-3)
    np.testing.assert_allclose(parts.second, whole.second, rtol=1e-4, atol=1e-3)
    assert (parts.frames, parts.log_likelihood) == (
        whole.frames,
        pytest.approx(whole.log_likelihood, rel=1e-6),
    )
    double = whole.scaled(2.0)
    np.testing.assert_array_equal(double.first, 2 * whole.first)
    assert double.frames == whole.frames


def test_statistics_of_other_shapes_do_not_add() -> None:
    with pytest.raises(ValueError, match="shapes differ"):
        zero_statistics(2, 3) + zero_statistics(2, 4)
    with pytest.raises(ValueError, match="no frames"):
        _ = zero_statistics(2, 3).mean_log_likelihood


def test_nothing_of_frames_times_components_is_allocated() -> None:
    """65,536 frames x 512 components would be 134 MB in float32."""
    model = mixture(512, 4)

    x = drawn(mixture(4, 4), 65536)
    tracemalloc.start()
    try:
        found = accumulate(x, model)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found.frames == 65536
    assert peak < 8e6


def test_a_model_is_read_only() -> None:
    model = mixture()
    for array in (model.weights, model.means, model.variances, model.quadratic):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0
    with pytest.raises(AttributeError, match="read-only"):
        model.means = np.zeros((5, 4))
    given = np.ones((1, 2))
    kept = DiagonalGmm([1.0], given, given)
    given[...] = 7
    np.testing.assert_array_equal(kept.means, [[1, 1]])


def test_a_model_comes_back_from_another_process_read_only() -> None:
    model = mixture()
    copy = pickle.loads(pickle.dumps(model))
    np.testing.assert_array_equal(copy.quadratic, model.quadratic)
    with pytest.raises(ValueError, match="read-only"):
        copy.means[...] = 0


@pytest.mark.parametrize(
    ("weights", "means", "variances", "word"),
    [
        ([0.5, 0.4], [[0], [1]], [[1], [1]], "sum to 1"),
        ([1.5, -0.5], [[0], [1]], [[1], [1]], "negative"),
        ([0.5, 0.5], [[0], [1]], [[1], [0]], "positive"),
        ([0.5, 0.5], [[0], [np.nan]], [[1], [1]], "finite"),
        ([1.0], [[0], [1]], [[1], [1]], "do not fit"),
        ([0.5, 0.5], [[0], [1]], [[1, 1], [1, 1]], "need weights"),
    ],
)
def test_what_is_no_mixture_is_refused(
    weights: list[float], means: list[list[float]], variances: list[list[float]], word: str
) -> None:
    with pytest.raises(ValueError, match=word):
        DiagonalGmm(weights, means, variances)


@pytest.mark.parametrize("shape", [(3, 5), (3, 1), (4,), (2, 3, 4)])
def test_features_of_other_dimension_are_refused(shape: tuple[int, ...]) -> None:
    """One column fits into the rows of four: what stood in the memory would count for the rest."""
    x = np.ones(shape, np.float32)
    for heard in (mixture().log_likelihood, lambda x: accumulate(x, mixture())):
        with pytest.raises(ValueError, match=r"\(frames, 4\)"):
            heard(x)


def test_at_least_one_thread_works() -> None:
    with pytest.raises(ValueError, match="threads"):
        accumulate(drawn(mixture(), 10), mixture(), threads=0)
