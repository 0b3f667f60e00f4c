"""The report of an evaluation in the language of the window. Imports the engine's: import late."""

from PySide6.QtCore import QLocale

from desktop_app.language.marking import mark
from desktop_app.language.numbers import decimal, percent, shortest
from desktop_app.language.words import say, translate
from desktop_app.pages.evaluate_words import LABELS, value_words
from desktop_app.pages.strictness import title
from desktop_app.services.evaluation import Evaluation
from gmm_core import __version__
from gmm_core.evaluation.figures import Figure
from gmm_core.evaluation.plots import PlotWords
from gmm_core.evaluation.report import ReportWords

ONLY_HERE = {
    "cllr_ratio": (
        mark("Evaluate", "Cllr / minCllr"),
        mark("Evaluate", "How many times as dear the scores are as with the best calibration"),
    ),
}


def report_facts(evaluation: Evaluation) -> dict[str, str]:
    """What was evaluated, and with what: name and value of each line."""
    lists = evaluation.lists
    threshold = translate("Report", "accepted from a log-likelihood ratio of {llr} ({strictness})")
    return {
        translate("Report", "Recordings"): say(lists.source),
        translate("Report", "People"): str(len(lists.enrollments)),
        translate("Report", "Strangers only"): ", ".join(lists.strangers)
        or translate("Report", "nobody"),
        translate("Report", "Background model"): evaluation.fingerprint,
        translate("Report", "Threshold"): threshold.format(
            llr=decimal(evaluation.threshold, 2), strictness=title(evaluation.strictness)
        ),
        translate("Report", "Program"): f"Voxgate {__version__}",
    }


def report_words() -> ReportWords:
    """Every word of the page, and how its numbers are written."""
    number, share = shortest, percent
    rates = PlotWords(
        translate("Report", "Detection error tradeoff"),
        translate("Report", "strangers accepted, %"),
        translate("Report", "right person not accepted, %"),
        number,
        share,
    )
    bars = PlotWords(
        translate("Report", "Scores"),
        translate("Report", "score (log-likelihood ratio, natural log)"),
        translate("Report", "share of trials"),
        number,
        share,
    )
    return ReportWords(
        language=QLocale().name().replace("_", "-"),
        title=translate("Report", "Evaluation with Voxgate"),
        counts=translate(
            "Report",
            "{trials} trials: {targets} by the right person, {nontargets} by strangers, {unknown} "
            "of unknown truth. {inconclusive} ended without a clear answer; for the right "
            "person that counts as not accepted, and a trial without speech as a score of 0.",
        ),
        no_figures=translate(
            "Report", "No trial says whether it is the right person, so there are no figures."
        ),
        heads=(
            translate("Report", "Figure"),
            translate("Report", "Value"),
            translate("Report", "95% interval"),
        ),
        intervals=translate(
            "Report",
            "The intervals were found by drawing the people, not the trials, anew {draws} times.",
        ),
        curves=translate("Report", "Curves"),
        det=translate("Report", "The two error rates of every threshold (DET)."),
        histogram=translate(
            "Report",
            "Scores of the right person (green) and of strangers (orange); beyond ±15 they are "
            "drawn at the edge.",
        ),
        evaluated=translate("Report", "What was evaluated"),
        det_plot=rates,
        histogram_plot=bars,
        figure=_figure,
        share=_share,
    )


def _figure(figure: Figure) -> tuple[str, str, str]:
    label, meaning = map(say, (LABELS | ONLY_HERE).get(figure.key, (figure.label, "")))
    value, interval = value_words(figure)
    if figure.label.isupper():  # an abbreviation that specialists look for, in every language
        label = f"{label}, {figure.label}"
    return (f"{label} ({meaning})" if meaning else label), value, interval


def _share(share: float) -> str:
    return percent(share, 1)
