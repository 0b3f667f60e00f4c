"""Maximum-likelihood EM with variance floor and re-seeding of dead components."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

from gmm_core.gmm.likelihood import LEAST_WEIGHT
from gmm_core.gmm.model import DiagonalGmm
from gmm_core.gmm.stats import (
    Features,
    Parts,
    Statistics,
    accumulate_steps,
    iterate_shards,
    zero_statistics,
)
from gmm_core.linalg import Float32, Float64

DEAD_FRAMES = 1e-2  # a component that owns less than this can no longer move
_GROWTH, _LONGEST = 1.1, 10.0  # of over-relaxed steps: each success makes the next one longer
_SPLIT = 0.2  # standard deviations between a split component and its halves


@dataclass(frozen=True, slots=True)
class EmConfig:
    """How long EM goes on, and what keeps it from degenerating."""

    iterations: int = 20
    least_gain: float = 1e-4  # nats per frame; EM ends when an iteration gains less
    variance_floor: float = 0.01  # fraction of the data's variance in each dimension
    reseed: bool = True
    relaxed: bool = False  # longer steps, a third fewer iterations; see `overstep`
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
    Raises ValueError without frames.
    """
    check_heard(statistics)
    n = statistics.n
    alive = n > DEAD_FRAMES
    safe = np.where(alive, n, 1.0)[:, None]
    means = np.where(alive[:, None], statistics.first / safe, previous.means)
    spread = statistics.second / safe - means**2
    variances = np.where(alive[:, None], spread, previous.variances)
    variances = np.maximum(variances, variance_floor)
    weights = np.maximum(n, 0.0) / n.sum()
    return DiagonalGmm(weights / weights.sum(), means, variances)


def check_heard(statistics: Statistics) -> None:
    """Raises ValueError for the statistics of no frames, of which nothing can be learned."""
    if statistics.n.sum() <= 0:
        raise ValueError("there are no frames to train on")


def reseed(model: DiagonalGmm, statistics: Statistics) -> DiagonalGmm:
    """Dead components become halves of the heaviest ones; the same model when none is dead."""
    weights, means, origin = split_heaviest(
        statistics.n, model.weights, model.means, np.sqrt(model.variances)
    )
    unchanged = np.array_equal(origin, np.arange(len(origin)))
    return model if unchanged else DiagonalGmm(weights, means, model.variances[origin])


def split_heaviest(
    n: Float64, weights: Float64, means: Float64, deviations: Float64
) -> tuple[Float64, Float64, npt.NDArray[np.intp]]:
    """New weights (C,) and means (C, D) without dead components, and whose half each one is (C,).

    n : frames that each component owns; deviations : (C, D)
    """
    weights, means, origin = weights.copy(), means.copy(), np.arange(len(n))
    for component in np.flatnonzero(n <= DEAD_FRAMES):
        heavy = int(np.argmax(weights))
        origin[component] = origin[heavy]
        shift = _SPLIT * deviations[origin[heavy]]
        weights[component] = weights[heavy] = weights[heavy] / 2
        means[component] = means[heavy] + shift
        means[heavy] -= shift
    return weights / weights.sum(), means, origin


def overstep(before: DiagonalGmm, after: DiagonalGmm, factor: float, floor: Float64) -> DiagonalGmm:
    """`factor` times the step that an M step took (Salakhutdinov & Roweis 2003, adaptive
    overrelaxed EM): weights and variances in logarithms, means as they are.

    floor : (D,), of the variances
    """

    def stretched(old: Float64, new: Float64) -> Float64:
        return old + factor * (new - old)

    least = LEAST_WEIGHT
    logs = [np.log(np.maximum(weights, least)) for weights in (before.weights, after.weights)]
    weights = np.exp(stretched(*logs))
    variances = np.exp(stretched(np.log(before.variances), np.log(after.variances)))
    means = stretched(before.means, after.means)
    return DiagonalGmm(weights / weights.sum(), means, np.maximum(variances, floor))


@dataclass(slots=True)
class DataMoments:
    """Sums over all frames of the data, of which the variance floor is a share."""

    count: int = 0
    first: Float64 | float = 0.0  # (D,)
    second: Float64 | float = 0.0  # (D,), of the squares

    def add(self, count: int, first: Float64, second: Float64) -> None:
        """The sums of one shard."""
        self.count, self.first, self.second = (
            self.count + count,
            self.first + first,
            self.second + second,
        )

    def floor(self, share: float) -> Float64:
        """`share` of the variance in each dimension, float64 (D,).

        Raises ValueError without frames, and for frames that hold NaN or infinity.
        """
        if self.count == 0:
            raise ValueError("there are no frames to train on")
        if not np.isfinite(self.second).all():
            raise ValueError("the frames to train on hold values that are not finite")
        variance = self.second / self.count - (self.first / self.count) ** 2
        return np.asarray(np.maximum(share * np.maximum(variance, 0.0), 1e-10))


