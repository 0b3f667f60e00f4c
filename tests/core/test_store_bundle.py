"""The background model's file: exact, deterministic, and refused when anything in it is wrong."""

from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gmm_core.config import FrontEndConfig
from gmm_core.errors import BundleDamaged
from gmm_core.gmm.model import DiagonalGmm
from gmm_core.scoring import (
    Alignment,
    Background,
    Calibration,
    Cohort,
    Moments,
    NarrowBand,
    SessionSpace,
    System,
    Thresholds,
    VoiceSpace,
    model_fingerprint,
)
from gmm_core.store.bundle import KIND, VERSION, load_bundle, save_bundle
from gmm_core.store.bundle_earlier import SINCE_FORMAT_3
from gmm_core.store.container import read_container, write_container

DIMS, COMPONENTS = 6, (4, 3)
SIZE = sum(COMPONENTS) * DIMS
RANDOM = np.random.default_rng(3)


def numbers(*shape: int) -> np.ndarray:
    return RANDOM.standard_normal(shape).astype(np.float32)


def halves(*shape: int) -> np.ndarray:
    """Numbers that half precision can say."""
    return numbers(*shape).astype(np.float16).astype(np.float32)


def system(
    components: int, mel_high_hz: float, sessions: SessionSpace | None, **later: str
) -> System:
    """later : settings that the first files of this format did not have"""
    front_end = FrontEndConfig(
        cepstra=2,
        mel_high_hz=mel_high_hz,
        prior_mean=tuple(RANDOM.random(DIMS)),
        prior_variance=(1.0,) * DIMS,
        **later,
    )
    weights = np.full(components, 1 / components)
    ubm = DiagonalGmm(weights, numbers(components, DIMS), RANDOM.random((components, DIMS)) + 0.1)
    return System(front_end, ubm, sessions)


SYSTEMS = (
    system(4, 7600.0, SessionSpace(halves(2, 4, DIMS))),
    system(3, 4000.0, None, filter_scale="linear", suppression="asymmetric", compression="power"),
)
BACKGROUND = Background(
    space=VoiceSpace(SYSTEMS, (0.625, 0.375), "cosine", 16.0),
    cohort=Cohort(
        Moments(numbers(SIZE), numbers(3, SIZE), 0.125),
        Moments(halves(SIZE), halves(5, SIZE), 0.0),
        voices=17,
        alignment=Alignment(1.25, -0.5, 0.75, -0.25, 0.125, 2.0, 1.0, 4.0),
    ),
    calibration=Calibration(1.7, -3.1, 0.9, 6.0, 5.0),
    thresholds=Thresholds({"relaxed": 2.0, "balanced": 3.0, "strict": 4.5}, -2.0, 1.0, -1.0, 0.3),
    fingerprint=model_fingerprint(SYSTEMS),
    header={"corpora": [{"name": "Demo", "licence": "CC BY 4.0"}], "recipe": {"seed": 7}},
    narrow=NarrowBand(1, -54.0, Alignment(2.0, 0.5, 0.0, 0.25, -0.5, 3.0, -1.0, 5.0)),
)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "background.npz"
    save_bundle(BACKGROUND, path)
    return path


def test_every_number_comes_back(good: Path) -> None:
    found = load_bundle(good)
    for one, other in zip(found.systems, SYSTEMS, strict=True):
        assert one.front_end == other.front_end
        for name in ("weights", "means", "variances"):
            assert np.array_equal(getattr(one.ubm, name), getattr(other.ubm, name))
    assert np.array_equal(found.systems[0].sessions.directions, SYSTEMS[0].sessions.directions)
    assert found.systems[0].sessions.directions.dtype == np.float32
    assert found.systems[1].sessions is None
    for half in ("models", "recordings"):
        one, other = getattr(found.cohort, half), getattr(BACKGROUND.cohort, half)
        assert one.tail == other.tail
        for name in ("mean", "factors"):
            assert getattr(one, name).dtype == np.float32
            assert np.array_equal(getattr(one, name), getattr(other, name))
    assert found.cohort.voices == 17
    for name in ("weights", "scoring", "relevance_factor"):
        assert getattr(found.space, name) == getattr(BACKGROUND.space, name)
    assert found.cohort.alignment == BACKGROUND.cohort.alignment
    for name in ("calibration", "thresholds", "fingerprint", "header", "narrow"):
        assert getattr(found, name) == getattr(BACKGROUND, name)


