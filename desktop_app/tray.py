"""The tray icon with the live state. Whatever it offers, the window offers too."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from desktop_app.theme import Role
from desktop_app.theme.icons import icon_image
from desktop_app.theme.palette import LIGHT

SIZES_PX = (16, 22, 24, 32, 48, 64)
GLYPH = 0.62  # of the disc; the icon's own grid has a margin
INK = "#FFFFFF"


@dataclass(frozen=True, slots=True)
class TrayState:
    """What the tray shows. words : one line; listening : whether there is something to stop"""

    words: str
    icon: str
    role: Role
    listening: bool = False


class Tray(QObject):
    """Shown only while the desktop has a tray; `present` says whether it does.

    Desktops start their panel after the programs of a session, and panels crash: so `update` asks
    anew each time.
    """

    open_wanted = Signal()
    stop_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state: TrayState | None = None
        self._icon: QSystemTrayIcon | None = None
        self._menu: QMenu | None = None
        self._line, self._stop = QAction(self), QAction(self.tr("Stop listening"), self)
        self._line.setEnabled(False)
        self._stop.triggered.connect(self.stop_wanted)

    @property
    def present(self) -> bool:
        """Whether the desktop has a tray now."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def icon(self) -> QSystemTrayIcon | None:
        """None while there is no tray."""
        return self._icon

    @property
    def menu(self) -> QMenu | None:
        """None while there is no tray."""
        return self._menu

    def update(self, state: TrayState) -> None:
        """Show this; costs nothing while nothing has changed."""
        if not self.present:
            self._remove()
            return
        if self._icon is None:
            self._make()
            self._state = None
        if state != self._state:
            self._show(state)

    def tell(self, sentence: str) -> None:
        """A message at the tray, for somebody whose window is closed."""
        if self._icon is not None:
            self._icon.showMessage("Voxgate", sentence, self._icon.icon())

    def close(self) -> None:
        """Take the icon away."""
        self._remove()

    def _make(self) -> None:
        self._menu = QMenu()
        self._menu.setObjectName("tray_menu")
        self._menu.addAction(self._line)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Open Voxgate")).triggered.connect(self.open_wanted)
        self._menu.addAction(self._stop)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Quit")).triggered.connect(self.quit_wanted)
        self._icon = QSystemTrayIcon(self)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._activated)

    def _show(self, state: TrayState) -> None:
        if self._icon is None:
            raise RuntimeError("the tray's icon is shown before it was made")
        self._state = state
        self._line.setText(state.words.replace("&", "&&"))  # a name is no shortcut
        self._stop.setEnabled(state.listening)
        self._icon.setIcon(disc(state.icon, state.role))
        self._icon.setToolTip(f"Voxgate: {state.words}")
        self._icon.show()

    def _remove(self) -> None:
        if self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None
        if self._menu is not None:
            self._menu.deleteLater()
            self._menu = None

    @Slot(QSystemTrayIcon.ActivationReason)
    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        clicks = QSystemTrayIcon.ActivationReason
        if reason in (clicks.Trigger, clicks.DoubleClick):
            self.open_wanted.emit()


def disc(name: str, role: Role) -> QIcon:
    """The icon in white on a disc of the role's color: legible on light panels and on dark ones."""
    result = QIcon()
    for size_px in SIZES_PX:
        pixmap = QPixmap(size_px, size_px)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(LIGHT.ink(role)))
        painter.drawEllipse(pixmap.rect())
        glyph_px = round(size_px * GLYPH)
        margin = (size_px - glyph_px) // 2
        painter.drawImage(margin, margin, icon_image(name, INK, glyph_px))
        painter.end()
        result.addPixmap(pixmap)
    return result
