"""Finds what a frozen program consists of, and the license of each part. The spec file runs it.

A part without a license, without its text, or under nothing but the GPL ends the build with one
sentence that says what to do.
"""

import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path

from desktop_app.services.licenses import Component, describe

HERE = Path(__file__).parent
ROOT = HERE.parent
SYSTEM_LIBRARIES = HERE / "system_libraries.toml"
WHEEL_LIBRARIES = HERE / "wheel_libraries.toml"
KEPT_TEXTS = ROOT / "resources" / "licenses"
TOOL = "pyinstaller"  # its bootloader and hooks are in every program that it makes
# "GPL" but not "LGPL", "General Public License" but not "Lesser ..."
_STRONG = re.compile(r"(?<!L)GPL|(?<!Lesser )(?<!Library )General Public", re.IGNORECASE)
# Behind the name stands a version, or the marks of the tool that put the library into a wheel
_SHARED = re.compile(r"^(lib.+?)((-[0-9a-f]{8})+|-\d[\d.]*)?(\.abi3)?\.so")


class BuildProblem(SystemExit):
    """One sentence that names the cure; the build ends with it."""


def collect(sources: Iterable[Path], tools: Iterable[str] = (TOOL,)) -> tuple[Component, ...]:
    """The parts that these files come from, and the tools that leave code of theirs in the program.

    Sorted by name. Raises BuildProblem.
    """
    owners = _owners()
    found = {name: described(distribution(name)) for name in tools}
    found["Python"] = _python()
    declared = tomllib.loads(SYSTEM_LIBRARIES.read_text(encoding="utf-8"))
    inside: dict[str, list[Path]] = {}  # the shared libraries of each package
    unknown = {}
    for source in sorted({Path(source) for source in sources}):
        owner = owners.get(source) or owners.get(source.resolve())
        if owner is not None:
            name = owner.metadata["Name"]
            if name not in found and name.lower() != "voxgate":
                found[name] = described(owner)
            if _SHARED.match(source.name):
                inside.setdefault(name, []).append(source)
        elif not of_python(source) and not _ours(source):
            name = library_name(source.name)
            if name in declared:
                found[name] = checked(_library(name, source, declared[name]))
            else:
                unknown[name] = source
    if unknown:
        raise _not_looked_up(unknown, SYSTEM_LIBRARIES)
    for name, libraries in inside.items():
        found[name] = with_libraries(found[name], libraries)
    return tuple(found[name] for name in sorted(found, key=str.lower))


def with_libraries(component: Component, libraries: Iterable[Path]) -> Component:
    """The package, its text beginning with the shared libraries inside. Raises BuildProblem."""
    declared = tomllib.loads(WHEEL_LIBRARIES.read_text(encoding="utf-8"))
    licenses = declared.get(component.name, {})
    by_name = {library_name(library.name): library for library in libraries}
    unknown = {name: place for name, place in by_name.items() if name not in licenses}
    if unknown:
        raise _not_looked_up(unknown, WHEEL_LIBRARIES)
    for name in by_name:
        if not usable(licenses[name]):
            raise BuildProblem(
                f"{name} in {component.name} is under {licenses[name]}: leave it out of the package"
            )
    lines = [f"    {name}: {licenses[name]}" for name in sorted(by_name, key=str.lower)]
    head = "\n".join(["Shared libraries that are inside, and their licenses:", *lines])
    return replace(component, text=f"{head}\n\n{component.text}")


def _not_looked_up(unknown: Mapping[str, Path], where: Path) -> BuildProblem:
    return BuildProblem(
        f"nobody has looked up the licenses of {', '.join(unknown)} (the first is "
        f"{next(iter(unknown.values()))}): add them to {where.name} or leave them out in "
        "voxgate.spec"
    )


def described(package: Distribution) -> Component:
    """The package with its license texts. Raises BuildProblem."""
    return checked(describe(package))


def checked(component: Component) -> Component:
    """The same component. Raises BuildProblem when it may not or cannot be given away with ours."""
    if not component.license:
        raise BuildProblem(f"{component.name} declares no license: leave it out of the package")
    if not component.text:
        raise BuildProblem(
            f"{component.name} brings no license text: put it into resources/licenses and name it "
            "in desktop_app/services/licenses.py"
        )
    if not usable(component.license):
        raise BuildProblem(
            f"{component.name} is under {component.license}: leave it out of the package"
        )
    return component


