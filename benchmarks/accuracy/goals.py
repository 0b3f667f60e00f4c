"""The goals that were set for the shipped model, each beside what was measured."""

from collections.abc import Iterator, Mapping
from typing import Any

from benchmarks.accuracy.card import interval, table

Parts = Mapping[str, Mapping[str, Any]]

# (what, goal as written, part, row's name, figure)
_GOALS = (
    ("clean, 3 s", "<= 2.3 %", "conditions", "clean, 3 s", "eer"),
    ("degraded, 3 s", "<= 7.5 %", "conditions", "degraded, 3 s", "eer"),
    (
        "all 3 s, one threshold",
        "<= 6.3 %",
        "conditions",
        "all 3 s, everybody, one threshold",
        "eer",
    ),
    (
        "Cllr / minCllr of that",
        "<= 1.15",
        "conditions",
        "all 3 s, everybody, one threshold",
        "cllr_ratio",
    ),
    ("native readers, 3 s", "<= 0.6 %", "native-folds", "everything, one threshold", "eer"),
    ("other corpus: speechocean762", "<= 4.0 %", "corpora", "speechocean762: clean, 3 s", "eer"),
    ("other corpus: LibriSpeech", "<= 4.0 %", "corpora", "LibriSpeech: clean, 3 s", "eer"),
    (
        "other corpus: Arabic words",
        "<= 4.0 %",
        "corpora",
        "Arabic Speech Commands: clean, 3 s",
        "eer",
    ),
    (
        "three corpora, one threshold",
        "<= 5 %",
        "corpora",
        "three corpora, clean, one threshold",
        "eer",
    ),
    (
        "Cllr / minCllr of that",
        "<= 1.15",
        "corpora",
        "three corpora, clean, one threshold",
        "cllr_ratio",
    ),
)


def goals_table(parts: Parts) -> str:
    """Only of the parts that were run; the corpora here stand in for those kept aside."""
    rows = [(what, goal, interval(figure)) for what, goal, figure in _measured(parts)]
    return table(["", "goal", "measured here"], rows) if rows else ""


def _measured(parts: Parts) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    for what, goal, part, name, key in _GOALS:
        found = parts.get(part, {})
        for row in (*found.get("cells", ()), *found.get("pooled", ())):
            if row["name"] == name:
                yield what, goal, row["figures"][key]
