"""The rail on the left that leads to the pages."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.theme import CAPTION_PX, CORNER, INSIDE, font, paint_icon, palette_of, scaled
from desktop_app.widgets.painting import draw_focus_frame

_RAIL_PX = 92
_ICON_ROOM_PX, _WORDS_PX = 36, 20  # of a button: the icon above, the words below


class NavRail(QFrame):
    """Checkable buttons, one a page, icon over text; arrow keys move between them."""

    page_selected = Signal(str)  # the key, when the user (or `select`) changed the page

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "rail")
        self.setFixedWidth(rail_width())
        self.setAccessibleName(self.tr("Pages"))
        self._buttons: dict[str, NavButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.buttonToggled.connect(self._toggled)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(INSIDE, INSIDE, INSIDE, INSIDE)
        self._layout.setSpacing(INSIDE // 2)
        self._layout.addStretch(1)

    def add_page(self, key: str, text: str, icon: str) -> None:
        """Add a button with object name `nav_<key>`; the first one added is selected.

        Raises ValueError when `key` is already there.
        """
        if key in self._buttons:
            raise ValueError(f"the rail already has a page {key!r}")
        button = NavButton(key, text, icon, self)
        self._buttons[key] = button
        wanted = button.sizeHint().width() + 2 * INSIDE + 1  # the border
        self.setFixedWidth(max(self.width(), wanted))
        self._layout.insertWidget(self._layout.count() - 1, button)
        self._group.addButton(button)
        if len(self._buttons) == 1:
            button.setChecked(True)

    def select(self, key: str) -> None:
        """Select a page; emits `page_selected` if it was another one. ValueError if unknown."""
        if key not in self._buttons:
            raise ValueError(f"no page {key!r}; choose one of {', '.join(self._buttons)}")
        self._buttons[key].setChecked(True)

    @property
    def current(self) -> str:
        """The key of the selected page ("" while there is none)."""
        button = self._group.checkedButton()
        return button.key if isinstance(button, NavButton) else ""

    @Slot(QAbstractButton, bool)
    def _toggled(self, button: QAbstractButton, checked: bool) -> None:
        if checked and isinstance(button, NavButton):
            # Not `hasFocus`: the window may be behind another one, or not shown yet
            if self.window().focusWidget() in (None, *self._buttons.values()):
                button.setFocus()  # a frame around another page would look like a second choice
            self.page_selected.emit(button.key)


def rail_width() -> int:
    """Wide enough for the words, at the size that words have now."""
    return INSIDE * 2 + scaled(_RAIL_PX - INSIDE * 2)


class NavButton(QAbstractButton):
    """One page: icon over its name; the selected one has a bar, bold words and another ground."""

    def __init__(self, key: str, text: str, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self._icon = icon
        self.setText(text)
        self.setObjectName(f"nav_{key}")
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # repaint when the pointer comes and goes

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(font(self, CAPTION_PX, bold=True)).horizontalAdvance(self.text())
        width = max(rail_width() - 2 * INSIDE, round(words) + 16)  # "Einstellungen" is long
        return QSize(width, _ICON_ROOM_PX + scaled(_WORDS_PX) + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = palette_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect())
        chosen = self.isChecked()
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or self.underMouse():
            painter.setBrush(QColor(palette.trough if chosen else palette.hover))
            painter.drawRoundedRect(ground, CORNER, CORNER)
        if chosen:
            painter.setBrush(QColor(palette.accent))
            left = 0.0 if self.isLeftToRight() else ground.width() - 4
            painter.drawRoundedRect(QRectF(left, 16, 4, ground.height() - 32), 2, 2)
        color = palette.text if chosen else palette.muted
        room = scaled(_WORDS_PX)
        top = min(float(_ICON_ROOM_PX), ground.height() - room)  # words are read whole
        if top >= _ICON_ROOM_PX:
            box = QRectF(ground.center().x() - 12, 10, 24, 24)
            paint_icon(painter, box, self._icon, palette.accent if chosen else color)
        else:  # a low window in large words: the name alone, in the middle
            top /= 2
        painter.setFont(font(self, CAPTION_PX, bold=chosen))
        painter.setPen(QColor(color))
        words = QRectF(2, top, ground.width() - 4, room)
        shown = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, shown)
        if self.hasFocus():
            draw_focus_frame(painter, ground, palette)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()
