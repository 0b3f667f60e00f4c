"""Maximum a posteriori adaptation of a UBM to a voice (Reynolds et al. 2000, section 3.3)."""

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from gmm_core.gmm.em import EmStep
from gmm_core.gmm.model import DiagonalGmm
from gmm_core.gmm.stats import Features, Statistics, accumulate_steps, zero_statistics


@dataclass(frozen=True, slots=True)
class MapConfig:
    """What is adapted, and how many frames of the voice weigh as much as the UBM."""

    relevance_factor: float = 16.0
    means: bool = True
    weights: bool = False
    variances: bool = False
    variance_floor: float = 1e-3
    iterations: int = 1


def map_adapt(
    statistics: Statistics, ubm: DiagonalGmm, config: MapConfig | None = None
) -> DiagonalGmm:
    """One MAP update; with T frames, n_k, E_k(x) and E_k(x^2) from `statistics`:

    a_k = n_k / (n_k + r)                                               (eq. 14)
    w_k = (a_k n_k / T + (1 - a_k) w_k) / sum                           (eq. 11)
    mu_k = a_k E_k(x) + (1 - a_k) mu_k                                  (eq. 12)
    s_k = a_k E_k(x^2) + (1 - a_k)(s_k + mu_k^2) - mu_k,new^2           (eq. 13)

    Tends to the UBM for a large relevance factor and to maximum likelihood for a small one.
    Raises ValueError for a relevance factor <= 0.
    """
    config = config or MapConfig()
    if config.relevance_factor <= 0:
        raise ValueError("the relevance factor must be positive")
    n = statistics.n
    alpha = (n / (n + config.relevance_factor))[:, None]
    safe = np.maximum(n, 1e-10)[:, None]
    weights, means, variances = ubm.weights, ubm.means, ubm.variances
    if config.means:
        means = alpha * (statistics.first / safe) + (1 - alpha) * ubm.means
    if config.variances:
        moment = ubm.variances + ubm.means**2
        variances = alpha * (statistics.second / safe) + (1 - alpha) * moment - means**2
        variances = np.maximum(variances, config.variance_floor)
    if config.weights:
        share = n / max(n.sum(), 1e-10)  # n sums to T
        weights = alpha[:, 0] * share + (1 - alpha[:, 0]) * ubm.weights
        weights = weights / weights.sum()
    return DiagonalGmm(weights, means, variances)


def map_fit(
    x: Features, ubm: DiagonalGmm, config: MapConfig | None = None, threads: int = 1
) -> Generator[EmStep, None, DiagonalGmm]:
    """Several MAP updates, each from the last mixture's posteriors, always relative to the UBM.

    Yields as `fit` does: after each E step and, without news, after each shard (to cancel).
    Raises ValueError as `accumulate` and `map_adapt` do, and without frames.
    """
    config = config or MapConfig()
    model, step = ubm, EmStep(0, np.nan, np.nan)
    while step.iteration < config.iterations:
        statistics = zero_statistics(ubm.components, ubm.dims)
        for part in accumulate_steps(x, model, threads):
            statistics = statistics.absorb(part)
            yield step
        mean = statistics.mean_log_likelihood
        step = EmStep(step.iteration + 1, mean, mean - step.mean_log_likelihood)
        yield step
        model = map_adapt(statistics, ubm, config)
    return model
