"""Thresholds of played attempts, counted by hand."""

import numpy as np
import pytest

from gmm_core.scoring import Calibration
from gmm_core.training.attempts import Attempt, Playback, similar_models
from gmm_core.training.thresholds import FALSE_ACCEPTS, calibrate, set_thresholds

# evidence 1 and llr = score, but for the net speech's 1e-9 s
AS_IT_IS = Calibration(scale=1.0, offset=0.0, half_s=1e-9, snr_center_db=-1e3, snr_width_db=1.0)
LOOKS = 30
MODELS = 20


def attempt(speaker: int, variant: int, scores: np.ndarray) -> Attempt:
    """Scores (looks, models), a look every half second of speech."""
    net_s = 0.5 * (1 + np.arange(len(scores)))
    scores = scores.astype(np.float32)
    snr_db = np.full(len(scores), 40.0)
    return Attempt(speaker, variant, scores, scores, net_s, np.minimum(net_s, 2.0), snr_db)


def playback(stranger_height: tuple[float, float] = (0.0, 0.0)) -> Playback:
    """Each speaker owns a model; own attempts score 5, strangers' -5 at all looks but one.

    That look scores 0 .. 1 (evenly over all strangers), more in the conditions named by
    `stranger_height` = (clean, degraded).
    """
    attempts, place = [], 0
    peaks = np.linspace(0, 1, MODELS * (MODELS - 1))
    for speaker in range(MODELS):
        for variant, more in enumerate(stranger_height):
            scores = np.full((LOOKS, MODELS), -5.0)
            others = [model for model in range(MODELS) if model != speaker]
            scores[7, others] = more + peaks[place : place + len(others)]
            scores[:, speaker] = 5.0
            attempts.append(attempt(speaker, variant, scores))
        place += len(others)
    alike = ~np.eye(MODELS, dtype=bool)
    return Playback(attempts, np.arange(MODELS), alike)


def test_acceptance_thresholds_are_quantiles_of_whole_attempts() -> None:
    """The one high look of each attempt counts: 2 %, 0.5 % and 0.1 % of 0 .. 1 lie above."""
    limits, _ = set_thresholds(playback(), AS_IT_IS, two_voices=0.3)
    for word, share in FALSE_ACCEPTS.items():
        assert limits.accept[word] == pytest.approx(1 - share, abs=1e-3)
    assert limits.two_voices == 0.3


def test_the_worst_condition_sets_the_threshold() -> None:
    limits, _ = set_thresholds(playback((0.0, 3.0)), AS_IT_IS, two_voices=0.0)
    for word, share in FALSE_ACCEPTS.items():
        assert limits.accept[word] == pytest.approx(4 - share, abs=1e-3)


def test_own_attempts_are_accepted_and_never_rejected_here() -> None:
    limits, figures = set_thresholds(playback(), AS_IT_IS, two_voices=0.0)
    assert limits.reject == -0.5, "no own look is below, so the weakest rejection stays"
    for word in FALSE_ACCEPTS:
        assert figures[word]["accepted_of_own"] == 1.0
    assert figures["windows"]["own_withdrawn"] == 0.0
    assert figures["windows"]["strangers_withdrawn"] > 0.9


def test_a_crossing_after_the_rejection_does_not_count() -> None:
    """Every fourth speaker's own attempt begins far below and ends high: it ended rejected."""
    material = playback()
    for one in material.attempts:
        if one.speaker % 4 == 0:
            one.scores[:3, one.speaker] = -50.0
    limits, figures = set_thresholds(material, AS_IT_IS, two_voices=0.0)
    assert limits.reject == pytest.approx(-50.0)
    assert figures["balanced"]["accepted_of_own"] == 0.75


def test_calibration_learns_from_targets_and_like_sounding_strangers_only() -> None:
    """Nobody sounds alike but the next speaker, whose scores are N(1, 1); targets are N(3, 1)."""
    rng = np.random.default_rng(0)
    alike = np.roll(np.eye(MODELS, dtype=bool), 1, axis=1)
    attempts = []
    for speaker in range(MODELS):
        for variant in range(40):
            scores = np.full((LOOKS, MODELS), 99.0)  # would ruin the fit
            scores[:, speaker] = 3 + rng.standard_normal(LOOKS)
            scores[:, (speaker + 1) % MODELS] = 1 + rng.standard_normal(LOOKS)
            attempts.append(attempt(speaker, variant, scores))
    found = calibrate(Playback(attempts, np.arange(MODELS), alike))
    assert found.llr(2.0, 15.0, 40.0) == pytest.approx(0.0, abs=0.2)
    assert found.llr(3.0, 15.0, 40.0) - found.llr(2.0, 15.0, 40.0) == pytest.approx(2.0, abs=0.3)


def test_like_sounding_models_are_the_nearest_of_other_speakers() -> None:
    """Offsets at 0, 1, ... 24 degrees: 8 % of the 24 others are the two nearest."""
    angles = np.deg2rad(np.arange(25.0))
    offsets = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    voices = {speaker: 3 * offsets[speaker] for speaker in range(25)}
    alike = similar_models(voices, np.arange(25), offsets)
    assert np.flatnonzero(alike[0]).tolist() == [1, 2]
    assert np.flatnonzero(alike[10]).tolist() == [9, 11]
    assert np.flatnonzero(alike[24]).tolist() == [22, 23]
