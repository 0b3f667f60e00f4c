"""Many trials at once, as a background job, and the report of what came out."""

import csv
import io
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject

from desktop_app.language.marking import mark
from desktop_app.services.jobs import Job, JobRunner, LastChance
from gmm_core.places import Place
from gmm_core.progress import finish, retold
from gmm_core.scoring import Background
from resources import demo_recordings

if TYPE_CHECKING:  # joblib comes with the evaluation; the window opens without it
    from gmm_core.evaluation.by_speaker import SpeakerFigures
    from gmm_core.evaluation.compare import Difference
    from gmm_core.evaluation.report import ReportWords
    from gmm_core.evaluation.run import EvaluationProgress
    from gmm_core.evaluation.summary import Summary
    from gmm_core.evaluation.trials import TrialList, TrialScore

FloatArray = npt.NDArray[np.float64]
Steps = Generator["EvaluationProgress", None, "Evaluation"]
DEMO = mark("Evaluate", "The demo recordings")


@dataclass(frozen=True, slots=True)
class TrialLists:
    """What is evaluated: whose files enroll, which trials follow; the source and a short title."""

    source: str
    title: str
    enrollments: dict[str, tuple[Place, ...]]
    listed: "TrialList"
    strangers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Everything that the page shows and the report tells.

    fmr, fnmr    : the error curve, float64 (K,) each
    threshold    : the llr from which the program accepts, natural log
    strictness   : the setting that threshold belongs to
    fingerprint  : of the background model
    """

    lists: TrialLists
    scores: tuple["TrialScore", ...]
    summary: "Summary"
    speakers: tuple["SpeakerFigures", ...]
    fmr: FloatArray
    fnmr: FloatArray
    threshold: float
    strictness: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two models on the same trials, the one in use first."""

    names: tuple[str, str]
    both: tuple[Evaluation, Evaluation]
    differences: tuple["Difference", ...]


