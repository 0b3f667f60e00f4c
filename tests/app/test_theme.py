"""The palettes are those of the design, legible, and tell states apart for every kind of eye."""

from importlib.resources import files
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app import theme
from desktop_app.theme import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, Palette, Role

CONTRAST = (LIGHT_CONTRAST, DARK_CONTRAST)
BOTH = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.name)
ALL = pytest.mark.parametrize("palette", [LIGHT, DARK, *CONTRAST], ids=lambda palette: palette.name)
HIGH = pytest.mark.parametrize("palette", CONTRAST, ids=lambda palette: palette.name)

# The design's table, by hand: role, light, dark, least contrast in light and in dark
DESIGN = [
    ("text", "#1B1F24", "#E6EDF3", 15.0, 14.0),
    ("muted", "#57606A", "#9DA7B3", 5.5, 6.5),
    ("accent", "#0B62A8", "#5CB3F0", 5.5, 7.0),
    ("accepted", "#00704F", "#3CCB9A", 5.5, 8.0),
    ("rejected", "#B3400A", "#FF8A5C", 5.3, 7.0),
    ("warning", "#7A5200", "#F0B03F", 6.0, 8.0),
]

# Machado, Oliveira & Fernandes 2009, severity 1.0, on linear RGB
SIGHT = {
    "normal": np.eye(3),
    "protan": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deutan": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritan": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}


def linear_rgb(color: str) -> np.ndarray:
    channels = np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def lab(color: str, sight: np.ndarray) -> np.ndarray:
    """CIE 1976 L*a*b* (D65) of a color as seen by eyes of that kind."""
    to_xyz = np.array(
        [
            [0.4124564, 0.3575761, 0.1804375],
            [0.2126729, 0.7151522, 0.0721750],
            [0.0193339, 0.1191920, 0.9503041],
        ]
    )
    xyz = to_xyz @ np.clip(sight @ linear_rgb(color), 0, 1) / [0.95047, 1.0, 1.08883]
    root = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array(
        [116 * root[1] - 16, 500 * (root[0] - root[1]), 200 * (root[1] - root[2])],
    )


def least_difference(colors: tuple[str, ...], sight: np.ndarray) -> float:
    seen = [lab(color, sight) for color in colors]
    return min(float(np.linalg.norm(a - b)) for a, b in combinations(seen, 2))


