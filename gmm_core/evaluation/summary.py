"""The figures of one evaluation, each with its interval, and how they are written."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gmm_core.evaluation.bootstrap import DRAWS, Interval, SpeakerBootstrap
from gmm_core.evaluation.metrics import RankedTrials, cllr, eer, min_cllr, min_dcf
from gmm_core.evaluation.trials import Trial, TrialScore

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

ACCEPTED = "accept"
INCONCLUSIVE = "inconclusive"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of merit; an error rate also has the `errors` and the trials `out_of` which."""

    key: str
    label: str
    value: float
    interval: Interval
    is_rate: bool
    errors: int | None = None
    out_of: int | None = None

    @property
    def text(self) -> str:
        """The value as people compare it: per cent for rates, a bound when nothing went wrong."""
        if math.isnan(self.value):
            return "unknown"
        if self.out_of and self.errors == 0:
            # The rule of three: the 95 % upper bound of a rate that never showed in N trials.
            return f"<= 3/{self.out_of} ({min(1.0, 3.0 / self.out_of):.2%})"
        return f"{self.value:.2%}" if self.is_rate else f"{self.value:.3f}"

    @property
    def interval_text(self) -> str:
        """The 95 % interval, or why there is none."""
        if self.out_of and self.errors == 0:
            return "no error seen"
        if math.isnan(self.value):
            return ""
        if math.isnan(self.interval.low):
            return "needs more speakers"
        form = "{:.2%} to {:.2%}" if self.is_rate else "{:.3f} to {:.3f}"
        return form.format(self.interval.low, self.interval.high)

    def as_json(self) -> dict[str, float | int | str | None]:
        """Plain values; an unknown number is null, because JSON has no NaN."""
        return {
            "value": _finite(self.value),
            "low": _finite(self.interval.low),
            "high": _finite(self.interval.high),
            "errors": self.errors,
            "out_of": self.out_of,
            "text": self.text,
        }


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
    ranked = RankedTrials(llr, target)

    def values(weights: FloatArray) -> tuple[float, ...]:
        counts = ranked.counts(weights)
        return (
            eer(counts),
            min_dcf(counts, 0.01),
            min_dcf(counts, 0.05),
            cllr(counts),
            min_cllr(counts),
            _share(weights, accepted, ~target),
            _share(weights, ~accepted, target),
        )

    bootstrap = SpeakerBootstrap([trial.speaker for trial in trials], voices(trials))
    found = values(np.ones(len(trials)))
    ranges = bootstrap.intervals(values, draws)
    false_accepts, misses = int((accepted & ~target).sum()), int((~accepted & target).sum())
    nontargets, targets = int((~target).sum()), int(target.sum())
    names: tuple[tuple[str, str, bool, int | None, int | None], ...] = (
        ("eer", "EER", True, *_eer_errors(found[0], targets, nontargets)),
        ("min_dcf_0.01", "minDCF (prior 0.01)", False, None, None),
        ("min_dcf_0.05", "minDCF (prior 0.05)", False, None, None),
        ("cllr", "Cllr", False, None, None),
        ("min_cllr", "minCllr", False, None, None),
        ("fmr", "FMR at the shipped threshold", True, false_accepts, nontargets),
        ("fnmr", "FNMR at the shipped threshold", True, misses, targets),
    )
    return tuple(
        Figure(key, label, value, interval, is_rate, errors, out_of)
        for (key, label, is_rate, errors, out_of), value, interval in zip(
            names, found, ranges, strict=True
        )
    )


def voices(trials: Sequence[Trial]) -> list[str]:
    """Who speaks in each trial: the speaker whose target trial names that file, else a stranger."""
    owner = {trial.segment.path: trial.speaker for trial in trials if trial.target}
    return [owner.get(trial.segment.path, f"\0{trial.segment.path}") for trial in trials]


def _share(weights: FloatArray, happened: BoolArray, among: BoolArray) -> float:
    total = float(weights[among].sum())
    return float(weights[among & happened].sum()) / total if total else float("nan")


def _eer_errors(value: float, targets: int, nontargets: int) -> tuple[int | None, int | None]:
    """Only a perfect separation is worth a bound: no error in the scarcer kind of trial."""
    return (0, min(targets, nontargets)) if value == 0.0 else (None, None)


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
