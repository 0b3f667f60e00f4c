"""Live attempts as the model card's tables, and as the file that settings show."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any


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
                f"| {_seconds(f['median net seconds to acceptance'])} | {_rate(f)} "
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
        if f["pairs"]:
            rows.append(
                f"| {condition} | {f['pairs']:.0f} "
                f"| {100 * f['ended within 3 s of net speech']:.0f} % "
                f"| {100 * f['ended within 10 s of net speech']:.0f} % "
                f"| {_seconds(f['median s'])} |"
            )
    return "\n".join(rows)


def _seconds(value: float | None) -> str:
    return "never" if value is None else f"{value:.1f} s"


def _rate(figures: Mapping[str, float]) -> str:
    count, attempts = figures["false accepts"], figures["stranger attempts"]
    if count == 0:
        return f"<= 3/{attempts:.0f}"
    return f"{100 * count / attempts:.2f} % ({count:.0f} of {attempts:.0f})"


def tables(attempts: Mapping[str, Any]) -> str:
    """Claims, "anyone enrolled", takeovers."""
    parts = attempts_table(attempts), anyone_table(attempts), takeover_table(attempts)
    return "\n\n".join(parts)


def write_shipped(attempts: Mapping[str, Any], fingerprint: str, path: Path) -> None:
    """What the settings page shows beside each strictness, bound to the model's fingerprint."""
    shown = {
        word: {
            "false_accepts_per_attempt": f["false accepts per attempt"],
            "stranger_attempts": f["stranger attempts"],
            "accepted_of_own": f["accepted of own"],
            "own_attempts": f["owners"],
        }
        for word, f in attempts["clean"].items()
    }
    content = {"fingerprint": fingerprint, "attempts": shown}
    path.write_text(json.dumps(content, indent=2) + "\n", "utf-8")
