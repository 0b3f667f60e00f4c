"""Small things several widgets draw or say alike."""

import re
from html import escape

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from desktop_app.language.numbers import decimal, of_hundred
from desktop_app.theme import Palette


def draw_focus_frame(painter: QPainter, rect: QRectF, palette: Palette, radius: float = 8) -> None:
    """The 2-pixel ring that shows where the keyboard is."""
    painter.setPen(QPen(QColor(palette.accent), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)


def mirrored(part: QRectF, whole: QRectF, *, right_to_left: bool) -> QRectF:
    """Where `part` of `whole` stands in a window that is read in this direction."""
    if not right_to_left:
        return part
    left = whole.left() + whole.right() - part.right()
    return QRectF(left, part.top(), part.width(), part.height())


def percent(probability: float) -> str:
    """A probability in words that never claim certainty: "< 1%" and "> 99.9%" at the ends.

    Acceptance begins above 99 %, so there the tenths tell a score from what is needed.
    """
    if probability < 0.01:
        number = "< 1"
    elif probability > 0.999:
        number = f"> {decimal(99.9, 1)}"
    else:
        number = decimal(100 * probability, 1 if probability > 0.99 else 0)
    return of_hundred(number)


def fit_lines(metrics: QFontMetricsF, text: str, width: float, most: int) -> list[str]:
    """`text` broken at spaces into at most `most` lines of `width` logical pixels.

    What does not fit ends in an ellipsis; the caller then shows the whole as a tooltip.
    """
    words = text.split()
    lines: list[str] = []
    while words and len(lines) < most:
        taken = 1
        while taken < len(words):
            if metrics.horizontalAdvance(" ".join(words[: taken + 1])) > width:
                break
            taken += 1
        if len(lines) == most - 1:
            taken = len(words)  # the last line takes all that is left, shortened
        line = " ".join(words[:taken])
        lines.append(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width))
        words = words[taken:]
    return lines


def plain_tip(text: str) -> str:
    """A tooltip that shows `text` as it is: Qt would read a hostile name as HTML."""
    return f"<qt>{escape(text)}</qt>" if text else ""


def breakable(words: str, longest: int = 16) -> str:
    """`words` with places to break lines in what has no blanks: a name may be 80 letters long."""
    return re.sub(rf"(\S{{{longest}}})(?=\S)", "\\1\u200b", words)
