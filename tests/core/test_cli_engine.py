"""The commands on real speech: the built-in demo recordings and the shipped background model."""

import io
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from gmm_core.cli import main
from gmm_core.store.database import FILE_NAME
from gmm_core.store.profiles import ProfileStore
from tests.core.engine_samples import enrolled_folder, voices

ROOT = Path(__file__).parents[2]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return enrolled_folder(tmp_path / "data")


def answered(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, dict]:
    status = main([*map(str, arguments), "--json"])
    captured = capsys.readouterr()
    assert captured.err == ""
    return status, json.loads(captured.out)


def test_the_right_voice_is_accepted_and_another_is_not(data: Path, capsys) -> None:
    anna = voices()[0]
    other = next(voice for voice in voices()[1:] if voice.gender == anna.gender)
    status, answer = answered(capsys, "verify", "anna", anna.verify, "--data", data)
    assert (status, answer["decision"]) == (0, "accept")
    assert set(answer) == {
        "decision",
        "llr",
        "probability",
        "net_speech_s",
        "threshold",
        "reason",
        "model",
    }
    assert answer["llr"] >= answer["threshold"]
    assert 0.5 < answer["probability"] <= 1
    status, answer = answered(capsys, "verify", "Anna", other.verify, "--data", data)
    assert status == 1
    assert answer["decision"] != "accept"
    assert answer["llr"] < answer["threshold"]


def test_a_stereo_mp3_at_44100_hz_simply_works(data: Path, tmp_path: Path, capsys) -> None:
    samples, rate = soundfile.read(voices()[0].verify, dtype="float32")
    assert rate == 16000
    import soxr

    wide = soxr.resample(samples[: 15 * rate], rate, 44100)
    path = tmp_path / "voice.mp3"
    soundfile.write(path, np.stack([wide, 0.5 * wide], axis=1), 44100, format="MP3")
    status, answer = answered(capsys, "verify", "Anna", path, "--data", data)
    assert (status, answer["decision"]) == (0, "accept")


def test_identify_ranks_and_knows_strangers(data: Path, capsys) -> None:
    anna, *others = voices()
    assert main(["enroll", "Bo", str(others[0].enroll), "--yes", "--data", str(data)]) == 0
    capsys.readouterr()
    status, answer = answered(capsys, "identify", anna.verify, "--data", data)
    assert (status, answer["speaker"]) == (0, "Anna")
    assert [one["name"] for one in answer["speakers"]] == ["Anna", "Bo"]
    status, answer = answered(capsys, "identify", others[1].verify, "--data", data)
    assert (status, answer["speaker"]) == (0, "unknown")
    assert len(answer["speakers"]) == 2


def test_a_damaged_profile_is_named_and_hides_no_other(data: Path, capsys) -> None:
    assert main(["enroll", "Bo", str(voices()[1].enroll), "--yes", "--data", str(data)]) == 0
    capsys.readouterr()
    connection = sqlite3.connect(data / FILE_NAME)
    with connection:
        connection.execute(
            "UPDATE session SET first = zeroblob(length(first)) WHERE speaker ="
            " (SELECT id FROM speaker WHERE name = 'Bo')"
        )
    connection.close()
    for command in (["identify", voices()[0].verify], ["speakers", "list"]):
        status, answer = answered(capsys, *command, "--data", data)
        assert status == 0
        assert [one["name"] for one in answer["speakers"]] == ["Anna"]
        assert len(answer["damaged"]) == 1
        assert "'Bo'" in answer["damaged"][0]


def test_identify_with_nobody_enrolled(tmp_path: Path, capsys) -> None:
    options = ["--data", tmp_path / "empty"]
    status, answer = answered(capsys, "identify", voices()[0].verify, *options)
    assert (status, answer["speaker"], answer["speakers"]) == (0, "unknown", [])


