"""The laboratory's report: one self-contained HTML page with every table and DET curve."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from benchmarks.accuracy import attempts_card, card
from benchmarks.accuracy.goals import goals_table
from benchmarks.accuracy.paired import paired_table
from gmm_core.evaluation.report import page

TITLES = {
    "conditions": "Conditions, tested bundle",
    "comparison": "Paired differences: the tested bundle minus the other one",
    "openset": "Open-set identification, tested bundle",
    "attempts": "Live attempts, tested bundle",
    "native": "Native readers, model without LibriSpeech",
    "native-folds": "Native readers, two folds",
    "corpora": "Another corpus: trained on two, tested on the third",
    "noises": "Leave one noise out",
}


def markdown(name: str, found: Mapping[str, Any]) -> str:
    """A part's tables."""
    if name == "comparison":
        return paired_table(found["rows"])
    if name == "openset":
        return card.open_set_table(found["rows"])
    if name == "attempts":
        return attempts_card.tables(found)
    rows = [*found["cells"], *found["pooled"], *found["apart"]]
    one = f"`one` is the threshold {found['one_threshold']:.2f}, set on everything of this part."
    return "\n\n".join((card.merits_table(rows), card.thresholds_table(rows), one))


def document(parts: Mapping[str, Mapping[str, Any]]) -> str:
    """All tables, the goals first."""
    goals = goals_table(parts)
    blocks = [f"## Goals\n\n{goals}"] if goals else []
    blocks += [f"## {TITLES[name]}\n\n{markdown(name, found)}" for name, found in parts.items()]
    return "\n\n".join(blocks) + "\n"


def html(parts: Mapping[str, Mapping[str, Any]], facts: Mapping[str, str]) -> str:
    """The page."""
    body = [f"<ul>{''.join(f'<li>{escape(k)}: {escape(v)}</li>' for k, v in facts.items())}</ul>"]
    if goals := goals_table(parts):
        body += ["<h2>Goals</h2>", _block(goals)]
    for name, found in parts.items():
        body.append(f"<h2>{escape(TITLES[name])}</h2>")
        body += [_block(text) for text in markdown(name, found).split("\n\n")]
        rows = [*found.get("cells", ()), *found.get("pooled", ())]
        body += [_figure(row) for row in rows]
    return page("Voxgate accuracy laboratory", "".join(body))


def _block(text: str) -> str:
    lines = text.splitlines()
    if not lines or not lines[0].startswith("|"):
        return f"<p>{escape(text)}</p>"
    head, _, *body = lines
    rows = "".join(_cells(line, "td") for line in body)
    return f"<table>{_cells(head, 'th')}{rows}</table>"


def _cells(line: str, tag: str) -> str:
    texts: Iterable[str] = (cell.strip() for cell in line.strip("|").split("|"))
    plain = (text.replace("**", "") for text in texts)
    return f"<tr>{''.join(f'<{tag}>{escape(text)}</{tag}>' for text in plain)}</tr>"


def _figure(row: Mapping[str, Any]) -> str:
    return f"<figure>{row['det']}<figcaption>{escape(row['name'])}</figcaption></figure>"
