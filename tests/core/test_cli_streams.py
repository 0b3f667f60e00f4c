"""Streams that are closed, full, read by nobody or of an old encoding; being asked to end."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from gmm_core.cli import main
from gmm_core.cli import speakers as speakers_module
from gmm_core.store.profiles import ProfileStore
from tests.core.engine_samples import anna, voices
from tests.core.test_cli_usage import ROOT, failing, one_line

NAME = "Zoë Łukasz 😀"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    ProfileStore(tmp_path / "data").save(anna())
    return tmp_path / "data"


def shell(line: str, data: Path, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """A line of sh, in which `voxgate` is the program."""
    script = f'voxgate() {{ "{sys.executable}" -m gmm_core "$@"; }}\n{line}'
    places = {"PYTHONPATH": str(ROOT), "VOXGATE_DATA": str(data), "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        ["sh", "-c", script],
        capture_output=True,
        timeout=120,
        env={**os.environ, **places, **variables},
    )


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_change_no_status_and_harm_no_file(closed: str, data: Path) -> None:
    done = shell(f"voxgate speakers rename Anna Bo {closed}; exit $?", data)
    assert (done.returncode, done.stderr) == (0, b"")
    done = shell(f"voxgate speakers show Nobody {closed}; exit $?", data)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert done.stdout == b"", "a complaint is no answer"
    assert ProfileStore(data).get("Bo").sessions


def test_nobody_to_ask_is_one_sentence(data: Path) -> None:
    done = shell(f"voxgate enroll Bo {voices()[0].verify} <&-; exit $?", data)
    assert done.returncode == 2
    assert b"--yes" in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_a_rejection_stays_one_when_nobody_reads_it(data: Path) -> None:
    """The status is the answer: with a broken pipe it was 0, which is "accepted"."""
    stranger = next(one for one in voices() if one.gender != voices()[0].gender)
    child = subprocess.Popen(
        [sys.executable, "-m", "gmm_core", "verify", "Anna", str(stranger.verify)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "VOXGATE_DATA": str(data)},
    )
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.close()
    errors = child.stderr.read()
    child.stderr.close()
    assert (child.wait(timeout=120), errors) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_a_full_disk_for_the_answer_is_one_sentence(data: Path) -> None:
    done = shell("voxgate speakers --json > /dev/full; exit $?", data)
    assert done.returncode == 2
    assert b"the answer cannot be written" in done.stderr
    assert done.stderr.count(b"\n") == 1
    assert shell("voxgate speakers show Nobody 2> /dev/full; exit $?", data).returncode == 2


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_every_encoding_of_stdout_shows_every_name(encoding: str, data: Path) -> None:
    ProfileStore(data).rename("Anna", NAME)
    done = shell("voxgate speakers; exit $?", data, PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"s of speech" in done.stdout
    done = shell("voxgate speakers --json; exit $?", data, PYTHONIOENCODING=encoding)
    assert json.loads(done.stdout.decode(encoding))["speakers"][0]["name"] == NAME


def test_a_file_name_that_is_no_text_is_shown_and_moves_no_cursor(data: Path, tmp_path) -> None:
    odd = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.vox")
    done = shell(f'voxgate speakers export Anna "{odd}"; exit $?', data)
    assert (done.returncode, done.stderr) == (0, b"")
    assert Path(odd).exists()
    done = shell(f'voxgate speakers import "{tmp_path}/\x1b[31m\x9b.vox"; exit $?', data)
    assert done.returncode == 2
    assert b"\x1b" not in done.stderr
    assert b"\\x1b[31m" in done.stderr


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_asked_to_end_is_interrupted(name: str, monkeypatch, data_folder: Path, capsys) -> None:
    number = getattr(signal, name)
    monkeypatch.setattr(speakers_module, "_store", lambda *_: signal.raise_signal(number))
    assert main(["speakers", "list"]) == 130
    assert "interrupted" in one_line(capsys)
    assert signal.getsignal(number) is signal.SIG_DFL


def test_a_signal_that_somebody_ignores_stays_ignored(
    monkeypatch, data_folder: Path, capsys
) -> None:
    """As `nohup` asks for."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        hung_up = failing(KeyboardInterrupt())
        monkeypatch.setattr(
            speakers_module, "_store", lambda *_: (signal.raise_signal(signal.SIGHUP), hung_up())
        )
        assert main(["speakers", "list"]) == 130, "Ctrl-C still does it"
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


def test_commands_run_in_any_thread(data_folder: Path, capsys) -> None:
    statuses: list[int] = []
    thread = threading.Thread(target=lambda: statuses.append(main(["speakers"])))
    thread.start()
    thread.join()
    assert statuses == [0]


def test_too_little_memory_is_one_sentence(monkeypatch, data_folder: Path, capsys) -> None:
    monkeypatch.setattr(speakers_module, "_store", failing(MemoryError()))
    assert main(["speakers", "list"]) == 2
    assert "not enough memory" in one_line(capsys)
    assert not data_folder.exists()


def test_no_room_for_the_log_is_told(monkeypatch, tmp_path: Path, capsys) -> None:
    monkeypatch.setattr(speakers_module, "_store", failing(ZeroDivisionError()))
    full = failing(OSError(28, "No space left on device"))
    monkeypatch.setattr("tempfile.mkdtemp", lambda **_: full())
    (tmp_path / "file").write_text("mine")
    assert main(["speakers", "list", "--data", str(tmp_path / "file")]) == 70
    assert "no log of it could be written (No space left on device)" in one_line(capsys)


@pytest.mark.parametrize(
    ("arguments", "cure"),
    [
        ([], "--help"),
        (["speakers", "--data", ""], "name a folder"),
        (["speakers", "export", "Anna", "a" * 300], "choose another place"),
        (["train-ubm", "a" * 300, "--out", "o.npz"], "check the path"),
        (["train-ubm", ".", "--out", "a" * 300], "no recordings"),
        (["evaluate", "--enroll", "a" * 300, "--trials", "t", "--scores", "s"], "check the path"),
        (["speakers", "import", os.devnull], "copy or create it again"),
        (["speakers", "import", "/dev/zero"], "copy or create it again"),
        (["speakers", "import", "pipe"], "copy or create it again"),
        (["verify", "Anna", "x.wav", "--background", "pipe"], "copy or create it again"),
    ],
)
def test_odd_places_are_one_sentence_with_its_cure(
    arguments: list[str], cure: str, data: Path, tmp_path: Path, monkeypatch, capsys
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VOXGATE_DATA", str(data))
    os.mkfifo("pipe")
    assert main(arguments) == 2
    line = one_line(capsys)
    assert cure in line
    assert "Usage:" not in line


def test_doctor_looks_at_places_that_cannot_be(capsys) -> None:
    assert main(["doctor", "--data", "a" * 300]) == 0
    assert "choose another folder with --data" in capsys.readouterr().out


def test_an_export_replaces_no_link(data: Path, tmp_path: Path, capsys) -> None:
    link = tmp_path / "link.vox"
    link.symlink_to("nowhere")
    assert main(["speakers", "export", "Anna", str(link), "--data", str(data)]) == 2
    assert "a file of that name already" in one_line(capsys)
    assert link.is_symlink()
