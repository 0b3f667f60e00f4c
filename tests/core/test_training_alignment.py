"""Calibration and alignments learned from attempts whose law is known."""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from gmm_core.scoring import Alignment
from gmm_core.training.alignment import Trials, fit_alignments, fit_calibration
from gmm_core.training.attempts import Playback
from tests.core.played import attempt, played

MODELS = 30
COUNT = 40  # attempts of each speaker


def trials(
    seconds: float, target_mean: float, impostor_mean: float, count: int, seed: int
) -> Trials:
    """Scores of unit variance; two Gaussians of one variance have the llr
    (t - i) s - (t^2 - i^2) / 2. Three impostors for each target, who together weigh the same."""
    rng = np.random.default_rng(seed)
    target = np.arange(count) % 4 == 0
    return Trials(
        scores=rng.standard_normal(count) + np.where(target, target_mean, impostor_mean),
        net_s=np.full(count, seconds),
        snr_db=np.full(count, 40.0),
        target=target,
        weight=np.where(target, 0.5 / target.sum(), 0.5 / (~target).sum()),
        quality=np.zeros((count, 3)),
    )


def both(one: Trials, other: Trials) -> Trials:
    parts = {
        name: np.concatenate([getattr(one, name), getattr(other, name)])
        for name in ("scores", "net_s", "snr_db", "target", "weight", "quality")
    }
    return Trials(**parts | {"weight": parts["weight"] / 2})


def test_the_cost_is_the_weighted_logistic_loss() -> None:
    """At llr 0 every trial costs log 2; a target at log 3 costs log(4 / 3), a stranger log 4."""
    four = trials(3.0, 1.0, 0.0, 4, 0)
    assert four.cost(np.zeros(4)) == pytest.approx(math.log(2))
    wanted = 0.5 * math.log(4 / 3) + 0.5 * math.log(4)
    assert four.cost(np.full(4, math.log(3))) == pytest.approx(wanted)


def test_fit_recovers_the_ratio_of_two_gaussians() -> None:
    """Targets N(3, 1), impostors N(1, 1): llr = 2 score - 4, whatever the share of targets."""
    found, slopes = fit_calibration(trials(60.0, 3.0, 1.0, 6_000, 0))
    for score in (0.0, 1.0, 2.0, 3.0, 4.0):
        assert found.llr(score, 60.0, 40.0) == pytest.approx(2 * score - 4, abs=0.35)
    assert slopes.tolist() == [0, 0, 0], "nothing was said of the quality"


def test_fit_learns_that_short_speech_says_less() -> None:
    """At 0.5 s targets and impostors are hardly apart: llr = 0.4 s - 0.8 against 2 s - 4."""
    short, long = trials(0.5, 2.2, 1.8, 6_000, 1), trials(30.0, 3.0, 1.0, 6_000, 2)
    found, _ = fit_calibration(both(short, long))
    slope_short = found.llr(3.0, 0.5, 40.0) - found.llr(2.0, 0.5, 40.0)
    slope_long = found.llr(3.0, 30.0, 40.0) - found.llr(2.0, 30.0, 40.0)
    assert slope_short == pytest.approx(0.4, abs=0.15)
    assert slope_long == pytest.approx(2.0, abs=0.3)


@pytest.mark.parametrize("kind", [True, False])
def test_fit_needs_targets_and_impostors(kind: bool) -> None:
    with pytest.raises(ValueError, match="target and impostor"):
        fit_calibration(replace(trials(3.0, 1.0, 0.0, 40, 0), target=np.full(40, kind)))


