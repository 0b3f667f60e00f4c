"""Two systems on the same trials: differences by hand, intervals that are paired."""

import math
from pathlib import Path

import numpy as np
import pytest

from gmm_core.evaluation.compare import KEYS, compare, compare_steps
from gmm_core.evaluation.trials import Segment, Trial, TrialScore

PEOPLE = 20


def trials() -> list[Trial]:
    return [
        Trial(f"s{claimed}", Segment(Path(f"{voice}.wav"), None, None), claimed == voice, ())
        for claimed in range(PEOPLE)
        for voice in range(PEOPLE)
    ]


def scores(llr: list[float], threshold: float = 4.0) -> list[TrialScore]:
    return [
        TrialScore(value, value, 3.0, "accept" if value >= threshold else "reject", "")
        for value in llr
    ]


def some(seed: int = 1) -> list[float]:
    random = np.random.default_rng(seed)
    return [float(random.normal(4.0 if one.target else -4.0, 3.0)) for one in trials()]


def test_the_same_scores_differ_in_nothing() -> None:
    found = compare(trials(), scores(some()), scores(some()), draws=50)
    assert [one.key for one in found] == list(KEYS)
    for one in found:
        assert one.value == 0.0
        assert (one.interval.low, one.interval.high) == (0.0, 0.0)
        assert not one.clear


def test_the_draws_are_counted_and_can_be_cancelled_in_between() -> None:
    steps = compare_steps(trials(), scores(some()), scores(some()), draws=250)
    assert list(steps) == [125, 250]  # 50,000 trials of 400


def test_rates_are_counted_by_hand() -> None:
    llr = [9.0 if one.target else -9.0 for one in trials()]
    worse = list(llr)
    worse[0] = -9.0  # the first person's own trial
    worse[1] = worse[2] = 9.0  # two strangers' trials
    found = {one.key: one for one in compare(trials(), scores(llr), scores(worse), draws=50)}
    assert (found["fnmr"].first, found["fnmr"].second) == (0.0, 1 / PEOPLE)
    assert found["fmr"].value == pytest.approx(2 / (PEOPLE * (PEOPLE - 1)))
    assert found["eer"].first == 0.0


def test_a_small_difference_that_everybody_shows_is_clear() -> None:
    """A tenth of a bit lost by everyone: far inside the interval of either alone."""
    before = some()
    after = [0.8 * value + (0.0 if one.target else 1.5)
             for one, value in zip(trials(), before, strict=True)]  # fmt: skip
    found = {one.key: one for one in compare(trials(), scores(before), scores(after), draws=200)}
    assert found["cllr"].value > 0.0
    assert found["cllr"].clear
    assert found["cllr"].interval.low < found["cllr"].value < found["cllr"].interval.high


def test_noise_alone_is_not_clear() -> None:
    other = [value + float(shift) for value, shift in zip(
        some(), np.random.default_rng(2).normal(0.0, 0.05, PEOPLE**2), strict=True)]  # fmt: skip
    found = compare(trials(), scores(some()), scores(other), draws=200)
    assert not any(one.clear for one in found if one.key in ("fmr", "fnmr", "eer"))


def test_one_speaker_is_too_few_and_unknown_truth_counts_nowhere() -> None:
    segment = Segment(Path("a.wav"), None, None)
    pair = [
        Trial("Ada", segment, True, ()),
        Trial("Ada", Segment(Path("b.wav"), None, None), False, ()),
    ]
    found = compare(pair, scores([5.0, -5.0]), scores([5.0, -5.0]))
    assert all(math.isnan(one.interval.low) and not one.clear for one in found)
    assert compare([Trial("Ada", segment, None, ())], scores([1.0]), scores([1.0])) == ()
