"""`doctor`: what is installed, found and missing, and how to mend it. It only looks."""

import ctypes.util
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path

import typer

from gmm_core import __version__
from gmm_core.cli.options import DataOption, JsonOption, data_folder, wants_json
from gmm_core.cli.output import answer
from gmm_core.places import is_folder

# What is imported when the program runs
ENGINE_PACKAGES = ("numpy", "scipy", "soundfile", "soxr", "joblib", "threadpoolctl")
DESKTOP_PACKAGES = ("PySide6", "pyqtgraph", "sounddevice")
REINSTALL = (
    "put its folder there anew, from a whole copy of the package"
    if getattr(sys, "frozen", False)
    else "reinstall Voxgate: python -m pip install --force-reinstall voxgate"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at; `cure` is empty when it is well."""

    what: str
    well: bool
    found: str
    cure: str = ""


def doctor(context: typer.Context, data: DataOption = None, as_json: JsonOption = False) -> None:
    """Say what is installed, found and missing, and how to mend it."""
    findings = [
        _python(),
        *_packages(),
        _portaudio(),
        *_display(),
        _background(),
        _writable(data_folder(context, data)),
    ]
    values = {
        "version": __version__,
        "well": all(finding.well for finding in findings),
        "findings": [asdict(finding) for finding in findings],
    }
    lines = [f"Voxgate {__version__}"]
    for finding in findings:
        lines.append(f"[{'ok' if finding.well else '!!'}] {finding.what}: {finding.found}")
        if finding.cure:
            lines.append(f"     -> {finding.cure}")
    answer(wants_json(context, as_json), values, lines)


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    supported = (3, 11) <= sys.version_info[:2] <= (3, 13)
    cure = "" if supported else "install Python 3.11, 3.12 or 3.13 and Voxgate into it"
    return Finding("Python", supported, version, cure)


def _packages() -> Iterator[Finding]:
    for name in (*ENGINE_PACKAGES, *DESKTOP_PACKAGES):
        installed = find_spec(name) is not None
        yield Finding(
            f"package {name}",
            installed,
            "installed" if installed else "missing",
            "" if installed else REINSTALL,
        )


def _portaudio() -> Finding:
    """The library that records; the wheels of sounddevice bring it for Windows and macOS only."""
    bundled = sys.platform in ("win32", "darwin") and find_spec("_sounddevice_data") is not None
    library = "bundled with sounddevice" if bundled else ctypes.util.find_library("portaudio")
    if library:
        return Finding("PortAudio (microphone)", True, library)
    cures = {
        "linux": "install it: sudo apt install libportaudio2 (Fedora: portaudio); "
        "until then the app works with files and the demo",
        "darwin": "install it: brew install portaudio",
    }
    return Finding("PortAudio (microphone)", False, "missing", cures.get(sys.platform, REINSTALL))


def _display() -> Iterator[Finding]:
    """Where Qt can open windows; Windows and macOS always have a screen."""
    if not sys.platform.startswith("linux"):
        return
    names = ("WAYLAND_DISPLAY", "DISPLAY", "QT_QPA_PLATFORM")
    found = [f"{name}={os.environ[name]}" for name in names if os.environ.get(name)]
    cure = "" if found else "start it from a desktop session; the commands here work without one"
    yield Finding("screen", bool(found), ", ".join(found) or "none", cure)
    for library in ("xcb-icccm", "xcb-keysyms", "xcb-cursor", "EGL"):
        place = ctypes.util.find_library(library)
        cure = "" if place else f"install lib{library.lower()} from your distribution"
        yield Finding(f"library {library} (window)", bool(place), place or "missing", cure)


def _background() -> Finding:
    """The shipped model is looked at as a file; `verify` reads and checks it."""
    spec = find_spec("resources")
    folders = list(spec.submodule_search_locations or []) if spec else []
    for folder in folders:
        bundle = Path(folder) / "background.npz"
        if bundle.is_file():
            return Finding("background model", True, f"{bundle.stat().st_size / 1e6:.1f} MB")
    return Finding("background model", False, "missing", REINSTALL)


def _writable(folder: Path) -> Finding:
    """Looks without making anything: the nearest folder that exists has to admit us."""
    nearest = next(place for place in (folder, *folder.absolute().parents) if _there(place))
    well = is_folder(nearest) and os.access(nearest, os.W_OK | os.X_OK)
    cure = "" if well else "choose another folder with --data or mend its permissions"
    found = f"{folder}" if well else f"{folder} cannot be written"
    return Finding("data folder", well, found, cure)


def _there(place: Path) -> bool:
    """A link to nowhere, too, and a name that no folder can have: neither can be made."""
    try:
        place.lstat()
    except FileNotFoundError:
        return False
    except (OSError, ValueError):
        return True
    return True
