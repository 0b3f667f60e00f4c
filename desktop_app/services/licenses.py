"""What the program consists of besides its own code, and under which licenses."""

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from importlib.resources import files
from pathlib import Path

OURS = "voxgate"
FOLDER = "licenses"  # beside the frozen program's libraries; its build writes it
INDEX = "index.json"
# Packages whose wheels hold no license text, or not all: what we keep in resources/licenses
_KEPT_TEXTS = {
    "pyside6-essentials": ("qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),  # the first refers to the second
}
_IS_A_TEXT = re.compile(r"licen[cs]e|licensing|copying|notice|copyright|authors", re.IGNORECASE)
_NO_TEXT = (".py", ".pyc", ".pyi", ".so", ".json", ".h")
_LONGEST_DECLARATION = 160  # characters; what is longer in that field is the license itself
_REQUIRED = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*)([^;]*)(;.*)?")


@dataclass(frozen=True, slots=True)
class Component:
    """One package or library that the program uses.

    license : as its maker declares it, an SPDX expression where there is one; may be empty
    text : all its license texts and notices; may be empty
    """

    name: str
    version: str
    license: str
    text: str


def components() -> tuple[Component, ...]:
    """Everything, by name: what the frozen program carries, or what is installed for us."""
    bundled = getattr(sys, "_MEIPASS", None)
    return read_folder(Path(bundled) / FOLDER) if bundled else installed()


@cache
def installed() -> tuple[Component, ...]:
    """Every package that ours requires, directly or through others, as far as it is installed."""
    found: dict[str, Component] = {}
    open_names = list(_required_by(OURS))
    while open_names:
        name = open_names.pop()
        if name in found:
            continue
        try:
            package = distribution(name)
        except PackageNotFoundError:  # for another system or another Python
            continue
        found[name] = describe(package)
        open_names += _required_by(name)
    return tuple(found[name] for name in sorted(found))


def describe(package: Distribution) -> Component:
    """The package as its own metadata describe it."""
    name = package.metadata["Name"]
    texts = [f"--- {title} ---\n\n{text.strip()}\n" for title, text in _texts(package)]
    return Component(name, package.version, _declared(package), "\n".join(texts))


def write_folder(found: tuple[Component, ...], folder: Path) -> None:
    """One text file each, and an index for the program to read."""
    folder.mkdir(parents=True, exist_ok=True)
    index = []
    for component in found:
        file = f"{component.name}.txt"
        (folder / file).write_text(component.text, encoding="utf-8")
        index.append({**asdict(component), "text": file})
    (folder / INDEX).write_text(json.dumps(index, indent=1) + "\n", encoding="utf-8")


def read_folder(folder: Path) -> tuple[Component, ...]:
    """What `write_folder` wrote."""
    index = json.loads((folder / INDEX).read_text(encoding="utf-8"))
    return tuple(
        Component(**{**entry, "text": (folder / entry["text"]).read_text(encoding="utf-8")})
        for entry in index
    )


def _declared(package: Distribution) -> str:
    about = package.metadata
    expression = _first(about.get_all("License-Expression"))
    words = _first(about.get_all("License")).strip()
    if expression or (words and "\n" not in words and len(words) <= _LONGEST_DECLARATION):
        return expression or words
    kinds = [kind for kind in about.get_all("Classifier") or () if kind.startswith("License ::")]
    return " AND ".join(kind.rpartition(" :: ")[2] for kind in kinds)


def _first(values: list[str] | None) -> str:
    return values[0] if values else ""


def _texts(package: Distribution) -> Iterator[tuple[str, str]]:
    for kept in _KEPT_TEXTS.get(_normalized(package.metadata["Name"]), ()):
        yield kept, (files("resources") / FOLDER / kept).read_text(encoding="utf-8")
    for file in sorted(package.files or (), key=str):
        place = Path(str(file.locate()))
        inside = ".dist-info/licenses/" in str(file) or _IS_A_TEXT.search(file.name)
        if inside and file.suffix not in _NO_TEXT and place.is_file():
            yield str(file).partition(".dist-info/")[2] or str(file), place.read_text("utf-8")


def _required_by(name: str) -> Iterator[str]:
    try:
        lines = distribution(name).requires or []
    except PackageNotFoundError:
        return
    for line in lines:
        found = _REQUIRED.match(line)
        if found is not None and "extra ==" not in (found[3] or ""):
            yield _normalized(found[1])


def _normalized(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
