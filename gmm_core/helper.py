"""A second thread for works of a millisecond, on another core than its caller's.

Linux likes to wake a thread on the core of whoever wakes it. For work that is over before the
scheduler looks again this means one after the other: what two cores were meant to halve took as
long as on one (docs/performance.md).
"""

import ctypes
import os
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from types import TracebackType
from typing import TypeVar

Piece = TypeVar("Piece")


class Helper:
    """A context manager; whoever computes short works often keeps one, for to start it takes long.

    For programs that use the library: Voxgate's own window and commands pass none. To be called
    from one thread at a time.
    """

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1, "helper")
        self._thread = self._pool.submit(threading.get_native_id).result()
        self._cores, self._core = _placement()

    def __enter__(self) -> "Helper":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pool.shutdown()

    def share(self, work: Callable[[Piece], None], pieces: Sequence[Piece]) -> None:
        """`work` on each piece, by both threads: whoever is free takes the next one.

        Both have ended when this returns or raises: the pieces belong to the caller again.
        """
        waiting = iter(pieces)

        def take() -> None:
            for piece in waiting:
                work(piece)

        others = self._cores - {self._core()}
        if others:
            with suppress(OSError):  # those cores may have been taken from this process meanwhile
                os.sched_setaffinity(self._thread, others)
        theirs = self._pool.submit(take)
        try:
            take()
        except BaseException as failed:
            for _ in waiting:  # nobody begins another one
                pass
            if not theirs.cancel() and (other := theirs.exception()) is not None:
                failed.add_note(f"the helper's thread failed, too: {other!r}")
            raise
        if not theirs.cancel():  # it may have been too late to find anything
            theirs.result()


def _placement() -> tuple[frozenset[int], Callable[[], int]]:
    """The cores of this process and how to ask on which one a thread runs; none but on Linux."""
    if sys.platform != "linux":
        return frozenset(), lambda: -1
    return frozenset(os.sched_getaffinity(0)), ctypes.CDLL(None).sched_getcpu


def share(work: Callable[[Piece], None], pieces: Sequence[Piece], helper: Helper | None) -> None:
    """`work` on each piece, with the helper if there is one."""
    if helper is not None and len(pieces) > 1:
        helper.share(work, pieces)
        return
    for piece in pieces:
        work(piece)
