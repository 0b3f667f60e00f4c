"""Work on many speakers at once, in order, with progress, cancelled in between."""

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from typing import Any, TypeVar

import numpy as np

from gmm_core.cluster import Cluster
from gmm_core.processes import in_processes
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
    with closing(in_processes(function, tasks, jobs)) as made:
        for result in made:
            results.append(result)
            yield TrainingProgress(stage, len(results), len(tasks), np.nan)
    return results
