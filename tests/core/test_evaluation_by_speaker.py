"""Who is hard: counts and margins by hand."""

import math
from pathlib import Path

import pytest

from gmm_core.evaluation.by_speaker import by_speaker
from gmm_core.evaluation.trials import Segment, Trial, TrialScore


def trial(claimed: str, target: bool | None) -> Trial:
    return Trial(claimed, Segment(Path("x.wav"), None, None), target, ())


def score(llr: float | None, decision: str) -> TrialScore:
    return TrialScore(llr, llr, 3.0, decision, "")


def test_errors_and_margins_are_counted_for_each_claimed_speaker() -> None:
    rows = [
        (trial("Ada", True), score(6.0, "accept")),
        (trial("Ada", True), score(1.0, "inconclusive")),
        (trial("Ada", False), score(-2.0, "reject")),
        (trial("Ada", False), score(5.0, "accept")),
        (trial("Bea", True), score(8.0, "accept")),
        (trial("Bea", False), score(-1.0, "reject")),
        (trial("Bea", None), score(99.0, "accept")),  # of unknown truth: counts nowhere
    ]
    ada, bea = by_speaker(*zip(*rows, strict=True))
    assert (ada.name, ada.targets, ada.missed, ada.nontargets, ada.accepted) == ("Ada", 2, 1, 2, 1)
    assert (ada.own_llr, ada.nearest_llr, ada.margin) == (3.5, 5.0, -1.5)
    assert (bea.name, bea.targets, bea.missed, bea.nontargets, bea.accepted) == ("Bea", 1, 0, 1, 0)
    assert bea.margin == 9.0


def test_the_hardest_comes_first_by_errors_then_by_margin() -> None:
    rows = [
        (trial("easy", True), score(9.0, "accept")),
        (trial("easy", False), score(-9.0, "reject")),
        (trial("near", True), score(6.0, "accept")),
        (trial("near", False), score(4.0, "inconclusive")),
        (trial("missed", True), score(2.0, "reject")),
        (trial("missed", False), score(-9.0, "reject")),
    ]
    found = by_speaker(*zip(*rows, strict=True))
    assert [one.name for one in found] == ["missed", "near", "easy"]


def test_silence_counts_as_not_accepted_with_score_zero() -> None:
    (only,) = by_speaker([trial("Ada", True)], [score(None, "inconclusive")])
    assert (only.missed, only.own_llr) == (1, 0.0)
    assert math.isnan(only.nearest_llr)
    assert math.isnan(only.margin)


def test_lists_of_two_lengths_are_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="shorter"):
        by_speaker([trial("Ada", True)], [])
