"""Whole training, likelihoods, adaptation and full covariances against scikit-learn."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.speed.bench import Bench
from benchmarks.speed.clock import Timing, in_words, timed
from benchmarks.speed.material import DIMS, frames, save_mixture, start_mixture
from benchmarks.speed.peers import PeerMissing
from benchmarks.speed.rows import AT_LEAST, Goal, Row, not_measured
from benchmarks.speed.versus import versus
from gmm_core.gmm import (
    DiagonalGmm,
    EmConfig,
    FullGmm,
    MapConfig,
    accumulate,
    accumulate_full,
    fit,
    kmeans,
    map_adapt,
    maximize_full,
)
from gmm_core.helper import Helper
from gmm_core.linalg import Float32
from gmm_core.progress import finish

MOST_ITERATIONS = 400
RELEVANCE_FACTOR = 16.0
_REPEATS = 5  # of works of a few milliseconds, by both sides
_ROUNDS = 21  # of these


def measure(bench: Bench) -> Iterator[Row]:
    """Rows whose peer is missing say so."""
    for part in (_training, _likelihoods, _adaptation, _full):
        yield from part(bench)


def _training(bench: Bench) -> Iterator[Row]:
    """Each of our runs must end as high as scikit-learn's with the same seed, or it counts 0."""
    count, components, seeds = (10_000, 64, 1) if bench.quick else (50_000, 256, 3)
    work = f"training to scikit-learn's final likelihood, {count:,} x {DIMS}, {components} comp."
    goal = Goal(8, "x", AT_LEAST)
    x = frames(count, seed=1)
    data = bench.folder / "training.npy"
    np.save(data, x)
    ours, theirs, reached, iterations = [], [], [], []
    for seed in range(seeds):
        try:
            timing, answer = bench.ask("training", data=data, components=components, seed=seed)
        except PeerMissing as missing:
            yield not_measured(work, goal, str(missing))
            return
        theirs.append(timing)
        wanted = answer["mean_log_likelihood"]
        timing, mean, needed = _train_to(x, components, wanted, seed, bench)
        ours.append(timing)
        reached.append(mean >= wanted)
        iterations.append((needed, answer["iterations"]))
    ratios = [
        other.wall_s / mine.wall_s if enough else 0.0
        for mine, other, enough in zip(ours, theirs, reached, strict=True)
    ]
    yield Row(
        work=work,
        ours=f"{in_words(ours)}, over-relaxed, {[mine for mine, _ in iterations]} iterations",
        peer=f"scikit-learn, float64: {in_words(theirs)}, {[n for _, n in iterations]} iterations",
        value=float(np.median(ratios)),
        goal=goal,
        checked=f"{sum(reached)} of {seeds} seeds ended as high as scikit-learn's same seed",
        bound="the EM iteration, see above",
        details={"ratios": ratios, "reached": reached},
    )


def _train_to(
    x: Float32, components: int, wanted: float, seed: int, bench: Bench
) -> tuple[Timing, float, int]:
    """k-means start and EM until it is as likely: time, mean log-likelihood, iterations."""
    config = EmConfig(MOST_ITERATIONS, least_gain=-np.inf, relaxed=True, threads=bench.threads)
    mean, iterations = -np.inf, 0

    def work() -> None:
        nonlocal mean, iterations
        for step in fit(x, finish(kmeans(x, components, seed=seed)), config):
            if step.iteration > iterations:
                mean, iterations = step.mean_log_likelihood, step.iteration
            if mean >= wanted:
                return

    return timed(work), mean, iterations


def _likelihoods(bench: Bench) -> Iterator[Row]:
    model = start_mixture(1024)
    x = frames(300, seed=2)
    work = "log-likelihood of 3 s of speech (300 frames), 1024 components"

    def alone() -> Timing:
        return timed(lambda: model.log_likelihood(x), _REPEATS)

    with Helper() as helper:

        def helped() -> Timing:
            return timed(lambda: model.log_likelihood(x, helper), _REPEATS)

        ours, single = (helped, alone) if bench.threads > 1 else (alone, None)
        for dtype, limit in (("float64", 6.0), ("float32", 3.0)):
            goal = Goal(limit, "x", AT_LEAST)
            yield _pair(bench, work, goal, ours, "log_likelihood", x, model, dtype, single)


