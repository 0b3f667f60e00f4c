"""What a calibration fitted on other people would have gained."""

import numpy as np
import pytest

from gmm_core.evaluation.figures import Decided, ScoredTrials, measure
from gmm_core.evaluation.metrics import RankedTrials, cllr
from gmm_core.evaluation.miscalibration import cross_fitted, fit_affine

PEOPLE = [f"p{index:02d}" for index in range(20)]


def calibrated_trials(seed: int = 1) -> ScoredTrials:
    """Everybody against everybody, ten times; Gaussian LLRs that are what they say.

    With equal variances s^2 the log of the two densities' ratio is the score itself when the
    means are +s^2/2 and -s^2/2.
    """
    pairs = [(a, b) for a in PEOPLE for b in PEOPLE for _ in range(10)]
    target = np.array([a == b for a, b in pairs])
    mean, deviation = 3.0, np.sqrt(6.0)
    random = np.random.default_rng(seed)
    llr = np.where(target, mean, -mean) + deviation * random.standard_normal(len(pairs))
    return ScoredTrials([a for a, _ in pairs], [b for _, b in pairs], llr, target)


def cost(llr: np.ndarray, target: np.ndarray) -> float:
    return cllr(RankedTrials(llr, target).counts())


def miscalibration(trials: ScoredTrials) -> float:
    figures = {figure.key: figure for figure in measure(trials, (), draws=20)}
    return figures["miscalibration"].value


def test_scores_that_are_what_they_say_have_nothing_to_mend() -> None:
    assert abs(miscalibration(calibrated_trials())) < 0.01


def test_a_wrong_scale_and_offset_is_found_and_mended() -> None:
    right = calibrated_trials()
    wrong = ScoredTrials(right.claimed, right.voice, 3.0 * right.llr + 4.0, right.target)
    lost = cost(wrong.llr, wrong.target) - cost(right.llr, right.target)
    assert lost > 0.3
    assert miscalibration(wrong) == pytest.approx(lost, abs=0.01)


def test_the_map_is_that_of_the_least_cllr() -> None:
    """Undoes 3 x + 4: scale 1/3, offset -4/3, up to what 200 targets can tell."""
    right = calibrated_trials()
    scale, offset = fit_affine(3.0 * right.llr + 4.0, right.target, right.weights)
    assert scale == pytest.approx(1 / 3, rel=0.1)
    assert offset == pytest.approx(-4 / 3, abs=0.2)
    best = cost(scale * (3.0 * right.llr + 4.0) + offset, right.target)
    for other in ((1.05 * scale, offset), (0.95 * scale, offset), (scale, offset + 0.1)):
        assert cost(other[0] * (3.0 * right.llr + 4.0) + other[1], right.target) > best - 1e-5


def test_a_map_never_saw_the_trial_s_two_people() -> None:
    trials = calibrated_trials()
    before = cross_fitted(trials.llr, trials.target, trials.claimed, trials.voice)
    changed = trials.llr.copy()
    place = [i for i, pair in enumerate(zip(trials.claimed, trials.voice, strict=True))]
    mine = [i for i in place if "p03" in (trials.claimed[i], trials.voice[i])]
    kept, shifted = mine[0], mine[1:]
    changed[shifted] += 50.0
    after = cross_fitted(changed, trials.target, trials.claimed, trials.voice)
    assert before is not None
    assert after is not None
    assert after[kept] == before[kept]
    elsewhere = next(i for i in place if trials.claimed[i] == trials.voice[i] == "p04")
    assert after[elsewhere] != before[elsewhere]


def test_the_ratio_is_that_of_the_two_costs() -> None:
    figures = {figure.key: figure.value for figure in measure(calibrated_trials(), (), draws=5)}
    assert figures["cllr_ratio"] == pytest.approx(figures["cllr"] / figures["min_cllr"])
    assert figures["cllr_ratio"] > 1.0


def test_too_few_people_to_fit_on_is_unknown_and_not_zero() -> None:
    few = ScoredTrials(
        ["a", "a", "b"], ["a", "b", "a"], np.array([1.0, 0.0, -1.0]), np.eye(3)[0] > 0
    )
    assert cross_fitted(few.llr, few.target, few.claimed, few.voice) is None
    assert np.isnan(miscalibration(few))


def test_separable_trials_give_a_finite_map() -> None:
    target = np.array([True, False] * 5)
    scale, offset = fit_affine(np.where(target, 2.0, -2.0), target, np.ones(10))
    assert 1.0 < scale < 100.0
    assert abs(offset) < 1e-3


def test_mass_counts_as_repeated_trials() -> None:
    trials = calibrated_trials()
    one, two = trials.llr[:400] * 2.0, trials.target[:400]
    mass = np.where(np.arange(400) < 100, 2.0, 1.0)
    repeated = np.concatenate([np.arange(400), np.arange(100)])
    weighted = fit_affine(one, two, mass)
    assert weighted == pytest.approx(
        fit_affine(one[repeated], two[repeated], np.ones(500)), rel=1e-3
    )


def test_a_map_needs_both_kinds() -> None:
    with pytest.raises(ValueError, match="target and nontarget"):
        fit_affine(np.array([1.0, 2.0]), np.array([True, True]), np.ones(2))


def test_rates_are_named_after_their_threshold() -> None:
    trials = calibrated_trials()
    decided = (
        Decided("strict", trials.llr >= 5.0, " strict"),
        Decided("relaxed", trials.llr >= 0.0, " relaxed"),
    )
    figures = {figure.key: figure for figure in measure(trials, decided, draws=20)}
    passed = int((trials.llr[~trials.target] >= 5.0).sum())
    assert figures["fmr strict"].errors == passed
    assert figures["fmr strict"].value == pytest.approx(passed / 3800)
    assert figures["fnmr relaxed"].label == "FNMR at the relaxed threshold"
    assert figures["fnmr relaxed"].out_of == 200
