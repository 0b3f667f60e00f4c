"""The rows as Markdown and JSON."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.speed.rows import Row, number
from gmm_core import __version__

BUSY_SHARE = 0.05  # of all cores taken by others: from here on a row is marked


@dataclass(frozen=True, slots=True)
class Measured:
    """A row, how busy others kept the machine meanwhile (share of all cores), and how long."""

    row: Row
    others: float | None
    seconds: float
    profile: str = ""


def write(folder: Path, measured: Sequence[Measured], quick: bool) -> Path:
    """report.json and report.md; returns the latter's path."""
    folder.mkdir(parents=True, exist_ok=True)
    report = {
        "quick": quick,
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": machine(),
        "rows": [
            {
                **each.row.as_dict(),
                "others_cpu_share": each.others,
                "measuring_s": round(each.seconds, 1),
                "profile": each.profile,
            }
            for each in measured
        ],
    }
    text = json.dumps(report, indent=2, default=_plain) + "\n"
    (folder / "report.json").write_text(text, encoding="utf-8")
    page = folder / "report.md"
    page.write_text("# Speed\n\n" + as_markdown(report), encoding="utf-8")
    return page


def _plain(value: Any) -> Any:
    """numpy's numbers."""
    if isinstance(value, np.generic):
        return value.item()
    raise TypeError(f"{type(value).__name__} cannot be written as JSON")


def machine() -> dict[str, Any]:
    """What it ran on."""
    cpu = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        models = [line for line in info.read_text().splitlines() if line.startswith("model name")]
        cpu = models[0].partition(":")[2].strip() if models else cpu
    return {
        "cpu": cpu,
        "cores": os.cpu_count(),
        "system": platform.system(),
        "python": platform.python_version(),
        "numpy": np.__version__,
        "voxgate": __version__,
    }


def as_markdown(report: dict[str, Any]) -> str:
    """The table and its notes, from what report.json holds."""
    known = report["machine"]
    lines = [
        f"{'Quick run' if report['quick'] else 'Full run'} of {report['made'][:16]} UTC on "
        f"{known['cores']} cores of {known['cpu']}, Python {known['python']}, "
        f"numpy {known['numpy']}. Medians of alternating runs; wall clock, CPU time in brackets.",
        "",
        *_table(report["rows"]),
        "",
        "What was checked in the same run, and what bounds a row:",
        "",
        *_notes(report["rows"]),
    ]
    return "\n".join(lines) + "\n"


def _table(rows: Sequence[dict[str, Any]]) -> list[str]:
    """Rows that were measured beside other work are marked."""
    lines = ["| work | ours | peer | figure | goal | |", "| --- | --- | --- | --- | --- | --- |"]
    for row in rows:
        value = row["value"]
        figure = "not measured" if value is None else f"{number(value)} {row['unit']}"
        mark = " (*)" if _shared(row) else ""
        cells = (row["work"], row["ours"], row["peer"], figure, row["goal"], row["verdict"] + mark)
        lines.append("| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |")
    if any(map(_shared, rows)):
        share = max(row["others_cpu_share"] or 0.0 for row in rows)
        lines += ["", f"(*) The machine was shared: others took up to {share:.0%} of its cores."]
    return lines


def _shared(row: dict[str, Any]) -> bool:
    share = row["others_cpu_share"]
    return share is not None and share > BUSY_SHARE


def _notes(rows: Sequence[dict[str, Any]]) -> list[str]:
    lines = []
    for row in rows:
        told = [row["checked"], row["bound"] and f"bound: {row['bound']}"]
        told.append(row["profile"] and f"profile: {row['profile']}")
        said = "; ".join(part for part in told if part)
        if said:
            lines.append(f"- {row['work']}: {said}.")
    return lines
