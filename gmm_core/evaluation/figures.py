"""The figures of merit of scored trials, each with its interval, and how they are written."""

import math
from collections.abc import Generator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gmm_core.evaluation.bootstrap import DRAWS, Interval, SpeakerBootstrap
from gmm_core.evaluation.metrics import RankedTrials, cllr, eer, min_cllr, min_dcf
from gmm_core.evaluation.miscalibration import cross_fitted
from gmm_core.progress import finish

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]


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
class ScoredTrials:
    """Trials with a known truth, all (trials,).

    claimed, voice : who is claimed, and who really speaks
    mass : what each trial counts; None = one each
    """

    claimed: Sequence[str]
    voice: Sequence[str]
    llr: FloatArray
    target: BoolArray
    mass: FloatArray | None = None

    @property
    def weights(self) -> FloatArray:
        """float64 (trials,)."""
        return np.ones(len(self.llr)) if self.mass is None else self.mass


@dataclass(frozen=True, slots=True)
class Decided:
    """The trials that some threshold accepts, bool (trials,); keys are `fmr` + suffix and so on."""

    name: str
    accepted: BoolArray
    suffix: str = ""


def measure(
    trials: ScoredTrials, decided: Sequence[Decided], draws: int = DRAWS
) -> tuple[Figure, ...]:
    """EER, minDCF, Cllr, minCllr, miscalibration, and the error rates of each way to decide."""
    return finish(measure_steps(trials, decided, draws))


def measure_steps(
    trials: ScoredTrials, decided: Sequence[Decided], draws: int = DRAWS
) -> Generator[int, None, tuple[Figure, ...]]:
    """`measure`, telling how many of the draws are done; between them is a place to cancel."""
    llr, target, base = trials.llr, trials.target, trials.weights
    ranked = RankedTrials(llr, target)
    mapped = cross_fitted(llr, target, trials.claimed, trials.voice, base)
    better = None if mapped is None else RankedTrials(mapped, target)

    def values(weights: FloatArray) -> tuple[float, ...]:
        counts = ranked.counts(weights)
        cost, least = cllr(counts), min_cllr(counts)
        mended = math.nan if better is None else cllr(better.counts(weights))
        rates = [
            share(weights, wrong, kind)
            for one in decided
            for wrong, kind in ((one.accepted, ~target), (~one.accepted, target))
        ]
        ratio = cost / least if least > 0.0 else math.nan
        merits = eer(counts), min_dcf(counts, 0.01), min_dcf(counts, 0.05), cost, least
        return (*merits, ratio, cost - mended, *rates)

    bootstrap = SpeakerBootstrap(trials.claimed, trials.voice)
    found = values(base)
    ranges = yield from bootstrap.interval_steps(lambda weights: values(weights * base), draws)
    named = [*_merits(found[0], target), *_rates(decided, target)]
    return tuple(
        Figure(key, label, value, interval, is_rate, errors, out_of)
        for (key, label, is_rate, errors, out_of), value, interval in zip(
            named, found, ranges, strict=True
        )
    )


_Named = tuple[str, str, bool, int | None, int | None]


def _merits(equal_error: float, target: BoolArray) -> list[_Named]:
    # Only a perfect separation is worth a bound: no error in the scarcer kind of trial.
    scarcer = int(min(target.sum(), (~target).sum()))
    errors, out_of = (0, scarcer) if equal_error == 0.0 else (None, None)
    return [
        ("eer", "EER", True, errors, out_of),
        ("min_dcf_0.01", "minDCF (prior 0.01)", False, None, None),
        ("min_dcf_0.05", "minDCF (prior 0.05)", False, None, None),
        ("cllr", "Cllr", False, None, None),
        ("min_cllr", "minCllr", False, None, None),
        ("cllr_ratio", "Cllr / minCllr", False, None, None),
        ("miscalibration", "Miscalibration (bits)", False, None, None),
    ]


def _rates(decided: Sequence[Decided], target: BoolArray) -> list[_Named]:
    nontargets, targets = int((~target).sum()), int(target.sum())
    named: list[_Named] = []
    for one in decided:
        false_accepts = int((one.accepted & ~target).sum())
        misses = int((~one.accepted & target).sum())
        at = f"at the {one.name} threshold"
        named += [
            (f"fmr{one.suffix}", f"FMR {at}", True, false_accepts, nontargets),
            (f"fnmr{one.suffix}", f"FNMR {at}", True, misses, targets),
        ]
    return named


def share(weights: FloatArray, happened: BoolArray, among: BoolArray) -> float:
    """The weight of those among whom it happened; NaN when there is nobody."""
    total = float(weights[among].sum())
    return float(weights[among & happened].sum()) / total if total else float("nan")


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
