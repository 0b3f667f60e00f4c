"""Voxgate's own line icons (resources/icons, 20-pixel grid), drawn in any color and size."""

from functools import lru_cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

ICON_NAMES = (
    "chart",
    "check",
    "cross",
    "ellipsis",
    "export",
    "float",
    "folder",
    "gear",
    "import",
    "info",
    "layers",
    "microphone",
    "microphone-off",
    "noise",
    "pause",
    "pencil",
    "people",
    "person",
    "play",
    "plus",
    "retry",
    "shield",
    "sort",
    "stop",
    "trash",
    "warning",
    "wave",
    "zoom-in",
    "zoom-out",
)
_PIXEL_SIZES = (16, 20, 24, 32, 40, 48, 64)


def icon(
    name: str,
    color: str,
    *,
    disabled: str | None = None,
    wide: float = 1.0,
    at_end: bool = False,
    shown_px: int = 0,
) -> QIcon:
    """The icon `name`, sharp at every common size and pixel ratio.

    color, disabled : "#RRGGBB" for the states of a button; None looks like `color`
    shown_px : device pixels of the height at which it will be drawn, where that is known
    wide : width over height; what is beyond 1 stays empty on the right, `at_end` on the left
    Raises ValueError for a name that is not in `ICON_NAMES`.
    """
    result = QIcon()
    for size_px in sorted({*_PIXEL_SIZES, shown_px} - {0}):
        result.addPixmap(_pixmap(name, color, size_px, wide, at_end))
        if disabled is not None:
            gray = _pixmap(name, disabled, size_px, wide, at_end)
            result.addPixmap(gray, QIcon.Mode.Disabled)
    return result


@lru_cache(maxsize=256)
def icon_image(name: str, color: str, size_px: int) -> QImage:
    """The icon as a square picture of `size_px` device pixels; treat it as read-only.

    Raises ValueError for a name that is not in `ICON_NAMES`.
    """
    if name not in ICON_NAMES:
        raise ValueError(f"unknown icon {name!r}; choose one of {', '.join(ICON_NAMES)}")
    renderer = QSvgRenderer(QByteArray(_svg(name).replace("currentColor", color).encode()))
    picture = QImage(size_px, size_px, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, size_px, size_px))
    painter.end()
    return picture


@lru_cache(maxsize=len(ICON_NAMES))
def _svg(name: str) -> str:
    """Read once: an icon is drawn in seven sizes and a few colors."""
    return (files("resources") / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def paint_icon(painter: QPainter, rect: QRectF, name: str, color: QColor | str) -> None:
    """Draw the icon into `rect` (logical pixels), rendered for the painter's own pixel ratio."""
    # A picture of a window is denser than the window, which the painter calls its device
    ratio = max(painter.device().devicePixelRatio(), painter.deviceTransform().m11())
    size_px = max(1, round(min(rect.width(), rect.height()) * ratio))
    painter.drawImage(rect, icon_image(name, QColor(color).name(), size_px))


def _pixmap(name: str, color: str, size_px: int, wide: float, at_end: bool) -> QPixmap:
    pixmap = QPixmap(round(size_px * wide), size_px)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    left = pixmap.width() - size_px if at_end else 0
    painter.drawImage(left, 0, icon_image(name, color, size_px))
    painter.end()
    return pixmap
