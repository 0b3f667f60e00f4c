"""Started where there is no screen: one sentence with its cure."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.screen import NAMES_OF_SCREENS, NoScreen, look_for_a_screen

linux = pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")


@linux
def test_without_a_screen_the_program_says_so_and_ends(tmp_path: Path) -> None:
    blind = {name: value for name, value in os.environ.items() if name not in NAMES_OF_SCREENS}
    command = [sys.executable, "-m", "desktop_app", "--data", str(tmp_path)]
    ended = subprocess.run(
        command, env=blind, capture_output=True, text=True, timeout=60, check=False
    )
    assert ended.returncode == NoScreen().exit_status
    assert ended.stderr == f"voxgate: {NoScreen()}\n"


@linux
@pytest.mark.parametrize("name", NAMES_OF_SCREENS)
def test_any_kind_of_screen_will_do(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for one in NAMES_OF_SCREENS:
        monkeypatch.delenv(one, raising=False)
    with pytest.raises(NoScreen):
        look_for_a_screen()
    monkeypatch.setenv(name, "something")
    look_for_a_screen()
