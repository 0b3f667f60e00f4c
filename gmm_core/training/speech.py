"""The speech that a UBM is trained on, where it lies: on this machine, or on a cluster's disks.

Both give the same bits. Sums of floating-point numbers depend on their order, so the statistics of
a cluster are added shard by shard in the order of one process: many shards' statistics are
computed at once, each group stays with its worker, and one running total visits the groups in turn.
"""

import io
from collections import Counter, deque
from collections.abc import Collection, Generator, Mapping
from itertools import islice
from pathlib import Path
from typing import Final, Protocol

import numpy as np

from gmm_core.cluster import Cluster, Future
from gmm_core.gmm import DiagonalGmm, EmStep, KmeansStep, Statistics, kmeans
from gmm_core.gmm.em import DataMoments, data_floor, shard_moments
from gmm_core.gmm.kmeans import LLOYD_ITERATIONS, MOST_FRAMES, kmeans_of_sample
from gmm_core.gmm.likelihood import BlockEvaluator
from gmm_core.gmm.stats import (
    SHARD_FRAMES,
    Parts,
    accumulate_shard,
    accumulate_steps,
    iterate_shards,
    zero_statistics,
)
from gmm_core.linalg import Float32, Float64
from gmm_core.training.kept import read_rows
from gmm_core.training.parallel import Jobs
from gmm_core.training.streams import SpeechShards

GROUP_BYTES: Final = 64e6  # of statistics that a worker holds until the total comes by
GROUPS_PER_THREAD: Final = 4  # at least, so that nobody waits long for the last group
Run = tuple[Path, int, int]  # of a file: from this frame to before that one


class Speech(Protocol):
    """What training a mixture asks of it.

    within : the share of it that the E step under way has heard, 0 to 1
    """

    within: float

    def start(self, components: int, seed: int) -> Generator[KmeansStep, None, DiagonalGmm]:
        """`kmeans` of it."""

    def floor(self, share: float) -> Generator[EmStep, None, Float64]:
        """`data_floor` of it."""

    def parts(self, model: DiagonalGmm) -> Parts:
        """Statistics that add up to those of all of it; between them is a place to cancel."""


def speech_of(shards: SpeechShards, jobs: Jobs) -> Speech:
    """The shards where `jobs` work on them."""
    return OnCluster(shards, jobs) if isinstance(jobs, Cluster) else OnThisMachine(shards, jobs)


class OnThisMachine:
    """Read here, again and again; as many threads as jobs."""

    def __init__(self, shards: SpeechShards, threads: int) -> None:
        self._shards, self._threads = shards, threads
        self.within = 0.0

    def start(self, components: int, seed: int) -> Generator[KmeansStep, None, DiagonalGmm]:
        return kmeans(self._shards, components, seed=seed)

    def floor(self, share: float) -> Generator[EmStep, None, Float64]:
        return data_floor(self._shards, share)

    def parts(self, model: DiagonalGmm) -> Parts:
        heard, all_frames = 0, max(sum(self._shards.frames), 1)
        for part in accumulate_steps(self._shards, model, self._threads):
            heard += part.frames
            self.within = heard / all_frames
            yield part
        self.within = 0.0