def shifted(slopes: Sequence[float], gain: float, shift: float, view: int, seed: int) -> Playback:
    """Attempts whose scores are on one scale (own ones N(3, 1), strangers' N(1, 1)) after
    gain * score + shift + slopes . (log t, log z, own): what an alignment must find.

    Of each speaker's models only the next two are of people who sound alike.
    """
    rng = np.random.default_rng(seed)
    log_z = 0.5 * rng.standard_normal(MODELS)
    own = np.where(np.arange(MODELS) % 2, 3.0, 1.0)
    groups = (np.arange(MODELS) >= MODELS // 2).astype(np.int64)
    of_model = shift + slopes[1] * log_z + slopes[2] * (own - 2.0)
    attempts = []
    for speaker in range(MODELS):
        for index in range(COUNT):
            log_t = 0.5 * rng.standard_normal()
            means = np.where(np.arange(MODELS) == speaker, 3.0, 1.0)
            wanted = rng.standard_normal(MODELS) + means
            rows = (wanted - of_model - slopes[0] * log_t)[None] / gain
            attempts.append(
                attempt(
                    speaker,
                    rows,
                    index % 2,
                    group=int(groups[speaker]),
                    view=view,
                    net_s=np.array([60.0]),
                    deviation=np.exp([log_t]).astype(np.float32),
                )
            )
    circle = np.eye(MODELS, dtype=bool)
    alike = np.roll(circle, 1, axis=1) | np.roll(circle, 2, axis=1)
    deviations = np.exp(log_z).astype(np.float32)[None]
    return played(attempts, alike, deviations=deviations, own=own[None], own_s=np.full(MODELS, 1e9))


SLOPES = (-1.0, 0.75, -0.5), (0.5, -1.0, 0.75)


@pytest.fixture(scope="module")
def two_views() -> Playback:
    whole = shifted(SLOPES[0], 1.0, 0.0, 0, 0)
    narrow = shifted(SLOPES[1], 1.5, 0.8, 1, 1)
    return replace(
        whole,
        attempts=whole.attempts + narrow.attempts,
        deviations=np.concatenate([whole.deviations, narrow.deviations]),
        own=np.concatenate([whole.own, narrow.own]),
    )


def slopes_of(alignment: Alignment) -> tuple[float, float, float]:
    return alignment.by_test, alignment.by_model, alignment.by_own


def test_slopes_gain_and_shift_are_found(two_views: Playback) -> None:
    calibration, (whole, narrow) = fit_alignments(two_views)
    assert slopes_of(whole) == pytest.approx(SLOPES[0], abs=0.1)
    assert slopes_of(narrow) == pytest.approx(SLOPES[1], abs=0.1)
    assert whole.gain == 1.0
    assert narrow.gain == pytest.approx(1.5, rel=0.05)
    assert narrow.shift - whole.shift == pytest.approx(0.8, abs=0.1)
    assert (whole.own_mean, whole.own_low, whole.own_high) == (2.0, 1.0, 3.0)
    for score in (1.0, 2.0, 3.0):
        llr = calibration.llr(score, 60.0, 40.0)
        assert llr == pytest.approx(2 * score - 4, abs=0.3)


def test_aligned_attempts_are_on_one_scale(two_views: Playback) -> None:
    """Own scores lie around 3, strangers' around 1, in both views and at any deviation."""
    _, alignments = fit_alignments(two_views)
    aligned = two_views.aligned(alignments)
    for view in (0, 1):
        for loud in (False, True):
            some = [
                one for one in aligned.attempts if one.view == view and (one.deviation > 1) == loud
            ]
            own = [one.scores[0, one.speaker] for one in some]
            strange = [one.scores[0, (one.speaker + 1) % MODELS] for one in some]
            assert np.mean(own) == pytest.approx(3.0, abs=0.15)
            assert np.mean(strange) == pytest.approx(1.0, abs=0.15)


def test_alignment_of_an_attempt_by_hand() -> None:
    """2 * 3 + 1 + 0.5 * log e^2 - 0.25 * log e^4 + 3 * (4 - 3) = 6 + 1 + 1 - 1 + 3; the own score
    of 5 counts as 3 + 2 * 4 / (4 + 4) = 4; windows have their own deviation, e^6: two more."""
    alignment = Alignment(2.0, 1.0, 0.5, -0.25, 3.0, 3.0, 0.0, 10.0)
    one = attempt(
        0,
        np.array([[3.0]]),
        deviation=np.exp([2.0]).astype(np.float32),
        window_deviation=np.exp([6.0]).astype(np.float32),
    )
    found = played(
        [one],
        np.zeros((1, 1), bool),
        deviations=np.exp([[4.0]]).astype(np.float32),
        own=np.array([[5.0]]),
        own_s=np.array([4.0]),
    ).aligned([alignment])
    assert found.attempts[0].scores.tolist() == [[pytest.approx(10.0)]]
    assert found.attempts[0].window_scores.tolist() == [[pytest.approx(12.0)]]


def test_unknown_own_scores_say_nothing(two_views: Playback) -> None:
    """As without any: the slope stays 0 and every own score counts as the mean."""
    unknown = replace(two_views, own=np.full_like(two_views.own, np.nan))
    _, (whole, _) = fit_alignments(unknown)
    assert (whole.by_own, whole.own_mean, whole.own_low, whole.own_high) == (0, 0, 0, 0)
    assert whole.own(np.array([np.nan, 5.0])).tolist() == [0.0, 0.0]


def test_every_group_counts_as_much_as_every_other() -> None:
    """Speakers of group 0 score 3 and 1, those of group 1 score 5 and 3, and there are nine times
    as many attempts of group 0: the neutral score lies in the middle of both, not near 2."""
    rng = np.random.default_rng(2)
    attempts = []
    for speaker in range(20):
        for index in range(90 if speaker < 10 else 10):
            means = np.where(np.arange(20) == speaker, 3.0, 1.0) + 2.0 * (speaker >= 10)
            rows = (rng.standard_normal(20) + means)[None]
            group = int(speaker >= 10)
            attempts.append(attempt(speaker, rows, index % 2, group=group, net_s=np.array([60.0])))
    alike = np.roll(np.eye(20, dtype=bool), 1, axis=1)
    groups = (np.arange(20) >= 10).astype(np.int64)
    calibration, _ = fit_alignments(played(attempts, alike, groups=groups))
    assert calibration.llr(3.0, 60.0, 40.0) == pytest.approx(0.0, abs=0.1)


def test_only_like_sounding_strangers_are_learned_from() -> None:
    """Nobody sounds alike but the next speaker, whose scores are N(1, 1); targets are N(3, 1)."""
    rng = np.random.default_rng(0)
    alike = np.roll(np.eye(20, dtype=bool), 1, axis=1)
    attempts = []
    for speaker in range(20):
        for variant in range(40):
            scores = np.full((30, 20), 99.0)  # would ruin the fit
            scores[:, speaker] = 3 + rng.standard_normal(30)
            scores[:, (speaker + 1) % 20] = 1 + rng.standard_normal(30)
            attempts.append(attempt(speaker, scores, variant))
    found, _ = fit_alignments(played(attempts, alike))
    assert found.llr(2.0, 15.0, 40.0) == pytest.approx(0.0, abs=0.2)
    assert found.llr(3.0, 15.0, 40.0) - found.llr(2.0, 15.0, 40.0) == pytest.approx(2.0, abs=0.3)
