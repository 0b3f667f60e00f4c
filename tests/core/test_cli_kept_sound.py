"""The commands for kept sound: asked for, shown, used after a new model, and forgotten."""

import io
import sqlite3
import sys
from pathlib import Path

import pytest

from gmm_core.enrollment import SOUND_VERSION
from gmm_core.store.database import FILE_NAME
from gmm_core.store.profiles import ProfileStore
from tests.core.engine_samples import voices
from tests.core.generations import FIRST, newer
from tests.core.updated_program import MAN, WOMAN, answered, newer_file, run, shipped

__all__ = ["newer_file", "shipped"]


@pytest.fixture
def data(tmp_path: Path, shipped: Path) -> Path:
    """Of a program that ships a newer model than the one that people enrolled with."""
    return tmp_path / "data"


def enroll(capsys, data: Path, name: str, voice: int, *options: object) -> dict:
    """As long ago, with the first model."""
    sound = voices()[voice].enroll
    old = ["--background", FIRST, "--yes", "--data", data]
    status, answer = answered(capsys, "enroll", name, sound, *old, *options)
    assert status == 0
    return answer


def test_after_a_new_model_only_those_speak_anew_who_kept_nothing(data: Path, capsys) -> None:
    assert enroll(capsys, data, "Anna", WOMAN, "--keep-sound")["sound_kept"] is True
    assert enroll(capsys, data, "Bo", MAN)["sound_kept"] is False
    _, answer = answered(capsys, "speakers", "show", "anna", "--data", data)
    assert answer["model"] == "earlier"
    assert answer["sound"]["sessions"] == 1
    assert answer["sound"]["seconds"] > 30
    _, answer = answered(capsys, "speakers", "show", "Bo", "--data", data)
    assert answer["sound"] is None

    status, answer = answered(capsys, "speakers", "renew", "--data", data)
    assert (status, answer) == (0, {"renewed": ["Anna"], "failed": [], "must_speak": ["Bo"]})
    _, answer = answered(capsys, "verify", "Anna", voices()[WOMAN].verify, "--data", data)
    assert (answer["decision"], answer["model"]) == ("accept", "current")
    _, out, _ = run(capsys, "speakers", "renew", "anna", "--data", data)
    assert out == "No profile has to be renewed.\n"
    _, out, _ = run(capsys, "speakers", "renew", "--data", data)
    assert out == "Bo has to speak 30 s: try voxgate enroll --renew\n"

    status, answer = answered(capsys, "speakers", "forget-sound", "ANNA", "--data", data)
    assert (status, answer) == (0, {"name": "ANNA", "sound_deleted": True})
    _, answer = answered(capsys, "speakers", "forget-sound", "Anna", "--data", data)
    assert answer["sound_deleted"] is False
    _, answer = answered(capsys, "speakers", "show", "Anna", "--data", data)
    assert (answer["sound"], answer["model"]) == (None, "current")


def test_damaged_sound_is_one_line_and_status_2_and_others_are_renewed(data: Path, capsys) -> None:
    enroll(capsys, data, "Anna", WOMAN, "--keep-sound")
    enroll(capsys, data, "Bo", MAN, "--keep-sound")
    connection = sqlite3.connect(data / FILE_NAME)
    with connection:
        connection.execute(
            "UPDATE sound SET flac = zeroblob(99) WHERE speaker ="
            " (SELECT id FROM speaker WHERE name = 'Anna')"
        )
    connection.close()
    status, out, err = run(capsys, "speakers", "renew", "--data", data)
    assert status == 2
    assert "Bo is renewed from the kept sound." in out.splitlines()
    assert len(err.splitlines()) == 1
    assert "'Anna'" in err
    assert "unharmed" in err
    models = {one.name: one.background_fingerprint for one in ProfileStore(data).all()}
    assert models["Bo"] == newer().fingerprint != models["Anna"]
    status, _, err = run(capsys, "speakers", "renew", "Nobody", "--data", data)
    assert (status, "no speaker named 'Nobody'" in err) == (2, True)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("keep", [True, False])
def test_who_is_asked_reads_what_is_kept_why_and_where(
    data: Path, capsys, monkeypatch: pytest.MonkeyPatch, keep: bool
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal("y\n"))
    options = ["--keep-sound"] if keep else []
    sound = voices()[WOMAN].enroll
    status, _, err = run(capsys, "enroll", "Anna", sound, *options, "--data", data)
    assert status == 0
    text = " ".join(err.split())
    for words in ("The recording itself is kept as well", "better model", "forget-sound NAME"):
        assert (words in text) is keep
    assert str(data) in text
    store = ProfileStore(data)
    assert ("Anna" in store.sounds()) is keep
    if keep:
        connection = sqlite3.connect(data / FILE_NAME)
        told = connection.execute("SELECT agreed_by, agreed_text_version FROM sound").fetchone()
        connection.close()
        assert told == ("Anna", SOUND_VERSION)
