"""The package for machines without Python: what may travel in it, and how it is installed.

The package itself is built and run by `make package`, which takes minutes; here are its rules.
"""

import configparser
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from desktop_app.services.licenses import Component, installed, read_folder, write_folder

ROOT = Path(__file__).parent.parent
PACKAGING = ROOT / "packaging"


def script(name: str) -> ModuleType:
    """A file of packaging/, which is no Python package: PyPA's library has that name."""
    spec = importlib.util.spec_from_file_location(f"voxgate_{name}", PACKAGING / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


notices = script("notices")


@pytest.mark.parametrize(
    ("declared", "may_travel"),
    [
        ("MIT", True),
        ("LGPL-2.1-or-later", True),
        ("GNU Lesser General Public License v3 (LGPLv3)", True),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", True),
        ("GPL-3.0-or-later WITH GCC-exception-3.1", True),
        ("GPLv2-or-later with a special exception which allows non-free programs", True),
        ("GPL-3.0-only", False),
        ("AGPL-3.0-or-later", False),
        ("GNU General Public License v2 (GPLv2)", False),
        ("GPL-2.0-only OR GPL-3.0-only", False),
        ("Apache Software License AND GNU General Public License v2 (GPLv2)", False),
        ("(MIT OR Apache-2.0) AND GPL-2.0-only", False),
    ],
)
def test_nothing_that_is_only_under_the_gpl_may_travel(declared: str, may_travel: bool) -> None:
    assert notices.usable(declared) is may_travel


@pytest.mark.parametrize(
    ("component", "cure"),
    [
        (Component("lonely", "1", "", "text"), "leave it out"),
        (Component("silent", "1", "MIT", ""), "put it into resources/licenses"),
        (Component("strict", "1", "GPL-3.0-only", "text"), "leave it out"),
    ],
)
def test_the_build_ends_with_the_name_and_the_cure(component: Component, cure: str) -> None:
    with pytest.raises(notices.BuildProblem, match=f"{component.name} .*{cure}"):
        notices.checked(component)


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("libX11-xcb.so.1", "libX11-xcb"),
        ("libdb-5.3.so", "libdb"),
        ("libpcre2-8.so.0", "libpcre2"),
        ("libgcc_s.so.1", "libgcc_s"),
        ("libstdc++.so.6", "libstdc++"),
    ],
)
def test_library_names(file: str, name: str) -> None:
    assert notices.library_name(file) == name


def test_the_owner_of_a_bundled_file_is_named_with_its_license_text() -> None:
    import numpy
    import soxr

    found = {part.name: part for part in notices.collect([*_files(numpy), *_files(soxr)], tools=())}
    assert set(found) == {"Python", "numpy", "soxr"}
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in found["Python"].text
    assert "NumPy Developers" in found["numpy"].text
    assert found["soxr"].license == "LGPL-2.1-or-later"
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in found["soxr"].text


def _files(package: ModuleType) -> list[Path]:
    assert package.__file__ is not None
    return sorted(Path(package.__file__).parent.glob("*.py"))


@pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="packages are built on Debian")
def test_a_library_of_the_system_brings_its_package_and_copyright() -> None:
    (python, portaudio) = notices.collect([Path(notices.portaudio())], tools=())[::-1]
    assert (python.name, portaudio.name) == ("Python", "libportaudio")
    assert portaudio.license == "MIT"
    assert "PortAudio" in portaudio.text
    assert f"libportaudio2:{_architecture()} {portaudio.version}" in portaudio.text


@pytest.mark.parametrize(
    ("declared", "titles"),
    [
        ("MIT", []),
        ("LGPL-2.1-or-later", ["GNU LESSER GENERAL PUBLIC LICENSE"]),
        ("GPL-3.0-or-later WITH GCC-exception-3.1", ["GNU GENERAL PUBLIC LICENSE"]),
    ],
)
def test_the_texts_that_debian_only_names_are_added(declared: str, titles: list[str]) -> None:
    texts = list(notices._referred_to(declared))
    assert [text.split("\n")[0].strip() for text in texts] == titles


def _architecture() -> str:
    ask = ["dpkg", "--print-architecture"]
    return subprocess.run(ask, capture_output=True, check=True, text=True).stdout.strip()


def test_a_library_that_nobody_looked_up_ends_the_build() -> None:
    with pytest.raises(notices.BuildProblem, match=r"licenses of libsecret .*libraries.toml"):
        notices.collect([Path("/usr/lib/libsecret-2.so.0")], tools=())


def test_qt_comes_with_the_lgpl_and_with_the_gpl_that_it_refers_to() -> None:
    from importlib.metadata import distribution

    qt = notices.described(distribution("PySide6_Essentials"))
    for expected in (
        "GNU LESSER GENERAL PUBLIC LICENSE\n                       Version 3",
        "GNU GENERAL PUBLIC LICENSE\n                       Version 3",
        "HarfBuzz",
        "https://download.qt.io/official_releases/",
    ):
        assert expected in qt.text