def test_enroll_twice_adds_a_session(data: Path, capsys) -> None:
    anna = voices()[0]
    before = ProfileStore(data).get("Anna")
    status, answer = answered(capsys, "enroll", "ANNA", anna.verify, "--yes", "--data", data)
    assert (status, answer["name"], answer["extended"]) == (0, "Anna", True)
    after = ProfileStore(data).get("Anna")
    assert len(after.sessions) == len(before.sessions) + 1
    assert after.net_speech_s > before.net_speech_s + 5
    assert np.array_equal(after.sessions[0].first, before.sessions[0].first)
    assert after.consent is not None


def test_enroll_says_what_it_heard_and_keeps_the_consent(tmp_path: Path, capsys) -> None:
    anna = voices()[0]
    status, answer = answered(
        capsys, "enroll", "Anna", anna.enroll, "--yes", "--data", tmp_path / "d"
    )
    assert status == 0
    assert answer["net_speech_s"] >= 10
    assert answer["self_test"] in ("weak", "fair", "good", "strong")
    consent = ProfileStore(tmp_path / "d").get("Anna").consent
    assert consent is not None
    assert consent.given_by == "Anna"
    assert consent.given_at.startswith("20")
    assert consent.text_version


def test_a_profile_travels(data: Path, tmp_path: Path, capsys) -> None:
    file, other = tmp_path / "anna.voxgate", tmp_path / "other"
    assert main(["speakers", "export", "Anna", str(file), "--data", str(data)]) == 0
    capsys.readouterr()
    assert main(["speakers", "export", "Anna", str(file), "--data", str(data)]) == 2
    assert "already" in capsys.readouterr().err
    status, answer = answered(
        capsys, "speakers", "import", file, "--name", "Berta", "--data", other
    )
    assert (status, answer["name"]) == (0, "Berta")
    verify = voices()[0].verify
    _, here = answered(capsys, "verify", "Anna", verify, "--data", data)
    _, there = answered(capsys, "verify", "Berta", verify, "--data", other)
    assert there == here | {"reason": there["reason"]}
    status, answer = answered(capsys, "speakers", "show", "berta", "--data", other)
    assert len(answer["sessions"]) == 1
    assert answer["consent"]["given_by"] == "Anna"


def test_people_get_words(data: Path, capsys) -> None:
    assert main(["verify", "Anna", str(voices()[0].verify), "--data", str(data)]) == 0
    assert capsys.readouterr().out.startswith("Anna: accepted")
    assert main(["speakers", "--data", str(data)]) == 0
    assert "Anna" in capsys.readouterr().out
    assert main(["speakers", "show", "Anna", "--data", str(data)]) == 0
    assert "consent" in capsys.readouterr().out
    assert main(["speakers", "rename", "Anna", "Ann", "--data", str(data)]) == 0
    assert main(["speakers", "delete", "Ann", "--data", str(data)]) == 0
    assert ProfileStore(data).names() == ()


class Terminal(io.StringIO):
    """Somebody types."""

    def isatty(self) -> bool:
        return True


def test_at_a_terminal_consent_is_asked_for(tmp_path: Path, monkeypatch, capsys) -> None:
    command = ["enroll", "Anna", str(voices()[0].enroll), "--data", str(tmp_path), "--json"]
    monkeypatch.setattr("sys.stdin", Terminal("n\n"))
    assert main(command) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "The recording itself is not stored" in captured.err
    assert str(tmp_path) in captured.err
    assert ProfileStore(tmp_path).names() == ()
    monkeypatch.setattr("sys.stdin", Terminal("y\n"))
    assert main(command) == 0
    assert json.loads(capsys.readouterr().out)["name"] == "Anna"
    assert ProfileStore(tmp_path).get("Anna").consent is not None


def test_verify_loads_neither_a_window_nor_what_is_slow(data: Path) -> None:
    """The path that has to answer within a second."""
    code = (
        "import sys\n"
        "from desktop_app.__main__ import main\n"
        "status = main(sys.argv[1:])\n"
        "slow = ('PySide6', 'sounddevice', 'librosa', 'numba', 'scipy', 'sklearn', 'joblib')\n"
        "print([name for name in slow if name in sys.modules], status)\n"
    )
    arguments = ["verify", "Anna", voices()[0].verify, "--data", data]
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=60,
    )
    assert done.stdout.splitlines()[-1] == "[] 0", done.stderr
