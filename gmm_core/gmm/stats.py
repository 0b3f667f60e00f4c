"""Sufficient statistics of data under a mixture (the E step); they add."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from queue import SimpleQueue

import numpy as np
import numpy.typing as npt

from gmm_core.gmm.likelihood import BLOCK_FRAMES, BlockEvaluator, check_features
from gmm_core.gmm.model import DiagonalGmm
from gmm_core.linalg import Float32, Float64

Features = npt.NDArray[np.float32] | Iterable[npt.NDArray[np.float32]]
# The unit of work of a thread and of a float32 sum. Fixed, so threads never change a bit; whole
# blocks; and half a minute of speech still keeps two threads busy.
SHARD_FRAMES = 4 * BLOCK_FRAMES


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

    def absorb(self, other: "Statistics") -> "Statistics":
        """`self + other` in the arrays of `self`, which is void from then on: for long sums."""
        np.add(self.n, other.n, out=self.n)
        np.add(self.first, other.first, out=self.first)
        np.add(self.second, other.second, out=self.second)
        return replace(
            self,
            log_likelihood=self.log_likelihood + other.log_likelihood,
            frames=self.frames + other.frames,
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
    shape = (components, dims)
    return Statistics(np.zeros(components), np.zeros(shape), np.zeros(shape), 0.0, 0)


ShardWorker = Callable[[Float32], Statistics]
Parts = Iterator[Statistics]


def iterate_shards(x: Features) -> Iterator[Float32]:
    """An array, or an iterable of arrays, as float32 pieces of at most SHARD_FRAMES frames."""
    for shard in [x] if isinstance(x, np.ndarray) else x:
        for start in range(0, len(shard), SHARD_FRAMES):
            yield np.asarray(shard[start : start + SHARD_FRAMES], np.float32)


def accumulate_shard(
    x: Float32, model: DiagonalGmm, evaluator: BlockEvaluator | None = None
) -> Statistics:
    """The statistics of one shard: float32 sums over its blocks, then float64.

    evaluator : of this mixture, from an earlier shard; by default a new one
    Raises ValueError for features of another dimension.
    """
    check_features(x, model.dims)
    evaluator = evaluator or BlockEvaluator(model.form)
    dims, delicate = model.dims, model.form.delicate
    shape = (model.components, 2 * dims + 1)
    sums, product = np.zeros(shape, np.float32), np.empty(shape, np.float32)
    delicate_sums = np.zeros((len(delicate), shape[1]))
    log_likelihood = 0.0
    for start in range(0, len(x), BLOCK_FRAMES):
        found = evaluator.evaluate(x[start : start + BLOCK_FRAMES])
        log_likelihood += float(found.log_likelihood.sum(dtype=np.float64))
        # P(k|x) = joint / total: dividing the narrow rows is cheaper than dividing joint
        scale = 1 / found.total[:, None]
        np.multiply(found.rows, scale, out=found.rows)
        sums += np.matmul(found.joint.T, found.rows, out=product)
        if len(delicate):
            # their variances, too, are small differences of large numbers
            share = found.joint[:, delicate].astype(np.float64) * scale
            delicate_sums += share.T @ found.precise_rows
    total = sums.astype(np.float64)
    total[delicate] = delicate_sums
    return Statistics(total[:, -1], total[:, dims:-1], total[:, :dims], log_likelihood, len(x))


def map_shards(x: Features, make_worker: Callable[[], ShardWorker], threads: int) -> Parts:
    """The statistics of each shard in order; between them is a place to cancel.

    make_worker : called once a thread; a worker keeps its buffers and serves one shard at a time
    """
    if threads < 1:
        raise ValueError("threads must be at least 1")
    if threads == 1:
        worker = make_worker()
        for shard in iterate_shards(x):
            yield worker(shard)
        return
    free: SimpleQueue[ShardWorker] = SimpleQueue()
    for _ in range(threads):
        free.put(make_worker())

    def work(shard: Float32) -> Statistics:
        worker = free.get()
        try:
            return worker(shard)
        finally:
            free.put(worker)

    with ThreadPoolExecutor(threads) as pool:
        waiting: deque[Future[Statistics]] = deque()
        for shard in iterate_shards(x):
            waiting.append(pool.submit(work, shard))
            if len(waiting) > 2 * threads:  # bounds the memory of finished shards
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def accumulate_steps(x: Features, model: DiagonalGmm, threads: int = 1) -> Parts:
    """The statistics of each shard in order; between them is a place to cancel."""

    def make_worker() -> ShardWorker:
        evaluator = BlockEvaluator(model.form)
        return lambda shard: accumulate_shard(shard, model, evaluator)

    return map_shards(x, make_worker, threads)


def accumulate(x: Features, model: DiagonalGmm, threads: int = 1) -> Statistics:
    """The E step over all data: float32 (frames, D), or shards of it that need not fit in memory.

    Nothing of size frames x components is allocated. Shards are fixed and summed in order, so the
    number of threads never changes a bit. Raises ValueError for features of another dimension.
    """
    total = zero_statistics(model.components, model.dims)
    for part in accumulate_steps(x, model, threads):
        total = total.absorb(part)
    return total
