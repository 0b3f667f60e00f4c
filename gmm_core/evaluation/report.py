"""One self-contained HTML page of an evaluation: no script, no font, no picture from elsewhere."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Final

from gmm_core.evaluation.bootstrap import DRAWS
from gmm_core.evaluation.figures import Figure
from gmm_core.evaluation.plots import (
    DET_WORDS,
    HISTOGRAM_WORDS,
    PlotWords,
    det_curve,
    histogram,
)
from gmm_core.evaluation.summary import Summary

# The colors of resources' light and dark palettes; the page follows the reader's setting.
_STYLE = """
:root { --back: #F6F7F9; --text: #1B1F24; --muted: #57606A; --line: #D0D7DE; --accent: #0B62A8;
        --yes: #00704F; --no: #B3400A; }
@media (prefers-color-scheme: dark) {
  :root { --back: #0F1317; --text: #E6EDF3; --muted: #9DA7B3; --line: #2F3842; --accent: #5CB3F0;
          --yes: #3CCB9A; --no: #FF8A5C; } }
body { background: var(--back); color: var(--text); font: 14px/1.5 system-ui, sans-serif;
       max-width: 960px; margin: 24px auto; padding: 0 24px; }
h1 { font-size: 28px; } h2 { font-size: 18px; margin-top: 32px; }
table { border-collapse: collapse; } p, figcaption { max-width: 70ch; }
th, td { text-align: left; padding: 6px 16px 6px 0; border-bottom: 1px solid var(--line); }
td.number { font-variant-numeric: tabular-nums; }
figcaption, .muted { color: var(--muted); }
figure { display: inline-block; margin: 8px 16px 8px 0; }
svg { max-width: 100%; height: auto; } svg text { fill: var(--muted); font-size: 12px; }
.frame { fill: none; stroke: var(--line); } .grid { stroke: var(--line); stroke-width: 0.5; }
.diag { fill: none; stroke: var(--line); stroke-dasharray: 4 4; }
.curve { fill: none; stroke: var(--accent); stroke-width: 2; }
.target { fill: var(--yes); fill-opacity: 0.6; } .nontarget { fill: var(--no); fill-opacity: 0.6; }
"""


def _figure(figure: Figure) -> tuple[str, str, str]:
    return figure.label, figure.text, figure.interval_text


@dataclass(frozen=True, slots=True)
class ReportWords:
    """The words of a page, English unless others are given: the window gives those it speaks.

    language : of the page, as HTML names it ("en")
    counts : with the fields {trials}, {targets}, {nontargets}, {unknown}, {inconclusive}
    heads : of the table of figures; intervals : with the field {draws}
    figure : (what it is, its value, its interval) as the page's readers write them
    share : how a share of 0..1 is written
    """

    language: str = "en"
    title: str = "Voxgate evaluation"
    counts: str = (
        "{trials} trials: {targets} target, {nontargets} nontarget, {unknown} of unknown truth. "
        "{inconclusive} ended inconclusive; an inconclusive target counts as not accepted, a trial "
        "without speech as llr 0."
    )
    no_figures: str = "No trial says whether it is a target, so there are no figures."
    heads: tuple[str, str, str] = ("Figure", "Value", "95% interval")
    intervals: str = (
        "Intervals by bootstrap over speakers ({draws} draws): people, not trials, are drawn anew."
    )
    curves: str = "Curves"
    det: str = "DET: every threshold's two error rates."
    histogram: str = (
        "Scores of targets (green) and nontargets (orange); beyond \N{PLUS-MINUS SIGN}15 they are "
        "drawn at the edge."
    )
    evaluated: str = "What was evaluated"
    det_plot: PlotWords = DET_WORDS
    histogram_plot: PlotWords = HISTOGRAM_WORDS
    figure: Callable[[Figure], tuple[str, str, str]] = _figure
    share: Callable[[float], str] = "{:.1%}".format


ENGLISH: Final = ReportWords()


def report_page(summary: Summary, facts: Mapping[str, str], words: ReportWords = ENGLISH) -> str:
    """The page as text; `facts` (background model, lists, versions) stand beneath the figures."""
    plots = _plots(summary, words) if summary.targets and summary.nontargets else ""
    body = f"""<p>{escape(_counts(summary, words))}</p>
{_table(summary, words)}
{plots}
<h2>{escape(words.evaluated)}</h2>
<table>{"".join(_row(key, value) for key, value in facts.items())}</table>"""
    return page(words.title, body, words.language)


def page(title: str, body: str, language: str = "en") -> str:
    """A whole HTML page in the report's style around markup that is safe already."""
    return f"""<!doctype html>
<html lang="{escape(language)}"><head><meta charset="utf-8"><title>{escape(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head>
<body><h1>{escape(title)}</h1>
{body}
</body></html>
"""


def _counts(summary: Summary, words: ReportWords) -> str:
    return words.counts.format(
        trials=summary.trials,
        targets=summary.targets,
        nontargets=summary.nontargets,
        unknown=summary.trials - summary.targets - summary.nontargets,
        inconclusive=words.share(summary.inconclusive_share),
    )


def _table(summary: Summary, words: ReportWords) -> str:
    if not summary.figures:
        return f"<p>{escape(words.no_figures)}</p>"
    heads = "".join(f"<th>{escape(head)}</th>" for head in words.heads)
    rows = "".join(_figure_row(*words.figure(figure)) for figure in summary.figures)
    how = escape(words.intervals.format(draws=DRAWS))
    return f"<table><tr>{heads}</tr>{rows}</table><p class='muted'>{how}</p>"


def _figure_row(label: str, value: str, interval: str) -> str:
    numbers = "".join(f"<td class='number'>{escape(one)}</td>" for one in (value, interval))
    return f"<tr><th>{escape(label)}</th>{numbers}</tr>"


def _plots(summary: Summary, words: ReportWords) -> str:
    det = det_curve(summary.llr, summary.target, words.det_plot)
    bars = histogram(summary.llr, summary.target, words.histogram_plot)
    return (
        f"<h2>{escape(words.curves)}</h2>"
        f"<figure>{det}<figcaption>{escape(words.det)}</figcaption></figure>"
        f"<figure>{bars}<figcaption>{escape(words.histogram)}</figcaption></figure>"
    )


def _row(key: str, value: str) -> str:
    return f"<tr><th>{escape(key)}</th><td>{escape(value)}</td></tr>"
