"""The package for machines without Python: what may travel in it, and how it is installed.

The package itself is built and run by `make package`, which takes minutes; here are its rules.
"""

import ast
import configparser
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
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
        ("libgfortran-040039e1-0352e75f.so.5.0.0", "libgfortran"),  # as auditwheel writes them
        ("libscipy_openblas64_-32a4b2a6.so", "libscipy_openblas64_"),
        ("libpyside6.abi3.so.6.11", "libpyside6"),
    ],
)
def test_library_names(file: str, name: str) -> None:
    assert notices.library_name(file) == name


LISTED = [
    (owner, library, words)
    for owner, libraries in (
        ("the system", tomllib.loads(notices.SYSTEM_LIBRARIES.read_text("utf-8"))),
        *tomllib.loads(notices.WHEEL_LIBRARIES.read_text("utf-8")).items(),
    )
    for library, words in libraries.items()
]


def test_every_listed_library_may_travel() -> None:
    assert len(LISTED) > 100
    assert [entry for entry in LISTED if not notices.usable(entry[2])] == []
    names = {library for _owner, library, _words in LISTED}
    # GPL without an exception, or modules of Qt that come without the LGPL
    assert not names & {"libreadline", "libgdbm", "libQt6VirtualKeyboard", "libQt6Charts"}


def test_a_library_inside_a_package_ends_the_build_until_somebody_looked() -> None:
    numpy = Component("numpy", "1", "MIT", "text")
    with pytest.raises(notices.BuildProblem, match=r"licenses of libnew .*wheel_libraries.toml"):
        notices.with_libraries(numpy, [Path("numpy.libs/libnew-0a1b2c3d.so.1")])


def test_a_library_inside_a_package_may_not_be_under_the_gpl(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "WHEEL_LIBRARIES", tmp_path / "wheels.toml")
    notices.WHEEL_LIBRARIES.write_text('[numpy]\nlibstrict = "GPL-2.0-only"\n')
    numpy = Component("numpy", "1", "MIT", "text")
    with pytest.raises(notices.BuildProblem, match=r"libstrict in numpy is under GPL-2\.0-only"):
        notices.with_libraries(numpy, [Path("libstrict.so.1")])


def test_the_sound_file_library_says_whose_decoders_are_inside() -> None:
    from importlib.metadata import distribution

    package = distribution("soundfile")
    libraries = [
        Path(str(file.locate()))
        for file in package.files or ()
        if file.suffix == ".so" and file.name.startswith("lib")
    ]
    if not libraries:
        pytest.skip("this soundfile uses the system's libsndfile")
    (part,) = notices.collect(libraries, tools=())[1:]
    assert part.name == "soundfile"
    assert re.search(r"^    libsndfile_\w+: LGPL-2.1-or-later AND", part.text, re.MULTILINE)
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in part.text


def test_a_packages_file_is_none_of_pythons() -> None:
    """In a virtual environment sysconfig names the environment's own folder, too."""
    import numpy

    assert not notices.of_python(_files(numpy)[0])
    assert notices.of_python(Path(json.__file__))


def test_nothing_of_ours_imports_what_the_package_leaves_out() -> None:
    (left_out,) = (
        set(eval(compile(ast.Expression(node.value), "spec", "eval")))
        for node in ast.parse((PACKAGING / "voxgate.spec").read_text("utf-8")).body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and node.targets[0].id == "LEFT_OUT"
    )
    assert {"pytest", "hypothesis", "sklearn", "librosa", "readline"} <= left_out
    needed = {
        name
        for folder in ("gmm_core", "desktop_app", "resources")
        for file in (ROOT / folder).rglob("*.py")
        for module in _imported(file)
        for name in left_out
        if module == name or module.startswith(f"{name}.")
    }
    # Dask and fsspec say so in one sentence where they are missing
    assert needed == {"distributed", "fsspec"}


def _imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def test_the_readme_names_what_the_system_has_to_bring() -> None:
    check = (PACKAGING / "check").read_text("utf-8")
    allowed = re.search(r"^of_the_system='(.+)'$", check, re.MULTILINE)
    assert allowed is not None
    readme = (ROOT / "README.md").read_text("utf-8")
    for library, words in {
        "libc.so.6": "the C library",
        "libz.so.1": "zlib",
        "libasound.so.2": "ALSA",
        "libGL.so.1": "OpenGL",
        "libxcb.so.1": "X11",
        "libwayland-client.so.0": "Wayland",
    }.items():
        assert re.fullmatch(allowed[1], library), library
        assert words in readme
    assert not re.fullmatch(allowed[1], "libgtk-3.so.0")


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
    left = {path for path in home.rglob("*") if path.is_file()}
    # The desktop's own list of all programs, where update-desktop-database is installed
    assert left - {entry.with_name("mimeinfo.cache")} == {profiles}


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
