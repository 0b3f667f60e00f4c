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

from benchmarks.speed.rows import Row
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
    found = {
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
    text = json.dumps(found, indent=2, default=_plain) + "\n"
    (folder / "report.json").write_text(text, encoding="utf-8")
    page = folder / "report.md"
    page.write_text(_page(measured, quick), encoding="utf-8")
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


def _page(measured: Sequence[Measured], quick: bool) -> str:
    known = machine()
    lines = [
        "# Speed" + (", quick run" if quick else ""),
        "",
        f"{known['cores']} cores of {known['cpu']}, Python {known['python']}, "
        f"numpy {known['numpy']}. Medians of alternating runs; wall clock, CPU time in brackets.",
        "",
        *table(measured),
        "",
        "## What was checked, and what bounds it",
        "",
        *_notes(measured),
        "",
    ]
    return "\n".join(lines)


def table(measured: Sequence[Measured]) -> list[str]:
    """Markdown; rows measured beside other work are marked."""
    lines = ["| work | ours | peer | figure | goal | |", "| --- | --- | --- | --- | --- | --- |"]
    for each in measured:
        row = each.row
        verdict = row.goal.verdict(row.value) + (" (*)" if _shared(each) else "")
        cells = (row.work, row.ours, row.peer, row.figure, row.goal.words, verdict)
        lines.append("| " + " | ".join(cell.replace("|", "/") for cell in cells) + " |")
    if any(map(_shared, measured)):
        share = max(each.others or 0.0 for each in measured)
        lines += ["", f"(*) The machine was shared: others took up to {share:.0%} of its cores."]
    return lines


def _shared(measured: Measured) -> bool:
    return measured.others is not None and measured.others > BUSY_SHARE


def _notes(measured: Sequence[Measured]) -> list[str]:
    lines = []
    for each in measured:
        told = [each.row.checked, each.row.bound and f"bound: {each.row.bound}"]
        told.append(each.profile and f"profile: {each.profile}")
        said = "; ".join(part for part in told if part)
        if said:
            lines.append(f"- {each.row.work}: {said}.")
    return lines
