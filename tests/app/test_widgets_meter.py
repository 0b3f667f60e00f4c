"""The level meter as it is seen and clicked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app import theme
from desktop_app.theme import DARK, LIGHT, Palette
from desktop_app.widgets import ClipLight, LevelMeter
from tests.app.drawing import picture, run_in_row

MIDDLE = 11  # a row through the middle of the bar


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=[LIGHT, DARK], ids=lambda palette: palette.name)
def palette(request: pytest.FixtureRequest, qapp: QApplication) -> Palette:
    return theme.apply(qapp, request.param.name)


@pytest.fixture
def meter(qtbot: QtBot, clock: Clock, palette: Palette) -> LevelMeter:
    widget = LevelMeter(clock=clock)
    qtbot.addWidget(widget)
    widget.resize(468, 40)
    widget.show()
    return widget


def bar_width(meter: LevelMeter) -> int:
    return meter.width() - meter.findChild(ClipLight).width() - 8


def test_bar_length_is_the_deflection(meter: LevelMeter, palette: Palette) -> None:
    meter.set_level(-20.0, -20.0, False)  # IEC 60268-18: 50 %
    assert run_in_row(picture(meter), palette.accent_fill, MIDDLE) == pytest.approx(
        0.5 * bar_width(meter), abs=4
    )
    meter.clear()
    meter.set_level(-40.0, -40.0, False)  # 15 %
    assert run_in_row(picture(meter), palette.accent_fill, MIDDLE) == pytest.approx(
        0.15 * bar_width(meter), abs=4
    )


def test_what_is_near_clipping_has_another_color(meter: LevelMeter, palette: Palette) -> None:
    meter.set_level(-2.0, -2.0, False)  # 95 %; the hot part begins at -6 dBFS: 85 %
    assert run_in_row(picture(meter), palette.warning_fill, MIDDLE) == pytest.approx(
        0.10 * bar_width(meter), abs=4
    )


def test_decay_follows_the_clock_and_not_the_repaints(meter: LevelMeter, clock: Clock) -> None:
    meter.set_level(-10.0, -10.0, False)
    for _ in range(50):
        meter.repaint()
    assert meter.motion.level_dbfs == -10.0
    clock.now_s += 0.3
    meter.set_level(-70.0, -70.0, False)
    assert meter.motion.level_dbfs == pytest.approx(-70.0 + 60.0 * 0.36788, abs=1e-3)


def test_reduced_motion_shows_each_level_at_once(meter: LevelMeter, clock: Clock) -> None:
    meter.set_reduce_motion(True)
    meter.set_level(-10.0, -10.0, False)
    clock.now_s += 0.033
    meter.set_level(-50.0, -50.0, False)
    assert meter.motion.level_dbfs == -50.0


@pytest.mark.parametrize("by", ["click", "key"])
def test_clip_light_stays_until_it_is_clicked(
    meter: LevelMeter, clock: Clock, qtbot: QtBot, by: str
) -> None:
    light = meter.findChild(ClipLight)
    assert not light.lit
    meter.set_level(-1.0, 0.0, True)
    clock.now_s += 3600.0
    meter.set_level(-60.0, -60.0, False)
    assert light.lit
    with qtbot.waitSignal(meter.clip_acknowledged):
        if by == "click":
            qtbot.mouseClick(light, Qt.MouseButton.LeftButton)
        else:
            qtbot.keyClick(light, Qt.Key.Key_Space)
    assert not light.lit


def test_lit_and_dark_lamp_differ_by_a_word_too(meter: LevelMeter, palette: Palette) -> None:
    light = meter.findChild(ClipLight)
    dark = picture(light)
    assert light.accessibleName() == "Clip light: off"
    meter.set_level(0.0, 0.0, True)
    assert light.accessibleName() == "Clip light: on"
    assert picture(light) != dark
    assert "clipped" in meter.accessibleDescription()


def test_clear_drops_everything_at_once(meter: LevelMeter, palette: Palette) -> None:
    meter.set_level(0.0, 0.0, True)
    meter.clear()
    image = picture(meter)
    assert not meter.findChild(ClipLight).lit
    for color in (palette.accent_fill, palette.warning_fill, palette.accent, palette.warning):
        assert run_in_row(image, color, MIDDLE) == 0


def test_screen_reader_hears_name_and_level(meter: LevelMeter) -> None:
    meter.set_level(-23.4, -10.0, False)
    interface = QAccessible.queryAccessibleInterface(meter)
    assert interface.text(QAccessible.Text.Name) == "Microphone level"
    assert interface.text(QAccessible.Text.Description) == "\N{MINUS SIGN}23 dB below full scale"
