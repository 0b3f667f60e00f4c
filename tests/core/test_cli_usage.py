"""What every command has in common: exit statuses, one line on stderr, no Qt, no traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gmm_core import __version__
from gmm_core.cli import main
from gmm_core.cli import speakers as speakers_module

ROOT = Path(__file__).parents[2]


def one_line(capsys: pytest.CaptureFixture[str]) -> str:
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("voxgate: ")
    assert captured.err.count("\n") == 1
    assert "Traceback" not in captured.err
    return captured.err


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["verfy"], "verfy"),
        (["verify"], "NAME"),
        (["verify", "Anna"], "FILE"),
        (["verify", "--nonsense", "Anna", "x.wav"], "--nonsense"),
        (["evaluate", "--jobs", "0"], "--jobs"),
        (["speakers", "forget"], "forget"),
        (["speakers", "rename"], "See: voxgate speakers rename --help"),
        (["verify", "--nonsense"], "--nonsense. See: voxgate verify --help"),
        (["--data"], "--data"),
    ],
)
def test_bad_usage_is_one_line_and_status_2(arguments, word, capsys) -> None:
    assert main(arguments) == 2
    assert word in one_line(capsys)


def test_help_and_version(capsys) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"voxgate {__version__}\n"
    assert main(["--help"]) == 0
    listed = capsys.readouterr().out
    for command in ("enroll", "verify", "identify", "speakers", "train-ubm", "evaluate", "doctor"):
        assert command in listed
        assert main([command, "--help"]) == 0
        assert "--json" in capsys.readouterr().out


def test_an_empty_data_folder_lists_nobody(data_folder: Path, capsys) -> None:
    assert main(["speakers"]) == 0
    assert "Nobody is enrolled yet" in capsys.readouterr().out
    assert main(["speakers", "list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"speakers": [], "damaged": []}
    assert main(["--json", "speakers"]) == 0
    assert json.loads(capsys.readouterr().out) == {"speakers": [], "damaged": []}
    assert data_folder.is_dir()


@pytest.mark.parametrize("before", [True, False])
def test_data_may_stand_before_or_after_the_command(before, tmp_path, data_folder, capsys) -> None:
    option = ["--data", str(tmp_path / "other")]
    command = ["speakers", "list"]
    assert main([*option, *command] if before else [*command, *option]) == 0
    assert (tmp_path / "other").is_dir()
    assert not data_folder.exists()


def test_an_unwritable_data_folder(tmp_path: Path, capsys) -> None:
    (tmp_path / "file").write_text("mine")
    assert main(["speakers", "--data", str(tmp_path / "file")]) == 2
    assert "cannot be written" in one_line(capsys)


def test_an_unknown_speaker(capsys) -> None:
    for arguments in (["show", "Anna"], ["delete", "Anna"], ["rename", "Anna", "Bo"]):
        assert main(["speakers", *arguments]) == 2
        assert "no speaker named 'Anna'" in one_line(capsys)


def test_a_line_break_in_a_name_stays_one_line(capsys) -> None:
    assert main(["speakers", "show", "An\nna"]) == 2
    one_line(capsys)


def failing(error: BaseException):
    def fail(*_: object) -> None:
        raise error

    return fail


def test_our_own_error_is_70_and_names_its_log(monkeypatch, data_folder: Path, capsys) -> None:
    monkeypatch.setattr(speakers_module, "_store", failing(ZeroDivisionError("hidden detail")))
    assert main(["speakers", "list"]) == 70
    line = one_line(capsys)
    (log,) = data_folder.glob("error-*.log")
    assert str(log) in line
    assert "hidden detail" not in line
    text = log.read_text()
    assert "ZeroDivisionError: hidden detail" in text
    assert "Traceback" in text
    assert __version__ in text


def test_our_own_error_with_an_unwritable_folder_still_has_a_log(
    monkeypatch, tmp_path: Path, capsys
) -> None:
    monkeypatch.setattr(speakers_module, "_store", failing(ZeroDivisionError()))
    (tmp_path / "file").write_text("mine")
    assert main(["speakers", "list", "--data", str(tmp_path / "file")]) == 70
    log = Path(one_line(capsys).split("details in ")[1].strip())
    assert "ZeroDivisionError" in log.read_text()
    log.unlink()
    log.parent.rmdir()


def test_interrupted_is_130(monkeypatch, capsys) -> None:
    monkeypatch.setattr(speakers_module, "_store", failing(KeyboardInterrupt()))
    assert main(["speakers", "list"]) == 130
    assert "interrupted" in one_line(capsys)


def test_devices_without_the_desktop_program(capsys) -> None:
    assert main(["devices"]) == 2
    assert "voxgate devices" in one_line(capsys)


def test_doctor_finds_what_is_there(data_folder: Path, capsys) -> None:
    assert main(["doctor", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    found = {one["what"]: one for one in report["findings"]}
    assert found["package numpy"]["well"]
    assert found["data folder"]["well"]
    assert not data_folder.exists(), "doctor only looks"
    for one in report["findings"]:
        assert one["well"] or one["cure"], f"{one['what']} names no cure"


def test_doctor_names_the_cure_of_what_is_missing(monkeypatch, tmp_path: Path, capsys) -> None:
    monkeypatch.setattr("ctypes.util.find_library", lambda name: None)
    monkeypatch.setattr("sys.platform", "linux")
    (tmp_path / "file").write_text("mine")
    assert main(["doctor", "--data", str(tmp_path / "file" / "below")]) == 0
    text = capsys.readouterr().out
    assert "libportaudio2" in text
    assert "choose another folder with --data" in text


def test_doctor_looks_for_nothing_that_the_program_never_imports(data_folder: Path, capsys) -> None:
    """The package without Python holds no librosa, which only the tests import."""
    assert main(["doctor", "--json"]) == 0
    looked_for = [one["what"] for one in json.loads(capsys.readouterr().out)["findings"]]
    assert "package pyqtgraph" in looked_for
    assert "package librosa" not in looked_for


def test_a_system_without_dev_null(monkeypatch, tmp_path: Path, data_folder: Path, capsys) -> None:
    monkeypatch.setattr("os.devnull", str(tmp_path / "no" / "null"))
    assert main(["speakers"]) == 0
    assert "Nobody is enrolled yet" in capsys.readouterr().out


def run(*arguments: str, code: str | None = None) -> subprocess.CompletedProcess[str]:
    command = ["-c", code] if code else list(arguments)
    return subprocess.run(
        [sys.executable, *command],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=60,
    )


FORBIDDEN = ("PySide6", "sounddevice", "_sounddevice", "librosa", "scipy.signal", "sklearn", "rich")


@pytest.mark.parametrize(
    "command", [["doctor"], ["speakers"], ["--version"], ["--help"], ["nonsense"]]
)
def test_commands_import_no_window_and_no_sound_device(command: list[str]) -> None:
    done = run(
        code="import sys\n"
        "from desktop_app.__main__ import main\n"
        f"status = main({command!r})\n"
        f"print('LOADED', [m for m in {FORBIDDEN!r} if m in sys.modules])\n"
    )
    assert done.stdout.splitlines()[-1] == "LOADED []", done.stderr


def test_python_m_gmm_core_is_the_same_program() -> None:
    done = run("-m", "gmm_core", "--version")
    assert (done.returncode, done.stdout) == (0, f"voxgate {__version__}\n")
    done = run("-m", "gmm_core", "devices")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1


def test_a_reader_that_stops_reading_is_no_error() -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "gmm_core", "doctor"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.close()
    errors = child.stderr.read()
    child.stderr.close()
    assert child.wait(timeout=60) == 0
    assert errors == ""


def test_bad_app_options_are_one_line(capsys) -> None:
    from desktop_app.__main__ import main as voxgate

    for arguments in (["--nonsense"], ["--theme", "pink"], ["--source", "/no/such/file"]):
        assert voxgate(arguments) == 2
        one_line(capsys)
