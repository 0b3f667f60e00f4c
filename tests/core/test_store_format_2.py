"""Background files of format 2: no alignment, no narrow band, the same scores as ever."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gmm_core.errors import BundleDamaged
from gmm_core.scoring import Alignment, Background, model_fingerprint
from gmm_core.scoring.norm import s_norm
from gmm_core.scoring.scorer import Scorer
from gmm_core.scoring.track import Evidence
from gmm_core.store.bundle import KIND, VERSION, load_bundle, save_bundle
from gmm_core.store.container import read_container, write_container
from tests.core.narrow_model import narrow_model
from tests.core.store_samples import session, speaker


def plain() -> Background:
    """Two systems as format 2 could say them."""
    model = narrow_model()
    systems = model.systems[:2]
    space = replace(model.space, systems=systems, weights=(0.625, 0.375))
    cohort = model.cohort.of_columns(slice(0, space.size), Alignment())
    fingerprint = model_fingerprint(systems)
    return replace(model, space=space, cohort=cohort, narrow=None, fingerprint=fingerprint)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """As the program of that time wrote it."""
    path = tmp_path / "old.npz"
    save_bundle(plain(), path)
    content, arrays = read_container(path, KIND, VERSION)
    del content["alignment"], content["narrow"]
    for system in content["systems"]:
        del system["front_end"]["cepstra_low_hz"], system["front_end"]["cepstra_high_hz"]
    write_container(path, KIND, 2, content, arrays)
    return path


def some_evidence(seed: int, space_shape: tuple[int, int]) -> Evidence:
    random = np.random.default_rng(seed)
    evidence = Evidence(space_shape)
    evidence.speech_frames = 300
    evidence.n = random.random(space_shape[0]) * 40
    evidence.centered = random.standard_normal(space_shape) * 20
    evidence.bands = np.array([1.0, 1e-9])  # a telephone, of which format 2 knew nothing
    return evidence


def test_scores_are_those_of_plain_s_norm(old: Path) -> None:
    """Nothing is added to the normalized score, whatever the profile says of itself."""
    found = load_bundle(old)
    assert found.fingerprint == plain().fingerprint
    assert found.cohort.alignment == Alignment()
    assert found.narrow is None
    evidence, known = (some_evidence(seed, found.space.shape) for seed in (1, 2))
    first = found.first_order(known.n, known.centered)
    enrolled = session(
        n=known.n.astype("f4"),
        first=first.astype("f4"),
        upper_db=-90.0,
        own_scores=(5.0, 5.0),
    )
    who = speaker(background_fingerprint=found.fingerprint, sessions=(enrolled,))
    score = Scorer(found, (who,)).raw(evidence)[0]
    model = found.model(who.sessions)[None]
    test = found.test_of(evidence.n.astype("f4"), evidence.centered.astype("f4"))[None]
    z, t = found.cohort.impostor_moments(model), found.cohort.test_moments(test)
    wanted = s_norm(np.vecdot(test, model)[:, None], z, t)[0, 0]
    assert score == pytest.approx(float(wanted), abs=1e-5)  # another product of the same vectors


def test_it_is_saved_in_the_newest_format_and_loses_nothing(old: Path, tmp_path: Path) -> None:
    before = load_bundle(old)
    save_bundle(before, tmp_path / "new.npz")
    content, _ = read_container(tmp_path / "new.npz", KIND, VERSION)
    assert VERSION == 3
    assert content["narrow"] is None
    assert content["alignment"]["gain"] == 1.0
    after = load_bundle(tmp_path / "new.npz")
    assert (after.fingerprint, after.calibration) == (before.fingerprint, before.calibration)
    assert [one.front_end for one in after.systems] == [one.front_end for one in before.systems]
    for half in ("models", "recordings"):
        for name in ("mean", "factors"):
            one, other = (getattr(getattr(b.cohort, half), name) for b in (before, after))
            assert np.array_equal(one, other)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("alignment",), {"gain": 1.0}),  # format 2 had no such setting
        (("alignment",), None),
        (("narrow",), None),
        (("systems", 0, "front_end", "cepstra_low_hz"), 0.0),
        (("systems", 1, "front_end", "cepstra_high_hz"), 0.0),
        (("systems", 1, "front_end"), None),
        (("systems", 0), "one"),
        (("systems",), {}),
        (("systems",), None),
        (("fingerprint",), "ab" * 32),
        (("tomorrow",), 1),
    ],
)
def test_wrong_settings(old: Path, place: tuple[str | int, ...], value: object) -> None:
    content, arrays = read_container(old, KIND, 2)
    target: Any = content
    for key in place[:-1]:
        target = target[key]
    target[place[-1]] = value
    write_container(old, KIND, 2, content, arrays)
    with pytest.raises(BundleDamaged) as caught:
        load_bundle(old)
    assert "\n" not in str(caught.value)
