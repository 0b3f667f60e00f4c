"""Made-up speakers for the tests of the store: the numbers mean nothing, they have to come back."""

import math
from dataclasses import replace

import numpy as np
import pytest

from gmm_core.scoring import Consent, EnrollmentSession, SelfTest, SpeakerModel


def session(seed: int = 0, **changes) -> EnrollmentSession:
    random = np.random.default_rng(seed)
    made = EnrollmentSession(
        recorded_at="2026-11-22T12:00:00+00:00",
        device="USB Audio",
        net_speech_s=21.5,
        snr_db=24.0,
        clipped_fraction=0.001,
        level_dbfs=-23.0,
        n=random.random(8).astype(np.float32),
        first=random.standard_normal((8, 3)).astype(np.float32),
        upper_db=-20.5,
        own_scores=(3.25 + seed, -0.75),
    )
    return replace(made, **changes)


def speaker(name: str = "Anna", seed: int = 0, **changes) -> SpeakerModel:
    made = SpeakerModel(
        name=name,
        background_fingerprint="ab" * 32,
        sessions=(
            session(seed),
            session(seed + 1, snr_db=math.nan, device="file", own_scores=(2.0, math.nan)),
        ),
        self_test=SelfTest("good", 0.95, 4.2, 20),
        consent=Consent(name, "1", "2026-11-22T11:59:00+00:00"),
    )
    return replace(made, **changes)


def assert_same(found: SpeakerModel, expected: SpeakerModel) -> None:
    assert (found.name, found.background_fingerprint) == (
        expected.name,
        expected.background_fingerprint,
    )
    assert (found.self_test, found.consent) == (expected.self_test, expected.consent)
    assert len(found.sessions) == len(expected.sessions)
    for one, other in zip(found.sessions, expected.sessions, strict=True):
        for field in ("recorded_at", "device", "net_speech_s", "clipped_fraction", "level_dbfs"):
            assert getattr(one, field) == getattr(other, field)
        assert one.upper_db == other.upper_db
        assert one.own_scores == pytest.approx(other.own_scores, nan_ok=True)
        assert one.snr_db == pytest.approx(other.snr_db, nan_ok=True)
        for field in ("n", "first"):
            array = getattr(one, field)
            assert array.dtype == np.float32
            assert np.array_equal(array, getattr(other, field))
