"""An evaluation in one object: how many trials of each kind, and the figures."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gmm_core.evaluation.bootstrap import DRAWS
from gmm_core.evaluation.figures import Decided, Figure, ScoredTrials, measure_steps
from gmm_core.evaluation.trials import Trial, TrialScore
from gmm_core.places import Place
from gmm_core.progress import finish

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
    return finish(summary_steps(trials, scores, draws))


def summary_steps(
    trials: Sequence[Trial], scores: Sequence[TrialScore], draws: int = DRAWS
) -> Generator[int, None, Summary]:
    """`summarize`, telling how many of the draws are done; between them is a place to cancel."""
    known = [
        (trial, score)
        for trial, score in zip(trials, scores, strict=True)
        if trial.target is not None
    ]
    target = np.array([trial.target for trial, _ in known], dtype=np.bool_)
    llr = np.array([score.llr or 0.0 for _, score in known], dtype=np.float64)
    accepted = np.array([score.decision == ACCEPTED for _, score in known], dtype=np.bool_)
    figures: tuple[Figure, ...] = ()
    if known:
        heard = [trial for trial, _ in known]
        claimed = [trial.speaker for trial in heard]
        scored = ScoredTrials(claimed, voices(heard), llr, target)
        figures = yield from measure_steps(scored, (Decided("shipped", accepted),), draws)
    return Summary(
        trials=len(trials),
        targets=int(target.sum()),
        nontargets=int((~target).sum()),
        inconclusive=sum(score.decision == INCONCLUSIVE for score in scores),
        figures=figures,
        llr=llr,
        target=target,
    )


def voices(trials: Sequence[Trial]) -> list[str]:
    """Who speaks in each trial, as far as the target trials tell; else a stranger, one a file.

    Who is named for a segment speaks in it; who alone is named for a file speaks in all of it.
    """
    of_segment = {trial.segment: trial.speaker for trial in trials if trial.target}
    named: dict[Place, set[str]] = {}
    for trial in trials:
        if trial.target:
            named.setdefault(trial.segment.path, set()).add(trial.speaker)
    of_file = {path: next(iter(names)) for path, names in named.items() if len(names) == 1}

    def voice(trial: Trial) -> str:
        if trial.target:
            return trial.speaker
        path = trial.segment.path
        found = of_segment.get(trial.segment) or of_file.get(path)
        # the list says that it is not the one who is claimed
        return f"\0{path}" if found in (None, trial.speaker) else str(found)

    return [voice(trial) for trial in trials]
