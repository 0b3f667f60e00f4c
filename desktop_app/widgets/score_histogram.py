"""How the scores of the right people and of strangers lie beside each other."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from desktop_app.language.numbers import decimal, percent
from desktop_app.language.words import translate
from desktop_app.theme import Role
from desktop_app.widgets.plot_style import Plot

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
LIMIT = 15.0  # natural log; beyond it nobody decides otherwise, so it is drawn at the edge
BIN = 1.0
_TRANSPARENCY = 110
# Tops of the words above the bars, in heights of the highest one: two lines in a small plot, too
NAMES_AT, THRESHOLD_AT = 1.5, 1.27


@dataclass(frozen=True, slots=True)
class Scores:
    """llr (natural log) and target, (trials,) each; the program accepts from `threshold` on."""

    llr: FloatArray
    target: BoolArray
    threshold: float


class ScoreHistogram(Plot):
    """Two step curves: strangers dashed, the right people solid; and the threshold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "evaluate_histogram",
            translate("ScoreHistogram", "score (log-likelihood ratio)"),
            translate("ScoreHistogram", "share of trials, %"),
            parent,
        )
        self.setAccessibleName(self.tr("Scores of the right people and of strangers"))
        self._scores: Scores | None = None

    def set_scores(self, scores: Scores) -> None:
        """Show other scores."""
        self._scores = scores
        above = [np.mean(scores.llr[kind] >= scores.threshold) if kind.any() else np.nan
                 for kind in (scores.target, ~scores.target)]  # fmt: skip
        self.setAccessibleDescription(
            self.tr(
                "The threshold is {threshold}; {own} of the right people's scores and {strangers} "
                "of strangers' lie above it."
            ).format(
                threshold=decimal(scores.threshold, 1),
                own=percent(float(above[0])),
                strangers=percent(float(above[1])),
            )
        )
        self.redraw()

    def redraw(self) -> None:
        """Axes, both distributions, threshold and legend."""
        self.dress()
        self.clear()
        scores = self._scores
        if scores is None or not len(scores.llr):
            return
        palette = self.colors
        edges, shares = histogram(scores)
        highest = max(1.0, 100.0 * float(max(share.max() for share in shares)))
        self.setRange(xRange=(edges[0], edges[-1]), yRange=(0.0, NAMES_AT * highest), padding=0.0)
        kinds = (
            (self.tr("strangers"), Role.REJECTED, Qt.PenStyle.DashLine),
            (self.tr("right person"), Role.ACCEPTED, Qt.PenStyle.SolidLine),
        )
        # The legend stands above the curves, one word a side, whatever they look like.
        for index, ((name, role, dash), share) in enumerate(zip(kinds, shares, strict=True)):
            color = QColor(palette.fill(role))
            pen = self.pen(color, 2, dash)
            color.setAlpha(_TRANSPARENCY)
            if share.any():
                held = slice(share.nonzero()[0][0], share.nonzero()[0][-1] + 1)
                x, y = edges[held.start : held.stop + 1], 100 * share[held]
                self.plot(x, y, stepMode="center", pen=pen, fillLevel=0, brush=color)
            ground = pg.mkBrush(palette.surface)  # the threshold's line may pass behind the words
            words = pg.TextItem(name, color=palette.ink(role), anchor=(index, 0), fill=ground)
            words.setZValue(10)
            words.setPos(edges[-1] if index else edges[0], NAMES_AT * highest)
            self.addItem(words)
        line = pg.InfiniteLine(scores.threshold, pen=self.pen(palette.text, 1.5))
        self.addItem(line)
        self._name_threshold(scores.threshold, edges, highest)

    def _name_threshold(self, threshold: float, edges: FloatArray, highest: float) -> None:
        far_right = threshold > 0.3 * edges[0] + 0.7 * edges[-1]
        words = pg.TextItem(
            self.tr("accepted →"), color=self.colors.text, anchor=(int(far_right), 0)
        )
        words.setPos(threshold, THRESHOLD_AT * highest)
        self.addItem(words)


def histogram(scores: Scores) -> tuple[FloatArray, tuple[FloatArray, FloatArray]]:
    """(edges (B + 1,), (share of strangers (B,), share of the right people (B,)))."""
    shown = np.clip(scores.llr, -LIMIT, LIMIT)
    low = min(float(shown.min()), scores.threshold - BIN)
    high = max(float(shown.max()), scores.threshold + BIN)
    edges = np.arange(np.floor(low / BIN), np.ceil(high / BIN) + 1.5) * BIN
    strangers, own = (
        np.histogram(shown[kind], edges)[0] / max(1, int(kind.sum()))
        for kind in (~scores.target, scores.target)
    )
    return edges, (strangers, own)