def test_contrast_ratio_is_the_one_of_wcag() -> None:
    assert theme.contrast_ratio("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert theme.contrast_ratio("#FFFFFF", "#FFFFFF") == 1.0
    # Pure red has the luminance 0.2126: (1 + 0.05) / (0.2126 + 0.05)
    assert theme.contrast_ratio("#FF0000", "#FFFFFF") == pytest.approx(1.05 / 0.2626)
    assert theme.contrast_ratio("#FFFFFF", "#FF0000") == pytest.approx(1.05 / 0.2626)


def test_lightness_is_the_one_of_cie() -> None:
    assert theme.lightness("#000000") == 0.0
    assert theme.lightness("#FFFFFF") == pytest.approx(100.0)
    # 0x77 = 119: linear 0.18447, cube root 0.56928, 116 * 0.56928 - 16
    assert theme.lightness("#777777") == pytest.approx(50.03, abs=0.01)
    assert theme.lightness("#777777") == pytest.approx(lab("#777777", SIGHT["normal"])[0], abs=0.01)


@pytest.mark.parametrize(("role", "light", "dark", "least_light", "least_dark"), DESIGN)
def test_palettes_are_those_of_the_design(
    role: str, light: str, dark: str, least_light: float, least_dark: float
) -> None:
    for palette, color, least in ((LIGHT, light, least_light), (DARK, dark, least_dark)):
        assert getattr(palette, role) == color
        worst = min(
            theme.contrast_ratio(color, ground) for ground in (palette.background, palette.surface)
        )
        assert worst > least


def test_grounds_and_borders_are_those_of_the_design() -> None:
    assert (LIGHT.background, LIGHT.surface, LIGHT.border) == ("#F6F7F9", "#FFFFFF", "#D0D7DE")
    assert (DARK.background, DARK.surface, DARK.border) == ("#0F1317", "#181D23", "#2F3842")


@ALL
def test_every_word_is_legible(palette: Palette) -> None:
    for ink in (palette.text, palette.muted, *(palette.ink(role) for role in Role)):
        for ground in (palette.background, palette.surface, palette.hover):
            assert theme.contrast_ratio(ink, ground) >= 4.5
    assert theme.contrast_ratio(palette.text, palette.trough) >= 4.5
    for ground in (palette.accent, palette.accent_hover):
        assert theme.contrast_ratio(palette.on_accent, ground) >= 4.5
    assert theme.contrast_ratio(palette.on_accent, palette.rejected) >= 4.5  # the clip light


@HIGH
def test_high_contrast_is_high(palette: Palette) -> None:
    """Words at 7:1 (WCAG 2.2, 1.4.6), every edge and shape at 4.5:1."""
    grounds = (palette.background, palette.surface)
    for ink in (palette.text, palette.muted, *(palette.ink(role) for role in Role)):
        assert min(theme.contrast_ratio(ink, ground) for ground in grounds) >= 7.0
    for ground in (palette.accent, palette.accent_hover, palette.rejected):
        assert theme.contrast_ratio(palette.on_accent, ground) >= 7.0
    edges = (palette.border, palette.outline, *(palette.fill(role) for role in Role))
    for edge in edges:
        assert min(theme.contrast_ratio(edge, ground) for ground in grounds) >= 4.5


@pytest.mark.parametrize(("mode", "palette"), [("light", LIGHT_CONTRAST), ("dark", DARK_CONTRAST)])
def test_high_contrast_follows_the_desktop(
    qapp: QApplication,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    mode: str,
    palette: Palette,
) -> None:
    monkeypatch.setattr(theme.style, "more_contrast", lambda _app: True)
    label = QLabel("words")
    qtbot.addWidget(label)
    label.show()
    assert theme.apply(qapp, mode) is palette
    assert theme.palette_of(label) is palette
    monkeypatch.undo()
    assert theme.apply(qapp, mode) is (DARK if mode == "dark" else LIGHT)
    assert theme.palette_of(label) is theme.resolve(qapp, mode)


def test_the_desktop_is_asked_for_contrast_where_qt_can_tell(qapp: QApplication) -> None:
    hints = qapp.styleHints()
    wanted = False
    if hasattr(hints, "accessibility"):  # Qt 6.10
        high = Qt.ContrastPreference.HighContrast
        wanted = hints.accessibility().contrastPreference() == high
    assert theme.more_contrast(qapp) is wanted


def test_words_grow_with_their_setting_and_shrink_again(qapp: QApplication, qtbot: QtBot) -> None:
    label, title = QLabel("words"), QLabel("title")
    title.setProperty("kind", "title")
    for widget in (label, title):
        qtbot.addWidget(widget)
        widget.show()
    heights = {}
    for percent in (100, 200, 100):
        theme.apply(qapp, "light", percent)
        heights[percent] = [w.sizeHint().height() for w in (label, title)]
        assert theme.text_scale() == percent / 100
        assert theme.font(label, theme.BODY_PX).pixelSize() == theme.BODY_PX * percent // 100
    assert [b / a for a, b in zip(heights[100], heights[200], strict=True)] == pytest.approx(
        [2.0, 2.0], abs=0.15
    )


@ALL
def test_every_shape_stands_out(palette: Palette) -> None:
    shapes = [palette.fill(role) for role in Role] + [palette.outline, *palette.speakers]
    for color in shapes:
        for ground in (palette.background, palette.surface):
            assert theme.contrast_ratio(color, ground) >= 3.0


@ALL
def test_states_differ_in_lightness_and_for_color_blind_eyes(palette: Palette) -> None:
    states = (Role.NEUTRAL, Role.ACCEPTED, Role.REJECTED, Role.WARNING)
    fills = tuple(palette.fill(role) for role in states)
    levels = sorted(theme.lightness(color) for color in fills)
    assert min(high - low for low, high in pairwise(levels)) >= 7.5
    for sight in SIGHT.values():
        assert least_difference(fills, sight) >= 15.0


@BOTH
def test_speakers_differ_for_every_eye_then_in_dashes(palette: Palette) -> None:
    assert len(palette.speakers) == 8
    for sight in SIGHT.values():
        assert least_difference(palette.speakers, sight) >= 20.0
    lines = [theme.speaker_line(palette, index) for index in range(24)]
    assert len({(color.name(), style) for color, style in lines}) == 24
    assert lines[8][0] == lines[0][0]
    assert lines[8][1] != lines[0][1]
    assert theme.speaker_line(palette, 24) == lines[0]


def test_unknown_mode_is_refused(qapp: QApplication) -> None:
    with pytest.raises(ValueError, match=r"'sepia'.*system, light, dark"):
        theme.apply(qapp, "sepia")


@pytest.mark.parametrize(("mode", "palette"), [("light", LIGHT), ("dark", DARK)])
def test_apply_dresses_every_widget(
    qapp: QApplication, qtbot: QtBot, mode: str, palette: Palette
) -> None:
    button = QPushButton("Listen")
    qtbot.addWidget(button)
    button.setProperty("kind", "primary")
    button.show()
    assert theme.apply(qapp, mode) is palette
    assert theme.palette_of(button) is palette
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(palette.background)
    middle = button.grab().toImage().pixelColor(6, button.height() // 2)
    assert middle == QColor(palette.accent)


def test_a_theme_can_be_changed_while_the_program_runs(qapp: QApplication) -> None:
    for mode, palette in (("dark", DARK), ("light", LIGHT), ("dark", DARK)):
        theme.apply(qapp, mode)
        assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(palette.background)


@ALL
def test_style_sheet_is_filled_in_and_its_pictures_exist(palette: Palette) -> None:
    sheet = theme.style_sheet(palette)
    assert "$" not in sheet
    pictures = [part.split('"')[0] for part in sheet.split('url("')[1:]]
    assert len(pictures) == 2, "the arrow of a combo box, the mark of a check box"
    assert all(Path(picture).is_file() for picture in pictures)


@pytest.mark.parametrize("name", theme.ICON_NAMES)
def test_icons_are_drawn_in_the_color_asked_for(qapp: QApplication, name: str) -> None:
    picture = theme.icon_image(name, "#0B62A8", 40)
    colors = [picture.pixelColor(x, y) for x in range(40) for y in range(40)]
    solid = [color for color in colors if color.alpha() == 255]
    assert len(solid) > 30
    assert {color.name() for color in solid} == {"#0b62a8"}
    edge = [picture.pixelColor(x, y).alpha() for x in range(40) for y in (0, 39)]
    assert max(edge) < 255  # nothing is cut off at the border


def test_icon_names_are_the_files(qapp: QApplication) -> None:
    stems = {Path(entry.name).stem for entry in (files("resources") / "icons").iterdir()}
    assert {stem for stem in stems if not stem.startswith("sheet-")} == set(theme.ICON_NAMES)
    with pytest.raises(ValueError, match="unknown icon 'unicorn'"):
        theme.icon_image("unicorn", "#000000", 20)


def test_icons_are_sharp_on_dense_screens(qapp: QApplication) -> None:
    pixmap = theme.icon("gear", "#0B62A8").pixmap(QSize(20, 20), 2.0)
    assert (pixmap.width(), pixmap.height()) == (40, 40)
    assert pixmap.devicePixelRatio() == 2.0
