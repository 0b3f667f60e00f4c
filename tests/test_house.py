"""What the house promises about itself: licenses, pins, declared dependencies, sizes, no traces."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PRODUCT = ("gmm_core", "desktop_app", "resources")
LONGEST_FILE = 400  # lines


def tracked_files() -> list[Path]:
    """Every file that git would publish, committed or about to be."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def product_sources() -> list[Path]:
    return sorted(path for package in PRODUCT for path in (ROOT / package).rglob("*.py"))


def imported_names(source: Path) -> set[str]:
    """The top-level names of all absolute imports, also of those inside functions."""
    names = set()
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


def distribution_name(requirement: str) -> str:
    """The normalized name a requirement such as `PySide6-Essentials>=6.8` begins with."""
    match = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert match is not None, requirement
    return re.sub(r"[-_.]+", "-", match.group()).lower()


def test_every_import_is_declared_as_a_dependency() -> None:
    """A package that only the test tools bring would be missing on a user's machine."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    # the extra of a product's own feature; what needs it says so where it is missing
    requirements = project["dependencies"] + project["optional-dependencies"]["cluster"]
    declared = {distribution_name(requirement) for requirement in requirements}
    brought = packages_distributions()
    undeclared = {}
    for source in product_sources():
        for name in imported_names(source) - set(sys.stdlib_module_names) - set(PRODUCT):
            distributions = {distribution_name(found) for found in brought.get(name, [name])}
            # Shiboken is PySide6's own binding layer and always comes with it
            if not distributions & (declared | {"shiboken6"}):
                undeclared[source.relative_to(ROOT).as_posix()] = name
    assert undeclared == {}


def test_pins_are_names_and_versions_only() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert [pin for pin in pins if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][\w.]*", pin)] == []
    assert pins == sorted(pins, key=str.lower)


def test_every_declared_requirement_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    requirements = [*project["dependencies"]]
    for extra in project["optional-dependencies"].values():
        requirements += [name for name in extra if not name.startswith("voxgate")]
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {distribution_name(line) for line in lines if line and not line.startswith("#")}
    assert {distribution_name(requirement) for requirement in requirements} - pinned == set()


# Built from pieces, so that this very file does not match
TRACES = re.compile(
    "|".join(["py" + r"pi\.org", "python" + "hosted", "/wo" + "rk/", "/ro" + "ot/", "/tm" + "p/v"])
)


def test_no_registry_and_no_machine_path_is_committed() -> None:
    traces = []
    for path in tracked_files():
        content = path.read_bytes()
        if b"\0" not in content and TRACES.search(content.decode("utf-8", errors="replace")):
            traces.append(path.relative_to(ROOT).as_posix())
    assert traces == []
    assert not (ROOT / "uv.lock").exists(), "uv.lock names a registry; constraints.txt has the pins"


def test_no_room_has_grown_too_large() -> None:
    sizes = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in tracked_files()
        if path.suffix == ".py"
    }
    assert {name: lines for name, lines in sizes.items() if lines > LONGEST_FILE} == {}


def test_license_is_apache_2_and_declared() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in text
    assert "Version 2.0, January 2004" in text
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["license"] == "Apache-2.0"


@pytest.mark.parametrize("package", ["gmm_core"])
def test_importing_the_engine_is_light(package: str) -> None:
    """Seconds of numba and scipy.signal at start are what people feel first."""
    heavy = "{'librosa', 'numba', 'scipy.signal', 'sklearn', 'pyqtgraph', 'PySide6', 'sounddevice'}"
    command = f"import sys, {package}; print(sorted({heavy} & set(sys.modules)))"
    told = subprocess.run(
        [sys.executable, "-c", command], cwd=ROOT, capture_output=True, check=True, text=True
    )
    assert told.stdout.strip() == "[]"
