"""Each norm against its equation over the cohort's vectors one by one, and live as offline."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from gmm_core.enrollment import enroll
from gmm_core.linalg import Float32
from gmm_core.progress import finish
from gmm_core.scoring import (
    NORMS,
    STRICTNESS,
    Alignment,
    Cohort,
    Moments,
    SpeakerModel,
    moments,
)
from gmm_core.scoring.listen import settled_looks
from gmm_core.scoring.norm import keeps_each
from gmm_core.scoring.scorer import Scorer
from gmm_core.scoring.track import Evidence
from gmm_core.training import TrainingConfig
from gmm_core.training.cohort import CohortVoice, cohort_of
from gmm_core.verification import VerificationSession
from tests.core.narrow_model import narrow_model, telephone
from tests.core.signals import RATE, chopped, recording

MODELS = np.array([[1, 0], [0, 2], [1, 1]], np.float32)
RECORDINGS = np.array([[2, 0], [0, 4]], np.float32)
VOICE, TEST = np.array([[1, 1]], np.float32), np.array([[3, 1]], np.float32)
SHARE = 0.45


def drawn(count: int, size: int, seed: int) -> Float32:
    """Vectors around no zero, in some directions farther apart than in others."""
    random = np.random.default_rng(seed)
    spread = random.standard_normal((size, size)) * np.linspace(0.1, 2.0, size)[:, None]
    return (random.standard_normal((count, size)) @ spread + 1).astype(np.float32)


def cohort(
    norm: str, models: Float32, recordings: Float32, less: int | None = None, share: float = SHARE
) -> Cohort:
    """less : so many fewer directions than vectors; None = all of them"""
    ranks = [None if less is None else len(rows) - less for rows in (models, recordings)]
    each = keeps_each(norm)
    halves = [
        moments(rows, rank, kept)
        for rows, rank, kept in zip((models, recordings), ranks, each, strict=True)
    ]
    return Cohort(*halves, len(models), norm=norm, top_share=share)


def by_hand(norm: str, voice: Float32, test: Float32, models: Float32, tests: Float32) -> float:
    """One score from the definitions; models, tests : the cohort's vectors, float64."""
    raw = float(voice @ test)
    z_scores, t_scores = tests @ voice, models @ test
    if norm == "as":
        z_scores = np.sort(z_scores)[::-1][: max(2, round(SHARE * len(z_scores)))]
        t_scores = np.sort(t_scores)[::-1][: max(2, round(SHARE * len(t_scores)))]
    z = (raw - z_scores.mean()) / z_scores.std()
    t = (raw - t_scores.mean()) / t_scores.std()
    if norm == "zt":
        t_scores = np.array([(m @ test - (tests @ m).mean()) / (tests @ m).std() for m in models])
        return (z - t_scores.mean()) / t_scores.std()
    return {"none": raw, "z": z, "t": t, "s": (z + t) / 2, "as": (z + t) / 2}[norm]


def test_the_norms_are_those_of_the_papers() -> None:
    assert tuple(NORMS) == ("none", "z", "t", "zt", "s", "as")


@pytest.mark.parametrize(
    ("norm", "wanted"),
    [
        ("none", 4.0),
        # the voice (1, 1) on the recordings: 2 and 4, so mean 3 and deviation 1
        ("z", 1.0),
        # the test (3, 1) under the models: 3, 2 and 4, so mean 3 and variance 2/3
        ("t", 1.5**0.5),
        ("s", (1 + 1.5**0.5) / 2),
        # the nearest two of the models: 3 and 4, so (4 - 3.5) / 0.5; of the recordings both
        ("as", 1.0),
        # the models on the recordings: 2, 0 and 0, 8 and 2, 4; so the test scores 2, -0.5 and 1:
        # mean 5/6, variance (4 + 0.25 + 1) / 3 - 25/36 = 38/36
        ("zt", (1 - 5 / 6) / (38**0.5 / 6)),
    ],
)
def test_by_hand_on_three_models_and_two_recordings(norm: str, wanted: float) -> None:
    found = cohort(norm, MODELS, RECORDINGS, share=2 / 3)
    assert found.normalized(VOICE, TEST)[0, 0] == pytest.approx(wanted, rel=1e-5)
    assert found.score(VOICE[0], TEST[0]) == pytest.approx(wanted, rel=1e-5)


@pytest.mark.parametrize("norm", NORMS)
@pytest.mark.parametrize("less", [None, 1])
def test_scores_are_the_equation_over_the_vectors(norm: str, less: int | None) -> None:
    """Around their mean K vectors have K - 1 directions: one less than all loses nothing."""
    models, recordings = drawn(7, 12, seed=2), drawn(9, 12, seed=3)
    voices, tests = drawn(3, 12, seed=4), drawn(6, 12, seed=5)
    found = cohort(norm, models, recordings, less).normalized(voices, tests)
    exact = [rows.astype(np.float64) for rows in (models, recordings)]
    wanted = [[by_hand(norm, v, t, *exact) for v in voices.astype("f8")] for t in tests]
    np.testing.assert_allclose(found, wanted, rtol=2e-3, atol=2e-4)


