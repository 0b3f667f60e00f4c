"""The desktop entry that starts the program, as the freedesktop specification wants it written."""

import subprocess
from pathlib import Path

import pytest

from desktop_app.services import autostart
from desktop_app.services.autostart import Autostart


def exec_line(entry: Path) -> list[str]:
    """What a desktop would run: the string's escapes undone, then % codes, then the quoting.

    The specification's quoting is that of a shell's double quotes, so a shell is the oracle.
    """
    line = next(x for x in entry.read_text("utf-8").splitlines() if x.startswith("Exec="))
    value = line.removeprefix("Exec=").replace("\\\\", "\\").replace("%%", "%")
    shell = ["sh", "-c", f"printf '%s\\n' {value}"]
    return subprocess.run(shell, capture_output=True, text=True, check=True).stdout.splitlines()


@pytest.mark.parametrize(
    "command",
    [
        ("/usr/bin/voxgate",),
        ("/opt/my programs/voxgate", "--data", "/home/a b/$HOME`x`"),
        ("voxgate", "--data", 'C:\\odd "name"', "100 %"),
    ],
)
def test_the_command_survives_its_quoting(tmp_path: Path, command: tuple[str, ...]) -> None:
    start = Autostart(command, tmp_path / "new" / "autostart")
    assert not start.enabled
    start.set_enabled(True)
    assert start.enabled
    assert exec_line(tmp_path / "new" / "autostart" / autostart.FILE_NAME) == list(command)
    assert [path.name for path in (tmp_path / "new" / "autostart").iterdir()] == [
        autostart.FILE_NAME
    ]
    start.set_enabled(False)
    assert not start.enabled
    start.set_enabled(False)  # harmless


def test_the_running_program_is_started_with_its_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr(autostart.sys, "platform", "linux")
    start = autostart.for_this_program(Path("/somewhere else"))
    start.set_enabled(True)
    line = exec_line(tmp_path / "autostart" / autostart.FILE_NAME)
    assert line[-3:] == ["desktop_app", "--data", "/somewhere else"]


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_are_not_offered_it(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(autostart.sys, "platform", system)
    start = autostart.for_this_program(Path("x"))
    assert not start.supported
    assert not start.enabled
    with pytest.raises(ValueError, match="no autostart folder"):
        start.set_enabled(True)


def test_a_folder_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "autostart").write_text("a file is in the way")
    start = Autostart(("voxgate",), tmp_path / "autostart")
    with pytest.raises(OSError, match="exists"):
        start.set_enabled(True)
    assert not start.enabled
