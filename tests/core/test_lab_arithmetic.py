"""The laboratory's own arithmetic, against numbers that fit on paper."""

import numpy as np
import pytest

from benchmarks.accuracy.measuring import Cell, Pool
from benchmarks.accuracy.openset import Searches, galleries, open_set, rate_at, searches
from benchmarks.accuracy.paired import compared, paired_table
from benchmarks.accuracy.scores import Scores, eer_threshold, fmr_threshold, load_scores, pool
from benchmarks.accuracy.transfer import transfer
from gmm_core.evaluation.figures import ScoredTrials, measure
from gmm_core.evaluation.metrics import RankedTrials, error_curve

INF = np.inf


def strangers(llr: list[float], own: list[float] = (9.0,)) -> ScoredTrials:
    """Each trial has two people of its own."""
    scores = np.array([*own, *llr])
    target = np.arange(len(scores)) < len(own)
    claimed = [f"c{index}" for index in range(len(scores))]
    voice = [c if t else f"v{c}" for c, t in zip(claimed, target, strict=True)]
    return ScoredTrials(claimed, voice, scores, target)


def grid_scores() -> Scores:
    """Three people, a and b of one group; every person says two segments."""
    llr = np.array(
        [
            [5.0, 1.0, -3.0],
            [4.0, 2.0, -4.0],
            [0.5, 6.0, -1.0],
            [7.0, 3.0, -2.0],
            [-5.0, -6.0, 8.0],
            [-7.0, 0.0, 9.0],
        ]
    )
    return Scores(
        ("a", "b", "c"),
        ("x/m/adult", "x/m/adult", "x/f/child"),
        ("a", "a", "b", "b", "c", "c"),
        llr,
        np.full(6, 3.0),
    )


def test_impostors_are_of_the_same_group_only() -> None:
    trials = grid_scores().trials()
    found = sorted(zip(trials.claimed, trials.voice, trials.llr, trials.target, strict=True))
    assert found == [
        ("a", "a", 4.0, True),
        ("a", "a", 5.0, True),
        ("a", "b", 0.5, False),
        ("a", "b", 7.0, False),
        ("b", "a", 1.0, False),
        ("b", "a", 2.0, False),
        ("b", "b", 3.0, True),
        ("b", "b", 6.0, True),
        ("c", "c", 8.0, True),
        ("c", "c", 9.0, True),
    ]


def test_some_of_the_people() -> None:
    assert set(grid_scores().trials("/child").claimed) == {"c"}
    assert set(grid_scores().trials("/adult").claimed) == {"a", "b"}


def test_scores_come_back_as_they_were_kept(tmp_path) -> None:
    scores = grid_scores()
    scores.save(tmp_path / "deep" / "cell.npz")
    again = load_scores(tmp_path / "deep" / "cell.npz")
    assert (again.models, again.groups, again.voices) == (
        scores.models,
        scores.groups,
        scores.voices,
    )
    np.testing.assert_array_equal(again.llr, scores.llr)
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["cell.npz"]


def test_rates_of_a_pool_are_the_means_of_its_parts() -> None:
    small = strangers([0.0, 2.0])  # half of the strangers reach 1
    large = strangers([0.0] * 9 + [2.0], own=[9.0, 0.0])  # a tenth do, and half of the own miss
    both = pool([small, large])
    counts = RankedTrials(both.llr, both.target).counts(both.weights)
    fnmr, fmr = error_curve(counts)
    at = int(np.searchsorted(counts.values, 1.0))
    assert fmr[at] == pytest.approx((0.5 + 0.1) / 2)
    assert fnmr[at] == pytest.approx((0.0 + 0.5) / 2)


def test_the_one_threshold_is_where_the_rates_meet() -> None:
    """Own 1..4, strangers -2..3: at 2 a quarter is missed, and 2 of 6 pass; at 3 half and 1/6."""
    trials = strangers([-2.0, -1.0, 0.0, 1.5, 2.0, 3.0], own=[1.0, 2.5, 3.5, 4.0])
    assert eer_threshold(trials) == 2.0


def test_least_threshold_for_a_rate() -> None:
    llr = np.arange(100.0)
    ranked = RankedTrials(llr, np.zeros(100, bool))
    assert fmr_threshold(ranked, np.ones(100), 0.01) == 99.0
    assert fmr_threshold(ranked, np.ones(100), 0.05) == 95.0
    heavy = np.where(llr == 99.0, 50.0, 1.0)  # the highest alone is a third of all
    assert fmr_threshold(ranked, heavy, 0.05) > 99.0


def test_a_threshold_set_elsewhere_is_counted_here() -> None:
    elsewhere = strangers([float(value) for value in range(100)])
    here = strangers([98.0, 99.0, 120.0, 0.0])
    moved = transfer(here, elsewhere, rate=0.01, draws=20)
    assert moved.threshold == 99.0
    assert moved.own > 120.0, "one of four is more than a hundredth"
    assert (moved.errors, moved.out_of) == (2, 4)
    assert moved.fmr == 0.5
    assert moved.factor == pytest.approx(50.0)
    assert moved.verdict == "too few errors to tell"


@pytest.mark.parametrize(
    ("passing", "verdict"),
    [(40, "holds"), (60, "holds"), (61, "does not hold"), (20, "does not hold")],
)
def test_a_factor_of_one_and_a_half_either_way(passing: int, verdict: str) -> None:
    elsewhere = strangers([float(value) for value in range(100)])
    here = strangers([100.0] * passing + [0.0] * (4000 - passing))
    moved = transfer(here, elsewhere, rate=0.01, draws=2)
    assert moved.errors == passing
    assert moved.verdict == verdict


