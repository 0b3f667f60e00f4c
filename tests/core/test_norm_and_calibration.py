"""S-norm by hand arithmetic; calibration that knows how much, and how well, it heard."""

import math
from dataclasses import replace

import numpy as np
import pytest

from gmm_core.linalg import Float32
from gmm_core.scoring import Calibration, Cohort, Moments, moments, probability
from gmm_core.scoring.norm import s_norm
from tests.core.engine_samples import background

OFFSETS = np.array([[1, 0], [0, 2], [1, 1]], np.float32)
VECTORS = np.array([[2, 0], [0, 4]], np.float32)
COHORT = Cohort(moments(OFFSETS), moments(VECTORS), 3)
PLAIN = Calibration(scale=2.0, offset=-1.0, half_s=1.5, snr_center_db=6.0, snr_width_db=5.0)


def drawn(count: int, size: int, seed: int = 0) -> Float32:
    """Vectors that vary more in some directions than in others, around no zero."""
    random = np.random.default_rng(seed)
    spread = random.standard_normal((size, size)) * np.linspace(0.1, 2.0, size)[:, None]
    return (random.standard_normal((count, size)) @ spread + 3).astype(np.float32)


def test_moments_by_hand() -> None:
    """Model (1, 1) on the recordings: 2 and 4; recording (3, 1) under the models: 3, 2, 4."""
    mean, deviation = COHORT.impostor_moments(np.array([[1, 1]], np.float32))
    assert mean == pytest.approx([3.0])
    assert deviation == pytest.approx([1.0])
    mean, deviation = COHORT.test_moments(np.array([[3, 1]], np.float32))
    assert mean == pytest.approx([3.0])
    assert deviation == pytest.approx([math.sqrt(2 / 3)])


@pytest.mark.parametrize("rank", [None, 6, 9])
def test_moments_of_scores_are_exact_with_all_directions(rank: int | None) -> None:
    """The mean and deviation over the scores themselves."""
    cohort, vectors = drawn(6, 20), drawn(4, 20, seed=1)
    scores = vectors.astype(np.float64) @ cohort.T.astype(np.float64)
    mean, deviation = moments(cohort, rank).of_scores(vectors)
    np.testing.assert_allclose(mean, scores.mean(axis=1), rtol=1e-5)
    np.testing.assert_allclose(deviation, scores.std(axis=1), rtol=1e-4)


def test_few_directions_by_hand() -> None:
    """Vectors (+-4, 0, 0, 0) and (0, +-2, 0, 0): variances 8 and 2. One direction keeps the 8; the
    2 spreads over four dimensions."""
    cohort = np.zeros((4, 4), np.float32)
    cohort[:2, 0], cohort[2:, 1] = (4, -4), (2, -2)
    found = moments(cohort, 1)
    np.testing.assert_allclose(np.abs(found.factors), [[math.sqrt(8), 0, 0, 0]], atol=1e-6)
    assert found.tail == pytest.approx(0.5)
    _, deviation = found.of_scores(np.eye(4, dtype=np.float32))
    np.testing.assert_allclose(deviation, np.sqrt([8.5, 0.5, 0.5, 0.5]), rtol=1e-6)


@pytest.mark.parametrize("rank", [1, 3, 11])
def test_few_directions_are_the_principal_ones_and_the_variance_stays(rank: int) -> None:
    cohort = drawn(12, 30)
    found = moments(cohort, rank)
    covariance = np.cov(cohort.T.astype(np.float64), bias=True)
    values, directions = np.linalg.eigh(covariance)
    longest = directions[:, ::-1][:, :rank]
    wanted = longest * values[::-1][:rank] @ longest.T
    np.testing.assert_allclose(found.factors.T @ found.factors, wanted, atol=1e-3)
    total = np.square(found.factors.astype(np.float64)).sum() + found.tail * 30
    assert total == pytest.approx(np.trace(covariance), rel=1e-5)


def test_moments_that_do_not_fit_together_are_refused() -> None:
    for factors, tail in ((np.zeros((2, 3)), 0.0), (np.zeros(4), 0.0), (np.zeros((2, 4)), -0.1)):
        with pytest.raises(ValueError, match="do not fit"):
            Moments(np.zeros(4, np.float32), factors.astype(np.float32), tail)


def s_norm_of_one(raw: float, z: tuple[float, float], t: tuple[float, float]) -> float:
    return 0.5 * ((raw - z[0]) / z[1] + (raw - t[0]) / t[1])


def test_s_norm_by_hand() -> None:
    """((10 - 4) / 2 + (10 - 5) / 5) / 2 = (3 + 1) / 2."""
    one = [np.array([value], np.float32) for value in (4, 2, 5, 5)]
    found = s_norm(np.array([[10]], np.float32), (one[0], one[1]), (one[2], one[3]))
    assert found.tolist() == [[2.0]]


def test_s_norm_of_many_is_that_of_each() -> None:
    random = np.random.default_rng(0)
    raw = random.standard_normal((5, 3)).astype(np.float32)
    z = random.standard_normal(3).astype(np.float32), random.random(3).astype(np.float32) + 1
    t = random.standard_normal(5).astype(np.float32), random.random(5).astype(np.float32) + 1
    found = s_norm(raw, z, t)
    for test in range(5):
        for model in range(3):
            wanted = s_norm_of_one(
                raw[test, model], (z[0][model], z[1][model]), (t[0][test], t[1][test])
            )
            assert found[test, model] == pytest.approx(wanted, abs=1e-5)


