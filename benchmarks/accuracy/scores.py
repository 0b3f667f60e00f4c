"""Scores of many segments against many models, and the trials they make."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from gmm_core.evaluation.figures import ScoredTrials
from gmm_core.evaluation.metrics import RankedTrials, error_curve
from gmm_core.linalg import Float64


@dataclass(frozen=True, slots=True)
class Scores:
    """Every segment against every model, once.

    models : (M,) names of the enrolled; groups : (M,) of whom they are impostors
    voices : (S,) who speaks, always one of the models
    llr : float64 (S, M); net_s : float64 (S,)
    """

    models: tuple[str, ...]
    groups: tuple[str, ...]
    voices: tuple[str, ...]
    llr: Float64
    net_s: Float64

    def trials(self, within: str = "") -> ScoredTrials:
        """Own trials, and impostors of the same group; `within` must occur in the group."""
        place = {name: index for index, name in enumerate(self.models)}
        voice = np.array([place[name] for name in self.voices])
        group = np.array(self.groups)
        asked = np.array([within in name for name in self.groups])
        chosen = (group[voice][:, None] == group[None, :]) & asked[None, :]
        segment, claimed = np.nonzero(chosen)
        names = np.array(self.models)
        return ScoredTrials(
            claimed=names[claimed].tolist(),
            voice=names[voice[segment]].tolist(),
            llr=self.llr[segment, claimed],
            target=claimed == voice[segment],
        )

    def save(self, path: Path) -> None:
        """As npz; an interrupted write leaves nothing that could be loaded."""
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".part")
        with unfinished.open("wb") as file:
            np.savez(
                file,
                allow_pickle=False,
                models=np.array(self.models),
                groups=np.array(self.groups),
                voices=np.array(self.voices),
                llr=self.llr,
                net_s=self.net_s,
            )
        unfinished.replace(path)


def load_scores(path: Path) -> Scores:
    """What `save` wrote."""
    with np.load(path, allow_pickle=False) as arrays:
        names = (tuple(arrays[key].tolist()) for key in ("models", "groups", "voices"))
        return Scores(*names, arrays["llr"], arrays["net_s"])


def pool(parts: Sequence[ScoredTrials]) -> ScoredTrials:
    """All trials together; each part counts alike, its targets and its nontargets by themselves.

    So FMR and FNMR of the pool are the plain means of the parts' rates, and no part wins by size.
    """
    masses = []
    for part in parts:
        targets, strangers = int(part.target.sum()), int((~part.target).sum())
        masses.append(np.where(part.target, 1 / max(targets, 1), 1 / max(strangers, 1)))
    return ScoredTrials(
        claimed=[name for part in parts for name in part.claimed],
        voice=[name for part in parts for name in part.voice],
        llr=np.concatenate([part.llr for part in parts]),
        target=np.concatenate([part.target for part in parts]),
        mass=np.concatenate(masses),
    )


def eer_threshold(trials: ScoredTrials) -> float:
    """Where FNMR and FMR are nearest to equal."""
    counts = RankedTrials(trials.llr, trials.target).counts(trials.weights)
    fnmr, fmr = error_curve(counts)
    return _value_at(counts.values, int(np.argmin(np.abs(fnmr - fmr))))


def fmr_threshold(ranked: RankedTrials, weights: Float64, rate: float) -> float:
    """The least threshold that lets no more than `rate` of the nontargets pass."""
    counts = ranked.counts(weights)
    _, fmr = error_curve(counts)
    return _value_at(counts.values, int(np.argmax(fmr <= rate)))


def _value_at(values: Float64, index: int) -> float:
    # One past the last score rejects everything
    return float(values[index]) if index < len(values) else float(np.nextafter(values[-1], np.inf))
