"""Maximum-likelihood EM with variance floor and re-seeding of dead components."""

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gmm_core.gmm.model import DiagonalGmm
from gmm_core.gmm.stats import Features, RunningSum, Statistics, accumulate_steps, iterate_shards
from gmm_core.linalg import Float64

_DEAD_FRAMES = 1e-2  # a component that owns less than this can no longer move
_SPLIT = 0.2  # standard deviations between a split component and its halves


@dataclass(frozen=True, slots=True)
class EmConfig:
    """How long EM goes on, and what keeps it from degenerating."""

    iterations: int = 20
    least_gain: float = 1e-4  # nats per frame; EM ends when an iteration gains less
    variance_floor: float = 0.01  # fraction of the data's variance in each dimension
    reseed: bool = True
    threads: int = 1


@dataclass(frozen=True, slots=True)
class EmStep:
    """One E step: the mixture before its M step scored this much."""

    iteration: int
    mean_log_likelihood: float  # nats per frame
    gain: float  # over the step before; nan for the first


def maximize(
    statistics: Statistics, previous: DiagonalGmm, variance_floor: npt.ArrayLike = 1e-6
) -> DiagonalGmm:
    """The M step (Dempster, Laird & Rubin 1977; Reynolds & Rose 1995, eqs. 5-8), variances floored.

    A floored variance is the constrained optimum of Q, so the likelihood cannot fall. Components
    that own nothing keep their place with weight 0.
    variance_floor : scalar or (D,)
    """
    n = statistics.n
    alive = n > _DEAD_FRAMES
    safe = np.where(alive, n, 1.0)[:, None]
    means = np.where(alive[:, None], statistics.first / safe, previous.means)
    spread = statistics.second / safe - means**2
    variances = np.where(alive[:, None], spread, previous.variances)
    variances = np.maximum(variances, variance_floor)
    weights = np.maximum(n, 0.0) / n.sum()
    return DiagonalGmm(weights / weights.sum(), means, variances)


def reseed(model: DiagonalGmm, statistics: Statistics) -> DiagonalGmm:
    """Dead components become halves of the heaviest ones; the same model when none is dead."""
    dead = np.flatnonzero(statistics.n <= _DEAD_FRAMES)
    weights, means = model.weights.copy(), model.means.copy()
    variances = model.variances.copy()
    for component in dead:
        heavy = int(np.argmax(weights))
        shift = _SPLIT * np.sqrt(variances[heavy])
        weights[component] = weights[heavy] = weights[heavy] / 2
        variances[component] = variances[heavy]
        means[component] = means[heavy] + shift
        means[heavy] -= shift
    return model if len(dead) == 0 else DiagonalGmm(weights / weights.sum(), means, variances)


def _data_variance(x: Features) -> Generator[EmStep, None, Float64]:
    """The variance of all frames in each dimension, float64 (D,)."""
    count, first, second = 0, 0.0, 0.0
    for shard in iterate_shards(x):
        wide = shard.astype(np.float64)
        count, first, second = count + len(wide), first + wide.sum(0), second + (wide**2).sum(0)
        yield EmStep(0, np.nan, np.nan)
    if count == 0:
        raise ValueError("there are no frames to train on")
    variance: Float64 = np.maximum(second / count - (first / count) ** 2, 0.0)
    return variance


def fit(
    x: Features, start: DiagonalGmm, config: EmConfig | None = None
) -> Generator[EmStep, None, DiagonalGmm]:
    """EM from `start`; yields after each E step and, without news, after each shard (to cancel).

    x : float32 (frames, D), or shards that can be iterated again and again
    The yielded likelihoods never fall (iteration 0 has none yet): a re-seeding that would lower
    them is taken back.
    Returns the mixture of the last M step. Raises ValueError without frames.
    """
    config = config or EmConfig()
    variance = yield from _data_variance(x)
    floor = np.maximum(config.variance_floor * variance, 1e-10)
    floored = np.maximum(start.variances, floor)
    model = fallback = DiagonalGmm(start.weights, start.means, floored)
    step = EmStep(0, np.nan, np.nan)
    while step.iteration < config.iterations:
        statistics = yield from _expect(x, model, config.threads, step)
        mean = statistics.mean_log_likelihood
        if model is not fallback and mean < step.mean_log_likelihood:
            model = fallback  # the split did harm: go on without it
            continue
        step = EmStep(step.iteration + 1, mean, mean - step.mean_log_likelihood)
        yield step
        model = fallback = maximize(statistics, model, floor)
        if step.gain < config.least_gain:
            break
        if config.reseed:
            model = reseed(fallback, statistics)
    return fallback  # a last re-seeding was never tried on the data


def _expect(
    x: Features, model: DiagonalGmm, threads: int, last: EmStep
) -> Generator[EmStep, None, Statistics]:
    total = RunningSum(model.components, model.dims)
    for part in accumulate_steps(x, model, threads):
        total.add(part)
        yield last
    return total.statistics()
