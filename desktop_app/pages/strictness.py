"""The three strictness settings in plain words, with the measured figures beside them."""

from collections.abc import Mapping
from typing import Any

TITLES = {"relaxed": "Relaxed", "balanced": "Balanced", "strict": "Strict"}
MEANINGS = {
    "relaxed": "Answers soonest and asks for the least speech; lets a stranger pass more often.",
    "balanced": "For daily use: a short sentence is mostly enough.",
    "strict": "Rarely lets a stranger pass; asks for more speech, and may ask you to try again.",
}
NOT_MEASURED = "No measured figures came with this background model."


def title(word: str) -> str:
    """The setting's name. Raises ValueError for an unknown one."""
    if word not in TITLES:
        raise ValueError(f"unknown strictness {word!r}; choose one of {', '.join(TITLES)}")
    return TITLES[word]


def figures(word: str, header: Mapping[str, Any]) -> str:
    """What was measured on voices the model never heard, from the bundle's header."""
    card = header.get("live_attempts", {})
    measured = card.get(word) if isinstance(card, Mapping) else None
    if not isinstance(measured, Mapping):
        return NOT_MEASURED
    return (
        f"Measured: a stranger is accepted in {_percent(measured['false_accept'])} of attempts, "
        f"the right person in {_percent(1 - measured['false_reject'])}."
    )


def _percent(share: float) -> str:
    """One decimal below ten percent: 0.4 % and 0.0 % are different promises."""
    return f"{100 * share:.1f} %" if share < 0.1 else f"{100 * share:.0f} %"