class OnCluster:
    """Read by the workers; mixtures and statistics travel, as npz bytes, and k-means' sample."""

    def __init__(self, shards: SpeechShards, cluster: Cluster) -> None:
        self._shards, self._cluster = shards, cluster
        self.within = 0.0

    def start(self, components: int, seed: int) -> Generator[KmeansStep, None, DiagonalGmm]:
        """The frames that one process would draw: each worker winds the generator forward."""
        frames = sum(self._shards.frames)
        share = min(1.0, MOST_FRAMES / max(frames, 1))
        before = np.cumsum([0, *self._shards.frames]).tolist()
        tasks = [
            (path, seed, skipped, share)
            for path, skipped in zip(self._shards.paths, before, strict=False)
        ]
        drawn: list[Float32] = []
        for some in self._cluster.run(_drawn, tasks):
            drawn += some
            yield KmeansStep(0, components + LLOYD_ITERATIONS, np.nan)
        sample = np.concatenate(drawn) if drawn else np.zeros((0, 1), np.float32)
        rng = _wound(seed, frames)
        return (yield from kmeans_of_sample(sample, components, rng))

    def floor(self, share: float) -> Generator[EmStep, None, Float64]:
        moments = DataMoments()
        tasks = [(path,) for path in self._shards.paths]
        for some in self._cluster.run(_moments, tasks):
            for shards in some:
                for shard in shards:
                    moments.add(*shard)
            yield EmStep(0, np.nan, np.nan)
        return moments.floor(share)

    def parts(self, model: DiagonalGmm) -> Parts:
        """Nothing but places to cancel, and at the end the statistics of everything."""
        cluster, zero = self._cluster, zero_statistics(model.components, model.dims)
        groups = self._groups(len(_row(zero)) * 8, cluster.threads())
        rest, visited = iter(groups), 0
        mixture = cluster.start(_same, _mixture_bytes(model))
        waiting: deque[Future] = deque()
        holders: deque[str] = deque()
        total = _vector_bytes(_row(zero))
        try:
            while True:
                for worker in _idle(cluster.slots(), holders):
                    for group in islice(rest, 1):
                        holders.append(worker)
                        waiting.append(cluster.start(_group_rows, group, mixture, worker=worker))
                if not waiting:
                    break
                visit = cluster.start(_visited, total, waiting[0], priority=1, worker=holders[0])
                while not cluster.waited(visit):
                    yield zero
                total = cluster.result(visit)
                cluster.drop([waiting.popleft(), visit])
                holders.popleft()
                visited += 1
                self.within = visited / len(groups)
                yield zero
        finally:
            cluster.drop([mixture, *waiting])
            self.within = 0.0
        yield _statistics(_vector(total), model, sum(self._shards.frames))

    def _groups(self, bytes_per_shard: int, threads: int) -> list[list[Run]]:
        """Neighboring shards; how many of them is a matter of speed and changes no bit."""
        runs = [
            (path, start, min(start + SHARD_FRAMES, frames))
            for path, frames in zip(self._shards.paths, self._shards.frames, strict=True)
            for start in range(0, frames, SHARD_FRAMES)
        ]
        fair = -(-len(runs) // (GROUPS_PER_THREAD * max(threads, 1)))
        size = max(1, min(fair, int(GROUP_BYTES / bytes_per_shard)))
        return [runs[start : start + size] for start in range(0, len(runs), size)]


def _idle(slots: Mapping[str, int], holders: Collection[str]) -> list[str]:
    """A worker for each thread that holds no group yet; empty = whoever comes, when all are gone.

    A worker that had another group to compute could not let the total visit. Dask would move the
    one that it holds to somebody idle: many times what a visit sends.
    """
    held = Counter(holders)
    free = [worker for worker, threads in slots.items() for _ in range(threads - held[worker])]
    return free or ([] if holders else [""])


def _wound(seed: int, frames: int) -> np.random.Generator:
    """`default_rng(seed)` after it has drawn a number for each of so many frames."""
    bits = np.random.PCG64(seed)
    bits.advance(frames)
    return np.random.Generator(bits)


def _drawn(path: Path, seed: int, before: int, share: float) -> Float32:
    rows = read_rows(path, mapped=True)  # of many hours only a few frames are looked at
    return np.array(rows[_wound(seed, before).random(len(rows)) < share])


def _moments(path: Path) -> list[tuple[int, Float64, Float64]]:
    return [shard_moments(shard) for shard in iterate_shards(read_rows(path))]


def _group_rows(group: list[Run], mixture: bytes) -> Float64:
    """The statistics of each shard, a row each: they stay with the worker."""
    model = _mixture(mixture)
    evaluator = BlockEvaluator(model.form)
    rows = []
    for path, start, stop in group:
        shard = np.array(read_rows(path, mapped=True)[start:stop])
        rows.append(_row(accumulate_shard(shard, model, evaluator)))
    return np.stack(rows)


def _visited(total: bytes, rows: Float64) -> bytes:
    """The running total after these shards, added in their order."""
    sums = _vector(total)
    for row in rows:
        np.add(sums, row, out=sums)
    return _vector_bytes(sums)


def _same(content: bytes) -> bytes:
    return content


def _row(statistics: Statistics) -> Float64:
    """Everything that adds, float64 (C + 2 C D + 1,)."""
    first, second = statistics.first.ravel(), statistics.second.ravel()
    return np.concatenate([statistics.n, first, second, [statistics.log_likelihood]])


def _statistics(row: Float64, model: DiagonalGmm, frames: int) -> Statistics:
    size = model.means.size
    n, first, second, rest = np.split(row, np.cumsum([model.components, size, size]))
    shape = model.means.shape
    return Statistics(n, first.reshape(shape), second.reshape(shape), float(rest[0]), frames)


def _vector_bytes(row: Float64) -> bytes:
    return _npz(sums=row)


def _vector(content: bytes) -> Float64:
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        sums: Float64 = arrays["sums"]
        return sums


def _mixture_bytes(model: DiagonalGmm) -> bytes:
    return _npz(weights=model.weights, means=model.means, variances=model.variances)


def _mixture(content: bytes) -> DiagonalGmm:
    with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
        return DiagonalGmm(arrays["weights"], arrays["means"], arrays["variances"])


def _npz(**arrays: Float64) -> bytes:
    stream = io.BytesIO()
    np.savez(stream, allow_pickle=False, **arrays)
    return stream.getvalue()
