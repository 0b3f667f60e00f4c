"""What is read is never replaced by what comes of it."""

import json
from pathlib import Path

import pytest

from gmm_core.cli import main
from tests.core.test_cli_usage import one_line


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a.wav", "b.wav", "hum.wav"):
        (tmp_path / name).write_bytes(b"sound")
    (tmp_path / "e.csv").write_text("speaker,path\nAnna,a.wav\n")
    (tmp_path / "t.csv").write_text("speaker,path,start_s,end_s,target\nAnna,b.wav,,,1\n")
    (tmp_path / "c.json").write_text(json.dumps([]))
    return tmp_path


EVALUATE = ["evaluate", "--enroll", "e.csv", "--trials", "t.csv", "--scores"]
TRAIN = ["train-ubm", "e.csv", "--noise", "hum.wav", "--corpora", "c.json", "--out"]


@pytest.mark.parametrize(
    "arguments",
    [
        *([*EVALUATE, name] for name in ("e.csv", "t.csv", "a.wav", "b.wav")),
        *([*EVALUATE, "s.csv", "--report", name] for name in ("s.csv", "e.csv", "b.wav")),
        *([*TRAIN, name] for name in ("e.csv", "a.wav", "hum.wav", "c.json", "./x/../a.wav")),
    ],
)
def test_an_output_that_is_an_input_is_refused(arguments: list[str], files: Path, capsys) -> None:
    (files / "x").mkdir()
    before = {path: path.read_bytes() for path in files.iterdir() if path.is_file()}
    assert main(arguments) == 2
    assert "one of the files that are read); choose another place" in one_line(capsys)
    assert {path: path.read_bytes() for path in files.iterdir() if path.is_file()} == before
