"""What the score timeline is drawn with: its scale, its lines and their legend."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from desktop_app.language.numbers import percent
from desktop_app.theme import Palette
from desktop_app.widgets.odds import place

SPEECH_PX = 6.0  # the strip at the foot


def draw_legend(
    painter: QPainter, plot: QRectF, palette: Palette, words: tuple[str, str, str, str]
) -> None:
    """Samples with their words, from the right edge to the left."""
    metrics = QFontMetricsF(painter.font())
    speech = QPen(QColor(palette.outline), SPEECH_PX, c=Qt.PenCapStyle.FlatCap)
    pens = {"speech": speech, **pens_of(palette)}
    sample, between = 20.0, 16.0
    room = plot.right() - len(words) * (sample + 6 + between) + between
    widths = shared([metrics.horizontalAdvance(word) for word in words], room)
    middle = metrics.ascent() - metrics.xHeight() / 2
    right = plot.right()
    for word, width, pen in reversed(list(zip(words, widths, pens.values(), strict=True))):
        shown = metrics.elidedText(word, Qt.TextElideMode.ElideRight, width + 0.5)
        left = right - width
        painter.setPen(QColor(palette.text))
        painter.drawText(QPointF(left, metrics.ascent()), shown)
        painter.setPen(pen)
        painter.drawLine(QPointF(left - 6 - sample, middle), QPointF(left - 6, middle))
        right = left - 6 - sample - between


def mark_words(probability: float) -> str:
    """The number at a line of the grid."""
    digits = 1 if probability != 0.5 else 0
    return percent(probability, digits)


def shared(wanted: list[float], room: float) -> list[float]:
    """Widths for the words of the legend: the short ones whole, the long ones share the rest."""
    granted = dict.fromkeys(range(len(wanted)), 0.0)
    left = max(0.0, room)
    by_width = sorted(range(len(wanted)), key=lambda k: wanted[k])
    for done, k in enumerate(by_width):
        granted[k] = min(wanted[k], left / (len(wanted) - done))
        left -= granted[k]
    return [granted[k] for k in range(len(wanted))]


def place_y(plot: QRectF, probability: float) -> float:
    """Where a probability stands; the strip of speech keeps the foot of the plot."""
    foot = plot.bottom() - SPEECH_PX - 3
    return foot - (foot - plot.top() - 2) * place(probability)


def pens_of(palette: Palette) -> dict[str, QPen]:
    """What is drawn first lies below. The lines differ by their dashes, not only by hue."""
    threshold = QPen(QColor(palette.muted), 1.5, Qt.PenStyle.CustomDashLine)
    threshold.setDashPattern([4, 4])
    other = QPen(QColor(palette.rejected_fill), 1.5, Qt.PenStyle.CustomDashLine)
    other.setDashPattern([1, 2])
    claimed = QPen(QColor(palette.accent), 2.5)
    claimed.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    claimed.setCapStyle(Qt.PenCapStyle.RoundCap)  # so that no seam shows between two strokes
    return {"threshold": threshold, "best_other": other, "probability": claimed}
