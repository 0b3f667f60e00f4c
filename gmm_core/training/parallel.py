"""Work on many speakers at once, in order, with progress, cancelled in between."""

import warnings
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from typing import Any, TypeVar

import numpy as np
from joblib import Parallel, delayed

from gmm_core.cluster import Cluster
from gmm_core.training.config import TrainingProgress

T = TypeVar("T")
Steps = Generator[TrainingProgress, None, T]
Jobs = int | Cluster  # processes of this machine, or the workers of a cluster


def in_parallel(
    stage: str, function: Callable[..., T], tasks: Sequence[tuple[Any, ...]], jobs: Jobs
) -> Steps[list[T]]:
    """Results in order, whatever `jobs`."""
    results: list[T] = []
    if isinstance(jobs, Cluster):
        with closing(jobs.run(function, tasks)) as finished:
            for some in finished:
                results.extend(some)
                yield TrainingProgress(stage, len(results), len(tasks), np.nan)
        return results
    pool = Parallel(n_jobs=jobs, return_as="generator")
    stream: Generator[T, None, None] = pool(delayed(function)(*task) for task in tasks)
    try:
        for result in stream:
            results.append(result)
            yield TrainingProgress(stage, len(results), len(tasks), np.nan)
    finally:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # joblib warns of results that a cancelled work drops
            stream.close()
    return results
