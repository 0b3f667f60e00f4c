"""Whether there is a screen: Qt without one ends the process in words of its own, status 134."""

import os
import sys

from gmm_core.errors import VoxgateError

# X11, Wayland, Wayland by an inherited socket, or a platform of Qt's that was chosen by hand
NAMES_OF_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM")


class NoScreen(VoxgateError):
    """There is nothing to open a window on."""

    def __init__(self) -> None:
        super().__init__(
            "there is no screen to open a window on; start Voxgate in a desktop session, or use "
            "its commands, which need none: voxgate --help"
        )


def look_for_a_screen() -> None:
    """Raises NoScreen on Linux where nothing tells of one."""
    if sys.platform == "linux" and not any(map(os.environ.get, NAMES_OF_SCREENS)):
        raise NoScreen
