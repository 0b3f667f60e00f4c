"""A tiny background model from the demo speakers: reproducible, and it can be cancelled."""

import math
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from gmm_core.config import FrontEndConfig
from gmm_core.errors import AudioFileError, TooFewRecordings
from gmm_core.frontend import extract
from gmm_core.frontend.mel import filter_edges
from gmm_core.progress import finish
from gmm_core.scoring import STRICTNESS, Background, model_fingerprint
from gmm_core.training import Recording, TrainingConfig, train_background
from gmm_core.training.config import shipped_front_ends
from tests.core.signals import RATE, recording
from tests.core.tiny_training import PIECES, assert_same, demo_recordings, tiny
from tests.promises import LongestStep, granted


@pytest.fixture(scope="module")
def recordings(tmp_path_factory: pytest.TempPathFactory) -> list[Recording]:
    return demo_recordings(tmp_path_factory.mktemp("speech"))


@pytest.fixture(scope="module")
def trained(recordings: list[Recording]) -> Background:
    return finish(train_background(recordings, tiny()))


def test_a_tiny_background_is_complete(trained: Background) -> None:
    assert (trained.ubm.components, trained.ubm.dims) == (8, 63)
    masked, linear, narrow = trained.systems
    assert trained.fingerprint == model_fingerprint([masked, linear, narrow])
    assert (narrow.front_end.cepstra_low_hz, narrow.front_end.cepstra_high_hz) == (300, 3400)
    assert trained.narrow is not None
    assert trained.narrow.system == 2
    assert linear.front_end.mel_reference == ()
    assert linear.front_end.filter_scale == "linear"
    assert len(masked.front_end.mel_reference) == 80
    assert np.mean(masked.front_end.mel_reference) == pytest.approx(1.0, abs=1e-3)
    for system in trained.systems:
        front_end = system.front_end
        assert len(front_end.prior_mean) == len(front_end.prior_variance) == 63
        assert system.sessions is not None
        assert system.sessions.directions.shape == (4, 8, 63)
    assert trained.cohort.size == trained.space.size == 3 * 8 * 63
    assert trained.cohort.voices == 6
    limits = trained.thresholds
    assert set(limits.accept) == set(STRICTNESS)
    ordered = [limits.accept[word] for word in STRICTNESS]
    assert ordered == sorted(ordered)
    assert limits.reject < 0
    assert trained.calibration.scale > 0


def test_the_prior_is_of_features_as_this_front_end_makes_them(trained: Background) -> None:
    """Clean speech lies near the prior, which also saw degraded copies."""
    plain = replace(trained.front_end, normalization_s=0.0)
    blocks = [extract(recording(voice)[: 20 * RATE], RATE, plain) for voice in range(6)]
    mean = np.concatenate([block.speech_features for block in blocks]).mean(axis=0)
    away = (mean - trained.front_end.prior_mean) / np.sqrt(trained.front_end.prior_variance)
    assert np.abs(away).max() < 0.6


def test_a_masked_front_end_is_shaped_by_speech_through_its_own_filters(recordings) -> None:
    """Filter 40 of 80 lies at 1.6 kHz on one scale and at 3.8 kHz on the other."""
    mel, _, narrow = shipped_front_ends()
    front_ends = mel, replace(mel, filter_scale="linear"), narrow
    model = finish(train_background(recordings, replace(tiny(), front_ends=front_ends)))
    on_mel, on_linear, on_narrow = (np.array(s.front_end.mel_reference) for s in model.systems)
    assert_array_equal(on_narrow, on_mel)
    centers = [filter_edges(front_end)[1:-1] for front_end in front_ends]
    # energy per Hz does not depend on how wide the filter is that it was measured with
    expected = np.interp(centers[1], centers[0], 10 * np.log10(on_mel))
    apart = 10 * np.log10(on_linear) - expected
    # below, linear filters are the wider ones and smear the pitch; above, mel ones the band's end
    between = (centers[1] > 1000) & (centers[1] < 6500)
    assert np.ptp(apart[between]) < 3.0
    assert np.ptp(10 * np.log10(on_linear / on_mel)) > 10.0


def test_power_law_cepstra_are_trained_on_too(recordings: list[Recording]) -> None:
    """Their variances go down to millionths, and none may be rounded to nothing."""
    pncc = FrontEndConfig(suppression="asymmetric", compression="power")
    one = replace(tiny(), front_ends=(pncc,), weights=(1.0,), narrow_system=None)
    prior = finish(train_background(recordings, one)).front_end.prior_variance
    assert len(prior) == 63
    assert 1e-6 < min(prior) < 1e-4


