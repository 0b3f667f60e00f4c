"""How well parts of an enrollment fit the rest of it: part by part, score by score."""

import math

import numpy as np
import pytest

from gmm_core.enrollment import enroll
from gmm_core.enrollment.own_scores import LEAST_PARTS, MOST_PARTS, PART_S, own_scores
from gmm_core.enrollment.seconds import SecondMaker, SpeechSecond
from gmm_core.progress import finish
from gmm_core.scoring import Background
from gmm_core.scoring.band import upper_db
from gmm_core.scoring.listen import settled_looks
from gmm_core.scoring.track import Evidence
from tests.core.narrow_model import narrow_model, telephone
from tests.core.signals import RATE, recording


def made_up(count: int, seed: int = 0) -> list[SpeechSecond]:
    """Seconds of statistics that vary around those of one voice."""
    random = np.random.default_rng(seed)
    components, dims = narrow_model().space.shape
    voice = random.standard_normal((components, dims)) * 3
    seconds = []
    for index in range(count):
        n = (random.random(components) * 20).astype(np.float32)
        centered = n[:, None] * voice + random.standard_normal((components, dims)) * 10
        frames = int(n.sum())
        seconds.append(
            SpeechSecond(0, index, frames, n, centered.astype(np.float32), np.array([1.0, 0.1]))
        )
    return seconds


def by_brute_force(seconds: list[SpeechSecond], model: Background, starts: range) -> list[float]:
    """One part after the other: a model of all other seconds, S-norm by its formula."""
    found: list[list[float]] = [[], []]
    third = model.space.columns(2)
    for start in starts:
        part = seconds[start : start + 2]
        rest = seconds[:start] + seconds[start + 2 :]
        vectors = []
        for some in (rest, part):
            n = np.sum([one.n.astype(np.float64) for one in some], axis=0)
            centered = np.sum([one.centered.astype(np.float64) for one in some], axis=0)
            vectors.append(model.model_of(n, centered).astype(np.float64))
        for view, columns in enumerate((slice(None), third)):
            voice, test = (vector[columns] for vector in vectors)
            total = 0.0
            for vector, half in ((voice, model.cohort.recordings), (test, model.cohort.models)):
                spread = half.factors[:, columns].astype(np.float64) @ vector
                variance = spread @ spread + half.tail * (vector @ vector)
                mean = half.mean[columns].astype(np.float64) @ vector
                total += (voice @ test - mean) / math.sqrt(variance) / 2
            found[view].append(total)
    return [float(np.mean(scores)) for scores in found]


def test_the_numbers_of_parts() -> None:
    assert (PART_S, LEAST_PARTS, MOST_PARTS) == (2, 3, 20)


@pytest.mark.parametrize(
    ("count", "starts"),
    [
        (6, range(0, 6, 2)),
        (7, range(0, 6, 2)),  # the last second is no part, but of every rest
        (40, range(0, 40, 2)),
        (42, range(0, 42, 4)),  # 21 parts: every other one
    ],
)
def test_own_scores_by_brute_force(count: int, starts: range) -> None:
    seconds, model = made_up(count), narrow_model()
    found = own_scores(seconds, model.space, model.views)
    assert found == pytest.approx(by_brute_force(seconds, model, starts), rel=1e-3)


@pytest.mark.parametrize("count", [0, 1, 5])
def test_too_little_speech_tells_nothing(count: int) -> None:
    model = narrow_model()
    found = own_scores(made_up(count), model.space, model.views)
    assert len(found) == 2
    assert all(math.isnan(score) for score in found)


def test_a_model_without_a_narrow_band_has_one_own_score() -> None:
    model = narrow_model()
    whole = own_scores(made_up(8), model.space, model.views[:1])
    assert whole == own_scores(made_up(8), model.space, model.views)[:1]


def test_the_seconds_stay_as_they_are() -> None:
    seconds, again, model = made_up(8), made_up(8), narrow_model()
    own_scores(seconds, model.space, model.views)
    for one, other in zip(seconds, again, strict=True):
        assert np.array_equal(one.n, other.n)
        assert np.array_equal(one.centered, other.centered)


@pytest.mark.parametrize("narrow", [False, True])
def test_an_enrollment_keeps_its_own_scores_and_its_band(narrow: bool) -> None:
    samples = recording(0)[: 14 * RATE]
    samples = telephone(samples) if narrow else samples
    model = narrow_model()
    (session,) = finish(enroll([(samples, RATE)], model, "Anna", check_voices=False)).sessions
    maker, heard = SecondMaker(100.0), Evidence(model.space.shape)
    for look in settled_looks(model.systems, samples, RATE):
        maker.add(look)
        heard.add(look)
    assert session.own_scores == own_scores(maker.seconds, model.space, model.views)
    assert session.upper_db == upper_db(heard.bands)
    assert (session.upper_db < -54) == narrow
    assert min(session.own_scores) > 0, "parts of one voice fit together better than strangers"
