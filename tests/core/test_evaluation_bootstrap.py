"""Intervals against the binomial law, and the properties that make them honest."""

import math

import numpy as np
import pytest
from scipy.stats import binom

from gmm_core.evaluation.bootstrap import SpeakerBootstrap


def share_of(errors: np.ndarray):
    return lambda weights: (float(weights @ errors) / float(weights.sum()),)


def test_one_trial_a_speaker_is_the_binomial_law() -> None:
    people = 40
    errors = (np.arange(people) < 10).astype(float)
    names = [f"s{i}" for i in range(people)]
    (found,) = SpeakerBootstrap(names, names).intervals(share_of(errors), count=4000)
    low, high = binom.ppf([0.025, 0.975], people, 0.25) / people
    assert found.low == pytest.approx(low, abs=1.01 / people)
    assert found.high == pytest.approx(high, abs=1.01 / people)


def test_more_trials_of_the_same_people_do_not_narrow_the_interval() -> None:
    names = [f"s{i}" for i in range(20)]
    errors = (np.arange(20) < 5).astype(float)
    (once,) = SpeakerBootstrap(names, names).intervals(share_of(errors))
    (often,) = SpeakerBootstrap(names * 50, names * 50).intervals(share_of(np.tile(errors, 50)))
    assert (often.low, often.high) == pytest.approx((once.low, once.high))


def test_an_impostor_trial_needs_both_its_people() -> None:
    bootstrap = SpeakerBootstrap(["a", "a", "b"], ["a", "b", "stranger"])
    for weights in bootstrap.draws(50):
        times_a = weights[0]
        times_b = 2.0 - times_a
        assert weights[1] == times_a * times_b
        assert weights[2] == times_b  # the only stranger is always drawn once


def test_same_seed_same_interval() -> None:
    names = [f"s{i}" for i in range(10)]
    errors = (np.arange(10) < 3).astype(float)
    first = SpeakerBootstrap(names, names).intervals(share_of(errors))
    assert SpeakerBootstrap(names, names).intervals(share_of(errors)) == first


def test_one_speaker_or_an_often_missing_figure_is_unknown() -> None:
    (alone,) = SpeakerBootstrap(["a"] * 9, ["a"] * 9).intervals(share_of(np.ones(9)))
    assert math.isnan(alone.low)
    assert math.isnan(alone.high)
    (missing,) = SpeakerBootstrap(["a", "b"], ["a", "b"]).intervals(lambda w: (math.nan,))
    assert math.isnan(missing.low)
