"""The scripts behind `make run` and `make test` on machines that are not ready for us.

apt-get, ldconfig and the rest are small stand-ins on a PATH of their own: what is tested is what
the scripts decide, and installing packages for real is nothing a test may do.
"""

import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parent.parent / ".ci"
TOOLS = ("bash", "sh", "cat", "env", "find", "grep", "head", "sed", "paste", "uname")


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A bare machine's /bin: shell tools and nothing else; we are root, no library is there."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found is not None, tool
        (folder / tool).symlink_to(found)
    command(folder, "id", "echo 0")
    command(folder, "ldconfig", "")
    command(folder, "fc-list", "")
    return folder


def command(machine: Path, name: str, script: str) -> None:
    """Give the machine a command."""
    path = machine / name
    path.unlink(missing_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def apt(machine: Path, plan: str) -> Path:
    """An apt-get whose simulation prints `plan`; what is really asked of it lands in the log."""
    log = machine.parent / "apt.log"
    simulated = f'case "$*" in *--simulate*) printf "{plan}"; exit 0;; esac'
    command(machine, "apt-get", f'{simulated}\necho "$*" >>{log}')
    return log


def run(machine: Path, script: str, *arguments: str, **environment: str) -> tuple[int, str, str]:
    done = subprocess.run(
        ["bash", str(SCRIPTS / script), *arguments],
        env={"PATH": str(machine), "HOME": str(machine), **environment},
        capture_output=True,
        check=False,
        text=True,
    )
    return done.returncode, done.stdout, done.stderr


def test_missing_libraries_are_named_before_they_are_installed(machine: Path) -> None:
    log = apt(machine, r"Inst libportaudio2 (19)\nInst libglib2.0-0t64 (2.80)\n")
    status, _, told = run(machine, "system-packages", "run")
    assert status == 0
    assert "installing system packages: libportaudio2 libglib2.0-0t64" in told
    asked = log.read_text()
    assert "libportaudio2" in asked
    assert "fonts-dejavu-core" in asked
    assert "xvfb" not in asked, "the program does not need what the tests need"


def test_nothing_is_installed_that_would_remove_something(machine: Path) -> None:
    log = apt(machine, r"Remv pipewire-audio [1]\nInst libportaudio2 (19)\n")
    status, _, told = run(machine, "system-packages", "run")
    assert status == 0
    assert "would remove pipewire-audio" in told
    assert not log.exists()


def test_without_root_the_exact_command_is_printed(machine: Path) -> None:
    command(machine, "id", "echo 1000")
    log = apt(machine, r"Inst libportaudio2 (19)\n")
    status, _, told = run(machine, "system-packages", "run")
    assert status == 0, "the program starts without them and says what it lacks"
    assert "sudo apt-get install -y --no-install-recommends libportaudio2" in told
    assert not log.exists()


def test_a_machine_without_apt_is_told_the_names(machine: Path) -> None:
    status, _, told = run(machine, "system-packages", "run")
    assert status == 0
    assert "missing, by their Debian names: libportaudio2" in told


@pytest.mark.parametrize(
    ("desktop", "installed"),
    [
        ({"XDG_CURRENT_DESKTOP": "GNOME"}, False),
        ({"XDG_CURRENT_DESKTOP": "GNOME", "CI": "true"}, True),
    ],
)
def test_pulseaudio_is_never_installed_on_a_desktop(
    machine: Path, desktop: dict[str, str], installed: bool
) -> None:
    log = apt(machine, r"Inst xvfb (21)\n")
    _, _, told = run(machine, "system-packages", "test", **desktop)
    assert ("pulseaudio" in log.read_text()) == installed
    assert ("virtual microphone are omitted" in told) != installed


def test_pipewire_counts_as_a_desktop(machine: Path) -> None:
    command(machine, "pipewire", "")
    log = apt(machine, r"Inst xvfb (21)\n")
    _, _, told = run(machine, "system-packages", "test")
    assert "PulseAudio is left alone because PipeWire is installed" in told
    assert "pulseaudio" not in log.read_text()


def test_no_fitting_python_is_one_sentence_with_the_cure(machine: Path) -> None:
    command(machine, "python3", "exit 1")
    status, printed, told = run(machine, "find-python", PYTHON="python3")
    assert (status, printed) == (1, "")
    assert "PYTHON=python3 is not a working Python 3.11, 3.12 or 3.13" in told


def test_a_python_without_ensurepip_is_cured_or_named(machine: Path) -> None:
    cured = machine.parent / "cured"
    command(
        machine,
        "python3",
        f'case "$2" in *ensurepip*) [ -e {cured} ] || exit 1;; esac\nexec {sys.executable} "$@"',
    )
    package = f"python3.{sys.version_info.minor}-venv"
    status, _, told = run(machine, "find-python", PYTHON="python3")
    assert status == 1
    assert f"sudo apt-get install {package}" in told

    command(machine, "apt-get", f'case "$*" in *{package}*) : >{cured};; esac')
    status, printed, _ = run(machine, "find-python", PYTHON="python3", CURE="1")
    assert (status, printed.strip()) == (0, sys.executable)
