"""What the two plots share: pyqtgraph in the colors, fonts and manners of the program.

This module imports pyqtgraph, which takes 0.4 s: import it only when the first plot is shown.
"""

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QLocale, QSize, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.language.numbers import MINUS
from desktop_app.theme import CAPTION_PX, Palette, font, palette_of, scaled, text_scale

_REDRESS = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)


class _Axis(pg.AxisItem):  # type: ignore[misc]  # it has no type information
    """Numbers as everywhere in the program."""

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        point = QLocale().decimalPoint()
        plain: list[str] = super().tickStrings(values, scale, spacing)
        return [words.replace("-", MINUS).replace(".", point) for words in plain]


class Plot(pg.PlotWidget):  # type: ignore[misc]  # it has no type information
    """A plot without menu, zoom or automatic range; `redraw` is called when the colors change."""

    def __init__(self, name: str, x_label: str, y_label: str, parent: QWidget | None = None):
        axes = {side: _Axis(side) for side in ("bottom", "left")}
        super().__init__(parent, background=None, axisItems=axes)
        self._labels = (x_label, y_label)
        self.setObjectName(name)
        for part in (self, self.viewport()):  # nothing in it can be worked with keys
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(scaled(240), scaled(160))
        self.setMenuEnabled(False)
        self.setMouseEnabled(False, False)
        self.hideButtons()
        self.setFrameShape(pg.QtWidgets.QFrame.Shape.NoFrame)
        # Scales begin on the left in every language, and their numbers stand beside them
        self.getPlotItem().setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    @property
    def colors(self) -> Palette:
        """The palette that the plot is dressed in."""
        return palette_of(self)

    def pen(
        self, color: str | QColor, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine
    ) -> QPen:
        """A pen `width` pixels wide: pyqtgraph's own count those of a dense screen singly."""
        made: QPen = pg.mkPen(color, width=width * self.devicePixelRatioF(), style=style)
        return made

    def sizeHint(self) -> QSize:
        return QSize(320, 180)  # pyqtgraph asks for 640 x 480, whatever is in it

    def dress(self) -> None:
        """Ground and axes in the palette's colors."""
        palette = self.colors
        # Half as fast as all words: pyqtgraph gives a name four fifths of its height beside numbers
        name_px = round(CAPTION_PX * (1.0 + text_scale()) / 2.0)
        self.setBackground(palette.surface)
        for name, words in zip(("bottom", "left"), self._labels, strict=True):
            axis = self.getAxis(name)
            axis.setPen(pg.mkPen(palette.border))
            axis.setTextPen(pg.mkPen(palette.muted))
            axis.setTickFont(font(self, CAPTION_PX))
            axis.setStyle(tickLength=-4, tickTextOffset=6)
            axis.setLabel(words, color=palette.muted, **{"font-size": f"{name_px}px"})
            axis.setGrid(60)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange and hasattr(self, "_labels"):
            self.redraw()  # moved to a screen of another density
        return bool(super().event(event))

    def redraw(self) -> None:
        """Draw everything anew."""
        raise TypeError("a plot draws itself")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _REDRESS and hasattr(self, "_labels"):
            self.redraw()
