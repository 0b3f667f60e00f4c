"""One self-contained HTML page of an evaluation: no script, no font, no picture from elsewhere."""

from collections.abc import Mapping
from html import escape

from gmm_core.evaluation.bootstrap import DRAWS
from gmm_core.evaluation.plots import det_curve, histogram
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


def report_page(summary: Summary, facts: Mapping[str, str]) -> str:
    """The page as text; `facts` (background model, lists, versions) stand beneath the figures."""
    plots = _plots(summary) if summary.targets and summary.nontargets else ""
    body = f"""<p>{escape(_counts(summary))}</p>
{_table(summary)}
{plots}
<h2>What was evaluated</h2>
<table>{"".join(_row(key, value) for key, value in facts.items())}</table>"""
    return page("Voxgate evaluation", body)


def page(title: str, body: str) -> str:
    """A whole HTML page in the report's style around markup that is safe already."""
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_STYLE}</style></head>
<body><h1>{escape(title)}</h1>
{body}
</body></html>
"""


def _counts(summary: Summary) -> str:
    unknown = summary.trials - summary.targets - summary.nontargets
    return (
        f"{summary.trials} trials: {summary.targets} target, {summary.nontargets} nontarget, "
        f"{unknown} of unknown truth. {summary.inconclusive_share:.1%} ended inconclusive; "
        "an inconclusive target counts as not accepted, a trial without speech as llr 0."
    )


def _table(summary: Summary) -> str:
    if not summary.figures:
        return "<p>No trial says whether it is a target, so there are no figures.</p>"
    rows = "".join(
        f"<tr><th>{escape(figure.label)}</th><td class='number'>{escape(figure.text)}</td>"
        f"<td class='number'>{escape(figure.interval_text)}</td></tr>"
        for figure in summary.figures
    )
    return (
        "<table><tr><th>Figure</th><th>Value</th><th>95 % interval</th></tr>"
        f"{rows}</table><p class='muted'>Intervals by bootstrap over speakers ({DRAWS} draws): "
        "people, not trials, are drawn anew.</p>"
    )


def _plots(summary: Summary) -> str:
    return (
        f"<h2>Curves</h2><figure>{det_curve(summary.llr, summary.target)}"
        "<figcaption>DET: every threshold's two error rates.</figcaption></figure>"
        f"<figure>{histogram(summary.llr, summary.target)}"
        "<figcaption>Scores of targets (green) and nontargets (orange); beyond &plusmn;15 they are "
        "drawn at the edge.</figcaption></figure>"
    )


def _row(key: str, value: str) -> str:
    return f"<tr><th>{escape(key)}</th><td>{escape(value)}</td></tr>"
