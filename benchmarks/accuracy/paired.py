"""Two models on the same trials: the difference of each figure, with the people drawn for both.

Fifty people cannot tell 2.5 % from 2.3 % in two separate figures; the same people under both models
often can.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np

from benchmarks.accuracy.card import table
from benchmarks.accuracy.scores import pool
from gmm_core.evaluation.bootstrap import SpeakerBootstrap
from gmm_core.evaluation.figures import ScoredTrials
from gmm_core.evaluation.metrics import RankedTrials, cllr, eer, min_cllr

_KEYS = ("EER, points", "Cllr", "minCllr")
Pair = tuple[ScoredTrials, ScoredTrials]


def compare(name: str, pair: Pair, draws: int) -> dict[str, Any]:
    """A row: (before, after, difference, low, high) for each figure; below 0 is better.

    Raises ValueError when the two are not the same trials in the same order.
    """
    before, after = pair
    if (before.claimed, before.voice) != (after.claimed, after.voice):
        raise ValueError(f"{name}: two models can only be compared on the same trials")
    ranked = [RankedTrials(one.llr, one.target) for one in pair]
    base = before.weights

    def values(weights: np.ndarray) -> np.ndarray:
        counts = [one.counts(weights * base) for one in ranked]
        return np.array([(100 * eer(one), cllr(one), min_cllr(one)) for one in counts])

    old, new = values(np.ones(len(base)))
    bootstrap = SpeakerBootstrap(before.claimed, before.voice)
    ranges = bootstrap.intervals(lambda weights: np.subtract(*values(weights)[::-1]), draws)
    found = zip(_KEYS, old, new, ranges, strict=True)
    figures = {
        key: [float(value) for value in (a, b, b - a, interval.low, interval.high)]
        for key, a, b, interval in found
    }
    return {"name": name, "figures": figures}


def pooled(pairs: Iterable[Pair]) -> Pair:
    """Each model's trials of all cells, every cell counting alike."""
    before, after = zip(*pairs, strict=True)
    return pool(before), pool(after)


def paired_table(rows: Iterable[dict[str, Any]]) -> str:
    """Before, after, difference with its interval; bold where zero is outside."""
    body = [[row["name"], *(_cell(row["figures"][key]) for key in _KEYS)] for row in rows]
    return table(["", *(f"{key}: before, after, difference" for key in _KEYS)], body)


def _cell(figure: list[float]) -> str:
    old, new, difference, low, high = figure
    text = f"{difference:+.2f} [{low:+.2f}, {high:+.2f}]"
    told = f"**{text}**" if low > 0 or high < 0 else text
    return f"{old:.2f}, {new:.2f}, {told}"
