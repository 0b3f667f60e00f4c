"""The norm in the background model's file: kept exactly, absent where it is as it ever was."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gmm_core.errors import BundleDamaged
from gmm_core.scoring import NORMS
from gmm_core.scoring.scorer import Scorer
from gmm_core.scoring.track import Evidence
from gmm_core.store.bundle import KIND, VERSION, load_bundle, save_bundle
from gmm_core.store.container import read_container, write_container
from tests.core.narrow_model import narrow_model
from tests.core.store_samples import session, speaker

COORDINATES = {"cohort_models_coordinates", "cohort_recordings_coordinates"}


def saved(norm: str, folder: Path) -> Path:
    path = folder / f"{norm}.npz"
    save_bundle(narrow_model(norm), path)
    return path


def evidence(above: float) -> Evidence:
    """above : energy beyond the telephone's band, re that within"""
    model, random = narrow_model(), np.random.default_rng(1)
    made = Evidence(model.space.shape)
    made.speech_frames = 300
    made.n = random.random(model.space.shape[0]) * 40
    made.centered = random.standard_normal(model.space.shape) * 20
    made.bands = np.array([1.0, above])
    return made


@pytest.mark.parametrize("norm", NORMS)
def test_every_score_comes_back_to_the_bit(norm: str, tmp_path: Path) -> None:
    before, after = narrow_model(norm), load_bundle(saved(norm, tmp_path))
    assert after.cohort.norm == norm
    assert after.fingerprint == before.fingerprint, "profiles are not bound to a norm"
    heard = [evidence(0.1), evidence(1e-9)]
    enrolled = session(
        n=heard[0].n.astype("f4"),
        first=before.first_order(heard[0].n, heard[0].centered).astype("f4"),
    )
    who = speaker(background_fingerprint=before.fingerprint, sessions=(enrolled,))
    found, wanted = (Scorer(one, (who,)).raw_of_each(heard) for one in (after, before))
    assert found.tobytes() == wanted.tobytes()
    assert np.unique(found).size == 2, "the narrow-band one has a score of its own"
    save_bundle(after, tmp_path / "again.npz")
    assert (tmp_path / "again.npz").read_bytes() == saved(norm, tmp_path).read_bytes()


@pytest.mark.parametrize(
    ("norm", "kept"),
    [
        ("none", set()),
        ("z", set()),
        ("t", set()),
        ("s", set()),
        ("zt", {"cohort_models_coordinates"}),
        ("as", COORDINATES),
    ],
)
def test_coordinates_are_stored_where_the_norm_asks_for_them(
    norm: str, kept: set[str], tmp_path: Path
) -> None:
    _, arrays = read_container(saved(norm, tmp_path), KIND, VERSION)
    assert set(arrays) & COORDINATES == kept


def changed(path: Path, cohort: dict[str, Any], **arrays: np.ndarray | None) -> Path:
    """None = leave this one out."""
    content, stored = read_container(path, KIND, VERSION)
    content["cohort"] |= cohort
    stored = {n: a for n, a in (stored | arrays).items() if a is not None}
    write_container(path, KIND, VERSION, content, stored)
    return path


def test_a_file_that_does_not_say_is_of_s_norm(tmp_path: Path) -> None:
    """As all were before there was a choice: programs of that time read such files, too."""
    path = tmp_path / "default.npz"
    model = load_bundle(changed(saved("s", tmp_path), {"norm": "s", "top_share": 0.3}))
    assert (model.cohort.norm, model.cohort.top_share) == ("s", 0.3)
    save_bundle(model, path)
    content, _ = read_container(path, KIND, VERSION)
    assert content["cohort"].keys() == {"voices", "models_tail", "recordings_tail"}
    assert load_bundle(path).cohort.norm == "s"


def test_how_much_is_near_comes_back(tmp_path: Path) -> None:
    path = changed(saved("as", tmp_path), {"top_share": 0.5})
    save_bundle(load_bundle(path), path)
    assert load_bundle(path).cohort.top_share == 0.5


def test_the_shipped_model_says_nothing_of_a_norm() -> None:
    assert load_bundle().cohort.norm == "s"
    assert load_bundle().cohort.models.coordinates is None


def damaged(path: Path) -> str:
    with pytest.raises(BundleDamaged) as caught:
        load_bundle(path)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    "cohort",
    [
        {"norm": "magic"},
        {"norm": 1},
        {"norm": None},
        {"norm": "s"},  # which has no coordinates
        {"norm": "zt"},  # which has none of the recordings
        {"top_share": 0.0},
        {"top_share": 1.5},
        {"top_share": "0.3"},
        {"top_share": None},
    ],
)
def test_wrong_settings(cohort: dict[str, Any], tmp_path: Path) -> None:
    damaged(changed(saved("as", tmp_path), cohort))


def test_an_unknown_norm_is_named_with_the_choices(tmp_path: Path) -> None:
    assert "none, z, t, zt, s, as" in damaged(changed(saved("z", tmp_path), {"norm": "magic"}))


@pytest.mark.parametrize(
    "arrays",
    [
        {"cohort_models_coordinates": None},
        {"cohort_recordings_coordinates": None},
        {"cohort_models_coordinates": np.zeros((8, 7), np.float32)},  # directions: 8
        {"cohort_models_coordinates": np.zeros((1, 8), np.float32)},
        {"cohort_models_coordinates": np.zeros(8, np.float32)},
        {"cohort_models_coordinates": np.zeros((8, 8), np.uint8)},
        {"cohort_recordings_coordinates": np.full((8, 3), np.nan, np.float32)},
        {"cohort_recordings_coordinates": np.full((8, 3), 1e30)},
    ],
)
def test_arrays_that_do_not_fit(arrays: dict[str, Any], tmp_path: Path) -> None:
    damaged(changed(saved("as", tmp_path), {}, **arrays))


def test_format_2_had_no_such_setting(tmp_path: Path) -> None:
    path = saved("z", tmp_path)
    content, arrays = read_container(path, KIND, VERSION)
    del content["alignment"], content["narrow"]
    for system in content["systems"]:
        del system["front_end"]["cepstra_low_hz"], system["front_end"]["cepstra_high_hz"]
    write_container(path, KIND, 2, content, arrays)
    assert "format 2" in damaged(path)
    del content["cohort"]["norm"]
    write_container(path, KIND, 2, content, arrays)
    assert "fingerprint" in damaged(path), "the front ends of format 2 had no band, either"
