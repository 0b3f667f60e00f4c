"""Background files of earlier formats: still read, under their fingerprint, with their scores."""

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gmm_core.config import FrontEndConfig
from gmm_core.errors import BundleDamaged
from gmm_core.scoring import EnrollmentSession
from gmm_core.store.bundle import KIND, VERSION, load_bundle, save_bundle
from gmm_core.store.bundle_earlier import SINCE_FORMAT_3
from gmm_core.store.container import read_container, write_container

C, D, VOICES = 4, 6, 5
RELEVANCE = 16.0


def digest(value: object) -> str:
    """The fingerprint of plain settings: SHA-256 of their JSON in one fixed spelling."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """As the first versions of the program wrote it."""
    random = np.random.default_rng(5)
    front_end = asdict(FrontEndConfig(cepstra=2))
    since_format_1 = ("normalization", "remove_dc", "cepstra_low_hz", "cepstra_high_hz")
    for unknown_then in (*since_format_1, *SINCE_FORMAT_3):
        del front_end[unknown_then]
    ubm = {
        "weights": np.full(C, 1 / C),
        "means": random.standard_normal((C, D)),
        "variances": random.random((C, D)) + 0.1,
    }
    hashes = {name: hashlib.sha256(array.tobytes()).hexdigest() for name, array in ubm.items()}
    content = {
        "front_end": front_end,
        "calibration": {
            "scale": 1.5,
            "offset": -3.0,
            "half_s": 2.0,
            "snr_center_db": 10.0,
            "snr_width_db": 5.0,
        },
        "thresholds": {
            "accept": {"relaxed": 2.0, "balanced": 3.0, "strict": 4.5},
            "reject": -2.0,
            "withdraw": 0.5,
            "agree": 0.6,
            "two_voices": 0.7,
        },
        "relevance_factor": RELEVANCE,
        "fingerprint": digest({"front_end": digest(front_end), "ubm": hashes}),
        "cohort_speakers": ["a", "b", "c", "d", "ü"],
        "header": {"recipe": {"seed": 7}},
    }
    arrays = {f"ubm_{name}": array for name, array in ubm.items()} | {
        "cohort_offsets": random.standard_normal((VOICES, C * D)).astype(np.float16),
        "cohort_vectors": random.standard_normal((VOICES + 2, C * D)).astype(np.float16),
    }
    path = tmp_path / "old.npz"
    write_container(path, KIND, 1, content, arrays)
    return path


def test_it_is_one_system_with_linear_scores_and_no_sessions(old: Path) -> None:
    found = load_bundle(old)
    content, arrays = read_container(old, KIND, 1)
    assert (found.space.scoring, found.space.weights) == ("linear", (1.0,))
    assert [system.sessions for system in found.systems] == [None]
    assert (found.front_end.normalization, found.front_end.remove_dc) == ("causal", False)
    assert np.array_equal(found.ubm.means, arrays["ubm_means"])
    assert found.fingerprint == content["fingerprint"]
    assert found.cohort.voices == VOICES
    assert asdict(found.calibration) == content["calibration"] | {"growth": 0.0}
    assert asdict(found.thresholds) == content["thresholds"]
    assert found.header == content["header"]


def test_scores_are_those_of_the_old_formula(old: Path) -> None:
    """S-norm of offset . vector with the mean and deviation over all of the cohort's vectors."""
    background = load_bundle(old)
    _, arrays = read_container(old, KIND, 1)
    random = np.random.default_rng(6)
    n, first = random.random(C) * 300, random.standard_normal((C, D)) * 100
    test_n, test_first = random.random(C) * 40, random.standard_normal((C, D)) * 20

    means, deviations = arrays["ubm_means"], np.sqrt(arrays["ubm_variances"])
    offset = ((first - n[:, None] * means) / deviations / (n + RELEVANCE)[:, None]).ravel()
    vector = ((test_first - test_n[:, None] * means) / deviations / test_n.sum()).ravel()
    raw = offset @ vector
    z = arrays["cohort_vectors"].astype(np.float64) @ offset
    t = arrays["cohort_offsets"].astype(np.float64) @ vector
    wanted = 0.5 * ((raw - z.mean()) / z.std() + (raw - t.mean()) / t.std())

    model = background.model((session(n, first),))
    test = background.test_of(*background.statistics((session(test_n, test_first),)))
    assert background.cohort.score(model, test) == pytest.approx(wanted, rel=1e-4)


def session(n: np.ndarray, first: np.ndarray) -> EnrollmentSession:
    return EnrollmentSession(
        recorded_at="2026-01-01T00:00:00+00:00",
        device="file",
        net_speech_s=10.0,
        snr_db=20.0,
        clipped_fraction=0.0,
        level_dbfs=-20.0,
        n=n.astype(np.float32),
        first=first.astype(np.float32),
    )


def test_it_is_written_as_the_newest_format_and_loses_nothing(old: Path, tmp_path: Path) -> None:
    before = load_bundle(old)
    save_bundle(before, tmp_path / "new.npz")
    assert read_container(tmp_path / "new.npz", KIND, VERSION)[0]["scoring"] == "linear"
    after = load_bundle(tmp_path / "new.npz")
    assert after.fingerprint == before.fingerprint
    assert after.front_end == before.front_end
    for half in ("models", "recordings"):
        for name in ("mean", "factors"):
            one, other = (getattr(getattr(b.cohort, half), name) for b in (before, after))
            assert np.array_equal(one, other)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("front_end", "cepstra"), 3),
        (("front_end", "normalization"), "causal"),  # format 1 had no such setting
        (("front_end", "remove_dc"), False),
        (("front_end",), None),
        (("cohort_speakers",), ["a", "b"]),
        (("cohort_speakers",), ["a", "b", "c", "d", 3]),
        (("cohort_speakers",), None),
        (("fingerprint",), "ab" * 32),
        (("thresholds",), None),
        (("systems",), []),
        (("header",), "none"),
    ],
)
def test_wrong_settings(old: Path, place: tuple[str, ...], value: object) -> None:
    content, arrays = read_container(old, KIND, 1)
    target: Any = content
    for key in place[:-1]:
        target = target[key]
    target[place[-1]] = value
    refused(old, content, arrays)


@pytest.mark.parametrize("missing", ["front_end", "relevance_factor", "header", "cohort_speakers"])
def test_missing_settings(old: Path, missing: str) -> None:
    content, arrays = read_container(old, KIND, 1)
    del content[missing]
    assert missing in refused(old, content, arrays)


@pytest.mark.parametrize(
    "change",
    [
        {"cohort_offsets": np.zeros((VOICES, 7), np.float32)},
        {"cohort_offsets": np.zeros((1, C * D), np.float32)},
        {"cohort_offsets": np.zeros(VOICES, np.float32)},
        {"cohort_offsets": np.zeros((VOICES, C * D), np.uint8)},
        {"cohort_vectors": np.zeros((0, C * D), np.float32)},
        {"cohort_vectors": np.full((VOICES, C * D), 1e300)},
        {"ubm_means": np.zeros((C, D - 1))},
        {"more": np.zeros(1)},
    ],
)
def test_arrays_that_do_not_fit(old: Path, change: dict[str, np.ndarray]) -> None:
    content, arrays = read_container(old, KIND, 1)
    refused(old, content, arrays | change)


def refused(path: Path, content: dict[str, Any], arrays: dict[str, np.ndarray]) -> str:
    write_container(path, KIND, 1, content, arrays)
    with pytest.raises(BundleDamaged) as caught:
        load_bundle(path)
    assert "\n" not in str(caught.value)
    return str(caught.value)
