"""The laboratory's rows as Markdown tables."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_MERITS = {
    "eer": "EER",
    "min_dcf_0.01": "minDCF, prior 0.01",
    "min_dcf_0.05": "minDCF, prior 0.05",
    "cllr": "Cllr, bits",
    "min_cllr": "minCllr",
    "cllr_ratio": "Cllr / minCllr",
    "miscalibration": "miscalibration",
}
_THRESHOLDS = ("relaxed", "balanced", "strict", "one")
Row = Mapping[str, Any]


def merits_table(rows: Iterable[Row]) -> str:
    """What the scores are worth, each figure with its 95 % interval over speakers."""
    body = [
        [_who(row), _trials(row), *(interval(row["figures"][key]) for key in _MERITS)]
        for row in rows
    ]
    return table(["", "own / strangers' trials", *_MERITS.values()], body)


def thresholds_table(rows: Iterable[Row]) -> str:
    """The thresholds of the bundle, the one over everything, and one that was set elsewhere."""
    body = []
    for row in rows:
        figures = row["figures"]
        cells = [
            f"{rate(figures[f'fmr {word}'])} / {rate(figures[f'fnmr {word}'])}"
            for word in _THRESHOLDS
        ]
        body.append([_who(row), *cells, *_moved(row.get("transfer"))])
    heads = [f"{word}: FMR / FNMR" for word in _THRESHOLDS]
    return table(["", *heads, "FMR 1 % set elsewhere gives here", "factor", "llr set, own"], body)


def open_set_table(rows: Iterable[Row]) -> str:
    """Identification among the enrolled, everybody else unknown."""
    body = [
        [
            row["name"],
            str(row["gallery"]),
            f"{row['known']} / {row['unknown']}",
            interval({**row, "value": row["dir"]}, percent=True),
            str(row["false_alarms"]),
        ]
        for row in rows
    ]
    heads = ["", "enrolled", "searches known / unknown", "DIR at FAR 1 %", "false alarms counted"]
    return table(heads, body)


def table(heads: Sequence[str], body: Iterable[Sequence[str]]) -> str:
    """GitHub's Markdown."""
    lines = [heads, ["---"] * len(heads), *body]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def interval(figure: Row, percent: bool | None = None) -> str:
    """Value and interval; a bound where no error was seen; rates in per cent."""
    if figure.get("errors") == 0:
        return f"<= 3/{figure['out_of']}"  # none seen is not none
    if figure.get("value") is None:
        return "unknown"
    if percent is None:
        percent = str(figure.get("text", "")).endswith("%")
    scale, digits = (100, 1) if percent else (1, 3)
    text = f"{scale * figure['value']:.{digits}f}{' %' if percent else ''}"
    if figure.get("low") is None:
        return text
    return f"{text} [{scale * figure['low']:.{digits}f}, {scale * figure['high']:.{digits}f}]"


def rate(figure: Row) -> str:
    """Per cent, or a bound."""
    if figure.get("errors") == 0:
        return f"<= 3/{figure['out_of']}"
    return "unknown" if figure.get("value") is None else f"{100 * figure['value']:.1f} %"


def _moved(moved: Row | None) -> tuple[str, str, str]:
    if moved is None:
        return "", "", ""
    shown = {"value": moved["fmr"], "low": moved["low"], "high": moved["high"]}
    counts = f"({moved['errors']} of {moved['out_of']})"
    return (
        f"{interval(shown, percent=True)} {counts}",
        f"{moved['factor']:.2f}: {moved['verdict']}",
        f"{moved['threshold']:.2f}, {moved['own_threshold']:.2f}",
    )


def _who(row: Row) -> str:
    return f"{row['name']} ({row['speakers']} speakers)"


def _trials(row: Row) -> str:
    return f"{row['targets']} / {row['nontargets']}"