class EvaluationService(QObject):
    """Evaluates the background model in use. No profile is read or written.

    Every job yields EvaluationProgress (total 0: how much there is to do is not known) and
    finishes with an Evaluation.
    """

    def __init__(
        self, background: Background, jobs: JobRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._jobs = jobs

    def folder(self, folder: Path) -> Job:
        """Evaluate a folder with one subfolder a speaker; the job may fail with BadList."""
        return self._start(lambda: _folder_lists(folder))

    def lists(self, enrollments: Path, trials: Path) -> Job:
        """Evaluate an enrollment list and a trial list; the job may fail with BadList."""
        return self._start(lambda: _read_lists(enrollments, trials))

    def demo(self) -> Job:
        """Evaluate the recordings that come with the program."""
        return self._start(_demo_lists)

    def compare(self, first: Evaluation, names: tuple[str, str], second: Background) -> Job:
        """Let another model hear the same trials; the job finishes with a Comparison.

        names : of the model in use and of the other
        """
        return self._jobs.start(lambda: compared(first, names, second))

    def save_scores(self, evaluation: Evaluation, path: Path) -> Job:
        """Write every trial's score as CSV, in no language.

        The job finishes with the path, or fails with OutputUnwritable.
        """
        return self._jobs.start(lambda: _write(path, lambda: scores_csv(evaluation)))

    def save_page(
        self, evaluation: Evaluation, path: Path, facts: dict[str, str], words: "ReportWords"
    ) -> Job:
        """Write the report as HTML, with what was evaluated; ends as `save_scores` does."""
        return self._jobs.start(lambda: _write(path, lambda: report_html(evaluation, facts, words)))

    def save_picture(self, png: bytes, path: Path) -> Job:
        """Write a picture that the page has drawn; ends as `save_scores` does."""
        return self._jobs.start(lambda: _write(path, lambda: png))

    def _start(self, lists: Callable[[], TrialLists]) -> Job:
        return self._jobs.start(lambda: evaluate(lists, self._background))


def evaluate(lists: Callable[[], TrialLists], background: Background) -> Steps:
    """The whole evaluation; runs on the job's thread."""
    from gmm_core.evaluation.run import STRICTNESS, EvaluationProgress, run_trials

    yield EvaluationProgress("reading", 0, 0)
    found = lists()
    trials = found.listed.trials
    scores = yield from run_trials(found.enrollments, trials, background)
    threshold = background.thresholds.for_strictness(STRICTNESS)
    return (yield from _judge_steps(found, scores, threshold, background))


def compared(
    first: Evaluation, names: tuple[str, str], background: Background
) -> Generator["EvaluationProgress", None, Comparison]:
    """The same trials with another model; runs on the job's thread."""
    from gmm_core.evaluation.bootstrap import DRAWS
    from gmm_core.evaluation.compare import compare_steps
    from gmm_core.evaluation.run import EvaluationProgress

    second = yield from evaluate(lambda: first.lists, background)
    yield EvaluationProgress("comparing", 0, 0)
    comparing = compare_steps(first.lists.listed.trials, first.scores, second.scores)
    found = yield from retold(comparing, lambda done: EvaluationProgress("comparing", done, DRAWS))
    return Comparison(names, (first, second), found)


def judged(
    lists: TrialLists, scores: tuple["TrialScore", ...], threshold: float, background: Background
) -> Evaluation:
    """Scores to figures and curve."""
    return finish(_judge_steps(lists, scores, threshold, background))


def _judge_steps(
    lists: TrialLists, scores: tuple["TrialScore", ...], threshold: float, background: Background
) -> Steps:
    """`judged`, whose intervals may take long."""
    from gmm_core.evaluation.bootstrap import DRAWS
    from gmm_core.evaluation.by_speaker import by_speaker
    from gmm_core.evaluation.metrics import RankedTrials, error_curve
    from gmm_core.evaluation.run import STRICTNESS, EvaluationProgress
    from gmm_core.evaluation.summary import summary_steps

    trials = lists.listed.trials
    yield EvaluationProgress("counting", 0, 0)
    counting = summary_steps(trials, scores)
    summary = yield from retold(counting, lambda done: EvaluationProgress("counting", done, DRAWS))
    fnmr, fmr = error_curve(RankedTrials(summary.llr, summary.target).counts())
    return Evaluation(
        lists=lists,
        scores=scores,
        summary=summary,
        speakers=by_speaker(trials, scores),
        fmr=fmr,
        fnmr=fnmr,
        threshold=threshold,
        strictness=STRICTNESS,
        fingerprint=background.fingerprint,
    )


def scores_csv(evaluation: Evaluation) -> bytes:
    """One row a trial, as `voxgate evaluate --scores` writes them."""
    from gmm_core.evaluation.trials import score_rows

    text = io.StringIO()
    rows = score_rows(evaluation.lists.listed, evaluation.scores)
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def report_html(evaluation: Evaluation, facts: dict[str, str], words: "ReportWords") -> bytes:
    """The page that `voxgate evaluate --report` writes, in the language of `words`."""
    from gmm_core.evaluation.report import report_page

    return report_page(evaluation.summary, facts, words).encode()


def _write(path: Path, content: Callable[[], bytes]) -> Generator[LastChance, None, Path]:
    from gmm_core.store.atomic import write_atomically

    made = content()
    yield LastChance(None)
    write_atomically(path, made)
    return path


def _folder_lists(folder: Path) -> TrialLists:
    from gmm_core.evaluation.folder import folder_lists

    found = folder_lists(folder)
    return TrialLists(str(folder), folder.name, found.enrollments, found.listed, found.strangers)


def _read_lists(enrollments: Path, trials: Path) -> TrialLists:
    from gmm_core.evaluation.trials import read_enrollment_list, read_trial_list

    files = read_enrollment_list(enrollments)
    listed = read_trial_list(trials, files)
    both = mark("Evaluate", "{enrollments} and {trials}")
    both = both.fill(enrollments=str(enrollments), trials=str(trials))
    return TrialLists(both, trials.name, files, listed)


def _demo_lists() -> TrialLists:
    from gmm_core.evaluation.folder import cross_trials

    recordings = demo_recordings()
    files = {one.name: (one.enroll, one.verify) for one in recordings}
    found = cross_trials(recordings[0].enroll.parent, files)
    return TrialLists(DEMO, DEMO, found.enrollments, found.listed)
