"""Bad input: one clear sentence, status 2, and nothing is lost or changed."""

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from gmm_core.cli import main
from gmm_core.store.database import FILE_NAME
from gmm_core.store.profiles import ProfileStore
from tests.core.engine_samples import Voice, enrolled_folder, voices

RATE = 16000


@pytest.fixture(scope="module")
def anna() -> Voice:
    return voices()[0]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder in which the first demo speaker is enrolled as Anna."""
    return enrolled_folder(tmp_path / "data")


def refused(capsys: pytest.CaptureFixture[str], status: int, *words: str) -> None:
    captured = capsys.readouterr()
    assert status == 2
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "Traceback" not in captured.err
    for word in words:
        assert word in captured.err


def bad_file(folder: Path, kind: str) -> Path:
    path = folder / f"{kind}.wav"
    if kind == "empty":
        path.write_bytes(b"")
    elif kind == "text":
        path.write_text("Dear diary, this is no sound.\n" * 20)
    elif kind == "nan":
        samples = np.full(RATE, 0.1, np.float32)
        samples[100] = np.nan
        soundfile.write(path, samples, RATE, subtype="FLOAT")
    elif kind == "no samples":
        soundfile.write(path, np.zeros(0, np.float32), RATE)
    elif kind == "m4a":
        path = folder / "voice.m4a"
        path.write_bytes(b"\0\0\0\x20ftypM4A \0\0\0\0M4A mp42isom\0\0\0\0" + b"\0" * 500)
    elif kind == "broken mp3":
        path = folder / "voice.mp3"
        path.write_bytes(b"ID3\x04\0\0\0\0\0\0" + b"\xff\xfb\x90\x00" + b"\x55" * 300)
    elif kind == "folder":
        path.mkdir()
    return path


KINDS = {
    "missing": "no such file",
    "empty": "empty",
    "text": "convert it to",
    "nan": "not numbers",
    "no samples": "no sound",
    "m4a": "convert it to",
    "broken mp3": "voice.mp3",
    "folder": "folder.wav",
}


@pytest.mark.parametrize("kind", KINDS)
def test_files_that_are_no_recordings(kind: str, data: Path, tmp_path: Path, capfd) -> None:
    path = bad_file(tmp_path, kind)
    before = (data / FILE_NAME).read_bytes()
    for command in (
        ["verify", "Anna", str(path)],
        ["identify", str(path)],
        ["enroll", "Bo", str(path), "--yes"],
        ["enroll", "Anna", str(path), "--yes"],
    ):
        refused(capfd, main([*command, "--data", str(data)]), KINDS[kind])
    assert (data / FILE_NAME).read_bytes() == before


def sound(folder: Path, kind: str, anna: Voice) -> Path:
    path = folder / f"{kind}.wav"
    speech, rate = soundfile.read(anna.verify, dtype="float32")
    loud = int(np.argmax(np.convolve(speech**2, np.ones(rate // 4), "same")))
    parts = {
        "silence": np.zeros(5 * RATE, np.float32),
        "short": speech[loud - int(0.15 * rate) : loud + int(0.15 * rate)],
        "one sample": np.full(1, 0.1, np.float32),
    }
    soundfile.write(path, parts[kind], rate if kind == "short" else RATE)
    return path


@pytest.mark.parametrize("kind", ["silence", "short", "one sample"])
def test_enroll_with_too_little_speech_stores_nothing(
    kind: str, data: Path, tmp_path: Path, anna: Voice, capsys
) -> None:
    file = sound(tmp_path, kind, anna)
    status = main(["enroll", "Bo", str(file), "--yes", "--data", str(data)])
    refused(capsys, status, "10 s are needed")
    assert ProfileStore(data).names() == ("Anna",)


@pytest.mark.parametrize("kind", ["silence", "short", "one sample"])
def test_verify_with_too_little_speech_is_inconclusive(
    kind: str, data: Path, tmp_path: Path, anna: Voice, capsys
) -> None:
    file = sound(tmp_path, kind, anna)
    status = main(["verify", "Anna", str(file), "--json", "--data", str(data)])
    captured = capsys.readouterr()
    answer = json.loads(captured.out)
    assert status == 1
    assert answer["decision"] == "inconclusive"
    assert answer["reason"]
    assert answer["net_speech_s"] < 0.5
    assert captured.err == ""


def test_a_profile_of_another_model_is_listed_but_never_scored(
    data: Path, anna: Voice, capsys
) -> None:
    store = ProfileStore(data)
    stranger = replace(store.get("Anna"), name="Old", background_fingerprint="0" * 64)
    store.save(stranger)
    status = main(["verify", "Old", str(anna.verify), "--data", str(data)])
    refused(capsys, status, "'Old'", "another background model", "enroll this person again")
    assert main(["speakers", "--data", str(data)]) == 0
    assert "Old" in capsys.readouterr().out


def test_an_unwritable_data_folder(tmp_path: Path, anna: Voice, capsys) -> None:
    (tmp_path / "file").write_text("mine")
    status = main(
        ["enroll", "Bo", str(anna.enroll), "--yes", "--data", str(tmp_path / "file" / "data")]
    )
    refused(capsys, status, "cannot be written", "--data")


def test_a_locked_data_folder(data: Path, anna: Voice, capsys) -> None:
    holder = sqlite3.connect(data / FILE_NAME, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        status = main(["verify", "Anna", str(anna.verify), "--data", str(data)])
    finally:
        holder.close()
    refused(capsys, status, "in use by another program")
    assert ProfileStore(data).names() == ("Anna",)


def test_enroll_without_consent(data: Path, anna: Voice, capsys) -> None:
    status = main(["enroll", "Bo", str(anna.enroll), "--data", str(data)])
    refused(capsys, status, "Bo has to agree", "--yes")
    assert ProfileStore(data).names() == ("Anna",)


def test_a_bundle_that_is_none(data: Path, tmp_path: Path, anna: Voice, capsys) -> None:
    (tmp_path / "b.npz").write_text("hello")
    options = ["--background", str(tmp_path / "b.npz"), "--data", str(data)]
    refused(capsys, main(["verify", "Anna", str(anna.verify), *options]), "b.npz")
    options[1] = str(tmp_path / "gone.npz")
    refused(capsys, main(["verify", "Anna", str(anna.verify), *options]), "no such file")


def test_an_unknown_strictness(data: Path, anna: Voice, capsys) -> None:
    status = main(
        ["verify", "Anna", str(anna.verify), "--strictness", "pedantic", "--data", str(data)]
    )
    refused(capsys, status, "relaxed, balanced", "pedantic")
