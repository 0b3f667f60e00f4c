"""`python -m benchmarks.speed.publish`: puts the last full report into docs/performance.md."""

import json
import sys
from pathlib import Path

from benchmarks.speed.__main__ import RESULTS
from benchmarks.speed.peers import ROOT
from benchmarks.speed.report import as_markdown

PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- last run: begin -->\n", "<!-- last run: end -->\n"


def published(page: str, report: str) -> str:
    """The page with the report between its two marks. Raises ValueError without them."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the page has no {BEGIN.strip()} and {END.strip()}")
    return before + begin + "\n" + report + "\n" + end + after


def main() -> int:
    """Takes another report.json as its argument."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else RESULTS / "report.json"
    report = as_markdown(json.loads(source.read_text(encoding="utf-8")))
    PAGE.write_text(published(PAGE.read_text(encoding="utf-8"), report), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
