"""Thresholds of played attempts, counted by hand."""

from dataclasses import replace

import numpy as np
import pytest

from gmm_core.scoring import Calibration
from gmm_core.training.attempts import Playback, similar_models
from gmm_core.training.thresholds import FALSE_ACCEPTS, set_thresholds
from tests.core.played import attempt, played

# evidence 1 and llr = score, but for the net speech's 1e-9 s
AS_IT_IS = Calibration(scale=1.0, offset=0.0, half_s=1e-9, snr_center_db=-1e3, snr_width_db=1.0)
LOOKS = 30
MODELS = 20


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
            attempts.append(attempt(speaker, scores, variant))
        place += len(others)
    return played(attempts, ~np.eye(MODELS, dtype=bool))


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


def test_every_view_sets_the_threshold() -> None:
    """Strangers whose narrow-band scores are 2 higher reach 2 higher, all other attempts aside."""
    wide, narrow = playback(), playback((2.0, 0.0))
    moved = [replace(one, view=1) for one in narrow.attempts]
    limits, figures = set_thresholds(
        replace(wide, attempts=wide.attempts + moved), AS_IT_IS, two_voices=0.0
    )
    for word, share in FALSE_ACCEPTS.items():
        assert limits.accept[word] == pytest.approx(3 - share, abs=1e-3)
    one_of_all = 1 / (4 * MODELS * (MODELS - 1))
    assert figures["strict"]["false_accepts_per_attempt"] == pytest.approx(one_of_all)


def test_a_crossing_after_the_rejection_does_not_count() -> None:
    """Every fourth speaker's own attempt begins far below and ends high: it ended rejected."""
    material = playback()
    for one in material.attempts:
        if one.speaker % 4 == 0:
            one.scores[:3, one.speaker] = -50.0
    limits, figures = set_thresholds(material, AS_IT_IS, two_voices=0.0)
    assert limits.reject == pytest.approx(-50.0)
    assert figures["balanced"]["accepted_of_own"] == 0.75


def test_like_sounding_models_are_the_nearest_of_other_speakers() -> None:
    """Offsets at 0, 1, ... 24 degrees: 8 % of the 24 others are the two nearest."""
    angles = np.deg2rad(np.arange(25.0))
    offsets = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    voices = {speaker: 3 * offsets[speaker] for speaker in range(25)}
    alike = similar_models(voices, np.arange(25), offsets)
    assert np.flatnonzero(alike[0]).tolist() == [1, 2]
    assert np.flatnonzero(alike[10]).tolist() == [9, 11]
    assert np.flatnonzero(alike[24]).tolist() == [22, 23]
