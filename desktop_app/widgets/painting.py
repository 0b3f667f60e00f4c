"""Small things several widgets draw alike."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from desktop_app.theme import Palette


def draw_focus_frame(painter: QPainter, rect: QRectF, palette: Palette, radius: float = 8) -> None:
    """The 2-pixel ring that shows where the keyboard is."""
    painter.setPen(QPen(QColor(palette.accent), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)


def percent(probability: float) -> str:
    """A probability in words that never claim certainty: "< 1 %" and "> 99 %" at the ends."""
    if probability < 0.01:
        return "< 1 %"
    if probability > 0.99:
        return "> 99 %"
    return f"{100 * probability:.0f} %"


def elided(metrics: QFontMetricsF, text: str, width: float) -> str:
    """`text`, shortened with an ellipsis so that it fits into `width` logical pixels."""
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
