"""The headless face of the engine."""

from collections.abc import Callable, Sequence
from typing import Any


def main(
    arguments: Sequence[str] | None = None,
    list_devices: Callable[[], Sequence[Any]] | None = None,
) -> int:
    """Runs one command (None: of sys.argv) and returns its exit status, see `run.main`."""
    from gmm_core.cli import run  # the app imports this package for its folders, without a parser

    return run.main(arguments, list_devices)
