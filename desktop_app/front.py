"""A window comes above the others."""

import os

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.services.instance import TOKEN_VARIABLE


def bring_to_front(window: QWidget, token: str = "") -> None:
    """Show the window above the others; `token` is the desktop's leave to do so, if it gave one."""
    if token:  # Qt's Wayland plugin takes it from there, as a freshly started program would
        os.environ[TOKEN_VARIABLE] = token
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
