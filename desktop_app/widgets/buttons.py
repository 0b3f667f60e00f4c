"""Buttons and icons of our set that recolor themselves when the theme changes."""

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop_app.theme import (
    ICON_NAMES,
    Palette,
    Role,
    control_height,
    icon,
    paint_icon,
    palette_of,
    text_scale,
)
from desktop_app.widgets.painting import plain_tip

KINDS = ("plain", "primary", "danger", "quiet")
_RECOLOR = (
    QEvent.Type.PaletteChange,
    QEvent.Type.StyleChange,
    QEvent.Type.LayoutDirectionChange,
)


class IconButton(QPushButton):
    """A push button with text, an icon of our set and a kind.

    Without text it is square, and `tip` is both tooltip and accessible name.
    """

    _icon_name = ""  # Qt may send a change event before the constructor has run
    _kind = "plain"
    _drawn: tuple[object, ...] = ()  # what the icon was made of: most change events change nothing

    def __init__(
        self,
        text: str,
        icon: str = "",
        kind: str = "plain",
        *,
        tip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Raises ValueError for an unknown kind or icon, or when text and tip are both empty."""
        super().__init__(text, parent)
        if kind not in KINDS:
            raise ValueError(f"unknown kind {kind!r}; choose one of {', '.join(KINDS)}")
        if not text and not tip:
            raise ValueError("a button without text needs a tip that says what it does")
        self._kind = kind
        self.setProperty("kind", kind)
        # Qt leaves 4 pixels between icon and words; ours carries the other 4 itself
        self.setIconSize(QSize(_grown(24), _grown(20)) if text else QSize(_grown(20), _grown(20)))
        if tip:
            self.setToolTip(plain_tip(tip))
        if not text:
            self.setProperty("square", True)
            self.setAccessibleName(tip)
            self.setFixedSize(control_height(), control_height())
        self.set_icon_name(icon)

    def set_icon_name(self, icon: str) -> None:
        """Show another icon ("" for none); ValueError for a name that is not in ICON_NAMES."""
        if icon and icon not in ICON_NAMES:
            raise ValueError(f"unknown icon {icon!r}; choose one of {', '.join(ICON_NAMES)}")
        self._icon_name = icon
        self._recolor()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _RECOLOR:
            self._recolor()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:  # moved to a denser screen
            self._recolor()
        return super().event(event)

    def _recolor(self) -> None:
        if self._icon_name:
            palette = palette_of(self)
            color = _ink(palette, self._kind)
            if self._kind == "quiet" and not self.text():
                color = palette.muted
            wide = self.iconSize().width() / self.iconSize().height()
            gray, mirrored = palette.outline, self.isRightToLeft()
            # Screens of 125% and 150%, and larger words, need sizes that no icon has beforehand
            shown_px = round(self.iconSize().height() * self.devicePixelRatioF())
            drawn = (self._icon_name, color, gray, wide, mirrored, shown_px)
            if drawn != self._drawn:
                self._drawn = drawn
                self.setIcon(
                    icon(
                        self._icon_name,
                        color,
                        disabled=gray,
                        wide=wide,
                        at_end=mirrored,
                        shown_px=shown_px,
                    )
                )


class IconLabel(QWidget):
    """An icon that stands by itself; it is decoration, so the words beside it carry the name."""

    def __init__(
        self,
        name: str,
        role: Role = Role.NEUTRAL,
        size_px: int = 20,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._role = name, role
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(_grown(size_px), _grown(size_px))

    def set_icon(self, name: str, role: Role) -> None:
        """Show another icon or color."""
        self._name, self._role = name, role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, QRectF(self.rect()), self._name, palette_of(self).ink(self._role))
        painter.end()


def _grown(size_px: int) -> int:
    """Icons grow with the words, though not as fast."""
    return round(size_px * (1.0 + text_scale()) / 2.0)


def _ink(palette: Palette, kind: str) -> str:
    inks = {
        "plain": palette.text,
        "primary": palette.on_accent,
        "danger": palette.rejected,
        "quiet": palette.accent,
    }
    return inks[kind]
