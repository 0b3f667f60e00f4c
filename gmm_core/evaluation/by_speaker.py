"""Who is hard: the trials of an evaluation counted for each claimed speaker.

Doddington et al. 1998, "Sheep, goats, lambs and wolves": a few people cause most of the errors.
Goats are not recognized, lambs are easily passed for.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from gmm_core.evaluation.summary import ACCEPTED
from gmm_core.evaluation.trials import Trial, TrialScore


@dataclass(frozen=True, slots=True)
class SpeakerFigures:
    """The trials in which this speaker was claimed; llr in natural log, NaN where there is none.

    missed   : own trials that were not accepted, out of `targets`
    accepted : strangers' trials that were accepted, out of `nontargets`
    own_llr  : mean score of the own trials
    nearest_llr : greatest score of a stranger
    """

    name: str
    targets: int
    missed: int
    nontargets: int
    accepted: int
    own_llr: float
    nearest_llr: float

    @property
    def margin(self) -> float:
        """Nats between the own mean and the nearest stranger: below 0 somebody sounds more like."""
        return self.own_llr - self.nearest_llr


def by_speaker(trials: Sequence[Trial], scores: Sequence[TrialScore]) -> tuple[SpeakerFigures, ...]:
    """One entry for each claimed speaker, hardest first; trials of unknown truth are left out.

    A trial without speech counts as llr 0 and as not accepted, as in `summarize`.
    """
    own: dict[str, list[TrialScore]] = {}
    others: dict[str, list[TrialScore]] = {}
    for trial, score in zip(trials, scores, strict=True):
        if trial.target is not None:
            kind = own if trial.target else others
            kind.setdefault(trial.speaker, []).append(score)
    names = dict.fromkeys([*own, *others])
    figures = [_figures(name, own.get(name, []), others.get(name, [])) for name in names]
    return tuple(sorted(figures, key=_ease))


def _figures(name: str, own: list[TrialScore], others: list[TrialScore]) -> SpeakerFigures:
    own_llr = [score.llr or 0.0 for score in own]
    return SpeakerFigures(
        name=name,
        targets=len(own),
        missed=sum(score.decision != ACCEPTED for score in own),
        nontargets=len(others),
        accepted=sum(score.decision == ACCEPTED for score in others),
        own_llr=math.fsum(own_llr) / len(own) if own else math.nan,
        nearest_llr=max((score.llr or 0.0 for score in others), default=math.nan),
    )


def _ease(figures: SpeakerFigures) -> tuple[float, float, str]:
    """Small for the hard ones: first the share of errors, then the margin."""
    errors = figures.missed / max(1, figures.targets) + figures.accepted / max(
        1, figures.nontargets
    )
    margin = figures.margin
    return (-errors, math.inf if math.isnan(margin) else margin, figures.name)
