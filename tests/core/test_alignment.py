"""Scores of all conditions on one scale: the formula, and how own scores count, by hand."""

import math

import numpy as np
import pytest

from gmm_core.scoring import Alignment
from gmm_core.scoring.alignment import own_score, shrunk
from tests.core.store_samples import session


def single(*values: float) -> np.ndarray:
    return np.array(values, np.float32)


def test_the_formula_by_hand() -> None:
    """2 * 3 - 1 + 0.5 * log e^4 - 0.25 * log e^2 + 3 * (5 - 4) = 6 - 1 + 2 - 0.5 + 3."""
    alignment = Alignment(2.0, -1.0, 0.5, -0.25, 3.0, 4.0, 0.0, 10.0)
    found = alignment(single(3)[None], np.exp(single(4)), np.exp(single(2)), np.array([5.0]))
    assert found.dtype == np.float64
    assert found.tolist() == [[pytest.approx(9.5, abs=1e-6)]]


def test_tests_are_rows_and_models_are_columns() -> None:
    """Each test's own deviation, each model's own deviation and own score: 10 log t + 100 log z +
    1000 own."""
    alignment = Alignment(1.0, 0.0, 10.0, 100.0, 1000.0, 0.0, -5.0, 5.0)
    scores = np.arange(6, dtype=np.float32).reshape(2, 3)
    found = alignment(scores, np.exp(single(1, 2)), np.exp(single(1, 2, 3)), np.array([1.0, 2, 3]))
    wanted = [[1110, 2211, 3312], [1123, 2224, 3325]]
    np.testing.assert_allclose(found, wanted, atol=1e-3)


def test_without_a_word_nothing_changes() -> None:
    scores = np.random.default_rng(0).standard_normal((4, 3)).astype(np.float32)
    known = np.array([1.0, np.nan, 7.0])
    found = Alignment()(scores, single(1, 2, 3, 4), single(0.1, 1, 9), known)
    assert np.array_equal(found, scores.astype(np.float64))


def test_own_scores_are_held_within_what_training_has_met() -> None:
    """Limits 1 and 4 around 2: 9 counts as 4, which is 2 above; -9 as 1, which is 1 below."""
    alignment = Alignment(own_mean=2.0, own_low=1.0, own_high=4.0)
    own = np.array([3.0, 9.0, -9.0, 2.0, np.nan, np.inf, -np.inf, 1e12])
    assert alignment.own(own).tolist() == [1.0, 2.0, -1.0, 0.0, 0.0, 2.0, -1.0, 2.0]


def test_an_unknown_own_score_counts_as_the_mean() -> None:
    alignment = Alignment(1.5, 0.25, 0.0, 0.0, 7.0, 2.0, 1.0, 4.0)
    scores, ones = single(1, -1)[:, None], single(1, 1)
    unknown = alignment(scores, ones, single(1), np.array([np.nan]))
    np.testing.assert_array_equal(alignment(scores, ones, single(1), np.array([2.0])), unknown)
    assert unknown.tolist() == [[1.75], [-1.25]]


@pytest.mark.parametrize(
    "wrong",
    [
        {"gain": 0.0},
        {"gain": -1.0},
        {"own_low": 0.5},
        {"own_high": -0.5},
        {"own_mean": 1.0},
        {"gain": math.nan},
        {"own_mean": math.nan},
    ],
)
def test_what_cannot_be_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="alignment"):
        Alignment(**wrong)


def test_little_speech_says_little() -> None:
    """4 s count half, 12 s three quarters of the way from the mean 2 to the 6 that was found."""
    assert shrunk(6.0, 2.0, 4.0) == pytest.approx(4.0)
    assert shrunk(6.0, 2.0, 12.0) == pytest.approx(5.0)
    assert shrunk(6.0, 2.0, 0.0) == 2.0
    assert math.isnan(shrunk(math.nan, 2.0, 12.0))


def test_sessions_count_by_their_speech() -> None:
    """5 and 9 from 3 s and 9 s: 8; 12 s of it: 2 + (8 - 2) * 12 / 16 = 6.5."""
    both = [
        session(net_speech_s=3.0, own_scores=(5.0, 1.0)),
        session(net_speech_s=9.0, own_scores=(9.0, 1.0)),
    ]
    assert own_score(both, 0, 2.0) == pytest.approx(6.5)
    assert own_score(both, 1, 1.0) == pytest.approx(1.0)


def test_sessions_of_which_nothing_is_known_are_left_out() -> None:
    """Of an earlier profile, with too little speech, or of a model that had no narrow band."""
    known = session(net_speech_s=12.0, own_scores=(6.0, 10.0))
    for other in ((), (math.nan, math.nan), (6.0,)):
        both = [session(net_speech_s=100.0, own_scores=other), known]
        assert own_score(both, 1, 2.0) == pytest.approx(8.0)
        assert math.isnan(own_score(both[:1], 1, 2.0))


@pytest.mark.parametrize("own", [(), (math.nan, math.nan), (3.0, 3.0)])
def test_no_speech_is_no_knowledge(own: tuple[float, ...]) -> None:
    """A file from elsewhere may claim own scores that no second of speech is behind."""
    assert math.isnan(own_score([session(net_speech_s=0.0, own_scores=own)], 0, 2.0))
    assert math.isnan(own_score([], 0, 2.0))