def test_a_voice_scores_the_same_after_a_round_trip(good: Path) -> None:
    n, centered = RANDOM.random(sum(COMPONENTS)) * 30, numbers(sum(COMPONENTS), DIMS) * 20
    other_n, other_centered = RANDOM.random(sum(COMPONENTS)) * 9, numbers(sum(COMPONENTS), DIMS)
    found = [
        each.cohort.score(each.model_of(n, centered), each.test_of(other_n, other_centered))
        for each in (BACKGROUND, load_bundle(good))
    ]
    assert found[0] == found[1] != 0


def test_the_same_model_is_the_same_bytes(good: Path, tmp_path: Path) -> None:
    save_bundle(load_bundle(good), tmp_path / "again.npz")
    assert (tmp_path / "again.npz").read_bytes() == good.read_bytes()


def test_half_precision_only_where_nothing_is_lost(good: Path) -> None:
    _, arrays = read_container(good, KIND, VERSION)
    stored = {name: array.dtype for name, array in arrays.items()}
    assert stored["system0_sessions"] == np.float16
    assert stored["cohort_models_factors"] == stored["cohort_models_mean"] == np.float32
    assert stored["cohort_recordings_factors"] == stored["cohort_recordings_mean"] == np.float16
    assert stored["system0_means"] == np.float64


def damaged(path: Path) -> str:
    with pytest.raises(BundleDamaged) as caught:
        load_bundle(path)
    assert "\n" not in str(caught.value)
    return str(caught.value)


FRONT_END = ("systems", 0, "front_end")


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ((*FRONT_END, "sample_rate"), "16000"),
        ((*FRONT_END, "fft_size"), 10**9),
        ((*FRONT_END, "fft_size"), 256),  # shorter than a frame
        ((*FRONT_END, "vad"), "magic"),
        ((*FRONT_END, "normalization"), "magic"),
        ((*FRONT_END, "filter_scale"), "magic"),
        ((*FRONT_END, "suppression"), 1),
        ((*FRONT_END, "compression"), None),
        ((*FRONT_END, "remove_dc"), 1),
        ((*FRONT_END, "prior_mean"), [1.0]),
        ((*FRONT_END, "prior_mean"), ["x"] * 6),
        ((*FRONT_END, "cepstra"), 3),
        ((*FRONT_END, "cepstra"), True),
        ((*FRONT_END, "tomorrow"), 1),
        ((*FRONT_END, "hop_samples"), 80),  # not that of the other system
        ((*FRONT_END, "vad_range_db"), 31.0),  # a setting that the fingerprint covers
        (FRONT_END, None),
        (("systems", 0, "tomorrow"), 1),
        (("systems", 0), "one"),
        (("systems",), []),
        (("systems",), {}),
        (("weights",), [1.0]),
        (("weights",), [0.5, "0.5"]),
        (("weights",), [0.5, 0.6]),
        (("weights",), [1.5, -0.5]),
        (("weights",), None),
        (("scoring",), "magic"),
        (("scoring",), "linear"),  # which is for one system
        (("scoring",), 1),
        (("cohort", "voices"), 1),
        (("cohort", "voices"), 17.0),
        (("cohort", "models_tail"), -0.1),
        (("cohort", "recordings_tail"), None),
        (("cohort", "tomorrow"), 1),
        (("cohort",), []),
        (("alignment", "gain"), 0.0),
        (("alignment", "gain"), -1.0),
        (("alignment", "gain"), None),
        (("alignment", "shift"), "1"),
        (("alignment", "by_own"), 1e13),
        (("alignment", "own_low"), 2.5),  # above the mean
        (("alignment", "own_high"), 1.5),
        (("alignment", "own_mean"), True),
        (("alignment", "tomorrow"), 1.0),
        (("alignment",), None),
        (("alignment",), []),
        (("alignment",), {}),
        (("narrow", "system"), 2),  # there are two
        (("narrow", "system"), -1),
        (("narrow", "system"), 1.0),
        (("narrow", "system"), True),
        (("narrow", "below_db"), None),
        (("narrow", "below_db"), "low"),
        (("narrow", "alignment"), None),
        (("narrow", "alignment", "gain"), 0.0),
        (("narrow", "alignment", "own_low"), 3.5),
        (("narrow", "alignment", "tomorrow"), 1.0),
        (("narrow", "tomorrow"), 1.0),
        (("narrow",), []),
        (("narrow",), {}),
        (("narrow",), "none"),
        (("narrow",), False),
        ((*FRONT_END, "cepstra_low_hz"), -1.0),
        ((*FRONT_END, "cepstra_high_hz"), 20.0),  # no filter lies below
        ((*FRONT_END, "cepstra_low_hz"), 100.0),  # which the fingerprint covers
        (("calibration", "scale"), None),
        (("calibration", "tomorrow"), 1.0),
        (("calibration",), []),
        (("thresholds", "accept"), {"balanced": 3.0}),
        (("thresholds", "accept", "lax"), 1.0),
        (("thresholds", "reject"), "low"),
        (("thresholds", "tomorrow"), 1.0),
        (("relevance_factor",), 0),
        (("fingerprint",), 7),
        (("fingerprint",), "ab" * 32),  # another model's
        (("tomorrow",), 1),
        (("header",), "none"),
    ],
)
def test_wrong_settings(good: Path, place: tuple[str | int, ...], value: object) -> None:
    content, arrays = read_container(good, KIND, VERSION)
    target: Any = content
    for key in place[:-1]:
        target = target[key]
    target[place[-1]] = value
    write_container(good, KIND, VERSION, content, arrays)
    damaged(good)


