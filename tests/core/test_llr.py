"""The exact, top-C and linear ratios agree within stated bounds; offsets are MAP-adapted means."""

from functools import cache

import numpy as np
import pytest

from gmm_core.frontend import extract
from gmm_core.gmm import DiagonalGmm, MapConfig, Statistics, accumulate, map_adapt
from gmm_core.linalg import Float32, Float64
from gmm_core.scoring.llr import (
    exact_llr,
    linear_llr,
    per_frame_vectors,
    speaker_offsets,
    top_c_llr,
)
from tests.core.engine_samples import background
from tests.core.gmm_samples import drawn, mixture
from tests.core.signals import speech

UBM = background().ubm
RELEVANCE = background().relevance_factor


@cache
def features(voice: int, part: str = "enroll") -> Float32:
    block = extract(speech(voice, 15.0, part=part), 16000, background().front_end)
    return block.speech_features


@cache
def adapted(voice: int) -> tuple[Statistics, DiagonalGmm]:
    heard = accumulate(features(voice), UBM)
    return heard, map_adapt(heard, UBM, MapConfig(relevance_factor=RELEVANCE))


def centered(heard: Statistics) -> Float64:
    """(first - n mu) / sigma, (C, D)."""
    return (heard.first - heard.n[:, None] * UBM.means) / np.sqrt(UBM.variances)


def offset_of(heard: Statistics) -> Float32:
    return speaker_offsets(heard.n[None], centered(heard)[None], RELEVANCE)[0]


def test_by_hand_in_one_dimension() -> None:
    """x = 2 under N(1, 1) and N(0, 1): (4 - 1) / 2 = 1.5; linear around 0: slope 1 times 2."""
    ubm, speaker = DiagonalGmm([1], [[0]], [[1]]), DiagonalGmm([1], [[1]], [[1]])
    x = np.array([[2]], np.float32)
    assert exact_llr(x, speaker, ubm)[0] == pytest.approx(1.5, rel=1e-6)
    assert top_c_llr(x, speaker, ubm, 1)[0] == pytest.approx(1.5, rel=1e-6)
    assert linear_llr(x, speaker, ubm)[0] == pytest.approx(2.0, rel=1e-6)


def test_the_ubm_against_itself_is_zero() -> None:
    x = features(0)
    for score in (exact_llr, top_c_llr, linear_llr):
        np.testing.assert_allclose(score(x, UBM, UBM), 0, atol=1e-4)


@pytest.mark.parametrize("voice", [0, 3])
def test_top_c_is_exact_with_all_components(voice: int) -> None:
    x, speaker = features(voice, "verify"), adapted(0)[1]
    exact = exact_llr(x, speaker, UBM)
    np.testing.assert_allclose(top_c_llr(x, speaker, UBM, UBM.components), exact, atol=2e-3)


@pytest.mark.parametrize("voice", [0, 3])
def test_top_5_is_near_the_exact_ratio_and_nearer_than_top_1(voice: int) -> None:
    """The mean over seconds is what is scored: within 0.05 nats of the exact one."""
    x, speaker = features(voice, "verify"), adapted(0)[1]
    exact = exact_llr(x, speaker, UBM)
    five, one = top_c_llr(x, speaker, UBM, 5), top_c_llr(x, speaker, UBM, 1)
    assert abs(float(np.mean(five - exact))) < 0.05
    assert np.abs(five - exact).mean() < 0.1
    assert np.abs(five - exact).mean() < np.abs(one - exact).mean()


def test_the_linear_ratio_is_the_derivative_at_the_ubm() -> None:
    ubm, direction = mixture(5, 4), np.random.default_rng(1).standard_normal((5, 4))
    x, step = drawn(ubm, 300), 0.01

    def moved(share: float) -> DiagonalGmm:
        return DiagonalGmm(ubm.weights, ubm.means + share * direction, ubm.variances)

    slope = (exact_llr(x, moved(step), ubm) - exact_llr(x, moved(-step), ubm)) / (2 * step)
    np.testing.assert_allclose(linear_llr(x, moved(1.0), ubm), slope, atol=5e-3)


def test_the_linear_ratio_ranks_speakers_as_the_exact_one_does() -> None:
    """Four models, four recordings: correlation of the 16 mean ratios."""
    chosen = (0, 1, 3, 4)
    exact, linear = [], []
    for test in chosen:
        for model in chosen:
            x, speaker = features(test, "verify"), adapted(model)[1]
            exact.append(float(exact_llr(x, speaker, UBM).mean()))
            linear.append(float(linear_llr(x, speaker, UBM).mean()))
    assert np.corrcoef(exact, linear)[0, 1] > 0.9


def test_speaker_offset_is_the_map_mean_in_deviations() -> None:
    heard, speaker = adapted(0)
    wanted = (speaker.means - UBM.means) / np.sqrt(UBM.variances)
    np.testing.assert_allclose(offset_of(heard).reshape(wanted.shape), wanted, atol=1e-4)


def test_offsets_and_vectors_by_hand() -> None:
    """n = 4 and 0 with r = 4: centered / 8 and / 4; 4 frames in all: centered / 4."""
    n = np.array([[4.0, 0.0]])
    moved = np.array([[[8.0, -4.0], [2.0, 0.0]]])
    assert speaker_offsets(n, moved, 4.0).tolist() == [[1.0, -0.5, 0.5, 0.0]]
    assert per_frame_vectors(n, moved).tolist() == [[2.0, -1.0, 0.5, 0.0]]


def test_many_voices_are_each_as_if_alone() -> None:
    both = [adapted(0)[0], adapted(3)[0]]
    n, moved = np.stack([one.n for one in both]), np.stack([centered(one) for one in both])
    for index, one in enumerate(both):
        np.testing.assert_array_equal(speaker_offsets(n, moved, RELEVANCE)[index], offset_of(one))
        alone = per_frame_vectors(n[index : index + 1], moved[index : index + 1])[0]
        np.testing.assert_array_equal(per_frame_vectors(n, moved)[index], alone)


def test_nothing_heard_is_no_division_by_zero() -> None:
    n, moved = np.zeros((1, 2)), np.zeros((1, 2, 3))
    np.testing.assert_array_equal(per_frame_vectors(n, moved), np.zeros((1, 6)))
    np.testing.assert_array_equal(speaker_offsets(n, moved, RELEVANCE), np.zeros((1, 6)))


def test_offset_times_vector_is_the_mean_linear_ratio() -> None:
    heard, speaker = adapted(0)
    x = features(3, "verify")
    test = accumulate(x, UBM)
    vector = per_frame_vectors(test.n[None], centered(test)[None])[0]
    wanted = float(linear_llr(x, speaker, UBM).mean())
    assert float(offset_of(heard) @ vector) == pytest.approx(wanted, abs=2e-3)


@pytest.mark.parametrize("top", [0, -1, 10_000])
def test_an_impossible_number_of_components_is_refused(top: int) -> None:
    with pytest.raises(ValueError, match="between 1 and"):
        top_c_llr(features(0), UBM, UBM, top)


def test_a_mixture_of_another_size_has_no_components_in_common() -> None:
    """With fewer components a numpy error, with more a wrong number."""
    for components in (2, 4):
        with pytest.raises(ValueError, match="components of the UBM"):
            top_c_llr(drawn(mixture(3, 2), 5), mixture(components, 2), mixture(3, 2), 2)
