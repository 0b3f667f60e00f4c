"""Runs one command: whatever happens ends in an exit status and at most one line on stderr."""

import sys
import warnings
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

import typer

from gmm_core.cli.failures import write_log
from gmm_core.cli.interrupts import as_interrupts
from gmm_core.cli.options import DeviceLister, Globals
from gmm_core.cli.quiet import only_our_words
from gmm_core.cli.streams import complete_streams, nobody_reads, one_line
from gmm_core.errors import VoxgateError

BAD_USAGE: Final = 2
INTERNAL_ERROR: Final = 70
INTERRUPTED: Final = 130
_NO_MEMORY: Final = (
    "there is not enough memory for this; close other programs, or give shorter recordings, fewer "
    "components or fewer jobs"
)


def main(arguments: Sequence[str] | None = None, list_devices: DeviceLister | None = None) -> int:
    """Exit status: 0 done, 1 not accepted, 2 bad usage or input, 70 our own error, 130 interrupted.

    list_devices : only the desktop package knows sound devices and lends its function.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # a library's warning is nothing the user can act on
    complete_streams()
    try:
        with as_interrupts():
            status = _invoke(given, Globals(list_devices=list_devices))
        return _interrupted() if status == INTERRUPTED else status  # typer swallowed Ctrl-C
    except VoxgateError as error:
        return _failed(str(error), error.exit_status)
    except typer.TyperException as error:
        return _failed(_usage(error), BAD_USAGE)
    except (KeyboardInterrupt, typer.Abort):
        return _interrupted()
    except MemoryError:
        return _failed(_NO_MEMORY, BAD_USAGE)
    except Exception as error:  # noqa: BLE001  (the last resort: logged whole, said in one line)
        return _failed(_logged(error, given), INTERNAL_ERROR)


def _usage(error: typer.TyperException) -> str:
    """What is wrong, as a sentence, and where it is said how the command is used."""
    asked = getattr(error, "ctx", None)  # unknown to errors that no command has raised
    command = asked.command_path if asked else "voxgate"
    return f"{error.format_message().removesuffix('.')}. See: {command} --help"


def _invoke(given: list[str], shared: Globals) -> int:
    from gmm_core.cli.app import build_app

    command = typer.main.get_command(build_app())
    try:
        with only_our_words():
            status = command.main(given, prog_name="voxgate", standalone_mode=False, obj=shared)
        sys.stdout.flush()
    except (SystemExit, BrokenPipeError):
        nobody_reads()  # of the help, say, which typer turns into SystemExit
        return 0
    return status if isinstance(status, int) else 0


def _interrupted() -> int:
    return _failed("interrupted; nothing was left half done", INTERRUPTED)


def _logged(error: Exception, given: Sequence[str]) -> str:
    """What to say of our own error."""
    name = type(error).__name__
    try:
        return f"internal error ({name}); details in {write_log(error, given)}"
    except OSError as reason:
        return f"internal error ({name}), and no log of it could be written ({reason.strerror})"


def _failed(sentence: str, status: int) -> int:
    with suppress(OSError):  # a stderr that nobody reads, or that is full: the status remains
        print(f"voxgate: {one_line(sentence)}", file=sys.stderr, flush=True)  # noqa: T201
    return status