def usable(license_words: str) -> bool:
    """Whether one of the alternatives is no GPL, or has an exception for programs like ours."""
    if "(" in license_words and " OR " in license_words and _STRONG.search(license_words):
        return False  # too clever for us: a person has to look
    alternatives = re.split(r"\s+OR\s+", license_words)
    return any(not _STRONG.search(words) or "exception" in words.lower() for words in alternatives)


def library_name(file_name: str) -> str:
    """libX11.so.6 is libX11, libdb-5.3.so is libdb."""
    found = _SHARED.match(file_name)
    return found[1] if found else file_name


def _owners() -> dict[Path, Distribution]:
    return {
        Path(str(file.locate())).resolve(): package
        for package in distributions()
        for file in package.files or ()
        if file.suffix != ".pyc"
    }


def _python() -> Component:
    version = sysconfig.get_python_version()
    places = (
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        Path(f"/usr/share/doc/python{version}/copyright"),
        Path(sys.base_prefix) / "LICENSE.txt",
    )
    for place in places:
        if place.is_file():
            text = place.read_text(encoding="utf-8")
            return Component("Python", sys.version.split()[0], "PSF-2.0", text)
    looked = ", ".join(map(str, places))
    raise BuildProblem(f"Python's license is in none of {looked}: build with a complete Python")


def of_python(source: Path) -> bool:
    """Whether the file belongs to the Python that builds, and not to a package in it."""
    if {"site-packages", "dist-packages"}.intersection(source.parts):
        return False
    stdlib = {Path(sysconfig.get_path(kind)).resolve() for kind in ("stdlib", "platstdlib")}
    return source.name.startswith("libpython") or any(
        source.resolve().is_relative_to(folder) for folder in stdlib
    )


def _ours(source: Path) -> bool:
    return any(source.resolve().is_relative_to(folder) for folder in (ROOT, Path.cwd()))


def _library(name: str, source: Path, license_words: str) -> Component:
    package, version = _debian_package(source)
    place = Path("/usr/share/doc", package.partition(":")[0], "copyright")
    if not place.is_file():
        raise BuildProblem(f"{place} is missing: reinstall {package}, then build again")
    text = place.read_text(encoding="utf-8", errors="replace")
    source_code = f"Its source code is Debian's source package of {package} {version}.\n\n"
    texts = [source_code + text, *_referred_to(license_words.split(" OR ")[0])]
    return Component(name, version, license_words, "\n\n".join(texts))


def _referred_to(license_words: str) -> Iterator[str]:
    """Debian's copyright files name these licenses without their texts."""
    for name in ("LGPL-2.1", "GPL-3.0"):
        if re.search(rf"(?<!L){name}", license_words):
            yield (KEPT_TEXTS / f"{name}.txt").read_text(encoding="utf-8")


def _debian_package(source: Path) -> tuple[str, str]:
    query = shutil.which("dpkg-query")
    if query is None:
        raise BuildProblem(
            "who made the system's libraries is asked of dpkg, which is missing: "
            "build the package on Debian or Ubuntu"
        )
    for place in _spellings(source):
        told = subprocess.run(
            [query, "-S", str(place)], capture_output=True, check=False, text=True
        )
        if told.returncode == 0:
            package = told.stdout.split(": ")[0].split(",")[0]
            show = [query, "-W", "-f", "${Version}", package]
            return package, subprocess.run(show, capture_output=True, check=True, text=True).stdout
    raise BuildProblem(f"{source} belongs to no package of this system: install it as a package")


def _spellings(source: Path) -> Iterator[Path]:
    """/lib may be a link to /usr/lib, and the package knows only one of the two."""
    for place in (source, source.resolve()):
        yield place
        inside = place.relative_to("/")
        yield Path("/", *inside.parts[1:]) if inside.parts[0] == "usr" else Path("/usr", inside)


def portaudio() -> str:
    """Where the machine's PortAudio lies: Linux wheels of sounddevice bring none."""
    for folder in ("/usr/lib", "/usr/lib64", "/usr/local/lib"):
        found = sorted(Path(folder).glob("**/libportaudio.so.2"))
        if found:
            return str(found[0])
    raise BuildProblem("PortAudio is missing: run apt-get install libportaudio2, then build again")
