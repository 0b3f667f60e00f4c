"""The figures of an evaluation in words that need no lecture."""

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop_app.language.counted import Counted
from desktop_app.language.marking import Marked, mark
from desktop_app.language.numbers import decimal, percent, signed
from desktop_app.language.words import say, translate

if TYPE_CHECKING:
    from desktop_app.services.evaluation import Evaluation
    from gmm_core.evaluation.compare import Difference
    from gmm_core.evaluation.figures import Figure
    from gmm_core.evaluation.run import EvaluationProgress

STAGES = {
    "reading": mark("Evaluate", "Looking at the recordings"),
    "enrolling": mark("Evaluate", "Enrolling the speakers"),
    "scoring": mark("Evaluate", "Listening to the test recordings"),
    "comparing": mark("Evaluate", "Comparing the two models"),
    "counting": mark("Evaluate", "Counting errors and their intervals"),
}
LABELS = {
    "eer": (
        mark("Evaluate", "Equal error rate"),
        mark("Evaluate", "Where both kinds of error are equally frequent"),
    ),
    "fmr": (
        mark("Evaluate", "Strangers accepted"),
        mark("Evaluate", "False match rate (FMR) at the shipped threshold"),
    ),
    "fnmr": (
        mark("Evaluate", "Right person not accepted"),
        mark("Evaluate", "False non-match rate (FNMR) there; “not clear enough” counts too"),
    ),
    "min_dcf_0.01": (
        mark("Evaluate", "minDCF, prior 0.01"),
        mark("Evaluate", "Least detection cost when 1 in 100 is the person"),
    ),
    "min_dcf_0.05": (
        mark("Evaluate", "minDCF, prior 0.05"),
        mark("Evaluate", "Least detection cost when 5 in 100 are the person"),
    ),
    "cllr": (
        mark("Evaluate", "Cllr"),
        mark("Evaluate", "Cost of the scores in bits: 0 is perfect, 1 is worth nothing"),
    ),
    "min_cllr": (
        mark("Evaluate", "minCllr"),
        mark("Evaluate", "The same after the best possible calibration"),
    ),
    "miscalibration": (
        mark("Evaluate", "Miscalibration"),
        mark("Evaluate", "Bits of Cllr that a better calibration would gain"),
    ),
}
RATES = ("eer", "fmr", "fnmr")
ORDER = tuple(LABELS)
BETTER, WORSE = mark("Evaluate", "better"), mark("Evaluate", "worse")
NO_DIFFERENCE = mark("Evaluate", "no clear difference")


def stage_words(progress: "EvaluationProgress") -> str:
    """What is being done, and how far it is where that is known."""
    words = say(STAGES.get(progress.stage, progress.stage.capitalize()))
    if not progress.total:
        return f"{words} …"
    return translate("Work", "{stage}: {done} of {all}").format(
        stage=words, done=progress.done, all=progress.total
    )


def value_words(figure: "Figure") -> tuple[str, str]:
    """(value, what stands beside it): an error that was never seen is a bound, not a zero."""
    if math.isnan(figure.value):
        return translate("Evaluate", "unknown"), ""
    number = _rate if figure.is_rate else _cost
    if figure.out_of and figure.errors == 0:
        # The rule of three; a zero in 30 trials is no promise.
        most = min(1.0, 3.0 / figure.out_of)
        seen = translate("Evaluate", "0 of {all}").format(all=figure.out_of)
        bound = translate("Evaluate", "at most {rate}").format(rate=_rate(most))
        return _rate(0.0) if figure.key == "eer" else seen, bound
    value = number(figure.value)
    low, high = figure.interval.low, figure.interval.high
    if math.isnan(low):
        return value, translate("Evaluate", "too few speakers")
    if low == high == 0.0:  # the width of nothing is not "certain"
        return value, translate("Evaluate", "no error to resample")
    return value, _range(low, high, number)


def figure_words(key: str, value: float) -> str:
    """One value: per cent for rates."""
    if math.isnan(value):
        return translate("Evaluate", "unknown")
    return _rate(value) if key in RATES else _cost(value)


def difference_words(difference: "Difference") -> str:
    """The second minus the first, with its interval."""
    low, high = difference.interval.low, difference.interval.high
    if math.isnan(difference.value):
        return translate("Evaluate", "unknown")
    if difference.key in RATES:
        number: Callable[[float], str] = _points
        words = translate("Evaluate", "{number} points").format(number=number(difference.value))
    else:
        number = _signed_cost
        words = number(difference.value)
    return words if math.isnan(low) else f"{words} ({_range(low, high, number)})"


def verdict(difference: "Difference") -> Marked:
    """Whether the second is BETTER or WORSE, or there is NO_DIFFERENCE."""
    if not difference.clear:
        return NO_DIFFERENCE
    return WORSE if difference.value > 0.0 else BETTER


def counts_words(evaluation: "Evaluation") -> str:
    """How many people and trials, in one sentence."""
    summary, lists = evaluation.summary, evaluation.lists
    words = translate(
        "Evaluate",
        "{source}: {people} people enrolled; {own} trials by the right person, {strangers} by "
        "strangers. {unclear} of all trials ended without a clear answer.",
    ).format(
        source=say(lists.source),
        people=len(lists.enrollments),
        own=summary.targets,
        strangers=summary.nontargets,
        unclear=percent(summary.inconclusive_share),
    )
    if lists.strangers:
        alone = translate("Evaluate", "Strangers only, for want of a second recording: {names}.")
        words += " " + alone.format(names=Counted().some(lists.strangers, 4))
    return words


def _rate(share: float) -> str:
    return percent(share, 1)


def _cost(value: float) -> str:
    return decimal(value, 3)


def _signed_cost(value: float) -> str:
    return signed(value, 3)


def _points(share: float) -> str:
    return signed(100.0 * share, 1)


def _range(low: float, high: float, number: Callable[[float], str]) -> str:
    return translate("Evaluate", "{low} to {high}").format(low=number(low), high=number(high))