@pytest.mark.parametrize("norm", NORMS)
def test_a_part_of_the_vectors_is_normalized_as_if_there_were_no_other(norm: str) -> None:
    models, recordings = drawn(7, 12, seed=6), drawn(9, 12, seed=7)
    voices, tests = drawn(2, 4, seed=8), drawn(3, 4, seed=9)
    columns = slice(3, 7)
    part = cohort(norm, models, recordings).of_columns(columns, Alignment())
    alone = cohort(norm, models[:, columns], recordings[:, columns])
    found, wanted = (one.normalized(voices, tests) for one in (part, alone))
    np.testing.assert_allclose(found, wanted, rtol=1e-4, atol=1e-5)


def test_the_nearest_are_chosen_for_each_recording() -> None:
    """Two kinds of people, far apart: whoever speaks, the others of this kind are near."""
    kinds = np.repeat(np.array([[9, 0], [0, 9]], np.float32), 4, axis=0)
    models = kinds + drawn(8, 2, seed=10) / 10
    found = cohort("as", models, models, share=0.5)
    for kind, test in ((slice(0, 4), (1, 0)), (slice(4, 8), (0, 1))):
        mean, deviation = found.test_moments(np.array([test], np.float32))
        scores = models[kind] @ np.array(test, np.float32)
        assert mean[0] == pytest.approx(scores.mean(), rel=1e-4)
        assert deviation[0] == pytest.approx(scores.std(), rel=1e-3)


def test_with_few_directions_the_nearest_all_are_the_cohort_of_s_norm() -> None:
    """The coordinates say the same of mean and variance as the directions and the tail."""
    models, recordings = drawn(40, 60, seed=11), drawn(50, 60, seed=12)
    voices, tests = drawn(3, 60, seed=13), drawn(4, 60, seed=14)
    adaptive, plain = (cohort(n, models, recordings, 35, share=1.0) for n in ("as", "s"))
    assert plain.models.tail > 0.1
    found, wanted = (one.normalized(voices, tests) for one in (adaptive, plain))
    np.testing.assert_allclose(found, wanted, rtol=1e-3, atol=1e-4)


def test_what_the_directions_have_lost_adds_its_variance_to_the_nearest() -> None:
    """The nearest three of (4, 2, 0, 0, -2) have a variance of 8/3, the tail adds 0.5 * 3."""
    coordinates = np.array([[2, 1, 0, 0, -1]], np.float32).T
    directions = np.array([[2, 0, 0]], np.float32)
    some = Moments(np.zeros(3, np.float32), directions, 0.5, coordinates)
    mean, deviation = some.of_top_scores(np.ones((1, 3), np.float32), 0.6)
    assert mean[0] == pytest.approx(2.0)
    assert deviation[0] ** 2 == pytest.approx(8 / 3 + 1.5, rel=1e-6)


def test_scores_of_vectors_that_are_not_made_by_hand() -> None:
    """Vectors (+-4, r, r, r) with r of variance 0.5 in all four dimensions, on a set of mean e1,
    factor 3 e2 and tail 0.25: mean +-4, variance 9 * 0.5 + 0.25 * (16 + 4 * 0.5) = 9."""
    signs, east = np.array([[2], [-2]], np.float32), np.eye(4, dtype=np.float32)
    others = Moments(np.zeros(4, np.float32), 2 * east[:1], 0.5, signs)
    mean, deviation = Moments(east[0], 3 * east[1:2], 0.25).of_scores_of(others)
    np.testing.assert_allclose(mean, [4, -4])
    np.testing.assert_allclose(deviation, [3, 3], rtol=1e-6)


@pytest.mark.parametrize("norm", NORMS)
def test_up_to_four_tests_at_once_get_the_bits_that_each_gets_alone(norm: str) -> None:
    """A look is scored with those beside it, or not: nobody may be able to tell."""
    some = cohort(norm, drawn(300, 90, seed=15), drawn(400, 90, seed=16), 260)
    tests = drawn(4, 90, seed=17)
    alone = [some.test_moments(tests[row : row + 1]) for row in range(4)]
    for count in (2, 3, 4):
        together = some.test_moments(tests[:count])
        for index in (0, 1):
            wanted = np.concatenate([one[index] for one in alone[:count]])
            assert together[index].tobytes() == wanted.tobytes()


@pytest.mark.parametrize("norm", NORMS)
def test_a_cohort_of_equal_scores_divides_by_no_zero(norm: str) -> None:
    same = np.ones((3, 2), np.float32)
    assert np.isfinite(cohort(norm, same, same).normalized(VOICE, TEST)).all()