def test_scores_of_a_cohort_are_the_formula_over_its_vectors() -> None:
    cohort_models, cohort_recordings = drawn(7, 10, seed=2), drawn(9, 10, seed=3)
    cohort = Cohort(moments(cohort_models), moments(cohort_recordings), 7)
    models, tests = drawn(2, 10, seed=4), drawn(3, 10, seed=5)
    found = cohort.normalized(models, tests)
    assert found.shape == (3, 2)
    for row, test in enumerate(tests.astype(np.float64)):
        for column, model in enumerate(models.astype(np.float64)):
            z, t = cohort_recordings @ model, cohort_models @ test
            wanted = s_norm_of_one(test @ model, (z.mean(), z.std()), (t.mean(), t.std()))
            assert found[row, column] == pytest.approx(wanted, rel=1e-3, abs=1e-3)
            one = cohort.score(models[column], tests[row])
            assert one == pytest.approx(wanted, rel=1e-3, abs=1e-3)


def test_a_cohort_of_equal_scores_divides_by_no_zero() -> None:
    same = moments(np.ones((3, 2), np.float32))
    assert np.isfinite(Cohort(same, same, 3).normalized(OFFSETS, VECTORS)).all()


def test_a_cohort_needs_two_voices_of_one_dimension() -> None:
    with pytest.raises(ValueError, match="two voices"):
        moments(OFFSETS[:1])
    with pytest.raises(ValueError, match="two voices"):
        Cohort(moments(OFFSETS), moments(VECTORS), 1)
    with pytest.raises(ValueError, match="same dimension"):
        Cohort(moments(OFFSETS), moments(np.zeros((2, 3), np.float32)), 3)


def test_calibrated_ratio_by_hand() -> None:
    """1.5 s is half the evidence, 6 dB half the quality: a quarter of 2 * 3 - 1."""
    assert PLAIN.evidence(1.5, 6.0) == pytest.approx(0.25)
    assert PLAIN.llr(3.0, 1.5, 6.0) == pytest.approx(0.25 * 5)
    assert PLAIN.llr(3.0, 1e9, 1e3) == pytest.approx(5)


def test_a_steep_quality_curve_does_not_overflow() -> None:
    steep = Calibration(scale=2.0, offset=-1.0, half_s=1.5, snr_center_db=20.0, snr_width_db=1e-3)
    assert steep.llr(3.0, 10.0, 0.0) == pytest.approx(0.0, abs=1e-12)
    assert steep.evidence(1.5, 40.0) == pytest.approx(0.5)


@pytest.mark.parametrize("score", [-20.0, 20.0])
def test_little_or_drowned_speech_says_next_to_nothing(score: float) -> None:
    assert PLAIN.llr(score, 0.0, 40.0) == 0.0
    assert abs(PLAIN.llr(score, 0.01, 40.0)) < 0.3
    assert abs(PLAIN.llr(score, 10.0, -20.0)) < 0.3


def test_what_speaks_for_nobody_grows_with_speech() -> None:
    """growth 0.5: after e^2 - 1 seconds the neutral score is twice what it is at 0 s."""
    growing = Calibration(2.0, -1.0, 1.5, -1e3, 1.0, growth=0.5)
    seconds = math.e**2 - 1
    assert growing.llr(1.0, seconds, 20.0) == pytest.approx(0.0, abs=1e-12)
    evidence = seconds / (seconds + 1.5)
    assert growing.llr(4.0, seconds, 20.0) == pytest.approx(evidence * 6.0)
    rows = growing.llrs(np.array([[1.0, 4.0]]), np.array([[seconds], [0.0]]), np.array([[20.0]]))
    np.testing.assert_allclose(rows, [[0.0, evidence * 6.0], [0.0, 0.0]], atol=1e-12)


def test_the_shipped_calibration_grows_with_speech_and_quality() -> None:
    shipped = background().calibration
    assert shipped.scale > 0
    by_length = [shipped.evidence(s, 30.0) for s in (0.0, 0.2, 1.0, 3.0, 10.0, 30.0)]
    assert by_length == sorted(by_length)
    assert by_length[0] == 0
    assert by_length[1] < 0.5 * by_length[-1]
    by_quality = [shipped.evidence(5.0, snr_db) for snr_db in (-10.0, 0.0, 10.0, 20.0, 40.0)]
    assert by_quality == sorted(by_quality)
    assert by_quality[0] < 0.1 * by_quality[-1]


@pytest.mark.parametrize("llr", [-800.0, -3.0, 0.0, 3.0, 800.0])
def test_probability_at_even_odds(llr: float) -> None:
    """p / (1 - p) = exp(llr), without overflow."""
    p = probability(llr)
    assert 0.0 <= p <= 1.0
    assert p + probability(-llr) == pytest.approx(1.0)
    if abs(llr) < 10:
        assert p / (1 - p) == pytest.approx(math.exp(llr))


@pytest.mark.parametrize("name", ["scale", "half_s", "snr_width_db"])
@pytest.mark.parametrize("value", [0.0, -1.0, math.nan])
def test_a_calibration_that_turns_something_around_is_refused(name: str, value: float) -> None:
    with pytest.raises(ValueError, match="must be positive"):
        replace(PLAIN, **{name: value})
