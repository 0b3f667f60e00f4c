"""The three strictness settings in plain words, with the measured figures beside them."""

from collections.abc import Mapping
from typing import Any

TITLES = {"relaxed": "Relaxed", "balanced": "Balanced", "strict": "Strict"}
MEANINGS = {
    "relaxed": "Answers soonest and asks for the least speech; lets a stranger pass more often.",
    "balanced": "For daily use: between the two others in every respect.",
    "strict": "Rarely lets a stranger pass; asks for more speech, and more often to try again.",
}
NOT_MEASURED = "No measured figures came with this background model."


def title(word: str) -> str:
    """The setting's name. Raises ValueError for an unknown one."""
    if word not in TITLES:
        raise ValueError(f"unknown strictness {word!r}; choose one of {', '.join(TITLES)}")
    return TITLES[word]


def figures(word: str, fingerprint: str, measured: Mapping[str, Any]) -> str:
    """What was measured on voices that the model has never met.

    fingerprint : of the model in use; measured : `resources.model_figures()`, of the shipped one
    """
    rates = measured["attempts"].get(word) if measured["fingerprint"] == fingerprint else None
    if rates is None:
        return NOT_MEASURED
    strangers = _of_hundred(rates["false_accepts_per_attempt"])
    own = _of_hundred(rates["accepted_of_own"])
    return (
        f"Measured on clear speech: {strangers} of 100 attempts by strangers who sound alike are "
        f"accepted, and {own} of 100 attempts by the right person."
    )


def _of_hundred(share: float) -> str:
    """One decimal below ten: 0.4 and 0.0 are different promises."""
    return f"{100 * share:.1f}" if share < 0.1 else f"{100 * share:.0f}"
