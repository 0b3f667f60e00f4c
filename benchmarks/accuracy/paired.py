"""Two models on the same trials: the difference of each figure, with the people drawn for both.

Fifty people cannot tell 2.5 % from 2.3 % in two separate figures; the same people under both models
often can.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from benchmarks.accuracy.card import table
from benchmarks.accuracy.measuring import Pool
from gmm_core.evaluation.compare import Difference, differences

_SHOWN = {
    "eer": "EER, %",
    "cllr": "Cllr",
    "min_cllr": "minCllr",
    "fmr": "FMR, %",
    "fnmr": "FNMR, %",
}
_PER_CENT = ("eer", "fmr", "fnmr")
_STRICTNESS = "balanced"


def compared(before: Pool, after: Pool, draws: int) -> dict[str, Any]:
    """A row: (before, after, difference, low, high) of each figure; below 0 is better.

    Error rates are those at each model's own balanced threshold.
    """
    sides = [(side.trials(), side.accepted()[_STRICTNESS]) for side in (before, after)]
    found = differences(sides[0], sides[1], draws)
    return {"name": after.name, "figures": {one.key: _numbers(one) for one in found}}


def _numbers(found: Difference) -> list[float]:
    scale = 100 if found.key in _PER_CENT else 1
    numbers = found.first, found.second, found.value, found.interval.low, found.interval.high
    return [scale * number for number in numbers]


def paired_table(rows: Iterable[dict[str, Any]]) -> str:
    """Before, after, difference with its interval; bold where zero is outside."""
    body = [[row["name"], *(_cell(row["figures"][key]) for key in _SHOWN)] for row in rows]
    return table(["", *(f"{label}: before, after, difference" for label in _SHOWN.values())], body)


def _cell(figure: Sequence[float]) -> str:
    old, new, difference, low, high = figure
    text = f"{difference:+.2f} [{low:+.2f}, {high:+.2f}]"
    told = f"**{text}**" if low > 0 or high < 0 else text
    return f"{old:.2f}, {new:.2f}, {told}"