def _adaptation(bench: Bench) -> Iterator[Row]:
    model = start_mixture(1024)
    x = frames(3000, seed=3)
    work = "MAP adaptation to 30 s (3,000 frames), 1024 components"
    goal = Goal(5, "x", AT_LEAST)

    def ours() -> Timing:
        return timed(lambda: _adapt(x, model, bench.threads), _REPEATS)

    yield _pair(bench, work, goal, ours, "map_adapt", x, model)


def _adapt(x: Float32, model: DiagonalGmm, threads: int) -> DiagonalGmm:
    config = MapConfig(relevance_factor=RELEVANCE_FACTOR)
    return map_adapt(accumulate(x, model, threads), model, config)


def _pair(
    bench: Bench,
    work: str,
    goal: Goal,
    ours: Callable[[], Timing],
    task: str,
    x: Float32,
    model: DiagonalGmm,
    dtype: str = "float64",
    alone: Callable[[], Timing] | None = None,
) -> Row:
    """A short work against scikit-learn: many alternating runs, and the results side by side."""
    data, out = bench.folder / f"{task}.npy", bench.folder / f"{task}-out.npy"
    np.save(data, x)
    arguments: dict[str, Any] = {"data": data, "dtype": dtype, "out": out, "repeats": _REPEATS}
    arguments["model"] = save_mixture(bench.folder / f"{task}.npz", model)
    if task == "map_adapt":
        arguments["relevance_factor"] = RELEVANCE_FACTOR
    name = f"scikit-learn, {dtype}"

    def theirs() -> Timing:
        return bench.ask(task, **arguments)[0]

    def told() -> dict[str, Any]:
        checked = _compared(x, model, out, bench) if dtype == "float64" else ""
        return {"checked": checked, "work_to_profile": ours}

    work = f"{work}, against {name}"
    return versus(work, name, goal, ours, theirs, _ROUNDS, told, alone=alone)


def _compared(x: Float32, model: DiagonalGmm, out: Path, bench: Bench) -> str:
    theirs = np.load(out)
    if theirs.ndim == 1:
        mine = model.log_likelihood(x)
        return f"equal within {np.max(np.abs(mine / theirs - 1)):.1e} relative (limit 1e-5)"
    means = _adapt(x, model, bench.threads).means
    return f"means equal within {np.max(np.abs(means - theirs)):.1e} deviations"


def _full(bench: Bench) -> Iterator[Row]:
    count, components = (5_000, 16) if bench.quick else (20_000, 64)
    work = f"FullGmm: EM iteration, {count:,} x {DIMS}, {components} full covariances"
    goal = Goal(None, "x")
    x, model = frames(count, seed=4), FullGmm.from_diagonal(start_mixture(components))
    data, start = bench.folder / "full.npy", bench.folder / "full.npz"
    np.save(data, x)
    np.savez(start, weights=model.weights, means=model.means, covariances=model.covariances)
    mean: list[float] = []

    def iteration() -> None:
        statistics = accumulate_full(x, model, bench.threads)
        maximize_full(statistics, model, 0.01)
        mean.append(statistics.mean_log_likelihood)

    found: dict[str, Any] = {}

    def theirs() -> Timing:
        timing, answer = bench.ask(
            "em_iteration", data=data, model=start, dtype="float64", kind="full"
        )
        found.update(answer)
        return timing

    def told() -> dict[str, Any]:
        apart = abs(mean[0] / found["mean_log_likelihood"] - 1)
        return {"checked": f"mean log-likelihood {apart:.1e} apart"}

    name = "scikit-learn, float64"
    yield versus(work, name, goal, lambda: timed(iteration), theirs, 3, told, warm_up=False)
