"""The figures of a measurement as the model card's tables, and as the file that settings show."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_FIGURES = {
    "eer": "EER",
    "min_dcf_0.01": "minDCF, prior 0.01",
    "min_dcf_0.05": "minDCF, prior 0.05",
    "cllr": "Cllr, bits",
    "min_cllr": "minCllr, bits",
    "fmr": "FMR at the balanced threshold",
    "fnmr": "FNMR at the balanced threshold",
}


def recordings_table(figures: Mapping[str, Any]) -> str:
    """Batch evaluation: one recording, one answer."""
    names = ("clean", "degraded", "pooled")
    rows = ["| | clean 3 s | degraded 3 s | both, one threshold |", "| --- | --- | --- | --- |"]
    counts = [f"{figures[n]['targets']} / {figures[n]['nontargets']}" for n in names]
    rows.append("| own trials / strangers' trials | " + " | ".join(counts) + " |")
    for key, label in _FIGURES.items():
        cells = [_interval(figures[name][key], "min_dcf" in key or "llr" in key) for name in names]
        rows.append(f"| {label} | " + " | ".join(cells) + " |")
    shares = [f"{100 * figures[n]['inconclusive_share']:.0f} %" for n in names]
    rows.append("| inconclusive | " + " | ".join(shares) + " |")
    return "\n".join(rows)


def _interval(figure: Mapping[str, Any], plain: bool) -> str:
    if figure["errors"] == 0:
        return str(figure["text"])  # "<= 3/N": none seen is not none
    low, value, high = figure["low"], figure["value"], figure["high"]
    if plain:
        return f"{value:.2f} [{low:.2f}, {high:.2f}]"
    return f"{100 * value:.1f} % [{100 * low:.1f}, {100 * high:.1f}]"


def attempts_table(attempts: Mapping[str, Any]) -> str:
    """Live attempts with a claim: all looks taken, impostors of the same group."""
    rows = [
        "| | accepted of own | rejected of own | net speech to acceptance (median) "
        "| false accepts per attempt | per hour of a stranger talking |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for condition in ("clean", "degraded"):
        for word, f in attempts[condition].items():
            rows.append(
                f"| {condition}, {word} | {100 * f['accepted of own']:.0f} % "
                f"| {100 * f['rejected of own']:.0f} % "
                f"| {f['median net seconds to acceptance']:.1f} s | {_rate(f)} "
                f"| {f['false accepts per hour']:.1f} in {f['hours of strangers']:.1f} h |"
            )
    return "\n".join(rows)


def anyone_table(attempts: Mapping[str, Any]) -> str:
    """Strangers against "anyone enrolled"."""
    rows = [
        "| strangers, balanced | false accepts per attempt | per hour |",
        "| --- | --- | --- |",
    ]
    for condition in ("clean", "degraded"):
        for count, f in attempts[f"{condition}, anyone enrolled"].items():
            hours = f"{f['false accepts per hour']:.1f} in {f['hours of strangers']:.1f} h"
            rows.append(f"| {condition}, {count} | {_rate(f)} | {hours} |")
    return "\n".join(rows)


def takeover_table(attempts: Mapping[str, Any]) -> str:
    """Another person goes on after an acceptance."""
    rows = [
        "| | pairs | ended within 3 s of net speech | within 10 s | median |",
        "| --- | --- | --- | --- | --- |",
    ]
    for condition in ("clean", "degraded"):
        f = attempts[f"{condition}, takeover"]
        rows.append(
            f"| {condition} | {f['pairs']:.0f} "
            f"| {100 * f['ended within 3 s of net speech']:.0f} % "
            f"| {100 * f['ended within 10 s of net speech']:.0f} % | {f['median s']:.1f} s |"
        )
    return "\n".join(rows)


def _rate(figures: Mapping[str, float]) -> str:
    count, attempts = figures["false accepts"], figures["stranger attempts"]
    if count == 0:
        return f"<= 3/{attempts:.0f}"
    return f"{100 * count / attempts:.2f} % ({count:.0f} of {attempts:.0f})"


def tables(figures: Mapping[str, Any]) -> str:
    """All tables of the card, one below the other."""
    attempts = figures["attempts"]
    parts = (
        recordings_table(figures),
        attempts_table(attempts),
        anyone_table(attempts),
        takeover_table(attempts),
    )
    return "\n\n".join(parts)


def write_shipped(figures: Mapping[str, Any], fingerprint: str, path: Path) -> None:
    """What the settings page shows beside each strictness, bound to the model's fingerprint."""
    shown = {
        word: {
            "false_accepts_per_attempt": f["false accepts per attempt"],
            "accepted_of_own": f["accepted of own"],
        }
        for word, f in figures["attempts"]["clean"].items()
    }
    content = {"fingerprint": fingerprint, "attempts": shown}
    path.write_text(json.dumps(content, indent=2) + "\n", "utf-8")
