"""Cells of trials to figures: each alone, all pooled, and one threshold over everything."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from joblib import Parallel, delayed

from benchmarks.accuracy.scores import eer_threshold, pool
from benchmarks.accuracy.transfer import transfer
from gmm_core.evaluation.figures import BoolArray, Decided, Figure, ScoredTrials, measure
from gmm_core.evaluation.plots import det_curve

ONE = "one"


@dataclass(frozen=True, slots=True)
class Cell:
    """Trials under one condition.

    source : cells of another source may set a threshold that is tried on this one
    limits : thresholds of the model that scored it, by strictness
    """

    name: str
    source: str
    trials: ScoredTrials
    limits: Mapping[str, float]

    def accepted(self) -> dict[str, BoolArray]:
        """bool (trials,) for each strictness."""
        return {word: self.trials.llr >= limit for word, limit in self.limits.items()}


@dataclass(frozen=True, slots=True)
class Pool:
    """Several cells under one name, each counting alike."""

    name: str
    cells: tuple[Cell, ...]

    def trials(self) -> ScoredTrials:
        """All of them."""
        return pool([cell.trials for cell in self.cells])

    def accepted(self) -> dict[str, BoolArray]:
        """Each trial by the thresholds of the model that scored it."""
        parts = [cell.accepted() for cell in self.cells]
        return {word: np.concatenate([part[word] for part in parts]) for word in parts[0]}


def measured(
    cells: Sequence[Cell],
    pools: Sequence[Pool],
    apart: Sequence[Cell],
    draws: int,
    jobs: int,
) -> dict[str, Any]:
    """Rows as JSON: the cells, the pools, and subsets `apart` that are in no pool.

    The one threshold is where FNMR meets FMR over all cells pooled.
    """
    everything = Pool("everything, one threshold", tuple(cells))
    together = everything.trials()
    one = eer_threshold(together)
    work = [delayed(_row)(cell.name, cell.trials, cell.accepted(), one, draws) for cell in cells]
    work += [
        delayed(_row)(every.name, every.trials(), every.accepted(), one, draws)
        for every in (*pools, everything)
    ]
    work += [delayed(_row)(cell.name, cell.trials, cell.accepted(), one, draws) for cell in apart]
    rows = Parallel(n_jobs=jobs)(work)
    moved = Parallel(n_jobs=jobs)(delayed(_moved)(cell, cells, draws) for cell in cells)
    for row, found in zip(rows, moved, strict=False):  # the cells come first
        row["transfer"] = found
    count, pooled = len(cells), len(pools) + 1
    return {
        "one_threshold": one,
        "cells": rows[:count],
        "pooled": rows[count : count + pooled],
        "apart": rows[count + pooled :],
    }


def _row(
    name: str, trials: ScoredTrials, accepted: Mapping[str, BoolArray], one: float, draws: int
) -> dict[str, Any]:
    decided = [Decided(word, chosen, f" {word}") for word, chosen in accepted.items()]
    decided.append(Decided("one", trials.llr >= one, f" {ONE}"))
    figures = measure(trials, decided, draws)
    return {
        "name": name,
        "speakers": len(set(trials.claimed)),
        "targets": int(trials.target.sum()),
        "nontargets": int((~trials.target).sum()),
        "figures": {figure.key: _compact(figure) for figure in figures},
        "det": det_curve(trials.llr, trials.target),
    }


def _compact(figure: Figure) -> dict[str, float | int | str | None]:
    return {key: value for key, value in figure.as_json().items() if value is not None}


def _moved(cell: Cell, cells: Sequence[Cell], draws: int) -> dict[str, Any] | None:
    others = [other.trials for other in cells if other.source != cell.source]
    return transfer(cell.trials, pool(others), draws=draws).as_json() if others else None
