"""The detection error tradeoff with the point at which the program works."""

from dataclasses import dataclass
from html import escape

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from scipy.special import ndtri

from desktop_app.language.numbers import percent, shortest
from desktop_app.language.words import translate
from desktop_app.theme import Role, speaker_line
from desktop_app.widgets.plot_style import Plot

FloatArray = npt.NDArray[np.float64]
TICKS = (0.001, 0.005, 0.02, 0.05, 0.1, 0.2, 0.4)
HIGHEST = 0.6  # beyond it nobody would set a threshold
LOWEST = 0.0005
_DIAGONAL_Z = -2  # behind the words, which are behind the curves
_BEHIND_WORDS = 0.1  # deviates from the corner
_DEVIATES = 1e-3  # points nearer than that are one point on any screen


@dataclass(frozen=True, slots=True)
class Tradeoff:
    """The curve (rates 0 .. 1, float64 (K,)) and the rates at the shipped threshold.

    targets, nontargets : how many trials of each kind, which says how small a rate can be seen
    """

    fmr: FloatArray
    fnmr: FloatArray
    point: tuple[float, float]
    targets: int
    nontargets: int

    @property
    def floor(self) -> float:
        """The least rate that is drawn: half an error of the scarcer kind, but not too small."""
        least = 0.5 / max(1, self.targets, self.nontargets)
        return float(min(0.05, max(LOWEST, least)))


class DetPlot(Plot):
    """Martin et al. 1997: both rates on normal-deviate axes, so that good curves are straight."""

    def __init__(self, name: str = "evaluate_det", parent: QWidget | None = None) -> None:
        strangers = translate("DetPlot", "strangers accepted, %")
        super().__init__(name, strangers, translate("DetPlot", "own rejected, %"), parent)
        self.setAccessibleName(self.tr("Detection error tradeoff"))
        self._tradeoffs: tuple[Tradeoff, ...] = ()
        self._names: tuple[str, ...] = ()

    def set_tradeoffs(self, tradeoffs: tuple[Tradeoff, ...], names: tuple[str, ...] = ()) -> None:
        """Show one curve, or two of the same trials; names : a legend, or none."""
        self._tradeoffs, self._names = tradeoffs, names
        self.setAccessibleDescription(
            " ".join(
                name + _point_words(one)
                for one, name in zip(
                    tradeoffs, [f"{name}: " for name in names] or [""], strict=True
                )
            )
        )
        self.redraw()

    def redraw(self) -> None:
        """Axes, diagonal, curves and operating points."""
        self.dress()
        self.clear()
        if not self._tradeoffs:
            return
        palette, floor = self.colors, self._tradeoffs[0].floor
        ends = deviates(np.array([floor, HIGHEST]), floor)
        ticks = [(float(deviates(np.array([t]), floor)[0]), shortest(100 * t)) for t in TICKS]
        for name in ("bottom", "left"):
            self.getAxis(name).setTicks([[tick for tick in ticks if tick[0] > ends[0]]])
        self.setRange(xRange=tuple(ends), yRange=tuple(ends), padding=0.03)
        # Behind the legend's first line, where there is one: its tip would stand out above it
        diagonal = ends - np.array([0.0, _BEHIND_WORDS if self._names else 0.0])
        pen = self.pen(palette.outline, 1, Qt.PenStyle.DashLine)
        self.plot(diagonal, diagonal, pen=pen).setZValue(_DIAGONAL_Z)
        for index, tradeoff in enumerate(self._tradeoffs):
            color, dashes = speaker_line(palette, index)
            if index:  # dashes too: nobody has to tell the two by their color
                dashes = Qt.PenStyle.DashLine
            x, y = thinned(tradeoff.fmr, tradeoff.fnmr, floor)
            self.plot(x, y, pen=self.pen(color, 2, dashes))
            self._mark_point(tradeoff, named=len(self._tradeoffs) == 1)
        self._draw_legend(float(ends[1]))

    def _draw_legend(self, corner: float) -> None:
        """The names with a piece of their curves, in the corner where no good curve goes."""
        for index, name in enumerate(self._names):
            sign = "\u2013 \u2013" if index else "\u2014"
            color, _ = speaker_line(self.colors, index)
            # Curves need 3:1, words 4.5:1: only the sign has the curve's color.
            shown = (
                f'<span style="color: {color.name()}">{sign}</span> '
                f'<span style="color: {self.colors.text}">{escape(name)}</span>'
            )
            # The diagonal ends in this corner: it stays behind the words.
            words = pg.TextItem(html=shown, anchor=(1, -index), fill=self.colors.surface)
            words.setPos(corner, corner)
            self.addItem(words)

    def _mark_point(self, tradeoff: Tradeoff, *, named: bool) -> None:
        palette, floor = self.colors, tradeoff.floor
        if not np.isfinite(tradeoff.point).all():
            return
        x, y = deviates(np.array(tradeoff.point), floor)
        mark = pg.ScatterPlotItem(
            [x],
            [y],
            symbol="d",
            size=14,
            pen=pg.mkPen(palette.surface, width=1.5),
            brush=pg.mkBrush(palette.fill(Role.WARNING)),
        )
        mark.setZValue(10)
        self.addItem(mark)
        if not named:
            return
        # Above the curve there is nothing; the words turn to the left where they would be cut.
        far_right = x > float(deviates(np.array([0.1]), floor)[0])
        name = " " + self.tr("shipped threshold") + " "
        # Where nobody erred it stands on the diagonal, which then ends beside it
        words = pg.TextItem(
            name, color=palette.text, anchor=(int(far_right), 1), fill=palette.surface
        )
        words.setZValue(_DIAGONAL_Z + 1)
        words.setPos(x, y)
        self.addItem(words)


def _point_words(tradeoff: Tradeoff) -> str:
    return translate(
        "DetPlot",
        "At the shipped threshold {strangers} of strangers are accepted and {own} of the right "
        "people are not.",
    ).format(strangers=percent(tradeoff.point[0], 1), own=percent(tradeoff.point[1], 1))


def deviates(rates: FloatArray, floor: float) -> FloatArray:
    """Normal deviates of rates (0 .. 1), kept within what is drawn."""
    found: FloatArray = ndtri(np.clip(rates, floor, HIGHEST))
    return found


def thinned(fmr: FloatArray, fnmr: FloatArray, floor: float) -> tuple[FloatArray, FloatArray]:
    """The curve as deviates, without what lies beyond the axes and what nobody could tell apart."""
    seen = (fmr <= HIGHEST) & (fnmr <= HIGHEST)
    pairs = np.round(np.stack([fmr[seen], fnmr[seen]]), 5)
    if pairs.shape[1] > 1:
        moved = np.any(np.diff(pairs) != 0.0, axis=0)
        pairs = pairs[:, np.concatenate([[True], moved])]
    x, y = deviates(pairs[0], floor), deviates(pairs[1], floor)
    if len(x) > 1:
        far = np.abs(np.diff(x)) + np.abs(np.diff(y)) > _DEVIATES
        keep = np.concatenate([[True], far])
        x, y = x[keep], y[keep]
    return x, y