def test_the_header_says_what_it_was_made_from(trained: Background) -> None:
    header = trained.header
    assert header["speakers"]["all"] == 6
    assert header["speakers"]["cohort"] == header["speakers"]["calibration"] == 6
    assert header["corpora"][0]["license"] == "CC BY 4.0"
    assert header["recipe"]["components"] == 8
    assert "jobs" not in header["recipe"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_same_recordings_give_the_same_bundle_whatever_the_jobs(
    trained: Background, recordings: list[Recording], jobs: int
) -> None:
    assert_same(finish(train_background(recordings, tiny(jobs))), trained)


def test_another_seed_gives_another_bundle(
    trained: Background, recordings: list[Recording]
) -> None:
    other = finish(train_background(recordings, tiny(seed=2)))
    assert other.fingerprint != trained.fingerprint


def test_progress_comes_every_second_and_nothing_temporary_is_left(
    recordings: list[Recording], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    likelihoods, longest = [], LongestStep()
    for step in longest.of(train_background(recordings, tiny())):
        assert 0 <= step.done <= step.total
        if not math.isnan(step.mean_log_likelihood):
            likelihoods.append(step.mean_log_likelihood)
    different = list(dict.fromkeys(likelihoods))  # an iteration tells its own several times
    assert len(different) == 9  # three mixtures, three iterations each
    assert different[:3] == sorted(different[:3])
    assert different[3:6] == sorted(different[3:6])
    assert different[6:] == sorted(different[6:])
    assert longest.cpu_s < 1.0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("stage", "jobs"),
    [("computing features", 1), ("computing features", 2), ("EM", 1), ("playing attempts", 1)],
)
def test_cancelling_leaves_no_temporary_file(
    recordings: list[Recording],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    stage: str,
    jobs: int,
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    work = train_background(recordings, tiny(jobs))
    assert any(step.stage == stage for step in work)
    assert list(tmp_path.glob("voxgate-train-*/*.npz"))
    before = time.perf_counter()
    work.close()
    assert time.perf_counter() - before < granted(1.0)
    assert list(tmp_path.glob("voxgate-train-*")) == []


def test_too_few_speakers(recordings: list[Recording]) -> None:
    five = [one for one in recordings if one.speaker != "speaker 0"]
    with pytest.raises(TooFewRecordings) as caught:
        finish(train_background(five, tiny()))
    assert (caught.value.got, caught.value.need) == (5, 6)
    with pytest.raises(TooFewRecordings):
        finish(train_background([], tiny()))


def test_speakers_with_one_short_recording_each_are_too_few(recordings: list[Recording]) -> None:
    """Which is said before a mixture is trained, and that takes hours."""
    stages: list[str] = []
    with pytest.raises(TooFewRecordings):
        stages.extend(step.stage for step in train_background(recordings[::PIECES], tiny()))
    assert stages[-1] == "splitting speakers"
    assert "EM" not in stages


def test_a_damaged_recording_is_named(recordings: list[Recording], tmp_path: Path) -> None:
    bad = tmp_path / "bad.wav"
    bad.write_text("no sound", encoding="utf-8")
    with pytest.raises(AudioFileError, match=r"bad\.wav"):
        finish(train_background([*recordings, Recording("speaker 0", bad)], tiny()))


@pytest.mark.parametrize(
    "setting", ["components", "em_iterations", "copies", "jobs", "session_rank", "cohort_rank"]
)
def test_a_recipe_needs_at_least_one_of_everything(setting: str) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        TrainingConfig(**{setting: 0})


@pytest.mark.parametrize(
    ("settings", "word"),
    [
        ({"weights": (0.5, 0.3, 0.3)}, "sum to one"),
        ({"weights": (0.5, 0.5)}, "a weight for each"),
        ({"relevance_factor": 0.0}, "positive"),
        ({"stream_s": 0.0}, "positive"),
        ({"front_ends": (FrontEndConfig(), FrontEndConfig(hop_samples=80))}, "same sample_rate"),
    ],
)
def test_a_recipe_that_cannot_end_well_is_refused_at_once(
    settings: dict[str, Any], word: str
) -> None:
    weights = {"weights": (0.5, 0.5)} if "front_ends" in settings else {}
    with pytest.raises(ValueError, match=word):
        TrainingConfig(**weights, **settings, narrow_system=None)
