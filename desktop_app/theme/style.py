"""How a palette reaches the widgets: Qt palette, style sheet, fonts, speakers' lines."""

from collections.abc import Callable
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.theme.palette import DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, Palette

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
QUESTION_PX, WIDEST_QUESTION_PX = 384, 640

_BY_BORDER = {
    QColor(palette.border).rgb(): palette
    for palette in (LIGHT, DARK, LIGHT_CONTRAST, DARK_CONTRAST)
}
_SIZES = {
    "caption_px": CAPTION_PX,
    "body_px": BODY_PX,
    "heading_px": HEADING_PX,
    "title_px": TITLE_PX,
}
_MODE = "voxgate_mode"  # a property of the application
_DASHES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)


def apply(app: QApplication, mode: str, text_percent: int = 100) -> Palette:
    """Dress the whole application as "light", "dark" or as the "system" asks; returns the palette.

    text_percent : size of all words, 100 being the usual one
    Raises ValueError for another mode.
    """
    palette = resolve(app, mode)
    sheet = style_sheet(palette, text_percent / 100)
    if _is_dressed(app, mode, palette, sheet):
        return palette  # dressing again what is dressed costs milliseconds for every widget
    # Tells title bars and the system's own dialogs; it may dress the application in the system's
    # palette, so ours comes after it.
    app.styleHints().setColorScheme(_SCHEMES[mode])
    app.setStyle("Fusion")  # the one style that looks and measures alike on every platform
    body = app.font()
    body.setPixelSize(round(BODY_PX * text_percent / 100))
    app.setFont(body)
    app.setPalette(qt_palette(palette))
    app.setStyleSheet(sheet)
    app.setProperty(_MODE, mode)
    return palette


def _is_dressed(app: QApplication, mode: str, palette: Palette, sheet: str) -> bool:
    same_mode = app.property(_MODE) == mode  # "system" and "dark" may look alike, until it dawns
    return same_mode and app.styleSheet() == sheet and app.palette() == qt_palette(palette)


def resolve(app: QApplication, mode: str) -> Palette:
    """The palette that `mode` stands for now; "system" asks the desktop.

    Whether there is to be more contrast is always the desktop's to say.
    """
    if mode not in MODES:
        raise ValueError(f"unknown theme {mode!r}; choose one of {', '.join(MODES)}")
    dark = mode == "dark"
    if mode == "system":
        dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    if more_contrast(app):
        return DARK_CONTRAST if dark else LIGHT_CONTRAST
    return DARK if dark else LIGHT


def more_contrast(app: QApplication) -> bool:
    """Whether the desktop asks for high contrast. Qt before 6.10 cannot tell: then not."""
    asked = getattr(app.styleHints(), "accessibility", None)
    return asked is not None and asked().contrastPreference() == Qt.ContrastPreference.HighContrast


def on_desktop_change(app: QApplication, slot: Callable[[], object]) -> None:
    """Have `slot` called when the desktop goes dark or light, or asks for another contrast."""
    app.styleHints().colorSchemeChanged.connect(slot)
    asked = getattr(app.styleHints(), "accessibility", None)
    if asked is not None:
        asked().contrastPreferenceChanged.connect(slot)


def palette_of(widget: QWidget) -> Palette:
    """The palette a widget is dressed in; its own QPalette is the one place where that stands.

    QPalette.Mid carries our border color and, unlike Window or Text, is never touched by a style
    sheet, so it tells them apart even inside a colored button.
    """
    return _BY_BORDER.get(widget.palette().color(QPalette.ColorRole.Mid).rgb(), LIGHT)


def text_scale() -> float:
    """How large words are, 1 being the usual size; the application's font is where that stands."""
    size_px = QApplication.font().pixelSize()
    return size_px / BODY_PX if size_px > 0 else 1.0  # -1: it was never dressed


def scaled(length_px: float) -> int:
    """A length that has to hold words, at the size that words have now."""
    return round(length_px * text_scale())


def control_height() -> int:
    """How high a button or a field is: it grows with the words, though not as fast."""
    return _control_height(text_scale())


def _control_height(scale: float) -> int:
    return round(CONTROL_HEIGHT * (1.0 + scale) / 2.0)


def speaker_line(palette: Palette, index: int) -> tuple[QColor, Qt.PenStyle]:
    """Color and dash pattern of speaker number `index`: eight colors, then the next pattern."""
    colors = palette.speakers
    dashes = _DASHES[(index // len(colors)) % len(_DASHES)]
    return QColor(colors[index % len(colors)]), dashes


def font(widget: QWidget, size_px: int, bold: bool = False) -> QFont:
    """The widget's own family at `size_px` logical pixels, more or less as words are scaled."""
    result = QFont(widget.font())
    result.setPixelSize(max(1, scaled(size_px)))
    result.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return result


def style_sheet(palette: Palette, scale: float = 1.0) -> str:
    """resources/qss/voxgate.qss with colors, and sizes of words, in place of its $names."""
    sheet = (files("resources") / "qss" / "voxgate.qss").read_text(encoding="utf-8")
    # A style sheet takes pictures only from files, and in no other color than the file has.
    folder = Path(str(files("resources") / "icons")).as_posix()
    sizes = {name: round(size_px * scale) for name, size_px in _SIZES.items()}
    control_px = _control_height(scale)
    sizes |= {"control_px": control_px - 2, "control_focus_px": control_px - 4}  # less the borders
    sizes["question_px"] = min(round(QUESTION_PX * scale), WIDEST_QUESTION_PX)
    kind = palette.name.partition("-")[0]
    return Template(sheet).substitute(asdict(palette), **sizes, kind=kind, icons=folder)


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
