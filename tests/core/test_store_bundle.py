"""The background model's file: exact, deterministic, and refused when anything in it is wrong."""

from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest

from gmm_core.config import FrontEndConfig
from gmm_core.errors import BundleDamaged
from gmm_core.gmm.model import DiagonalGmm
from gmm_core.scoring import (
    Background,
    Calibration,
    Cohort,
    Thresholds,
    model_fingerprint,
)
from gmm_core.store.bundle import KIND, VERSION, load_bundle, save_bundle
from gmm_core.store.container import read_container, write_container


def background() -> Background:
    """A small one; its numbers mean nothing."""
    random = np.random.default_rng(3)
    dims = 6
    front_end = FrontEndConfig(
        cepstra=2,
        normalization_s=3,
        prior_mean=tuple(random.random(dims)),
        prior_variance=(1.0,) * dims,
    )
    means = random.standard_normal((4, dims))
    ubm = DiagonalGmm(np.full(4, 0.25), means, random.random((4, dims)) + 0.1)
    return Background(
        front_end=front_end,
        ubm=ubm,
        cohort=Cohort(
            random.standard_normal((3, 4 * dims)).astype(np.float32),
            random.standard_normal((5, 4 * dims)).astype(np.float16).astype(np.float32),
            ("a", "b", "ü"),
        ),
        calibration=Calibration(1.7, -3.1, 0.9, 6.0, 5.0),
        thresholds=Thresholds(
            {"relaxed": 2.0, "balanced": 3.0, "strict": 4.5}, -2.0, 1.0, -1.0, 0.3
        ),
        relevance_factor=16.0,
        fingerprint=model_fingerprint(front_end, ubm),
        header={"corpora": [{"name": "Demo", "licence": "CC BY 4.0"}], "recipe": {"seed": 7}},
    )


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "background.npz"
    save_bundle(background(), path)
    return path


def test_every_number_comes_back(good: Path) -> None:
    found, expected = load_bundle(good), background()
    assert found.front_end == expected.front_end
    assert found.front_end.fingerprint() == expected.front_end.fingerprint()
    for name in ("weights", "means", "variances"):
        assert np.array_equal(getattr(found.ubm, name), getattr(expected.ubm, name))
    for name in ("offsets", "vectors"):
        array = getattr(found.cohort, name)
        assert array.dtype == np.float32
        assert np.array_equal(array, getattr(expected.cohort, name))
    assert found.cohort.speakers == expected.cohort.speakers
    for name in ("calibration", "thresholds", "relevance_factor", "fingerprint", "header"):
        assert getattr(found, name) == getattr(expected, name)


def test_the_same_model_is_the_same_bytes(good: Path, tmp_path: Path) -> None:
    save_bundle(load_bundle(good), tmp_path / "again.npz")
    assert (tmp_path / "again.npz").read_bytes() == good.read_bytes()


def test_half_precision_only_where_nothing_is_lost(good: Path) -> None:
    _, arrays = read_container(good, KIND, VERSION)
    assert arrays["cohort_offsets"].dtype == np.float32
    assert arrays["cohort_vectors"].dtype == np.float16


def damaged(path: Path) -> str:
    with pytest.raises(BundleDamaged) as caught:
        load_bundle(path)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("front_end", "sample_rate"), "16000"),
        (("front_end", "fft_size"), 10**9),
        (("front_end", "fft_size"), 256),  # shorter than a frame
        (("front_end", "vad"), "magic"),
        (("front_end", "prior_mean"), [1.0]),
        (("front_end", "prior_mean"), ["x"] * 6),
        (("front_end", "cepstra"), 3),
        (("front_end", "cepstra"), True),
        (("front_end", "tomorrow"), 1),
        (("front_end",), None),
        (("calibration", "scale"), None),
        (("calibration",), []),
        (("thresholds", "accept"), {"balanced": 3.0}),
        (("thresholds", "reject"), "low"),
        (("relevance_factor",), 0),
        (("fingerprint",), 7),
        (("fingerprint",), "ab" * 32),  # another model's
        (("front_end", "vad_range_db"), 31.0),  # a setting that the fingerprint covers
        (("cohort_speakers",), ["a", "b"]),
        (("cohort_speakers",), ["a", "b", 3]),
        (("header",), "none"),
    ],
)
def test_wrong_settings(good: Path, place: tuple[str, ...], value: object) -> None:
    content, arrays = read_container(good, KIND, VERSION)
    target = content
    for key in place[:-1]:
        target = target[key]
    target[place[-1]] = value
    write_container(good, KIND, VERSION, content, arrays)
    damaged(good)


@pytest.mark.parametrize("missing", asdict(FrontEndConfig()).keys())
def test_every_setting_of_the_front_end_must_be_there(good: Path, missing: str) -> None:
    content, arrays = read_container(good, KIND, VERSION)
    del content["front_end"][missing]
    write_container(good, KIND, VERSION, content, arrays)
    assert missing in damaged(good)


@pytest.mark.parametrize(
    "change",
    [
        {"ubm_weights": np.array([0.5, 0.5, 0.5, 0.5])},
        {"ubm_weights": np.full(3, 1 / 3)},
        {"ubm_means": np.zeros((4, 5))},
        {"ubm_variances": np.zeros((4, 6))},
        {"cohort_offsets": np.zeros((3, 7), np.float32)},
        {"cohort_offsets": np.zeros((1, 24), np.float32)},
        {"cohort_offsets": np.zeros((3, 24), np.uint8).reshape(72)},
        {"more": np.zeros(1)},
    ],
)
def test_arrays_that_do_not_fit(good: Path, change: dict[str, np.ndarray]) -> None:
    content, arrays = read_container(good, KIND, VERSION)
    write_container(good, KIND, VERSION, content, arrays | change)
    damaged(good)


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
