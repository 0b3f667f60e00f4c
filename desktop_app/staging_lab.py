"""Stand-ins for evaluations and trainings: scores and curves for the pictures, without a voice."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from desktop_app.services.evaluation import (
    Comparison,
    Evaluation,
    EvaluationService,
    TrialLists,
    judged,
)
from desktop_app.services.training import Survey, TrainingService
from gmm_core.evaluation.compare import compare
from gmm_core.gmm import DiagonalGmm
from gmm_core.scoring import Background, model_fingerprint

if TYPE_CHECKING:
    from gmm_core.evaluation.trials import TrialScore

SEED = 5
PEOPLE = (
    "Aisha", "Björn", "Chiara", "Dmitri", "Elena", "Farid", "Greta", "Haruki", "Ines", "Jonas",
    "Katarzyna", "Liam", "Mei", "Nadia", "Oskar", "Priya", "Quentin", "Rosa", "Svend", "Tomás",
)  # fmt: skip
RECORDINGS = 6  # to test, of each person
FOLDER = Path("~", "recordings", "our-office")


class StagedJob(QObject):
    """A training whose progress the scene tells."""

    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    cancel_asked = False
    saving = False  # too late to cancel

    def cancel(self) -> bool:
        """Remember that somebody asked."""
        self.cancel_asked = True
        return not self.saving


class StagedEvaluation(EvaluationService):
    """Begins an evaluation that stands still; the scene moves it."""

    def folder(self, folder: Path) -> Any:
        """Any folder will do."""
        self.job = StagedJob()
        return self.job

    def compare(self, first: Evaluation, names: tuple[str, str], second: Background) -> Any:
        """Any model will do."""
        self.job = StagedJob()
        return self.job

    def compared(self, background: Background, names: tuple[str, str]) -> Comparison:
        """A comparison in which the other model is a little worse."""
        first = self.made(background, hard=True)
        trials = first.lists.listed.trials
        scores = staged_scores(first.lists, hard=True, seed=SEED + 1, lost=0.9)
        second = judged(first.lists, scores, first.threshold, background)
        return Comparison(names, (first, second), compare(trials, first.scores, scores))

    def made(self, background: Background, *, hard: bool) -> Evaluation:
        """What came out: people who are sometimes mixed up, or some who never are."""
        lists = staged_lists(PEOPLE if hard else PEOPLE[:6], RECORDINGS if hard else 1)
        scores = staged_scores(lists, hard)
        return judged(lists, scores, background.thresholds.accept["balanced"], background)


class StagedTraining(TrainingService):
    """Begins a training that stands still; the scene moves it."""

    def survey(self, source: Path) -> Any:
        """Any folder will do."""
        self.job = StagedJob()
        return self.job

    def train(self, survey: Survey, name: str, components: int) -> Any:
        """Check the name as the real one does, and stand still."""
        self.path_for(name)
        self.job = StagedJob()
        return self.job


def staged_lists(people: tuple[str, ...], recordings: int) -> TrialLists:
    """Everybody's recordings against everybody."""
    from gmm_core.evaluation.folder import cross_trials

    files = {
        name: tuple(FOLDER / name / f"{n:02d}.flac" for n in range(2 * recordings))
        for name in people
    }
    found = cross_trials(FOLDER, files)
    return TrialLists(str(FOLDER), FOLDER.name, found.enrollments, found.listed)


def staged_scores(
    lists: TrialLists, hard: bool, seed: int = SEED, lost: float = 0.0
) -> tuple["TrialScore", ...]:
    """Drawn from two bells, nearer by `lost`; two people are hard on purpose."""
    from gmm_core.evaluation.trials import TrialScore

    random = np.random.default_rng(seed)
    scores = []
    for trial in lists.listed.trials:
        worse = 2.5 if hard and trial.speaker in (PEOPLE[1], PEOPLE[3]) else 0.0
        middle, width = (8.5 - 1.6 * worse - lost, 2.6) if trial.target else (-3.5 + worse, 2.0)
        llr = float(random.normal(middle, width if hard else 1.0))
        word = "accept" if llr >= 4.9 else "reject" if llr < -2.3 else "inconclusive"
        scores.append(TrialScore(llr, llr / 3.0, 12.0, word, ""))
    return tuple(scores)


def own_model(background: Background) -> Background:
    """A model that differs from the given one, with the header that a training writes."""
    first, *others = background.systems
    ubm = DiagonalGmm(first.ubm.weights, first.ubm.means + 0.01, first.ubm.variances)
    systems = (replace(first, ubm=ubm), *others)
    header = {
        "name": "Our office",
        "created": "2026-11-20T17:45:00+00:00",
        "recordings": 412,
        "audio_s": 3720.0,
        "speakers": {"all": 46, "cohort": 20, "calibration": 26},
        "background_attempts": background.header["background_attempts"],
    }
    space = replace(background.space, systems=systems)
    print_of = model_fingerprint(systems)
    return replace(background, space=space, fingerprint=print_of, header=header)
