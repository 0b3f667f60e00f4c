"""Session compensation against the linear-Gaussian posterior in its dense, obvious form."""

import numpy as np
import pytest

from gmm_core.linalg import Float32
from gmm_core.scoring import SessionSpace

RANK, C, D = 3, 4, 5


def space(seed: int = 0) -> SessionSpace:
    return SessionSpace(drawn(seed, RANK, C, D))


def drawn(seed: int, *shape: int) -> Float32:
    return np.random.default_rng(seed).standard_normal(shape).astype(np.float32)


def counts(seed: int, recordings: int, most: float = 20.0) -> Float32:
    return (np.random.default_rng(seed).random((recordings, C)) * most).astype(np.float32)


def posterior_mean(directions: Float32, n: Float32, centered: Float32) -> np.ndarray:
    """E[x | y] of one recording, y = A x + e, with the whole covariance A A' + I of y written out.

    In standard deviations the sum of n_k frames is n_k U_k x plus noise of variance n_k: divided
    by the root of n_k, the noise is e ~ N(0, I) and A_k = sqrt(n_k) U_k.
    """
    root = np.repeat(np.sqrt(n.astype(np.float64)), D)
    a = directions.reshape(RANK, C * D).T.astype(np.float64) * root[:, None]
    y = centered.ravel().astype(np.float64) / root
    return a.T @ np.linalg.solve(a @ a.T + np.eye(C * D), y)


def test_by_hand_in_one_dimension() -> None:
    """U = 2, n = 3, centered = 6: x = 12 / (1 + 3 * 4), and 6 - 3 * 2 x = 6 / 13 stays."""
    one = SessionSpace(np.full((1, 1, 1), 2, np.float32))
    n, centered = np.full((1, 1), 3, np.float32), np.full((1, 1, 1), 6, np.float32)
    assert one.factors(n, centered)[0, 0] == pytest.approx(12 / 13, rel=1e-6)
    assert one.compensate(n, centered)[0, 0, 0] == pytest.approx(6 / 13, rel=1e-5)


@pytest.mark.parametrize("seed", range(4))
def test_factors_are_the_posterior_mean(seed: int) -> None:
    sessions, n, centered = space(seed), counts(seed, 6), drawn(seed + 10, 6, C, D) * 5
    found = sessions.factors(n, centered)
    assert found.shape == (6, RANK)
    for one, own, own_centered in zip(found, n, centered, strict=True):
        wanted = posterior_mean(sessions.directions, own, own_centered)
        np.testing.assert_allclose(one, wanted, rtol=1e-4, atol=1e-5)


def test_compensation_subtracts_what_the_posterior_explains() -> None:
    sessions, n, centered = space(), counts(1, 2), drawn(2, 2, C, D) * 5
    found = sessions.compensate(n, centered)
    assert found.dtype == np.float32
    for row in range(2):
        x = posterior_mean(sessions.directions, n[row], centered[row])
        shift = np.einsum("r,rcd->cd", x, sessions.directions)
        wanted = centered[row] - n[row][:, None] * shift
        np.testing.assert_allclose(found[row], wanted, atol=1e-3)


def test_a_pure_session_effect_is_taken_out() -> None:
    """With minutes of speech nothing but a thousandth is left of n U x."""
    sessions, n = space(), counts(3, 4, most=5.0) * 1000
    x = drawn(4, 4, RANK)
    centered = n[:, :, None] * np.einsum("lr,rcd->lcd", x, sessions.directions)
    left = sessions.compensate(n, centered)
    np.testing.assert_allclose(sessions.factors(n, centered), x, atol=1e-2)
    assert np.linalg.norm(left) < 1e-3 * np.linalg.norm(centered)


def test_what_no_session_does_stays() -> None:
    """A voice whose means move at right angles to the directions keeps every bit of them."""
    sessions, n = space(), np.full((1, C), 50, np.float32)
    flat = sessions.directions.reshape(RANK, -1).T.astype(np.float64)
    voice = drawn(5, C * D).astype(np.float64)
    voice -= flat @ np.linalg.lstsq(flat, voice, rcond=None)[0]
    centered = (50 * voice).reshape(1, C, D).astype(np.float32)
    np.testing.assert_allclose(sessions.compensate(n, centered), centered, atol=1e-3)


def test_the_voice_survives_and_the_room_does_not() -> None:
    """One voice through two rooms: without their effect the two are nearly one again."""
    sessions, n = space(), np.full((2, C), 2000, np.float32)
    voice, rooms = drawn(6, C, D), drawn(7, 2, RANK) * 2
    moved = voice + np.einsum("lr,rcd->lcd", rooms, sessions.directions)
    before = n[:, :, None] * moved
    after = sessions.compensate(n, before)
    apart = [np.linalg.norm(pair[0] - pair[1]) for pair in (before, after)]
    assert apart[1] < 0.01 * apart[0]
    assert np.linalg.norm(after[0]) > 0.3 * np.linalg.norm(2000 * voice)


def test_each_recording_is_compensated_by_itself() -> None:
    sessions, n, centered = space(), counts(8, 5), drawn(9, 5, C, D)
    together = sessions.compensate(n, centered)
    for row in range(5):
        alone = sessions.compensate(n[row : row + 1], centered[row : row + 1])[0]
        np.testing.assert_allclose(together[row], alone, atol=1e-5)


def test_nothing_heard_is_nothing_to_take_out() -> None:
    sessions = space()
    n, centered = np.zeros((1, C), np.float32), np.zeros((1, C, D), np.float32)
    np.testing.assert_array_equal(sessions.factors(n, centered), np.zeros((1, RANK)))
    np.testing.assert_array_equal(sessions.compensate(n, centered), centered)


def test_directions_have_three_axes() -> None:
    assert space().rank == RANK
    with pytest.raises(ValueError, match="rank, components, dims"):
        SessionSpace(np.zeros((RANK, C * D), np.float32))
