"""Figures of merit against hand arithmetic and brute force."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gmm_core.evaluation.metrics import RankedTrials, cllr, eer, error_curve, min_cllr, min_dcf

SCORES = st.lists(st.integers(-6, 6).map(float), min_size=1, max_size=12)


def counts(targets: list[float], nontargets: list[float]):
    truth = [True] * len(targets) + [False] * len(nontargets)
    return RankedTrials([*targets, *nontargets], truth).counts()


def test_error_curve_by_hand() -> None:
    fnmr, fmr = error_curve(counts([2.0, 0.0], [1.0, -1.0]))
    assert fnmr.tolist() == [0.0, 0.0, 0.5, 0.5, 1.0]  # thresholds -1, 0, 1, 2, above all
    assert fmr.tolist() == [1.0, 0.5, 0.5, 0.0, 0.0]


@given(SCORES, SCORES)
def test_error_curve_counts_every_threshold(targets: list[float], nontargets: list[float]) -> None:
    fnmr, fmr = error_curve(counts(targets, nontargets))
    for k, threshold in enumerate(sorted({*targets, *nontargets})):
        assert fnmr[k] == sum(score < threshold for score in targets) / len(targets)
        assert fmr[k] == pytest.approx(sum(s >= threshold for s in nontargets) / len(nontargets))


@pytest.mark.parametrize(
    ("targets", "nontargets", "expected"),
    [
        ([3.0, 2.0], [1.0, 0.0], 0.0),
        ([0.0], [1.0], 1.0),
        ([1.0, 1.0], [1.0, 1.0], 0.5),  # nothing but ties: a coin
        ([2.0, 0.0], [1.0, -1.0], 0.5),
        # between (0, 1/2) and (1/3, 1/4): the crossing of the segment with FNMR = FMR is 2/7
        ([0.0, 2.0, 2.0], [0.0, 1.0, -1.0, -1.0], 2 / 7),
    ],
)
def test_eer_by_hand(targets: list[float], nontargets: list[float], expected: float) -> None:
    assert eer(counts(targets, nontargets)) == pytest.approx(expected)


@given(SCORES, SCORES)
def test_eer_lies_on_the_roc(targets: list[float], nontargets: list[float]) -> None:
    found = eer(counts(targets, nontargets))
    curve = list(zip(*error_curve(counts(targets, nontargets)), strict=True))
    # Walk along the polyline in small steps and look where it is nearest to FNMR = FMR.
    steps = [
        (a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]))
        for a, b in pairwise(curve)
        for t in np.linspace(0.0, 1.0, 401)
    ]
    fnmr, fmr = min(steps, key=lambda point: abs(point[0] - point[1]))
    assert found == pytest.approx((fnmr + fmr) / 2, abs=0.003)


def test_min_dcf_by_hand() -> None:
    # Thresholds: accept 2 of 4 targets with no false match, or all with 1 of 10.
    some = counts([5.0, 5.0, 1.0, 1.0], [1.0] + [-1.0] * 9)
    assert min_dcf(some, 0.01) == pytest.approx(0.5)  # 0.01 * 0.5 beats 0.99 * 0.1 and 0.01 blind
    assert min_dcf(some, 0.5) == pytest.approx(0.1)  # 0.5 * 0.1 / 0.5


@given(SCORES, SCORES, st.sampled_from([0.01, 0.05, 0.5]))
def test_min_dcf_is_the_least_of_all(t: list[float], n: list[float], prior: float) -> None:
    costs = [
        prior * np.mean([s < threshold for s in t])
        + (1 - prior) * np.mean([s >= threshold for s in n])
        for threshold in [*t, *n, math.inf]
    ]
    assert min_dcf(counts(t, n), prior) == pytest.approx(min(costs) / min(prior, 1 - prior))


def test_cllr_by_hand() -> None:
    assert cllr(counts([0.0] * 3, [0.0] * 5)) == pytest.approx(1.0)  # "I do not know" costs one bit
    ln3 = math.log(3.0)  # odds 3:1: log2(1 + 1/3) when right, log2(1 + 3) = 2 when wrong
    assert cllr(counts([ln3], [ln3])) == pytest.approx((math.log2(4 / 3) + 2.0) / 2)
    assert cllr(counts([800.0], [-800.0])) == pytest.approx(0.0)
    assert cllr(counts([-1000.0], [0.0])) == pytest.approx((1000.0 / math.log(2) + 1.0) / 2)


def test_min_cllr_by_hand() -> None:
    assert min_cllr(counts([2.0, 0.0], [1.0, -1.0])) == pytest.approx(0.5)
    assert min_cllr(counts([-5.0, -4.0], [-7.0, -6.0])) == 0.0
    assert min_cllr(counts([1.0], [2.0])) == pytest.approx(1.0)


def brute_force_min_cllr(targets: list[float], nontargets: list[float]) -> float:
    """Isotonic posterior by the max-min formula (Barlow et al. 1972), then Cllr term by term."""
    values = sorted({*targets, *nontargets})
    t = [targets.count(value) for value in values]
    n = [nontargets.count(value) for value in values]
    cost_t = cost_n = 0.0
    for k in range(len(values)):
        p = max(
            min(
                sum(t[i : j + 1]) / (sum(t[i : j + 1]) + sum(n[i : j + 1]))
                for j in range(k, len(values))
            )
            for i in range(k + 1)
        )
        odds_scale = len(targets) / len(nontargets)
        if t[k]:
            cost_t += t[k] * math.log2(1 + (1 - p) / p * odds_scale)
        if n[k]:
            cost_n += n[k] * math.log2(1 + p / (1 - p) / odds_scale)
    return (cost_t / len(targets) + cost_n / len(nontargets)) / 2


@given(SCORES, SCORES)
def test_min_cllr_against_brute_force(targets: list[float], nontargets: list[float]) -> None:
    found = min_cllr(counts(targets, nontargets))
    assert found == pytest.approx(brute_force_min_cllr(targets, nontargets), abs=1e-9)
    assert found <= cllr(counts(targets, nontargets)) + 1e-9


def test_weights_are_the_same_as_repeated_trials() -> None:
    scores, truth = [1.0, 2.0, 0.5, 3.0, 1.0], [True, True, False, False, False]
    weights = np.array([2.0, 0.0, 3.0, 1.0, 2.0])
    repeated = [
        (s, t) for s, t, w in zip(scores, truth, weights, strict=True) for _ in range(int(w))
    ]
    by_weight = RankedTrials(scores, truth).counts(weights)
    by_copy = RankedTrials([s for s, _ in repeated], [t for _, t in repeated]).counts()
    for figure in (eer, cllr, min_cllr, lambda c: min_dcf(c, 0.05)):
        assert figure(by_weight) == pytest.approx(figure(by_copy))


def test_a_missing_kind_of_trial_is_unknown_and_not_perfect() -> None:
    only_targets = RankedTrials([1.0, 2.0], [True, True]).counts()
    for figure in (eer, cllr, min_cllr, lambda c: min_dcf(c, 0.05)):
        assert math.isnan(figure(only_targets))


def test_scores_must_be_numbers() -> None:
    with pytest.raises(ValueError, match="finite"):
        RankedTrials([math.nan], [True])
    with pytest.raises(ValueError, match="one length"):
        RankedTrials([1.0], [True, False])
