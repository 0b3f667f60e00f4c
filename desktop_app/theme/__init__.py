"""The look of Voxgate: palettes, icons, type sizes, style sheet.

Style-sheet hooks for pages (dynamic properties, set them before the widget is shown):
QLabel `kind`: "title" (28 px), "heading" (18), "muted", "caption" (12), "large" (18, prompt text);
QPushButton `kind`: "primary", "danger", "quiet" (no property: a plain button).
`QFrame` `kind`: "card".
"""

from desktop_app.theme.icons import ICON_NAMES, icon, icon_image, paint_icon
from desktop_app.theme.palette import (
    DARK,
    DARK_CONTRAST,
    LIGHT,
    LIGHT_CONTRAST,
    Palette,
    Role,
    contrast_ratio,
    lightness,
    relative_luminance,
)
from desktop_app.theme.style import (
    AROUND,
    BETWEEN,
    BODY_PX,
    CAPTION_PX,
    CONTROL_HEIGHT,
    CORNER,
    HEADING_PX,
    INSIDE,
    MODES,
    STATE_PX,
    TITLE_PX,
    apply,
    control_height,
    font,
    more_contrast,
    on_desktop_change,
    palette_of,
    qt_palette,
    resolve,
    scaled,
    speaker_line,
    style_sheet,
    text_scale,
)

__all__ = [
    "AROUND",
    "BETWEEN",
    "BODY_PX",
    "CAPTION_PX",
    "CONTROL_HEIGHT",
    "CORNER",
    "DARK",
    "DARK_CONTRAST",
    "HEADING_PX",
    "ICON_NAMES",
    "INSIDE",
    "LIGHT",
    "LIGHT_CONTRAST",
    "MODES",
    "STATE_PX",
    "TITLE_PX",
    "Palette",
    "Role",
    "apply",
    "contrast_ratio",
    "control_height",
    "font",
    "icon",
    "icon_image",
    "lightness",
    "more_contrast",
    "on_desktop_change",
    "paint_icon",
    "palette_of",
    "qt_palette",
    "relative_luminance",
    "resolve",
    "scaled",
    "speaker_line",
    "style_sheet",
    "text_scale",
]