def test_what_is_installed_is_found_through_the_requirements(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    about = tmp_path / "voxgate-9.dist-info" / "METADATA"
    about.parent.mkdir()
    about.write_text(
        "Metadata-Version: 2.4\nName: voxgate\nVersion: 9\n"
        "Requires-Dist: soundfile>=0.13\nRequires-Dist: no-such-package\n"
        "Requires-Dist: ruff; extra == 'lint'\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    found = installed.__wrapped__()
    names = [part.name for part in found]
    assert {"soundfile", "cffi", "pycparser"} <= set(names)  # the last two through the first
    assert not {"ruff", "no-such-package"} & set(names)
    assert names == sorted(names, key=str.lower)
    assert all(part.license and part.text for part in found)


def test_the_program_reads_what_the_build_wrote(tmp_path: Path) -> None:
    parts = (Component("a", "1", "MIT", "Permission …\n"), Component("b++", "2", "0BSD", "ä\n"))
    write_folder(parts, tmp_path / "licenses")
    assert read_folder(tmp_path / "licenses") == parts


def test_other_commands_are_not_taken_for_joblibs_helpers(capfd: pytest.CaptureFixture) -> None:
    entry = script("entry")
    assert not entry.serve_joblib(["-c", "print('run')"])
    assert not entry.serve_joblib(["-m", "timeit"])
    assert not entry.serve_joblib(["--demo"])
    assert capfd.readouterr().out == ""


def test_joblib_starts_its_helpers_as_the_frozen_program_expects() -> None:
    """The two commands are joblib's own business, and a new version may change them."""
    import joblib.externals.loky.backend as loky

    entry = script("entry")
    folder = Path(loky.__file__).parent
    worker = (folder / "popen_loky_posix.py").read_text()
    assert 'cmd_python += ["-m", self.__module__]' in worker
    tracker = (folder / "resource_tracker.py").read_text()
    assert "f'from {main.__module__} import main; main({r}, {VERBOSE})'" in tracker
    code = f"from {loky.__name__}.resource_tracker import main; main(7, False)"
    assert entry.TRACKER.fullmatch(code)


def test_desktop_entry() -> None:
    read = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    read.optionxform = str  # type: ignore[assignment,method-assign] # keys keep their capitals
    read.read(PACKAGING / "voxgate.desktop", encoding="utf-8")
    entry = read["Desktop Entry"]
    assert entry["Type"] == "Application"
    assert entry["Categories"].endswith(";")
    assert entry["StartupWMClass"] == "voxgate"
    assert (PACKAGING / f"{entry['Icon']}.svg").read_text().startswith("<svg ")
    validator = shutil.which("desktop-file-validate")
    if validator is not None:
        subprocess.run([validator, PACKAGING / "voxgate.desktop"], check=True)


def run_install(where: Path, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if "XDG" not in name}
    return subprocess.run(
        [where / "install", *arguments],
        env={**environment, "HOME": str(home)},
        capture_output=True,
        check=False,
        text=True,
    )


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """What `make package` leaves, with a program of one line."""
    folder = tmp_path / "down loads" / "voxgate"
    folder.mkdir(parents=True)
    for name in ("install", "voxgate.desktop", "voxgate.svg"):
        shutil.copy(PACKAGING / name, folder)
    program = folder / "voxgate"
    program.write_text("#!/bin/sh\necho the program\n")
    program.chmod(0o755)
    return folder


def test_a_package_is_installed_for_this_user_and_removed_again(
    package: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home of mine"
    profiles = home / ".local/share/voxgate/profiles.sqlite"
    profiles.parent.mkdir(parents=True)
    profiles.touch()
    for _twice in range(2):  # the second time it is an update
        told = run_install(package, home)
        assert told.returncode == 0, told.stderr
    entry = home / ".local/share/applications/voxgate.desktop"
    execute = re.search(r'^Exec="(.+)"$', entry.read_text(), re.MULTILINE)
    assert execute is not None
    for program in (Path(execute[1]), home / ".local/bin/voxgate"):
        told_by = subprocess.run([program], capture_output=True, check=True, text=True)
        assert told_by.stdout == "the program\n"
    icon = home / ".local/share/icons/hicolor/scalable/apps/voxgate.svg"
    assert icon.is_file()

    told = run_install(home / ".local/lib/voxgate", home, "--remove")
    assert told.returncode == 0, told.stderr
    assert [path for path in home.rglob("*") if path.is_file()] == [profiles]


def test_install_desktop_points_to_the_checkout(tmp_path: Path) -> None:
    told = run_install(PACKAGING, tmp_path, "--program", sys.executable)
    assert told.returncode == 0, told.stderr
    entry = tmp_path / ".local/share/applications/voxgate.desktop"
    assert f'Exec="{sys.executable}"\n' in entry.read_text()
    assert not (tmp_path / ".local/lib").exists()


def test_installing_without_a_program_says_what_to_do(tmp_path: Path) -> None:
    told = run_install(PACKAGING, tmp_path)
    assert told.returncode == 2
    assert "run make package first" in told.stderr
    assert not (tmp_path / ".local").exists()
