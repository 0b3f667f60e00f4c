"""An evaluation in one object: how many trials of each kind, and the figures."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gmm_core.evaluation.bootstrap import DRAWS
from gmm_core.evaluation.figures import Decided, Figure, ScoredTrials, measure
from gmm_core.evaluation.trials import Trial, TrialScore

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

ACCEPTED = "accept"
INCONCLUSIVE = "inconclusive"


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of every kind of trial and the figures; llr and target only of trials with a truth."""

    trials: int
    targets: int
    nontargets: int
    inconclusive: int
    figures: tuple[Figure, ...]
    llr: FloatArray
    target: BoolArray

    @property
    def inconclusive_share(self) -> float:
        """Share of all trials without a clear answer."""
        return self.inconclusive / self.trials

    def as_json(self) -> dict[str, object]:
        """What `evaluate --json` prints."""
        return {
            "trials": self.trials,
            "targets": self.targets,
            "nontargets": self.nontargets,
            "inconclusive": self.inconclusive,
            "inconclusive_share": self.inconclusive_share,
            **{figure.key: figure.as_json() for figure in self.figures},
        }


def summarize(trials: Sequence[Trial], scores: Sequence[TrialScore], draws: int = DRAWS) -> Summary:
    """All figures; every trial counts, one without speech as llr 0 and as not accepted."""
    known = [
        (trial, score)
        for trial, score in zip(trials, scores, strict=True)
        if trial.target is not None
    ]
    target = np.array([trial.target for trial, _ in known], dtype=np.bool_)
    llr = np.array([score.llr or 0.0 for _, score in known], dtype=np.float64)
    accepted = np.array([score.decision == ACCEPTED for _, score in known], dtype=np.bool_)
    return Summary(
        trials=len(trials),
        targets=int(target.sum()),
        nontargets=int((~target).sum()),
        inconclusive=sum(score.decision == INCONCLUSIVE for score in scores),
        figures=_figures([trial for trial, _ in known], llr, target, accepted, draws),
        llr=llr,
        target=target,
    )


def _figures(
    trials: Sequence[Trial], llr: FloatArray, target: BoolArray, accepted: BoolArray, draws: int
) -> tuple[Figure, ...]:
    if not trials:
        return ()
    scored = ScoredTrials([trial.speaker for trial in trials], voices(trials), llr, target)
    return measure(scored, (Decided("shipped", accepted),), draws)


def voices(trials: Sequence[Trial]) -> list[str]:
    """Who speaks in each trial: the speaker whose target trial names that file, else a stranger."""
    owner = {trial.segment.path: trial.speaker for trial in trials if trial.target}
    return [owner.get(trial.segment.path, f"\0{trial.segment.path}") for trial in trials]