def test_an_unknown_norm_is_refused_with_the_choices() -> None:
    half = moments(MODELS)
    for make in (lambda: Cohort(half, half, 3, norm="S"), lambda: TrainingConfig(norm="S")):
        with pytest.raises(ValueError, match="'S' is unknown; choose none, z, t, zt, s, as"):
            make()


@pytest.mark.parametrize("share", [0.0, -0.1, 1.1, float("nan")])
def test_a_share_that_is_none_is_refused(share: float) -> None:
    with pytest.raises(ValueError, match="share"):
        TrainingConfig(norm="as", norm_top_share=share)


def test_a_cohort_keeps_what_its_norm_asks_for_and_no_more() -> None:
    set_only, each = moments(MODELS), moments(MODELS, each=True)
    for models, recordings, norms in (
        (set_only, set_only, {"none", "z", "t", "s"}),
        (each, set_only, {"zt"}),
        (set_only, each, set()),
        (each, each, {"as"}),
    ):
        for norm in NORMS:
            if norm in norms:
                Cohort(models, recordings, 3, norm=norm)
                continue
            with pytest.raises(ValueError, match="more or less"):
                Cohort(models, recordings, 3, norm=norm)


def test_vectors_that_are_known_as_a_set_only_have_no_scores_of_their_own() -> None:
    with pytest.raises(ValueError, match="one by one"):
        moments(MODELS).of_top_scores(TEST, 0.5)


@pytest.mark.parametrize("shape", [(3, 2), (1, 3), (3,)])
def test_coordinates_that_do_not_fit_are_refused(shape: tuple[int, ...]) -> None:
    """Of three vectors along three directions."""
    kept = moments(MODELS)
    with pytest.raises(ValueError, match="coordinates"):
        Moments(kept.mean, kept.factors, 0.0, np.zeros(shape, np.float32))


@pytest.mark.parametrize("norm", NORMS)
def test_a_trained_cohort_is_that_of_its_recipe(norm: str) -> None:
    """Half floats cost little, and only what the norm asks for is kept."""
    people = drawn(12, 30, seed=18)
    voices = [CohortVoice(one, [one + 1, one * 2]) for one in people]
    config = TrainingConfig(norm=norm, norm_top_share=SHARE, cohort_rank=11)
    found = cohort_of(voices, config)
    assert (found.norm, found.top_share, found.voices) == (norm, SHARE, 12)
    kept = found.models.coordinates is not None, found.recordings.coordinates is not None
    assert kept == keeps_each(norm)
    recordings = np.stack([test for voice in voices for test in voice.recordings])
    exact = cohort(norm, people, recordings)
    given = drawn(2, 30, seed=19), drawn(3, 30, seed=20)
    np.testing.assert_allclose(found.normalized(*given), exact.normalized(*given), atol=0.15)


@cache
def profile(norm: str, voice: int) -> SpeakerModel:
    audio = [(recording(voice)[: 14 * RATE], RATE)]
    return finish(enroll(audio, narrow_model(norm), f"voice {voice}", check_voices=False))


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("norm", NORMS)
def test_live_scores_are_those_of_the_whole_recording_to_the_bit(norm: str, narrow: bool) -> None:
    never = dict.fromkeys(STRICTNESS, 1e6)  # or a new attempt begins as soon as one is decided
    model, speakers = narrow_model(norm), (profile(norm, 0), profile(norm, 2))
    model = replace(model, thresholds=replace(model.thresholds, accept=never, reject=-1e6))
    samples = recording(0, "verify")[: 2 * RATE]
    samples = telephone(samples) if narrow else samples
    whole, pieces = (VerificationSession(model, speakers, RATE) for _ in range(2))
    at_once = [*whole.push(samples), *whole.flush()]
    live = [f for piece in chopped(samples, [0.03, 0.4, 0.41, 0.8]) for f in pieces.push(piece)]
    live += pieces.flush()
    assert len(live) == len(at_once) > 15
    for one, other in zip(live, at_once, strict=True):
        assert one.raw.tobytes() == other.raw.tobytes()
        assert one.window_llr.tobytes() == other.window_llr.tobytes()
    looks = Evidence(model.space.shape)
    for look in settled_looks(model.systems, samples, RATE):
        looks.add(look)
    last = [frame for frame in live if frame.speech][-1].raw
    assert last.tobytes() == Scorer(model, speakers).raw(looks).tobytes()
    assert np.isfinite(last).all()
    assert last[0] != last[1]


def test_each_norm_gives_other_scores() -> None:
    looks = Evidence(narrow_model().space.shape)
    for look in settled_looks(narrow_model().systems, recording(0, "verify")[: 2 * RATE], RATE):
        looks.add(look)
    who = (profile("s", 0),)
    found = [float(Scorer(narrow_model(norm), who).raw(looks)[0]) for norm in NORMS]
    assert len({round(score, 3) for score in found}) == len(NORMS)
