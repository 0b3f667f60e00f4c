"""Long work is a generator: it yields progress, can be cancelled there, and returns its result."""

from collections.abc import Generator
from typing import Any, TypeVar

Result = TypeVar("Result")


def finish(work: Generator[Any, None, Result]) -> Result:
    """Runs a generator to its end, ignoring the progress, and returns its result."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: Result = end.value
            return result
