"""What opens when another microphone is chosen, and how long anybody waits for one that hangs."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from pytestqt.qtbot import QtBot

from desktop_app import building
from desktop_app.audio.devices import Device
from desktop_app.building import Services
from desktop_app.scenes import Stage
from desktop_app.services import level_watch
from desktop_app.services.level_watch import LevelWatch
from desktop_app.staging import MICROPHONE, StagedSides
from tests.app.stage import background, stage, words

__all__ = ["background", "stage"]

HEADSET = Device(1, "Headset", 1, 48_000, is_default=False)
MICROPHONE_KEY, HEADSET_KEY = "mic::USB Microphone", "mic::Headset"
HANGING = ["levels", "live", "jobs"]


class SlowSides(StagedSides):
    """One of them is just being opened, which takes until the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.opening = True
        self.ends = 0

    def end(self, within_s: float = 0.0) -> bool:
        super().end(within_s)
        self.ends += 1
        return not self.opening


@pytest.fixture
def sides(stage: Stage) -> SlowSides:
    """The settings page is in front, and the headset beside the chosen one is slow."""
    stage.devices.stage((MICROPHONE, HEADSET))
    stage.program.window.show_page("settings")
    made = SlowSides()
    stage.program.services.levels.sides = made
    return made


def test_the_chosen_one_waits_until_it_is_not_open_beside_any_more(
    stage: Stage, sides: SlowSides, qtbot: QtBot
) -> None:
    levels = stage.program.services.levels
    stage.click("source_1")
    assert levels.reading(HEADSET_KEY).level is None, "a device is given to one stream at a time"
    ends = sides.ends
    qtbot.waitUntil(lambda: sides.ends > ends, timeout=30_000)
    assert levels.level is None
    sides.opening = False
    qtbot.waitUntil(lambda: levels.reading(HEADSET_KEY).level is not None, timeout=30_000)
    assert sides.asked == (MICROPHONE_KEY,)


def test_nobody_waits_for_ever_for_one_that_hangs(
    stage: Stage, sides: SlowSides, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(level_watch, "MOST_LOOKS", 2)
    levels = stage.program.services.levels
    stage.click("source_1")
    assert levels.level is None
    qtbot.waitUntil(lambda: levels.reading(HEADSET_KEY).level is not None, timeout=30_000)
    assert sides.ends == 3


def test_a_lock_while_it_waits_is_told_and_nothing_is_opened_any_more(
    stage: Stage, sides: SlowSides
) -> None:
    levels = stage.program.services.levels
    stage.click("source_1")
    levels.pause("The screen was locked")
    assert words(stage, "settings_source_problem").startswith("The screen was locked")
    assert not levels._later.isActive()
    sides.opening = False
    levels._follow()  # as the timer would
    assert levels.level is None


class Clock:
    def __init__(self) -> None:
        self.now = 100.0
        self.told: list[str] = []

    def takes(self, what: str, seconds: float) -> bool:
        self.told.append(what)
        self.now += seconds
        return False


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    for module in (level_watch, building):
        monkeypatch.setattr(module, "monotonic", lambda: made.now)
    return made


def test_all_microphones_that_hang_are_waited_for_together(
    stage: Stage, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    levels: LevelWatch = stage.program.services.levels
    monkeypatch.setattr(levels._ear, "stop", lambda: clock.takes("stop", 0.0))
    monkeypatch.setattr(levels._ear, "wait", lambda seconds: clock.takes("wait", seconds))
    monkeypatch.setattr(levels.sides, "end", lambda seconds: clock.takes("sides", seconds))
    levels.end()
    assert clock.told == ["stop", "sides", "wait"]
    assert clock.now - 100.0 == pytest.approx(level_watch.CLOSING_SECONDS)


@pytest.mark.parametrize("hanging", [HANGING, *([one] for one in HANGING)])
def test_the_program_ends_within_a_second_whatever_hangs(clock: Clock, hanging: list[str]) -> None:
    def takes(what: str, seconds: float) -> bool:
        return clock.takes(what, seconds if what in hanging else 0.0)

    services = SimpleNamespace(
        levels=SimpleNamespace(end=lambda: takes("levels", level_watch.CLOSING_SECONDS)),
        live=SimpleNamespace(
            stop=lambda: clock.takes("stop", 0.0), wait=lambda seconds: takes("live", seconds)
        ),
        jobs=SimpleNamespace(
            cancel_all=lambda: clock.takes("cancel", 0.0),
            wait=lambda seconds: takes("jobs", seconds),
        ),
        speakers=SimpleNamespace(purge_hidden=lambda: clock.takes("purge", 0.0)),
        store=SimpleNamespace(close=lambda: clock.takes("store", 0.0)),
        faults=SimpleNamespace(uninstall=lambda: clock.takes("faults", 0.0)),
    )
    Services.close(cast(Any, services))
    assert clock.now - 100.0 <= 1.0
    assert clock.told == ["cancel", "levels", "stop", "live", "jobs", "purge", "store", "faults"]
