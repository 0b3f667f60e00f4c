"""Long work is a generator: it yields progress, can be cancelled there, and returns its result."""

from collections.abc import Callable, Generator
from typing import Any, TypeVar

Step = TypeVar("Step")
Told = TypeVar("Told")
Result = TypeVar("Result")


def finish(work: Generator[Any, None, Result]) -> Result:
    """Runs a generator to its end, ignoring the progress, and returns its result."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: Result = end.value
            return result


def retold(
    work: Generator[Step, None, Result], tell: Callable[[Step], Told]
) -> Generator[Told, None, Result]:
    """The same work, its progress told in other words."""
    while True:
        try:
            step = next(work)
        except StopIteration as end:
            result: Result = end.value
            return result
        yield tell(step)
