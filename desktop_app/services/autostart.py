"""Start with the system: a desktop entry in the user's autostart folder (freedesktop.org)."""

import os
import sys
import tempfile
from pathlib import Path

FILE_NAME = "voxgate.desktop"
_RESERVED = '"`$\\'  # escaped inside a quoted argument of Exec

ENTRY = """\
[Desktop Entry]
Type=Application
Name=Voxgate
Comment=Is it the voice it claims to be?
Exec={command}
Icon=voxgate
Terminal=false
X-GNOME-Autostart-enabled=true
"""


class Autostart:
    """The file is the setting: whoever deletes it elsewhere has switched it off here too."""

    def __init__(self, command: tuple[str, ...], folder: Path | None) -> None:
        """command : what starts the program; folder : None where the system has no such folder"""
        self._command, self._folder = command, folder

    @property
    def supported(self) -> bool:
        """Whether this system starts programs that way."""
        return self._folder is not None

    @property
    def enabled(self) -> bool:
        """Whether the program starts with the system."""
        return self._folder is not None and (self._folder / FILE_NAME).is_file()

    def set_enabled(self, wanted: bool) -> None:
        """Write or delete the entry. Raises OSError, and ValueError where it is not supported."""
        if self._folder is None:
            raise ValueError("this system has no autostart folder that Voxgate knows of")
        entry = self._folder / FILE_NAME
        if not wanted:
            entry.unlink(missing_ok=True)
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=self._folder, prefix=FILE_NAME)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(ENTRY.format(command=_exec_line(self._command)))
            Path(temporary).chmod(0o644)
            Path(temporary).replace(entry)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise


def for_this_program(data_dir: Path) -> Autostart:
    """Autostart of the program that is running, with the data folder that it uses.

    Only Linux and its like: Windows and macOS want an installer's or a bundle's own entries.
    """
    frozen = getattr(sys, "frozen", False)
    program = (sys.executable,) if frozen else (sys.executable, "-m", "desktop_app")
    command = (*program, "--data", str(data_dir))
    if sys.platform in ("win32", "darwin"):
        return Autostart(command, None)
    base = os.environ.get("XDG_CONFIG_HOME") or "~/.config"
    return Autostart(command, Path(base).expanduser() / "autostart")


def _exec_line(command: tuple[str, ...]) -> str:
    """Each argument quoted as the desktop entry specification wants it, with % and \\ doubled."""
    return " ".join(_quoted(argument) for argument in command)


def _quoted(argument: str) -> str:
    escaped = "".join(f"\\{c}" if c in _RESERVED else c for c in argument)
    # The value of a key is itself a string in which a backslash is written twice
    return '"' + escaped.replace("\\", "\\\\").replace("%", "%%") + '"'
