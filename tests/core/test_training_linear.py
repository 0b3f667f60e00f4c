"""A training with linear scoring (Glembek et al. 2009): the recipe says so, live and offline."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gmm_core.config import FrontEndConfig
from gmm_core.enrollment import enroll
from gmm_core.progress import finish
from gmm_core.scoring import Background
from gmm_core.scoring.scorer import Scorer
from gmm_core.store.bundle import load_bundle, save_bundle
from gmm_core.training import TrainingConfig, train_background
from gmm_core.verification import VerificationSession, score_recording
from tests.core.signals import RATE, recording
from tests.core.tiny_training import demo_recordings, tiny


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Background:
    config = replace(
        tiny(components=4),
        scoring="linear",
        front_ends=(FrontEndConfig(),),
        weights=(1.0,),
        narrow_system=None,
    )
    return finish(train_background(demo_recordings(tmp_path_factory.mktemp("speech")), config))


def test_offline_as_live_and_after_a_round_trip(trained: Background, tmp_path: Path) -> None:
    save_bundle(trained, tmp_path / "linear.npz")
    model = load_bundle(tmp_path / "linear.npz")
    assert model.space.scoring == model.header["recipe"]["scoring"] == "linear"
    who = finish(enroll([(recording(0), RATE)], model, "Anna", check_voices=False))
    heard = recording(0, "verify")[: 4 * RATE]
    offline = score_recording(model, Scorer(model, (who,)), heard, RATE)
    session = VerificationSession(trained, (who,), RATE, claimed="Anna")
    live = [*session.push(heard), *session.flush()]
    assert np.isfinite(offline.llr).all()
    assert live[-1].llr.tobytes() == offline.llr.tobytes()


def test_unknown_scorings_and_fused_linear_ones_are_refused_before_the_work() -> None:
    with pytest.raises(ValueError, match="choose cosine, linear"):
        TrainingConfig(scoring="dot")
    with pytest.raises(ValueError, match="one system"):
        TrainingConfig(scoring="linear")
