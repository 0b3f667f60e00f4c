"""S-norm by hand arithmetic; calibration that knows how much, and how well, it heard."""

import math

import numpy as np
import pytest

from gmm_core.scoring import Calibration, Cohort, probability
from gmm_core.scoring.calibration import fit_calibration
from gmm_core.scoring.norm import s_norm
from tests.core.engine_samples import background

OFFSETS = np.array([[1, 0], [0, 2], [1, 1]], np.float32)
VECTORS = np.array([[2, 0], [0, 4]], np.float32)
COHORT = Cohort(OFFSETS, VECTORS, ("a", "b", "c"))
PLAIN = Calibration(scale=2.0, offset=-1.0, half_s=1.5, snr_center_db=6.0, snr_width_db=5.0)


def test_moments_by_hand() -> None:
    """Model (1, 1) on the recordings: 2 and 4; recording (3, 1) under the models: 3, 2, 4."""
    assert COHORT.impostor_moments(np.array([1, 1], np.float32)) == (3.0, 1.0)
    mean, deviation = COHORT.test_moments(np.array([3, 1], np.float32))
    assert mean == 3.0
    assert deviation == pytest.approx(math.sqrt(2 / 3))


def test_s_norm_by_hand() -> None:
    """((10 - 4) / 2 + (10 - 5) / 5) / 2 = (3 + 1) / 2."""
    assert s_norm(10.0, (4.0, 2.0), (5.0, 5.0)) == 2.0


def test_a_cohort_of_equal_scores_divides_by_no_zero() -> None:
    same = Cohort(np.ones((3, 2), np.float32), np.ones((3, 2), np.float32), ("a", "b", "c"))
    assert math.isfinite(s_norm(5.0, same.impostor_moments(OFFSETS[0]), (0.0, 1.0)))


def test_a_cohort_needs_two_voices_of_one_dimension() -> None:
    with pytest.raises(ValueError, match="two voices"):
        Cohort(OFFSETS[:1], VECTORS, ("a",))
    with pytest.raises(ValueError, match="same dimension"):
        Cohort(OFFSETS, np.zeros((2, 3), np.float32), ("a", "b", "c"))


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


def test_the_shipped_calibration_grows_with_speech_and_quality() -> None:
    shipped = background().calibration
    assert shipped.scale > 0
    by_length = [shipped.evidence(s, 30.0) for s in (0.0, 0.3, 1.0, 3.0, 10.0, 30.0)]
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


def trials(
    seconds: float, target_mean: float, impostor_mean: float, count: int, seed: int
) -> tuple[np.ndarray, ...]:
    """Scores of unit variance; two Gaussians of one variance have the llr
    (t - i) s - (t^2 - i^2) / 2."""
    rng = np.random.default_rng(seed)
    target = np.arange(count) % 4 == 0  # three impostors for each target
    scores = rng.standard_normal(count) + np.where(target, target_mean, impostor_mean)
    return scores, np.full(count, seconds), np.full(count, 40.0), target


def test_fit_recovers_the_ratio_of_two_gaussians() -> None:
    """Targets N(3, 1), impostors N(1, 1): llr = 2 score - 4, whatever the share of targets."""
    found = fit_calibration(*trials(60.0, 3.0, 1.0, 20_000, 0))
    for score in (0.0, 1.0, 2.0, 3.0, 4.0):
        assert found.llr(score, 60.0, 40.0) == pytest.approx(2 * score - 4, abs=0.35)


def test_fit_learns_that_short_speech_says_less() -> None:
    """At 0.5 s targets and impostors are hardly apart: llr = 0.4 s - 0.8 against 2 s - 4."""
    short = trials(0.5, 2.2, 1.8, 10_000, 1)
    long = trials(30.0, 3.0, 1.0, 10_000, 2)
    joined = [np.concatenate(both) for both in zip(short, long, strict=True)]
    found = fit_calibration(*joined)
    slope_short = found.llr(3.0, 0.5, 40.0) - found.llr(2.0, 0.5, 40.0)
    slope_long = found.llr(3.0, 30.0, 40.0) - found.llr(2.0, 30.0, 40.0)
    assert slope_short == pytest.approx(0.4, abs=0.15)
    assert slope_long == pytest.approx(2.0, abs=0.3)


@pytest.mark.parametrize("kind", [True, False])
def test_fit_needs_targets_and_impostors(kind: bool) -> None:
    scores, seconds, snr_db, _ = trials(3.0, 1.0, 0.0, 40, 0)
    with pytest.raises(ValueError, match="target and impostor"):
        fit_calibration(scores, seconds, snr_db, np.full(40, kind))
