"""What holds for every test: its own data folder, no window on the desktop, no silent skip in CI.

The environment is set while this file is imported, before any test can import Qt or PortAudio.
"""

import gc
import os
import shutil
from collections.abc import Generator
from contextlib import nullcontext
from pathlib import Path

import pytest

from tests import side_by_side
from tests.integration.virtual_microphone import microphones_of_this_run, why_unavailable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# PortAudio reads this once, when it is first initialized: only our microphones exist for the tests,
# and never the real one of whoever runs them.
os.environ["ALSA_CONFIG_PATH"] = str(microphones_of_this_run().alsa_config)

_WINDOWS = {"qapp", "qtbot"}  # fixtures of tests that make Qt objects
_TURNS = pytest.StashKey[side_by_side.Turns]()
if side_by_side.WORKER and os.environ["QT_QPA_PLATFORM"] == "xcb" and shutil.which("Xvfb"):
    side_by_side.open_screen()  # it closes with this process

IN_CI = os.environ.get("CI") == "true"


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder for this test alone; the user's own is out of reach."""
    folder = tmp_path / "voxgate-data"
    monkeypatch.setenv("VOXGATE_DATA", str(folder))
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable.lower()))
    return folder


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip, with its reason, what this machine cannot run."""
    no_microphone = why_unavailable()
    no_screen = (
        None if os.environ["QT_QPA_PLATFORM"] != "offscreen" else "no X server: use make test"
    )
    for item in items:
        if no_microphone and item.get_closest_marker("virtual_microphone"):
            item.add_marker(pytest.mark.skip(reason=no_microphone))
        if no_screen and item.get_closest_marker("gui"):
            item.add_marker(pytest.mark.skip(reason=no_screen))


def pytest_configure(config: pytest.Config) -> None:
    """The processes of one run meet in the folder above their own temporary ones."""
    if side_by_side.WORKER:
        config.stash[_TURNS] = side_by_side.Turns(Path(config.option.basetemp).parent)


def pytest_collection_finish() -> None:
    """What has been imported stays, so collecting the garbage of a test need not look at it."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Wait for this test's turn, while no time limit runs; then its Qt objects go with it, here.

    A closed window's objects refer to each other. Were they left to Python's collector, it could
    meet them in a thread that a later test computes in, and Qt crashes when an object that filters
    events is destroyed there while the main thread delivers one.
    """
    turns = item.config.stash.get(_TURNS, None)
    alone = any(item.iter_markers("alone")) or any(item.iter_markers("virtual_microphone"))
    with turns.take(alone=alone) if turns else nullcontext():
        result = yield
        if not _WINDOWS.isdisjoint(getattr(item, "fixturenames", ())):
            gc.collect()
    return result


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a test that did not run is a failure, not a quiet success."""
    report = yield
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which is an error under CI=true: {report.longrepr}"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name every test that was left out: "12 skipped" would hide which promise went untested."""
    omitted = [report.nodeid for report in terminalreporter.getreports("skipped")]
    if omitted:
        terminalreporter.section("not run on this machine")
        for nodeid in omitted:
            terminalreporter.write_line(nodeid)


def pytest_unconfigure(config: pytest.Config) -> None:
    """No daemon and no socket folder outlives the run."""
    microphones_of_this_run().close()
    if (turns := config.stash.get(_TURNS, None)) is not None:
        turns.close()