def test_the_interval_of_a_transfer_knows_both_sides() -> None:
    random = np.random.default_rng(8)
    elsewhere, here = (strangers(random.standard_normal(400).tolist()) for _ in range(2))
    moved = transfer(here, elsewhere, rate=0.1, draws=200)
    assert moved.interval.low < 0.1 < moved.interval.high
    assert moved.interval.high - moved.interval.low < 0.15


def test_identification_counts_rank_and_threshold() -> None:
    """Unknown best 1..10: a tenth may pass at 10; found are those first and at 10 or more."""
    unknown = [float(value) for value in range(1, 11)]
    known = [(12.0, True), (11.0, False), (10.0, True), (9.5, True)]
    made = Searches(
        voice=tuple(f"s{index}" for index in range(14)),
        best=np.array([*unknown, *(score for score, _ in known)]),
        known=np.arange(14) >= 10,
        first=np.array([False] * 10 + [first for _, first in known]),
    )
    rate, threshold = rate_at(made, np.ones(14), 0.1)
    assert 9.0 < threshold <= 10.0
    assert rate == 0.75  # 9.5 is above 9.0 too: the least threshold that keeps the alarms
    rate, threshold = rate_at(made, np.ones(14), 0.01)
    assert threshold > 10.0
    assert rate == 0.25
    assert rate_at(made, np.where(np.arange(14) == 9, 0.0, 1.0), 0.01)[0] == 0.75


def test_everybody_is_enrolled_in_some_rounds_and_unknown_in_others() -> None:
    for people, size in ((60, 10), (60, 40), (24, 10)):
        rounds = [set(gallery.tolist()) for gallery in galleries(people, size)]
        assert all(len(gallery) == size for gallery in rounds)
        for one in range(people):
            times = sum(one in gallery for gallery in rounds)
            assert 0 < times < len(rounds), (people, size, one)


def test_a_gallery_leaves_somebody_unknown() -> None:
    with pytest.raises(ValueError, match="leaves nobody unknown"):
        list(galleries(10, 10))


def test_searches_name_the_best_of_those_enrolled() -> None:
    made = searches(grid_scores(), 2)
    rounds = len(made.best) // 6
    for number, gallery in enumerate(galleries(3, 2)):
        part = slice(6 * number, 6 * number + 6)
        among = grid_scores().llr[:, gallery]
        np.testing.assert_array_equal(made.best[part], among.max(axis=1))
        own = [np.array([0, 0, 1, 1, 2, 2])[row] in gallery for row in range(6)]
        assert made.known[part].tolist() == own
    assert rounds == 30
    assert not made.first[~made.known].any()


def test_perfect_scores_find_everybody() -> None:
    names = tuple(f"p{index:02d}" for index in range(20))
    llr = np.where(np.eye(20, dtype=bool), 5.0, -5.0)
    found = open_set(Scores(names, ("g",) * 20, names, llr, np.ones(20)), 10, draws=20)
    assert (found.rate, found.false_alarms) == (1.0, 0)
    assert (found.known, found.unknown) == (300, 300)


def noisy_pair(gain: float) -> tuple[Pool, Pool]:
    """The same trials under a model, and under one that hears the own voices `gain` louder."""
    names = [f"p{index:02d}" for index in range(30)]
    pairs = [(a, b) for a in names for b in names]
    target = np.array([a == b for a, b in pairs])
    llr = np.random.default_rng(4).normal(0.0, 1.0, len(pairs)) + np.where(target, 1.5, -1.5)
    claimed, voice = [a for a, _ in pairs], [b for _, b in pairs]
    limits = {"balanced": 1.0}
    trials = [ScoredTrials(claimed, voice, llr + more * target, target) for more in (0.0, gain)]
    before, after = (Pool("c", (Cell("c", "c", one, limits),)) for one in trials)
    return before, after


def test_a_model_does_not_differ_from_itself() -> None:
    row = compared(*noisy_pair(0.0), draws=50)
    assert set(row["figures"]) == {"eer", "fmr", "fnmr", "cllr", "min_cllr"}
    for old, new, *rest in row["figures"].values():
        assert old == new
        assert rest == [0.0, 0.0, 0.0]


def test_a_paired_difference_is_surer_than_two_figures() -> None:
    before, after = noisy_pair(1.2)
    figures = compared(before, after, 200)["figures"]
    old, new, difference, low, high = figures["eer"]
    assert difference == pytest.approx(new - old)
    assert low <= difference <= high < 0.0
    measured = {one.key: one for one in measure(before.trials(), (), draws=200)}
    alone = measured["eer"].interval
    assert old == pytest.approx(100 * measured["eer"].value)
    assert high - low < 100 * (alone.high - alone.low)
    assert figures["fmr"][2:] == [0.0, 0.0, 0.0], "strangers score the same"


def test_a_difference_that_is_none_is_not_bold() -> None:
    rows = [compared(*noisy_pair(0.0), draws=20), compared(*noisy_pair(3.0), draws=20)]
    same, better = paired_table(rows).splitlines()[2:]
    assert "**" not in same
    assert better.count("**") == 8, "all but the false matches"


def test_only_the_same_trials_can_be_compared() -> None:
    before, after = noisy_pair(0.0)
    one = after.cells[0].trials
    other = ScoredTrials(one.voice, one.claimed, one.llr, one.target)
    swapped = Pool("c", (Cell("c", "c", other, {"balanced": 0.0}),))
    with pytest.raises(ValueError, match="same trials"):
        compared(before, swapped, 2)
