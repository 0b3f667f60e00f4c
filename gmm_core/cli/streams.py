"""Standard streams that may be closed, full, read by nobody, or of an old encoding."""

import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from gmm_core.errors import OutputUnwritable

STDOUT: Final = 1  # the file descriptors
STDERR: Final = 2
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def complete_streams() -> None:
    """Puts nothing where a standard stream is closed.

    Else the next file that is opened takes the place, and what a library prints lands in it.
    """
    with suppress(OSError):  # in a chroot without /dev
        while (opened := os.open(os.devnull, os.O_RDWR)) <= STDERR:
            pass  # it stays open there
        os.close(opened)
        if sys.stdin is None:
            sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115
        if sys.stdout is None:
            sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
        if sys.stderr is None:
            sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115


def write_line(text: str, otherwise: Callable[[], str] | None = None) -> None:
    """One line on stdout.

    otherwise : makes the text for a stdout that cannot show all letters; None = with escapes
    A reader who has seen enough (`| head`) is no error: the command has still to say its status.
    Raises OutputUnwritable.
    """
    encoding = sys.stdout.encoding or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        text = (
            otherwise() if otherwise else text.encode(encoding, "backslashreplace").decode(encoding)
        )
    try:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        nobody_reads()
    except OSError as error:
        nobody_reads()
        raise OutputUnwritable("the answer", error.strerror or str(error)) from error


def nobody_reads() -> None:
    """Python must not find the broken stream again at its own exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), STDOUT)


def one_line(text: str) -> str:
    """Without what moves a cursor: a file's name may hold line breaks and a terminal's commands."""
    return _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", " ".join(text.split()))
