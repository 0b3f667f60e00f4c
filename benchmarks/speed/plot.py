"""Lines over doubly logarithmic axes, as an SVG file."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import numpy as np

WIDTH, HEIGHT = 560, 380
LEFT, RIGHT, TOP, BOTTOM = 70, 20, 40, 50
STYLE = (
    "text{font:12px sans-serif;fill:#333}.grid{stroke:#ddd}.line{fill:none;stroke:#1f6feb;"
    "stroke-width:2}.thin{fill:none;stroke:#888;stroke-dasharray:4 4}circle{fill:#1f6feb}"
)


@dataclass(frozen=True, slots=True)
class Line:
    """Points (x, y), both positive; a thin line is dashed and has no dots."""

    name: str
    x: Sequence[float]
    y: Sequence[float]
    thin: bool = False


def write_plot(path: Path, title: str, x_label: str, y_label: str, lines: Sequence[Line]) -> None:
    """Write the file."""
    xs = np.log10([value for line in lines for value in line.x])
    ys = np.log10([value for line in lines for value in line.y])
    place = _Place(xs.min(), xs.max(), np.floor(ys.min()), np.ceil(ys.max()))
    parts = [f"<style>{STYLE}</style>", _text(WIDTH / 2, 22, title)]
    for value in dict.fromkeys(lines[0].x):
        x = place.x(value)
        parts.append(f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{place.low}"/>')
        parts.append(_text(x, place.low + 18, f"{value:,}"))
    for power in range(int(place.bottom), int(place.top) + 1):
        y = place.y(10.0**power)
        right = WIDTH - RIGHT
        parts.append(f'<line class="grid" x1="{LEFT}" x2="{right}" y1="{y:.1f}" y2="{y:.1f}"/>')
        parts.append(_text(LEFT - 8, y + 4, f"{10.0**power:g}", "end"))
    for line in lines:
        parts += _drawn(line, place)
    parts.append(_text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, x_label))
    parts.append(_text(16, TOP - 14, y_label, "start"))
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    body = "".join(parts)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">{body}</svg>\n'
    path.write_text(svg, encoding="utf-8")


@dataclass(frozen=True, slots=True)
class _Place:
    """Values to pixels; the limits are powers of ten."""

    left: float
    right: float
    bottom: float
    top: float

    @property
    def low(self) -> int:
        return HEIGHT - BOTTOM

    def x(self, value: float) -> float:
        share = (np.log10(value) - self.left) / (self.right - self.left)
        return float(LEFT + share * (WIDTH - LEFT - RIGHT))

    def y(self, value: float) -> float:
        share = (np.log10(value) - self.bottom) / (self.top - self.bottom)
        return float(self.low - share * (self.low - TOP))


def _drawn(line: Line, place: _Place) -> list[str]:
    points = [(place.x(x), place.y(y)) for x, y in zip(line.x, line.y, strict=True)]
    joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    parts = [f'<polyline class="{"thin" if line.thin else "line"}" points="{joined}"/>']
    if not line.thin:
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>' for x, y in points]
    return parts


def _text(x: float, y: float, words: str, anchor: str = "middle") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'
