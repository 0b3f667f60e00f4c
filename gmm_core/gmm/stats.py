"""Sufficient statistics of data under a mixture (the E step); they add."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gmm_core.gmm.likelihood import BLOCK_FRAMES, expand_into
from gmm_core.gmm.model import DiagonalGmm
from gmm_core.linalg import Float32, Float64

Features = npt.NDArray[np.float32] | Iterable[npt.NDArray[np.float32]]
SHARD_FRAMES = 8192  # the unit of work of a thread: fixed, so threads never change a sum
_FLUSH_BLOCKS = 8  # partial sums in float32 go to float64 after so many blocks


@dataclass(frozen=True, slots=True)
class Statistics:
    """n_k = sum P(k|x), first_k = sum P(k|x) x, second_k = sum P(k|x) x^2.

    Reynolds 2000, eqs. 8-10, not divided by n_k, so that they add.

    n float64 (C,), first and second float64 (C, D), log_likelihood in nats over all frames.
    """

    n: Float64
    first: Float64
    second: Float64
    log_likelihood: float
    frames: int

    def __add__(self, other: "Statistics") -> "Statistics":
        if self.first.shape != other.first.shape:
            raise ValueError(f"shapes differ: {self.first.shape} and {other.first.shape}")
        return Statistics(
            self.n + other.n,
            self.first + other.first,
            self.second + other.second,
            self.log_likelihood + other.log_likelihood,
            self.frames + other.frames,
        )

    def scaled(self, factor: float) -> "Statistics":
        """As if the data weighed `factor` times as much; frames and likelihood stay."""
        return Statistics(
            self.n * factor,
            self.first * factor,
            self.second * factor,
            self.log_likelihood,
            self.frames,
        )

    @property
    def mean_log_likelihood(self) -> float:
        """Nats per frame; raises ValueError without frames."""
        if self.frames == 0:
            raise ValueError("no frames were accumulated")
        return self.log_likelihood / self.frames


def zero_statistics(components: int, dims: int) -> Statistics:
    """The statistics of no frames."""
    zeros = np.zeros((components, dims))
    return Statistics(np.zeros(components), zeros, zeros, 0.0, 0)


def iterate_shards(x: Features) -> Iterator[Float32]:
    """An array, or an iterable of arrays, as float32 pieces of at most SHARD_FRAMES frames."""
    for shard in [x] if isinstance(x, np.ndarray) else x:
        for start in range(0, len(shard), SHARD_FRAMES):
            yield np.asarray(shard[start : start + SHARD_FRAMES], np.float32)


def accumulate_shard(x: Float32, model: DiagonalGmm) -> Statistics:
    """The statistics of one shard; buffers of BLOCK_FRAMES rows are all it allocates per frame."""
    dims, matrix = model.dims, model.precise
    rows = np.empty((BLOCK_FRAMES, 2 * dims + 1), matrix.dtype)
    densities = np.empty((BLOCK_FRAMES, model.components), matrix.dtype)
    total = np.zeros((model.components, 2 * dims + 1))
    partial = np.zeros((model.components, 2 * dims + 1), matrix.dtype)
    log_likelihood = 0.0
    for index, start in enumerate(range(0, len(x), BLOCK_FRAMES)):
        block = x[start : start + BLOCK_FRAMES]
        used, p = rows[: len(block)], densities[: len(block)]
        expand_into(block, used)
        np.matmul(used, matrix, out=p)
        peak = p.max(axis=1)
        np.subtract(p, peak[:, None], out=p)
        np.exp(p, out=p)
        sums = p.sum(axis=1)
        log_likelihood += float(np.sum(peak + np.log(sums), dtype=np.float64))
        # P(k|x) = p / sum: dividing the narrow rows is cheaper than dividing p
        np.divide(used, sums[:, None], out=used)
        partial += p.T @ used
        if index % _FLUSH_BLOCKS == _FLUSH_BLOCKS - 1:
            total += partial
            partial.fill(0)
    total += partial
    second, first, n = total[:, :dims], total[:, dims:-1], total[:, -1]
    return Statistics(n, first, second, log_likelihood, len(x))


def accumulate_steps(x: Features, model: DiagonalGmm, threads: int = 1) -> Iterator[Statistics]:
    """The statistics of each shard in order; between them is a place to cancel."""
    if threads < 1:
        raise ValueError("threads must be at least 1")
    if threads == 1:
        for shard in iterate_shards(x):
            yield accumulate_shard(shard, model)
        return
    with ThreadPoolExecutor(threads) as pool:
        waiting: deque[Future[Statistics]] = deque()
        for shard in iterate_shards(x):
            waiting.append(pool.submit(accumulate_shard, shard, model))
            if len(waiting) > 2 * threads:  # bounds the memory of finished shards
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def accumulate(x: Features, model: DiagonalGmm, threads: int = 1) -> Statistics:
    """The E step over all data: float32 (frames, D), or shards of it that need not fit in memory.

    Nothing of size frames x components is allocated. Shards are fixed and summed in order, so the
    number of threads never changes a bit.
    """
    total = zero_statistics(model.components, model.dims)
    for part in accumulate_steps(x, model, threads):
        total = total + part
    return total
