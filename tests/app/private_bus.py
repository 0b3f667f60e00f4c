"""A D-Bus daemon of the tests' own: no desktop's is ever asked."""

import shutil
import subprocess
import sys
from collections.abc import Iterator

import pytest


@pytest.fixture
def bus_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if sys.platform != "linux" or shutil.which("dbus-daemon") is None:
        pytest.skip("there is no dbus-daemon")
    address = f"unix:path={tmp_path_factory.mktemp('bus') / 's'}"
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", f"--address={address}", "--print-address"],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert daemon.stdout is not None
    daemon.stdout.readline()  # it listens now
    yield address
    daemon.kill()
    daemon.wait()
    daemon.stdout.close()
