"""The three strictness settings in plain words, with the measured figures beside them."""

from collections.abc import Mapping
from typing import Any

from desktop_app.language.marking import mark
from desktop_app.language.numbers import decimal
from desktop_app.language.words import say, translate

TITLES = {
    "relaxed": mark("Strictness", "Relaxed"),
    "balanced": mark("Strictness", "Balanced"),
    "strict": mark("Strictness", "Strict"),
}
MEANINGS = {
    "relaxed": mark(
        "Strictness",
        "Answers soonest and asks for the least speech; lets a stranger pass more often.",
    ),
    "balanced": mark("Strictness", "For daily use: between the two others in every respect."),
    "strict": mark(
        "Strictness",
        "Rarely lets a stranger pass; asks for more speech, and more often to try again.",
    ),
}
NOT_MEASURED = mark("Strictness", "No measured figures came with this background model.")
EXTRAPOLATED = mark(
    "Strictness",
    "“Strict” was set for 0.1% of strangers' attempts. That is an extrapolation: too few "
    "strangers were heard to count anything so rare. The figures above were counted.",
)


def title(word: str) -> str:
    """The setting's name. Raises ValueError for an unknown one."""
    if word not in TITLES:
        raise ValueError(f"unknown strictness {word!r}; choose one of {', '.join(TITLES)}")
    return say(TITLES[word])


def meaning(word: str) -> str:
    """What it is good for."""
    return say(MEANINGS[word])


def extrapolated() -> str:
    """What the strictest setting aims at, and that nobody has counted it."""
    return say(EXTRAPOLATED)


def figures(word: str, fingerprint: str, measured: Mapping[str, Any]) -> str:
    """What was measured on voices that the model has never met.

    fingerprint : of the model in use; measured : `resources.model_figures()`, of the shipped one
    """
    rates = measured["attempts"].get(word) if measured["fingerprint"] == fingerprint else None
    if rates is None:
        return say(NOT_MEASURED)
    strangers = _in_hundred(rates["false_accepts_per_attempt"], rates.get("stranger_attempts"))
    refused = _in_hundred(1.0 - rates["accepted_of_own"], rates.get("own_attempts"))
    words = translate(
        "Strictness",
        "Measured on clear speech: of strangers who sound alike, {strangers} pass. "
        "You are refused, or asked to try again, {refused}.",
    )
    return words.format(strangers=strangers, refused=refused)


def _in_hundred(share: float, attempts: float | None) -> str:
    """A rate as people say it. None in N attempts may still be 3 in N (95 %, Hanley 1983)."""
    if attempts is None:
        return translate("Strictness", "{rate} in 100").format(rate=_rate(share))
    count = round(share * attempts)
    if count == 0:
        words = translate("Strictness", "at most {rate} in 100 (none of {attempts} attempts)")
        return words.format(rate=_rate(3.0 / attempts), attempts=round(attempts))
    words = translate("Strictness", "{rate} in 100 ({count} of {attempts} attempts)")
    return words.format(rate=_rate(share), count=count, attempts=round(attempts))


def _rate(share: float) -> str:
    """As few decimals as tell it from zero and from its neighbors."""
    hundredths = 100.0 * share
    if hundredths >= 10.0 or hundredths == round(hundredths):
        return decimal(hundredths)
    return decimal(hundredths, 1 if hundredths >= 0.1 else 2)
