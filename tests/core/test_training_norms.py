"""A training with another norm: played with it, calibrated on it, and kept with what it needs."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gmm_core.enrollment import enroll
from gmm_core.progress import finish
from gmm_core.scoring import Background
from gmm_core.scoring.scorer import Scorer
from gmm_core.store.bundle import load_bundle, save_bundle
from gmm_core.training import train_background
from gmm_core.training.packing import PLAYBACK
from gmm_core.verification import score_recording
from tests.core.signals import RATE, recording
from tests.core.tiny_training import demo_recordings, tiny


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("norm")


@pytest.fixture(scope="module")
def trained(folder: Path) -> Background:
    speech = folder / "speech"
    speech.mkdir()
    config = replace(tiny(components=2), em_iterations=1, norm="zt")
    return finish(train_background(demo_recordings(speech), config, state=folder / "state"))


def test_it_is_in_the_model_and_in_its_header(trained: Background) -> None:
    assert trained.cohort.norm == trained.header["recipe"]["norm"] == "zt"
    assert trained.cohort.models.coordinates is not None
    assert trained.cohort.models.coordinates.shape == (6, 6)  # voices, directions
    assert trained.cohort.recordings.coordinates is None


def test_people_are_played_with_it(trained: Background, folder: Path) -> None:
    """Against a cohort of three: their Z-normalized scores spread by about one, not by the
    hundredths that plain cosines do."""
    for group in (0, 1):
        with np.load(folder / "state" / f"stage_attempts_{group}.npz") as kept:
            played = PLAYBACK.unpack({name: kept[name] for name in kept.files})
        spread = np.concatenate([attempt.deviation for attempt in played.attempts])
        assert 0.2 < np.median(spread) < 20


def test_a_voice_scores_the_same_after_a_round_trip(trained: Background, tmp_path: Path) -> None:
    save_bundle(trained, tmp_path / "own.npz")
    scores = []
    for model in (trained, load_bundle(tmp_path / "own.npz")):
        audio = [(recording(0), RATE)]
        who = finish(enroll(audio, model, "Anna", check_voices=False))
        heard = recording(0, "verify")[: 3 * RATE]
        scores.append(score_recording(model, Scorer(model, (who,)), heard, RATE).llr)
    assert scores[0].tobytes() == scores[1].tobytes()
    assert np.isfinite(scores[0]).all()
