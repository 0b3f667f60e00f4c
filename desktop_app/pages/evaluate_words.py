"""The figures of an evaluation in words that need no lecture."""

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.services.evaluation import Evaluation
    from gmm_core.evaluation.compare import Difference
    from gmm_core.evaluation.figures import Figure
    from gmm_core.evaluation.run import EvaluationProgress

STAGES = {
    "reading": "Looking at the recordings",
    "enrolling": "Enrolling the speakers",
    "scoring": "Listening to the test recordings",
    "comparing": "Comparing the two models",
    "counting": "Counting errors and their intervals",
}
LABELS = {
    "eer": ("Equal error rate", "Where both kinds of error are equally frequent"),
    "fmr": ("Strangers accepted", "False match rate (FMR) at the shipped threshold"),
    "fnmr": (
        "Right person not accepted",
        "False non-match rate (FNMR) there; “not clear enough” counts too",
    ),
    "min_dcf_0.01": ("minDCF, prior 0.01", "Least detection cost when 1 in 100 is the person"),
    "min_dcf_0.05": ("minDCF, prior 0.05", "Least detection cost when 5 in 100 are the person"),
    "cllr": ("Cllr", "Cost of the scores in bits: 0 is perfect, 1 is worth nothing"),
    "min_cllr": ("minCllr", "The same after the best possible calibration"),
    "miscalibration": ("Miscalibration", "Bits of Cllr that a better calibration would gain"),
}
RATES = ("eer", "fmr", "fnmr")
MINUS = "\u2212"
ORDER = tuple(LABELS)


def stage_words(progress: "EvaluationProgress") -> str:
    """What is being done, and how far it is where that is known."""
    words = STAGES.get(progress.stage, progress.stage.capitalize())
    return f"{words}: {progress.done} of {progress.total}" if progress.total else f"{words} …"


def value_words(figure: "Figure") -> tuple[str, str]:
    """(value, what stands beside it): an error that was never seen is a bound, not a zero."""
    if math.isnan(figure.value):
        return "unknown", ""
    if figure.out_of and figure.errors == 0:
        # The rule of three; a zero in 30 trials is no promise.
        most = min(1.0, 3.0 / figure.out_of)
        seen = "0.0%" if figure.key == "eer" else f"0 of {figure.out_of}"
        return seen, f"at most {most:.1%}"
    value = f"{figure.value:.1%}" if figure.is_rate else f"{figure.value:.3f}"
    low, high = figure.interval.low, figure.interval.high
    if math.isnan(low):
        return value, "too few speakers"
    if low == high == 0.0:
        return value, "no error to resample"  # the width of nothing is not "certain"
    return value, f"{low:.1%} to {high:.1%}" if figure.is_rate else f"{low:.3f} to {high:.3f}"


def figure_words(key: str, value: float) -> str:
    """One value: per cent for rates."""
    if math.isnan(value):
        return "unknown"
    return f"{value:.1%}" if key in RATES else f"{value:.3f}"


def difference_words(difference: "Difference") -> str:
    """The second minus the first, with its interval."""
    low, high, scale = difference.interval.low, difference.interval.high, 1.0
    form, unit = "{:+.3f}", ""
    if difference.key in RATES:
        form, unit, scale = "{:+.1f}", " points", 100.0
    if math.isnan(difference.value):
        return "unknown"
    words = form.format(scale * difference.value) + unit
    if not math.isnan(low):
        words += f" ({form.format(scale * low)} to {form.format(scale * high)})"
    return words.replace("-", MINUS)


def verdict(difference: "Difference") -> str:
    """Whether the second is "better", "worse", or there is "no clear difference"."""
    if not difference.clear:
        return "no clear difference"
    return "worse" if difference.value > 0.0 else "better"


def counts_words(evaluation: "Evaluation") -> str:
    """How many people and trials, in one sentence."""
    summary, lists = evaluation.summary, evaluation.lists
    words = (
        f"{lists.source}: {len(lists.enrollments)} people enrolled; {summary.targets} trials by "
        f"the right person, {summary.nontargets} by strangers. {summary.inconclusive_share:.0%} of "
        "all trials ended without a clear answer."
    )
    if lists.strangers:
        words += f" Strangers only, for want of a second recording: {_some(lists.strangers)}."
    return words


def _some(names: tuple[str, ...], most: int = 4) -> str:
    rest = len(names) - most
    return ", ".join(names[:most]) + (f" and {rest} more" if rest > 0 else "")
