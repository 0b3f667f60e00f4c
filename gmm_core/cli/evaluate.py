"""`evaluate`: many trials at once, with the figures that say how good the answers are."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gmm_core import __version__
from gmm_core.cli.cluster import ClusterOption, workers
from gmm_core.cli.options import BackgroundOption, JobsOption, JsonOption, wants_json
from gmm_core.cli.output import answer, check_output, watched
from gmm_core.places import place

if TYPE_CHECKING:
    from gmm_core.evaluation.summary import Summary


def evaluate(
    context: typer.Context,
    enroll: Annotated[
        str,
        typer.Option(
            "--enroll",
            metavar="E.csv",
            help="Columns speaker,path. The lists, and the paths in them, may be addresses that "
            "fsspec reads (s3://…).",
        ),
    ],
    trials: Annotated[
        str,
        typer.Option(
            "--trials", metavar="T.csv", help="Columns speaker,path,start_s,end_s,target."
        ),
    ],
    scores: Annotated[
        Path, typer.Option("--scores", metavar="OUT.csv", help="Where the scores go.")
    ],
    report: Annotated[
        Path | None, typer.Option("--report", metavar="R.html", help="A page with the figures.")
    ] = None,
    background_file: BackgroundOption = None,
    jobs: JobsOption = 1,
    cluster: ClusterOption = None,
    as_json: JsonOption = False,
) -> None:
    """Score a list of trials; with targets, print error rates and their intervals."""
    from gmm_core.evaluation.report import report_page
    from gmm_core.evaluation.run import STRICTNESS, run_trials
    from gmm_core.evaluation.summary import summarize
    from gmm_core.evaluation.trials import read_enrollment_list, read_trial_list, score_rows
    from gmm_core.store.atomic import write_atomically
    from gmm_core.store.bundle import load_bundle

    lists = place(enroll), place(trials)
    check_output(scores, lists)
    if report is not None:
        check_output(report, (*lists, scores))
    enrollments = read_enrollment_list(lists[0])
    listed = read_trial_list(lists[1], enrollments)
    recordings = {trial.segment.path for trial in listed.trials}.union(*enrollments.values())
    for output in filter(None, (scores, report)):
        check_output(output, recordings)
    background = load_bundle(background_file)
    with workers(cluster) as crew:
        results = watched(run_trials(enrollments, listed.trials, background, crew or jobs))
    write_atomically(scores, _csv(score_rows(listed, results)))
    summary = summarize(listed.trials, results)
    threshold = background.thresholds.for_strictness(STRICTNESS)
    if report is not None:
        facts = {
            "Enrollment list": enroll,
            "Trial list": trials,
            "Speakers": str(len(enrollments)),
            "Background model": f"{background_file or 'built-in'} ({background.fingerprint})",
            "Shipped threshold": f"accepted from llr {threshold:.2f} ({STRICTNESS})",
            "Program": f"Voxgate {__version__}",
        }
        write_atomically(report, report_page(summary, facts).encode())
    values = {"background": background.fingerprint, "threshold": threshold, **summary.as_json()}
    answer(wants_json(context, as_json), values, _lines(summary))


def _csv(rows: Iterable[tuple[str, ...]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def _lines(summary: "Summary") -> list[str]:
    lines = [
        f"{summary.trials} trials: {summary.targets} target, {summary.nontargets} nontarget",
        f"inconclusive: {summary.inconclusive} ({summary.inconclusive_share:.1%})",
    ]
    width = max((len(figure.label) for figure in summary.figures), default=0)
    for figure in summary.figures:
        interval = f"  [{figure.interval_text}]" if figure.interval_text else ""
        lines.append(f"{figure.label:<{width}}  {figure.text}{interval}")
    return lines
