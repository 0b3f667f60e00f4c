"""The wheel is the whole program: installed into an empty environment, it verifies a recording.

Only the dependencies are borrowed from the environment that runs the tests (one line in a .pth
file, since there may be no network). The checkout stays invisible: paths of that environment's own
.pth files, the editable install among them, are not followed. That the declared dependencies
suffice is the business of tests/test_house.py.
"""

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PACKAGES = ("gmm_core", "desktop_app", "resources")


@dataclass(frozen=True)
class Installed:
    """A virtual environment with the wheel in it and nothing else of ours."""

    folder: Path
    elsewhere: Path  # an empty working directory

    @property
    def python(self) -> Path:
        return self.folder / "bin" / "python"

    @property
    def site_packages(self) -> Path:
        version = f"python{sys.version_info.major}.{sys.version_info.minor}"
        return self.folder / "lib" / version / "site-packages"

    def voxgate(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """Run the installed command in the empty directory, as a user would."""
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith("PYTHON")
        }
        return subprocess.run(
            [self.folder / "bin" / "voxgate", *arguments],
            cwd=self.elsewhere,
            env=environment,
            capture_output=True,
            check=False,
            text=True,
        )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    subprocess.run([*build, "--directory", folder], cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("voxgate-*-py3-none-any.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("empty")
    result = Installed(folder / "venv", folder / "elsewhere")
    result.elsewhere.mkdir()
    venv.create(result.folder, with_pip=False)
    pip = [sys.executable, "-m", "pip", "--python", result.python, "install"]
    subprocess.run(
        [*pip, "--quiet", "--no-deps", "--no-index", wheel], check=True, capture_output=True
    )
    borrowed = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (result.site_packages / "borrowed.pth").write_text("\n".join(sorted(borrowed)) + "\n")
    return result


def test_every_resource_is_in_the_wheel(wheel: Path) -> None:
    packed = set(zipfile.ZipFile(wheel).namelist())
    expected = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert expected - packed == set()
    assert any(name.endswith("licenses/LICENSE") for name in packed)


def test_nothing_but_the_program_is_in_the_wheel(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == set(PACKAGES)


def test_the_installed_program_verifies_a_recording(installed: Installed) -> None:
    where = "import gmm_core, desktop_app, resources; print(gmm_core.__file__, resources.__file__)"
    told = subprocess.run(
        [installed.python, "-c", where], cwd=installed.elsewhere, capture_output=True, text=True
    )
    assert told.stdout.count(str(installed.site_packages)) == 2, told.stdout + told.stderr

    demo = installed.site_packages / "resources" / "demo"
    first, second = json.loads((demo / "demo.json").read_text(encoding="utf-8"))[:2]
    data = installed.elsewhere / "data"
    enrolled = installed.voxgate(
        "enroll", first["name"], demo / first["enroll"], "--data", data, "--yes", "--json"
    )
    assert enrolled.returncode == 0, enrolled.stderr

    genuine = installed.voxgate(
        "verify", first["name"], demo / first["verify"], "--data", data, "--json"
    )
    assert genuine.returncode == 0, genuine.stdout + genuine.stderr
    assert json.loads(genuine.stdout)["decision"] == "accept"

    impostor = installed.voxgate(
        "verify", first["name"], demo / second["verify"], "--data", data, "--json"
    )
    assert impostor.returncode == 1, impostor.stdout + impostor.stderr
    assert json.loads(impostor.stdout)["decision"] != "accept"


def test_the_installed_program_knows_its_version(wheel: Path, installed: Installed) -> None:
    told = installed.voxgate("--version")
    assert told.returncode == 0, told.stderr
    assert wheel.name.split("-")[1] in told.stdout
