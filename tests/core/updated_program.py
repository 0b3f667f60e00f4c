"""The commands of a program that ships a newer model than the one that people enrolled with."""

import json
from pathlib import Path

import pytest

from gmm_core.cli import main
from gmm_core.store import bundle
from tests.core.enrolled import of_gender
from tests.core.generations import newer

WOMAN, MAN = of_gender("f")[0], of_gender("m")[0]


@pytest.fixture(scope="module")
def newer_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The newer model as a file."""
    path = tmp_path_factory.mktemp("shipped") / "background.npz"
    bundle.save_bundle(newer(), path)
    return path


@pytest.fixture
def shipped(newer_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the model that the program ships now."""
    monkeypatch.setattr(bundle, "SHIPPED", str(newer_file))
    return newer_file


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Exit status, output and errors of one command."""
    status = main([*map(str, arguments)])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def answered(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, dict]:
    """Exit status and JSON answer of a command that has nothing to complain about."""
    status, out, err = run(capsys, *arguments, "--json")
    assert err == ""
    return status, json.loads(out)
