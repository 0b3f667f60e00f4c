"""The two drawings of the report as SVG text: the DET curve and the score histogram."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

import numpy as np
import numpy.typing as npt

from gmm_core.evaluation.metrics import RankedTrials, error_curve

FloatArray = npt.NDArray[np.float64]

WIDTH: Final = 460
HEIGHT: Final = 400
LEFT, RIGHT, TOP, BOTTOM = 64, 16, 16, 52
DET_LOW, DET_HIGH = 0.0005, 0.6
DET_TICKS: Final = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4)
BINS: Final = 40
LLR_LIMIT: Final = 15.0  # beyond it nobody decides otherwise; outliers would flatten the rest


@dataclass(frozen=True, slots=True)
class PlotWords:
    """title is read aloud; number and share write the figures on the axes."""

    title: str
    x: str
    y: str
    number: Callable[[float], str] = "{:g}".format
    share: Callable[[float], str] = "{:.0%}".format


DET_WORDS: Final = PlotWords("DET curve", "False match rate, %", "False non-match rate, %")
HISTOGRAM_WORDS: Final = PlotWords(
    "Score histogram", "log-likelihood ratio (natural log)", "share of trials"
)


def det_curve(llr: FloatArray, target: npt.NDArray[np.bool_], words: PlotWords = DET_WORDS) -> str:
    """False matches against false non-matches on normal-deviate axes (Martin et al. 1997)."""
    from scipy.special import ndtri  # slow to import, only the report needs it

    low, high = float(ndtri(DET_LOW)), float(ndtri(DET_HIGH))

    def place(fmr: FloatArray, fnmr: FloatArray) -> tuple[FloatArray, FloatArray]:
        x = (ndtri(np.clip(fmr, DET_LOW, DET_HIGH)) - low) / (high - low)
        y = (ndtri(np.clip(fnmr, DET_LOW, DET_HIGH)) - low) / (high - low)
        return LEFT + x * _inner_width(), TOP + (1.0 - y) * _inner_height()

    fnmr, fmr = error_curve(RankedTrials(llr, target).counts())
    # Beyond the axes a line along the frame would claim points that are not there.
    seen = (fmr <= DET_HIGH) & (fnmr <= DET_HIGH)
    parts = [_frame()]
    for tick in DET_TICKS:
        x, y = (float(value[0]) for value in place(np.array([tick]), np.array([tick])))
        label = words.number(100 * tick)
        parts += [_vertical(x), _below(x, label), _horizontal(y), _beside(y, label)]
    parts.append(
        _path(*place(np.array([DET_LOW, DET_HIGH]), np.array([DET_LOW, DET_HIGH])), "diag")
    )
    parts.append(_path(*place(fmr[seen], fnmr[seen]), "curve"))
    return _svg(words, parts)


def histogram(
    llr: FloatArray, target: npt.NDArray[np.bool_], words: PlotWords = HISTOGRAM_WORDS
) -> str:
    """Share of target and of nontarget trials per bin of the calibrated log-likelihood ratio."""
    shown = np.clip(llr, -LLR_LIMIT, LLR_LIMIT)
    side = float(np.ceil(max(1.0, np.abs(shown).max())))  # zero is the center
    edges = np.linspace(-side, side, BINS + 1)
    shares = [
        np.histogram(shown[kind], edges)[0] / max(1, kind.sum()) for kind in (~target, target)
    ]
    top = float(max(share.max() for share in shares)) or 1.0
    parts = [_frame()]
    for share, name in zip(shares, ("nontarget", "target"), strict=True):
        parts += [_bar(index, value / top, name) for index, value in enumerate(share) if value]
    for share_of_side in (-1.0, -0.5, 0.0, 0.5, 1.0):
        x = LEFT + (share_of_side + 1.0) / 2.0 * _inner_width()
        parts += [_vertical(x), _below(x, words.number(share_of_side * side))]
    parts.append(_beside(TOP + 4.0, words.share(top)))
    return _svg(words, parts)


def _inner_width() -> int:
    return WIDTH - LEFT - RIGHT


def _inner_height() -> int:
    return HEIGHT - TOP - BOTTOM


def _frame() -> str:
    size = f'width="{_inner_width()}" height="{_inner_height()}"'
    return f'<rect class="frame" x="{LEFT}" y="{TOP}" {size}/>'


def _vertical(x: float) -> str:
    return f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{HEIGHT - BOTTOM}"/>'


def _horizontal(y: float) -> str:
    return f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'


def _below(x: float, label: str) -> str:
    place = f'x="{x:.1f}" y="{HEIGHT - BOTTOM + 18}"'
    return f'<text {place} text-anchor="middle">{escape(label)}</text>'


def _beside(y: float, label: str) -> str:
    return f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{escape(label)}</text>'


def _bar(index: int, height: float, name: str) -> str:
    width = _inner_width() / BINS
    pixels = height * _inner_height()
    x, y = LEFT + index * width, HEIGHT - BOTTOM - pixels
    place = f'x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{pixels:.1f}"'
    return f'<rect class="{name}" {place}/>'


def _path(x: FloatArray, y: FloatArray, name: str) -> str:
    # A pixel shows no more than one point, and a million trials must not make a huge page.
    points: list[str] = []
    for px, py in zip(x, y, strict=True):
        text = f"{px:.1f},{py:.1f}"
        if not points or points[-1] != text:
            points.append(text)
    return f'<polyline class="{name}" points="{" ".join(points)}"/>'


def _svg(words: PlotWords, parts: Sequence[str]) -> str:
    middle_x, middle_y = LEFT + _inner_width() / 2, TOP + _inner_height() / 2
    labels = (
        f'<text x="{middle_x}" y="{HEIGHT - 10}" text-anchor="middle">{escape(words.x)}</text>'
        f'<text transform="translate(16 {middle_y}) rotate(-90)" text-anchor="middle">'
        f"{escape(words.y)}</text>"
    )
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    body = "".join(parts)
    return f'<svg {size} role="img" aria-label="{escape(words.title)}">{body}{labels}</svg>'
