"""`python -m benchmarks.speed [--quick]`: all promises about speed; `make bench` calls this."""

import argparse
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path

from benchmarks.speed import report
from benchmarks.speed.bench import Bench
from benchmarks.speed.clock import Machine, profile
from benchmarks.speed.peers import ROOT, PeerMissing, Peers
from benchmarks.speed.report import Measured
from benchmarks.speed.rows import Goal, Row, not_measured

RESULTS = Path(__file__).parents[1] / "results" / "speed"
QUICK = ROOT / ".bench" / "quick"
PARTS = (
    "em", "mixtures", "features", "live", "enrolling", "program", "window", "crowd", "growth",
    "trials",
)  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures, writes the report, returns 1 when something could not be measured."""
    parser = argparse.ArgumentParser(prog="benchmarks.speed", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="smaller data, under two minutes")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, metavar="PART")
    parser.add_argument("--out", type=Path, help="folder for report.md, report.json and plots")
    given = parser.parse_args(arguments)
    out = given.out or (QUICK if given.quick else RESULTS)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="voxgate-bench-") as folder:
        bench = _bench(given.quick, Path(folder), out)
        try:
            measured = [each for part in given.only for each in _run(part, bench)]
        finally:
            if bench.peers is not None:
                bench.peers.close()
    page = report.write(out, measured, given.quick)
    print(page.read_text(encoding="utf-8"))
    failed = any(each.row.ours.startswith("failed") for each in measured)
    return 1 if failed else 0


def _bench(quick: bool, folder: Path, out: Path) -> Bench:
    try:
        return Bench(quick, folder, out, Peers())
    except PeerMissing as missing:
        print(f"benchmarks: no peers: {missing}", file=sys.stderr)
        return Bench(quick, folder, out, None, str(missing))


def _run(part: str, bench: Bench) -> Iterator[Measured]:
    """The rows of a part; one that fails becomes a row that says so."""
    measure: Callable[[Bench], Iterator[Row]] = import_module(f"benchmarks.speed.{part}").measure
    rows = measure(bench)
    machine = Machine()
    while True:
        began = time.perf_counter()
        try:
            row = next(rows, None)
        except Exception as error:  # noqa: BLE001 - the other parts are still measured
            traceback.print_exc()
            row = not_measured(part, Goal(None, ""), f"{type(error).__name__}: {error}")
            yield Measured(_failed(row), None, time.perf_counter() - began)
            return
        if row is None:
            return
        others = machine.others()
        missed = row.met is False and row.work_to_profile is not None
        heavy = profile(row.work_to_profile) if missed and row.work_to_profile else ""
        measured = Measured(row, others, time.perf_counter() - began, heavy)
        print(f"{row.work}: {row.figure}, {row.goal.verdict(row.value)}", flush=True)
        yield measured


def _failed(row: Row) -> Row:
    return Row(row.work, f"failed: {row.peer}", "", None, row.goal)


if __name__ == "__main__":
    sys.exit(main())
