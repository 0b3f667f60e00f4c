"""Two real microphones and the default: talk into one, and its bar alone moves."""

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from desktop_app.audio import devices
from desktop_app.services.devices import DeviceService
from desktop_app.services.level_watch import LevelWatch, ear
from desktop_app.services.live import LiveService
from desktop_app.services.settings import Settings
from desktop_app.services.side_levels import SideLevels
from desktop_app.services.sources import SourceService
from gmm_core import load_background
from tests.integration.virtual_microphone import SAMPLE_RATE, VirtualMicrophone
from tests.promises import granted

pytestmark = pytest.mark.virtual_microphone

DEFAULT, MIC_A, MIC_B = "mic:ALSA:default", "mic:ALSA:mic_a", "mic:ALSA:mic_b"
LOUD_DBFS, SILENT_DBFS = -20.0, -90.0
OPENED_MS = 15_000


@pytest.fixture
def watch(
    mic_a: VirtualMicrophone, mic_b: VirtualMicrophone, qtbot: QtBot, tmp_path: Path
) -> Iterator[LevelWatch]:
    found = DeviceService()
    sources = SourceService(found, Settings(tmp_path))
    background = load_background()
    made = LevelWatch(sources, LiveService(background), ear(background), SideLevels())
    with qtbot.waitSignal(found.changed, timeout=OPENED_MS):
        found.refresh()
    yield made
    made.end()
    wait_until_closed(qtbot)


def wait_until_closed(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: devices._open_streams.count == 0, timeout=OPENED_MS)


def noise(seconds: float) -> np.ndarray:
    rng = np.random.default_rng(5)
    return rng.integers(-20_000, 20_000, round(seconds * SAMPLE_RATE)).astype(np.int16)


def rms(watch: LevelWatch, key: str) -> float:
    level = watch.reading(key).level
    return -np.inf if level is None else level.rms_dbfs


def begin(watch: LevelWatch, qtbot: QtBot) -> None:
    watch.begin()
    keys = (DEFAULT, MIC_A, MIC_B)
    qtbot.waitUntil(
        lambda: all(watch.reading(key).level is not None for key in keys), timeout=OPENED_MS
    )


def test_the_microphone_that_is_spoken_into_moves_and_the_other_does_not(
    watch: LevelWatch, mic_a: VirtualMicrophone, mic_b: VirtualMicrophone, qtbot: QtBot
) -> None:
    begin(watch, qtbot)
    mic_b.play(noise(3.0))
    qtbot.waitUntil(lambda: rms(watch, MIC_B) > LOUD_DBFS, timeout=5000)
    assert rms(watch, MIC_A) < SILENT_DBFS
    assert rms(watch, DEFAULT) < SILENT_DBFS
    mic_b.silence()
    qtbot.waitUntil(lambda: rms(watch, MIC_B) < SILENT_DBFS, timeout=5000)
    mic_a.play(noise(3.0))
    qtbot.waitUntil(lambda: rms(watch, MIC_A) > LOUD_DBFS, timeout=5000)
    qtbot.waitUntil(lambda: rms(watch, DEFAULT) > LOUD_DBFS, timeout=5000)  # the same one
    assert rms(watch, MIC_B) < SILENT_DBFS


def test_all_of_them_are_let_go_of_at_the_end_and_by_a_lock(
    watch: LevelWatch, qtbot: QtBot
) -> None:
    begin(watch, qtbot)
    assert devices._open_streams.count == 3
    before = time.monotonic()
    watch.end()
    assert time.monotonic() - before < granted(1.0)
    wait_until_closed(qtbot)
    begin(watch, qtbot)
    paused: list[str] = []
    watch.paused.connect(paused.append)
    watch.pause("the screen was locked")
    wait_until_closed(qtbot)
    assert paused == ["the screen was locked"]
    assert watch.reading(MIC_B).level is None


def test_one_that_is_pulled_out_is_told_and_the_others_go_on(
    watch: LevelWatch, mic_a: VirtualMicrophone, mic_b: VirtualMicrophone, qtbot: QtBot
) -> None:
    begin(watch, qtbot)
    mic_b.unplug()
    qtbot.waitUntil(lambda: watch.reading(MIC_B).trouble is not None, timeout=5000)
    assert "“mic_b” was unplugged" in str(watch.reading(MIC_B).trouble)
    mic_a.play(noise(2.0))
    qtbot.waitUntil(lambda: rms(watch, MIC_A) > LOUD_DBFS, timeout=5000)
    mic_b.replug()
    watch.look_again()
    qtbot.waitUntil(lambda: watch.reading(MIC_B).level is not None, timeout=OPENED_MS)
