"""Spectrogram and level: sums by hand, the picture's ring, samples of a real source."""

import math
import threading
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import theme
from desktop_app.audio.file_source import FileSource
from desktop_app.audio.ring import SampleRing
from desktop_app.pages.sound_dock import SoundDock
from desktop_app.scenes import Stage
from desktop_app.services.live import LiveService
from desktop_app.state.sound_picture import CEILING_DB, FLOOR_DB, ROWS, SoundPicture
from desktop_app.theme import LIGHT
from desktop_app.widgets.spectrogram import COLUMNS, Spectrogram
from gmm_core.scoring import Background
from tests.app.stage import background, find, stage

__all__ = ["background", "stage"]

RATE = 16_000


def tone(hz: float, seconds: float, amplitude: float, rate: int = RATE) -> np.ndarray:
    t = np.arange(round(seconds * rate)) / rate
    return (amplitude * np.sin(2 * np.pi * hz * t)).astype(np.float32)


def shade(level_db: float) -> float:
    return 255 * (level_db - FLOOR_DB) / (CEILING_DB - FLOOR_DB)


# -- sums -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("rate", [16_000, 44_100, 48_000])
def test_a_tone_is_a_line_at_its_frequency_and_level(rate: int) -> None:
    columns = SoundPicture(rate).push(tone(2000.0, 1.0, 10 ** (-60 / 20), rate))
    middle = columns[40]
    row = int(np.argmax(middle))
    assert row == pytest.approx(ROWS * 2000 / 8000, abs=1)
    # the mean of the two bins of a row: -60 dB and its Hann neighbor 6 dB below, or one bin alone
    assert shade(-63.0) - 5 <= middle[row] <= shade(-59.0)
    assert middle[row + 12] == 0


def test_any_pieces_give_the_same_columns() -> None:
    sound = np.random.default_rng(1).standard_normal(8000).astype(np.float32) / 50
    whole = SoundPicture(RATE).push(sound)
    pieces = SoundPicture(RATE)
    cut = [pieces.push(part) for part in np.split(sound, [1, 100, 517, 3000, 7999])]
    assert np.array_equal(np.concatenate(cut), whole)
    assert len(whole) == (8000 - 512) // 160 + 1


def test_the_level_looks_back_300_ms() -> None:
    picture = SoundPicture(RATE)
    assert picture.rms_dbfs == picture.peak_dbfs == -120.0
    picture.push(tone(1000.0, 1.0, 0.5))
    assert picture.rms_dbfs == pytest.approx(20 * math.log10(0.5 / math.sqrt(2)), abs=0.05)
    assert picture.peak_dbfs == pytest.approx(20 * math.log10(0.5), abs=0.05)
    picture.push(np.zeros(2400, np.float32))  # 150 ms of silence: half of the power is left
    expected = 20 * math.log10(0.5 / math.sqrt(2)) - 10 * math.log10(2)
    assert picture.rms_dbfs == pytest.approx(expected, abs=0.05)
    picture.push(np.zeros(2400, np.float32))
    assert picture.rms_dbfs == -120.0


# -- a second reader ------------------------------------------------------------------------------


def test_who_only_looks_takes_no_gap_away() -> None:
    ring = SampleRing(1000)
    ring.write(np.ones(300, np.float32))
    ring.write(np.full(100, 2.0, np.float32), gap_before=True)
    copy, position = ring.peek_since(0)
    assert (len(copy), position) == (400, 400)
    assert ring.read_since(0)[2] == 0
    assert ring.read_since(300)[2] == 1, "the gap is still told to the one reader"
    ring.write(np.full(2000, 3.0, np.float32))
    copy, position = ring.peek_since(400)
    assert position == 2400
    assert len(copy) == 1000
    assert set(copy) == {3.0}
    assert len(ring.peek_since(2400)[0]) == 0


def test_a_writer_that_overtakes_spoils_nothing() -> None:
    ring = SampleRing(512)
    stop = threading.Event()

    def write() -> None:
        at = 0
        while not stop.is_set():
            ring.write(np.arange(at, at + 64, dtype=np.float32) % 4096)
            at += 64

    thread = threading.Thread(target=write)
    thread.start()
    position, seen = 0, 0
    try:
        for _ in range(2000):
            copy, position = ring.peek_since(position)
            steps = np.diff(copy) % 4096
            assert np.all(steps == 1)
            seen += len(copy)
    finally:
        stop.set()
        thread.join()
    assert seen > 0


