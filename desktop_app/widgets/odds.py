"""Where a probability stands on a meter: on a scale of log odds.

Acceptance begins above 99 %. On a scale of plain probability its tick would touch the end, and 95 %
would look nearly full; in log odds every step of evidence is as long as any other.
"""

from math import log

LEAST = 0.001  # the left or lower end; the other end is 1 - LEAST
_REACH = log((1 - LEAST) / LEAST)


def place(probability: float) -> float:
    """0 (0.1 % and less) .. 0.5 (even odds) .. 1 (99.9 % and more); NaN stays NaN."""
    if probability <= LEAST:
        return 0.0
    if probability >= 1 - LEAST:
        return 1.0
    return 0.5 + log(probability / (1 - probability)) / (2 * _REACH)
