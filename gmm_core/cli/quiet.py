"""Keeps the C libraries beneath us from talking on stderr, where one line of ours is promised."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from gmm_core.cli.streams import STDERR


@contextmanager
def only_our_words() -> Iterator[None]:
    """Within the block nothing but Python's own sys.stderr reaches the terminal.

    libmpg123, for one, writes its opinion of every broken MP3 to the descriptor itself.
    """
    try:
        terminal = os.dup(STDERR)
    except OSError:  # started without any stderr
        yield
        return
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
    except OSError:  # in a chroot without /dev
        os.close(terminal)
        yield
        return
    ours = sys.stderr
    try:
        if _writes_to_descriptor(ours):
            sys.stderr = os.fdopen(os.dup(terminal), "w", buffering=1, errors="backslashreplace")
        os.dup2(nowhere, STDERR)
        yield
    finally:
        os.dup2(terminal, STDERR)
        if sys.stderr is not ours:
            sys.stderr.close()
            sys.stderr = ours
        os.close(nowhere)
        os.close(terminal)


def _writes_to_descriptor(stream: TextIO | None) -> bool:
    if stream is None:
        return False
    try:
        return stream.fileno() == STDERR
    except (OSError, ValueError):  # replaced by something without a descriptor, or closed
        return False
