"""How a palette reaches the widgets: Qt palette, style sheet, fonts, speakers' lines."""

from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.theme.palette import DARK, LIGHT, Palette

_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}
MODES = tuple(_SCHEMES)

# Type sizes and the 8-pixel grid, in logical pixels.
CAPTION_PX, BODY_PX, HEADING_PX, TITLE_PX, STATE_PX = 12, 14, 18, 28, 48
INSIDE, BETWEEN, AROUND = 8, 16, 24
CORNER = 8
CONTROL_HEIGHT = 36

_DASHES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)


def apply(app: QApplication, mode: str) -> Palette:
    """Dress the whole application as "light", "dark" or as the "system" asks; returns the palette.

    Raises ValueError for another mode.
    """
    palette = resolve(app, mode)
    # Tells title bars and the system's own dialogs; it may dress the application in the system's
    # palette, so ours comes after it.
    app.styleHints().setColorScheme(_SCHEMES[mode])
    app.setStyle("Fusion")  # the one style that looks and measures alike on every platform
    body = app.font()
    body.setPixelSize(BODY_PX)
    app.setFont(body)
    app.setPalette(qt_palette(palette))
    app.setStyleSheet(style_sheet(palette))
    return palette


def resolve(app: QApplication, mode: str) -> Palette:
    """The palette that `mode` stands for now; "system" asks the desktop."""
    if mode not in MODES:
        raise ValueError(f"unknown theme {mode!r}; choose one of {', '.join(MODES)}")
    if mode == "system":
        return DARK if app.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
    return DARK if mode == "dark" else LIGHT


def palette_of(widget: QWidget) -> Palette:
    """The palette a widget is dressed in; its own QPalette is the one place where that stands.

    QPalette.Mid carries our border color and, unlike Window or Text, is never touched by a style
    sheet, so it tells the two apart even inside a colored button.
    """
    mid = widget.palette().color(QPalette.ColorRole.Mid)
    return DARK if mid == QColor(DARK.border) else LIGHT


def speaker_line(palette: Palette, index: int) -> tuple[QColor, Qt.PenStyle]:
    """Color and dash pattern of speaker number `index`: eight colors, then the next pattern."""
    colors = palette.speakers
    dashes = _DASHES[(index // len(colors)) % len(_DASHES)]
    return QColor(colors[index % len(colors)]), dashes


def font(widget: QWidget, size_px: int, bold: bool = False) -> QFont:
    """The widget's own family at `size_px` logical pixels."""
    result = QFont(widget.font())
    result.setPixelSize(max(1, size_px))
    result.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return result


def style_sheet(palette: Palette) -> str:
    """resources/qss/voxgate.qss with the palette's colors in place of its $names."""
    sheet = (files("resources") / "qss" / "voxgate.qss").read_text(encoding="utf-8")
    # A style sheet takes pictures only from files, and in no other color than the file has.
    folder = Path(str(files("resources") / "icons")).as_posix()
    return Template(sheet).substitute(asdict(palette), icons=folder)


def qt_palette(palette: Palette) -> QPalette:
    """The QPalette that carries `palette` to every widget."""
    roles = QPalette.ColorRole
    colors = {
        roles.Window: palette.background,
        roles.WindowText: palette.text,
        roles.Base: palette.surface,
        roles.AlternateBase: palette.background,
        roles.Text: palette.text,
        roles.PlaceholderText: palette.muted,
        roles.Button: palette.surface,
        roles.ButtonText: palette.text,
        roles.BrightText: palette.rejected,
        roles.ToolTipBase: palette.surface,
        roles.ToolTipText: palette.text,
        roles.Highlight: palette.accent,
        roles.HighlightedText: palette.on_accent,
        roles.Accent: palette.accent,
        roles.Link: palette.accent,
        roles.LinkVisited: palette.accent,
        roles.Mid: palette.border,
        roles.Midlight: palette.hover,
        roles.Light: palette.surface,
        roles.Dark: palette.outline,
        roles.Shadow: palette.outline,
    }
    result = QPalette()
    for role, color in colors.items():
        result.setColor(role, QColor(color))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(palette.outline))
    return result
