"""Long work is a generator: every yield is progress and a place to cancel, the return value is the result."""

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
