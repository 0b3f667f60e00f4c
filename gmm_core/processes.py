"""Work in processes of this machine: results in order, cancelled in between."""

import warnings
from collections.abc import Callable, Generator, Iterable
from typing import Any, TypeVar

from joblib import Parallel, delayed

T = TypeVar("T")


def in_processes(
    function: Callable[..., T], tasks: Iterable[tuple[Any, ...]], jobs: int
) -> Generator[T, None, None]:
    """function(*task) of each task, whatever `jobs`; to close it cancels what is not done yet."""
    stream: Generator[T, None, None] = Parallel(n_jobs=jobs, return_as="generator")(
        delayed(function)(*task) for task in tasks
    )
    try:
        # with `yield from` a close would reach joblib's generator first, and it would warn
        for result in stream:  # noqa: UP028
            yield result
    finally:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # joblib warns of results that a cancelled work drops
            stream.close()
