"""What the plots are given of an evaluation. Imports pyqtgraph: import this late."""

from desktop_app.services.evaluation import Evaluation
from desktop_app.widgets.det_plot import Tradeoff
from desktop_app.widgets.score_histogram import Scores


def tradeoff(evaluation: Evaluation) -> Tradeoff:
    """The curve and the point at which the program works."""
    summary = evaluation.summary
    rates = {figure.key: figure.value for figure in summary.figures}
    point = (rates["fmr"], rates["fnmr"])
    return Tradeoff(evaluation.fmr, evaluation.fnmr, point, summary.targets, summary.nontargets)


def scores(evaluation: Evaluation) -> Scores:
    """The scores of all trials with a truth, and the threshold."""
    summary = evaluation.summary
    return Scores(summary.llr, summary.target, evaluation.threshold)