def shard_moments(shard: Float32) -> tuple[int, Float64, Float64]:
    """(frames, sums (D,), sums of squares (D,)) of one shard, for `DataMoments`."""
    wide = shard.astype(np.float64)
    return len(wide), wide.sum(0), (wide**2).sum(0)


def fit(
    x: Features, start: DiagonalGmm, config: EmConfig | None = None
) -> Generator[EmStep, None, DiagonalGmm]:
    """EM from `start`; yields after each E step and, without news, after each shard (to cancel).

    x : float32 (frames, D), or shards that can be iterated again and again
    The yielded likelihoods never fall (iteration 0 has none yet): a re-seeding or an over-relaxed
    step that would lower them is taken back, which costs an E step that is not yielded.
    Returns the mixture of the last M step. Raises ValueError without frames, and for frames of
    another dimension or with values that are not finite.
    """
    config = config or EmConfig()
    floor = yield from data_floor(x, config.variance_floor)
    kind = diagonal(start, floor, lambda mixture: accumulate_steps(x, mixture, config.threads))
    return (yield from iterate(floored(start, floor), kind, config))


def data_floor(x: Features, share: float) -> Generator[EmStep, None, Float64]:
    """`share` of the data's variance in each dimension, float64 (D,); yields to be cancelled."""
    moments = DataMoments()
    for shard in iterate_shards(x):
        moments.add(*shard_moments(shard))
        yield EmStep(0, np.nan, np.nan)
    return moments.floor(share)


Mixture = TypeVar("Mixture")


@dataclass(frozen=True, slots=True)
class Kind(Generic[Mixture]):
    """What EM must know about a kind of mixture (diagonal or full)."""

    zero: Callable[[], Statistics]  # of no frames
    parts: Callable[[Mixture], Parts]  # the statistics of each shard of the data
    maximize: Callable[[Statistics, Mixture], Mixture]
    reseed: Callable[[Mixture, Statistics], Mixture]  # the same object when nothing is dead
    overstep: Callable[[Mixture, Mixture, float], Mixture] | None = None


def diagonal(
    start: DiagonalGmm, floor: Float64, parts: Callable[[DiagonalGmm], Parts]
) -> Kind[DiagonalGmm]:
    """Diagonal mixtures of the shape of `start`, whose E step `parts` computes.

    floor : (D,), of the variances
    """
    return Kind(
        zero=lambda: zero_statistics(start.components, start.dims),
        parts=parts,
        maximize=lambda statistics, mixture: maximize(statistics, mixture, floor),
        reseed=reseed,
        overstep=lambda before, after, factor: overstep(before, after, factor, floor),
    )


def floored(model: DiagonalGmm, floor: Float64) -> DiagonalGmm:
    """The same with variances of at least `floor` (D,)."""
    return DiagonalGmm(model.weights, model.means, np.maximum(model.variances, floor))


@dataclass(frozen=True, slots=True)
class EmState(Generic[Mixture]):
    """Where EM stands after an M step: all that it needs to go on with the same bits."""

    step: EmStep
    model: Mixture  # of the next E step
    fallback: Mixture  # of the last M step; the same object unless re-seeded or over-relaxed
    factor: float = 1.0
    ended: bool = False


def iterate(
    start: Mixture | EmState[Mixture],
    kind: Kind[Mixture],
    config: EmConfig,
    keep: Callable[[EmState[Mixture]], None] = lambda _: None,
) -> Generator[EmStep, None, Mixture]:
    """The loop of `fit`, from a mixture whose variances respect the floor already.

    start : or where an earlier loop stood; keep : is given that after every M step
    """
    if config.relaxed and kind.overstep is None:
        raise ValueError("over-relaxed EM is for diagonal mixtures; use EmConfig(relaxed=False)")
    if not isinstance(start, EmState):
        start = EmState(EmStep(0, np.nan, np.nan), start, start)
    step, model, fallback = start.step, start.model, start.fallback
    factor, ended = start.factor, start.ended
    while not ended and step.iteration < config.iterations:
        statistics = yield from _expect(kind, model, step)
        mean = statistics.mean_log_likelihood
        if model is not fallback and mean < step.mean_log_likelihood:
            model, factor = fallback, 1.0  # the split or the long step did harm: go on without
            continue
        step = EmStep(step.iteration + 1, mean, mean - step.mean_log_likelihood)
        yield step
        before, fallback = model, kind.maximize(statistics, model)
        model = fallback
        ended = step.gain < config.least_gain
        if config.relaxed and kind.overstep is not None and not ended:
            factor = min(factor * _GROWTH, _LONGEST)
            model = kind.overstep(before, fallback, factor)
        if config.reseed and not ended:
            model = kind.reseed(model, statistics)
        keep(EmState(step, model, fallback, factor, ended))
    return fallback  # a last re-seeding was never tried on the data


def _expect(
    kind: Kind[Mixture], model: Mixture, last: EmStep
) -> Generator[EmStep, None, Statistics]:
    total = kind.zero()
    for part in kind.parts(model):
        total = total.absorb(part)
        yield last
    return total
