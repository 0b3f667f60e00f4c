"""A speaker's file from somebody else: every wrong value is one sentence."""

import json
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gmm_core.errors import BundleDamaged
from gmm_core.store.container import read_container, write_container
from gmm_core.store.speaker_file import KIND, VERSION, read_speaker, write_speaker
from tests.core.store_samples import assert_same, session, speaker


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "anna.voxgate"
    write_speaker(speaker(), path)
    return path


def test_round_trip(good: Path) -> None:
    assert_same(read_speaker(good), speaker())
    assert read_speaker(good, " Berta ").name == "Berta"


def test_without_consent_and_test(tmp_path: Path) -> None:
    model = speaker(consent=None, self_test=None)
    write_speaker(model, tmp_path / "x")
    assert_same(read_speaker(tmp_path / "x"), model)


def test_a_file_of_version_1_knows_neither_band_nor_own_scores(good: Path) -> None:
    content, arrays = read_container(good, KIND, VERSION)
    for one in content["sessions"]:
        del one["upper_db"], one["own_scores"]
    write_container(good, KIND, 1, content, arrays)
    found = read_speaker(good)
    assert [(one.upper_db, one.own_scores) for one in found.sessions] == [(0.0, ())] * 2
    known = speaker()
    sessions = tuple(replace(one, upper_db=0.0, own_scores=()) for one in known.sessions)
    assert_same(found, replace(known, sessions=sessions))
    write_speaker(found, good)
    assert_same(read_speaker(good), found)


@pytest.mark.parametrize("missing", ["upper_db", "own_scores"])
def test_a_file_of_this_version_says_both(good: Path, missing: str) -> None:
    content, arrays = read_container(good, KIND, VERSION)
    del content["sessions"][1][missing]
    write_container(good, KIND, VERSION, content, arrays)
    with pytest.raises(BundleDamaged, match=missing):
        read_speaker(good)


@pytest.mark.parametrize("own", [(), (1.5,), (1.5, math.nan), (math.nan, -2.5), (math.nan,) * 2])
def test_own_scores_come_back(tmp_path: Path, own: tuple[float, ...]) -> None:
    model = speaker(sessions=(session(own_scores=own, upper_db=-71.5),))
    write_speaker(model, tmp_path / "x")
    assert_same(read_speaker(tmp_path / "x"), model)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("name",), "a\nb"),
        (("name",), 7),
        (("name",), None),
        (("background_fingerprint",), "x" * 1001),
        (("consent",), "yes"),
        (("consent", "given_at"), None),
        (("consent", "given_at"), "yesterday"),
        (("sessions", 0, "recorded_at"), "garbage"),
        (("sessions", 0, "recorded_at"), "0001-01-01T00:00:00"),
        (("self_test", "grade"), "splendid"),
        (("self_test", "segments"), -1),
        (("self_test", "mean_llr"), "high"),
        (("sessions",), []),
        (("sessions",), {}),
        (("sessions",), [{}, {}]),
        (("sessions", 0, "net_speech_s"), -1),
        (("sessions", 0, "net_speech_s"), True),
        (("sessions", 0, "net_speech_s"), 10**400),
        (("sessions", 0, "device"), "\ud800"),
        (("sessions", 0, "device"), "a\0b"),
        (("sessions", 1, "snr_db"), "quiet"),
        (("sessions", 0, "upper_db"), None),
        (("sessions", 0, "upper_db"), "low"),
        (("sessions", 0, "own_scores"), None),
        (("sessions", 0, "own_scores"), 3.0),
        (("sessions", 0, "own_scores"), [1.0, 2.0, 3.0]),  # no model has three views
        (("sessions", 0, "own_scores"), [1.0, "2"]),
        (("sessions", 0, "own_scores"), [1.0, 1e300]),
    ],
)
def test_hostile_values(good: Path, place: tuple, value: object) -> None:
    content, arrays = read_container(good, KIND, VERSION)
    target = content
    for key in place[:-1]:
        target = target[key]
    target[place[-1]] = value
    _write_ascii(good, content, arrays)
    with pytest.raises(BundleDamaged) as caught:
        read_speaker(good)
    assert "\n" not in str(caught.value)


def _write_ascii(path: Path, content: dict, arrays: dict) -> None:
    """A lone surrogate can only be spelled as an escape, which our own writer never does."""
    mark = "SURROGATE"
    text = json.dumps(content).replace(r"\ud800", mark)
    write_container(path, KIND, VERSION, json.loads(text), arrays)
    if mark in text:
        _splice(path, mark.encode(), rb"\ud800")


def _splice(path: Path, old: bytes, new: bytes) -> None:
    import io
    import zipfile

    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    raw = np.lib.format.read_array(io.BytesIO(members["header.npy"])).tobytes().replace(old, new)
    buffer = io.BytesIO()
    np.lib.format.write_array(buffer, np.frombuffer(raw, np.uint8), version=(1, 0))
    members["header.npy"] = buffer.getvalue()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)


@pytest.mark.parametrize(
    "change",
    [
        {"session0_n": np.zeros(7, np.float32)},
        {"session0_n": np.zeros(8, np.float64)},
        {"session0_n": -np.ones(8, np.float32)},
        {"session0_n": np.zeros((8, 1), np.float32)},
        {"session0_first": np.zeros(8, np.float32)},
        {"more": np.zeros(8, np.float32)},
    ],
)
def test_statistics_that_do_not_fit(good: Path, change: dict) -> None:
    content, arrays = read_container(good, KIND, VERSION)
    write_container(good, KIND, VERSION, content, arrays | change)
    with pytest.raises(BundleDamaged):
        read_speaker(good)