# -- the picture ----------------------------------------------------------------------------------


@pytest.fixture
def spectrogram(qtbot: QtBot, qapp: QApplication) -> Spectrogram:
    theme.apply(qapp, "light")
    widget = Spectrogram(4, 8000.0)
    qtbot.addWidget(widget)
    widget.resize(600, 160)
    widget.show()
    return widget


def test_columns_run_through_the_ring(spectrogram: Spectrogram) -> None:
    columns = (np.arange(COLUMNS + 30) % 200).astype(np.uint8)
    for part in np.split(columns, [7, 600, 990]):
        spectrogram.add_columns(np.repeat(part[:, None], 4, axis=1))
    assert np.array_equal(spectrogram.shades[0], columns[-COLUMNS:])
    spectrogram.clear()
    assert not spectrogram.shades.any()


def test_the_newest_sound_is_at_the_right_and_high_tones_are_above(
    spectrogram: Spectrogram,
) -> None:
    column = np.array([[0, 0, 0, 255]], np.uint8)  # the highest row only
    spectrogram.add_columns(np.repeat(column, 100, axis=0))  # the newest tenth
    image = spectrogram.grab().toImage()
    dark = QColor(LIGHT.text).rgb()
    found = [(x, y) for x in range(50, 594) for y in range(6, 130) if image.pixel(x, y) == dark]
    assert min(x for x, _ in found) > 50 + 0.85 * 544
    assert max(y for _, y in found) < 45


def test_the_colors_follow_the_theme(spectrogram: Spectrogram, qapp: QApplication) -> None:
    light = spectrogram._image.colorTable()[255]
    theme.apply(qapp, "dark")
    QApplication.processEvents()
    assert spectrogram._image.colorTable()[255] != light
    theme.apply(qapp, "light")


# -- the dock -------------------------------------------------------------------------------------


def test_the_dock_shows_what_is_heard(background: Background, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "tone.wav"
    soundfile.write(path, tone(1000.0, 2.0, 0.5), RATE)
    live = LiveService(background)
    dock = SoundDock(live)
    qtbot.addWidget(dock)
    dock.show()
    live.start(FileSource(path))
    qtbot.waitUntil(lambda: dock.level.motion.level_dbfs > -10.0, timeout=10_000)
    assert dock.spectrogram.shades[:, -5:].any()
    live.stop()
    qtbot.waitUntil(lambda: dock.level.motion.level_dbfs < -60.0, timeout=2000)
    assert live.sound_since(None)[2] == 0
    assert live.wait(2.0)


def test_the_menu_shows_and_hides_the_dock(stage: Stage) -> None:
    menus = stage.program.menus
    assert menus.sound is None, "nothing is made before it is wanted"
    menus.action("menu_sound").trigger()
    assert find(stage, "sound_dock").isVisible()
    assert menus.sound is not None
    assert menus.sound._timer.isActive()
    menus.action("menu_sound").trigger()
    assert not find(stage, "sound_dock").isVisible()
    assert not menus.sound._timer.isActive(), "nothing is computed for nobody"


def test_the_dock_is_closed_and_set_free_by_buttons_large_enough_to_hit(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.program.menus.action("menu_sound").trigger()
    dock = stage.program.menus.sound
    assert dock is not None
    free, close = find(stage, "dock_float"), find(stage, "dock_close")
    for button in (free, close):
        assert button.isVisible()
        assert min(button.width(), button.height()) >= theme.CONTROL_HEIGHT
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus, "Qt's own were for the mouse alone"
    assert free.accessibleName() == "Move “Spectrogram and level” into a window of its own"
    qtbot.mouseClick(free, Qt.MouseButton.LeftButton)
    assert dock.isFloating()
    assert free.accessibleName() == "Put “Spectrogram and level” back into the window"
    qtbot.mouseClick(free, Qt.MouseButton.LeftButton)
    assert not dock.isFloating()
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not dock.isVisible()
    assert not dock._timer.isActive()
