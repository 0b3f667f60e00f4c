"""What holds for every test: its own data folder, no window on the desktop, no silent skip in CI.

The environment is set while this file is imported, before any test can import Qt or PortAudio.
"""

import os
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.integration.virtual_microphone import microphones_of_this_run, why_unavailable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# PortAudio reads this once, when it is first initialized: only our microphones exist for the tests,
# and never the real one of whoever runs them.
os.environ["ALSA_CONFIG_PATH"] = str(microphones_of_this_run().alsa_config)

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


def pytest_unconfigure() -> None:
    """No daemon and no socket folder outlives the run."""
    microphones_of_this_run().close()
