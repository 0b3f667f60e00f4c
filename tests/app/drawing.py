"""What the widget tests share: a look at the pixels, and the keyboard's attention."""

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


def picture(widget: QWidget) -> QImage:
    """The widget as it is painted now, one image pixel for each device pixel."""
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def count(image: QImage, color: str, columns: range | None = None) -> int:
    """How many pixels have exactly `color`, in all columns or in those given."""
    wanted = QColor(color).rgb()
    return sum(
        image.pixel(x, y) == wanted
        for x in columns or range(image.width())
        for y in range(image.height())
    )


def run_in_row(image: QImage, color: str, y: int) -> int:
    """How many pixels of row `y` have exactly `color`."""
    wanted = QColor(color).rgb()
    return sum(image.pixel(x, y) == wanted for x in range(image.width()))


def activate(qtbot: QtBot, window: QWidget) -> None:
    """Give the shown window the keyboard; on a bare X server no window manager does it."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