@pytest.mark.parametrize("missing", sorted(asdict(FrontEndConfig()).keys() - SINCE_FORMAT_3.keys()))
def test_every_setting_of_a_front_end_must_be_there(good: Path, missing: str) -> None:
    content, arrays = read_container(good, KIND, VERSION)
    del content["systems"][1]["front_end"][missing]
    write_container(good, KIND, VERSION, content, arrays)
    assert missing in damaged(good)


def test_settings_that_came_later_are_as_they_were_where_a_file_does_not_say(good: Path) -> None:
    """The first files of this format, and every file of a front end that lives by them."""
    first, later = read_container(good, KIND, VERSION)[0]["systems"]
    assert not first["front_end"].keys() & SINCE_FORMAT_3.keys()
    assert later["front_end"].keys() == asdict(FrontEndConfig()).keys()
    front_end = asdict(load_bundle(good).systems[0].front_end)
    assert front_end.items() >= SINCE_FORMAT_3.items()


@pytest.mark.parametrize(
    "change",
    [
        {"system0_weights": np.array([0.5, 0.5, 0.5, 0.5])},
        {"system0_weights": np.full(3, 1 / 3)},
        {"system1_means": np.zeros((3, 5))},
        {"system1_variances": np.zeros((3, 6))},
        {"system0_sessions": np.zeros((2, 3, 6), np.float32)},
        {"system0_sessions": np.zeros((4, 6), np.float32)},
        {"system0_sessions": np.full((2, 4, 6), 1e30)},
        {"system0_sessions": np.zeros((2, 4, 6), np.uint8)},
        {"system2_sessions": np.zeros((2, 4, 6), np.float32)},
        {"cohort_models_mean": np.zeros(SIZE - 1, np.float32)},
        {"cohort_models_factors": np.zeros((3, SIZE - 1), np.float32)},
        {"cohort_models_factors": np.zeros(SIZE, np.float32)},
        {"cohort_recordings_mean": np.full(SIZE, 1e300)},
        {"cohort_recordings_factors": np.zeros((3, SIZE), np.uint8)},
        {
            "cohort_models_mean": np.zeros(7, np.float32),
            "cohort_models_factors": np.zeros((2, 7), np.float32),
            "cohort_recordings_mean": np.zeros(7, np.float32),
            "cohort_recordings_factors": np.zeros((2, 7), np.float32),
        },
        {"more": np.zeros(1)},
    ],
)
def test_arrays_that_do_not_fit(good: Path, change: dict[str, np.ndarray]) -> None:
    content, arrays = read_container(good, KIND, VERSION)
    write_container(good, KIND, VERSION, content, arrays | change)
    damaged(good)


@pytest.mark.parametrize(
    "name", ["system1_means", "cohort_models_mean", "cohort_recordings_factors"]
)
def test_arrays_that_are_not_there(good: Path, name: str) -> None:
    content, arrays = read_container(good, KIND, VERSION)
    del arrays[name]
    write_container(good, KIND, VERSION, content, arrays)
    assert "parts" in damaged(good)


def test_a_newer_file_asks_for_a_newer_program(good: Path) -> None:
    content, arrays = read_container(good, KIND, VERSION)
    write_container(good, KIND, VERSION + 1, content, arrays)
    assert "update Voxgate" in damaged(good)


def test_a_speakers_file_is_no_background(tmp_path: Path) -> None:
    from gmm_core.store.speaker_file import write_speaker
    from tests.core.store_samples import speaker

    write_speaker(speaker(), tmp_path / "anna.voxgate")
    assert "not a voxgate-background" in damaged(tmp_path / "anna.voxgate")


def test_another_header_keeps_the_model(good: Path, tmp_path: Path) -> None:
    """The model card may be written after the training without touching a number."""
    path = tmp_path / "carded.npz"
    save_bundle(replace(load_bundle(good), header={"figures": {"eer": 0.01}}), path)
    assert load_bundle(path).header == {"figures": {"eer": 0.01}}
    assert load_bundle(path).fingerprint == load_bundle(good).fingerprint
