"""Runs one command: whatever happens ends in an exit status and at most one line on stderr."""

import os
import sys
import warnings
from collections.abc import Sequence
from typing import Final

import typer

from gmm_core.cli.failures import write_log
from gmm_core.cli.options import DeviceLister, Globals
from gmm_core.cli.quiet import only_our_words
from gmm_core.errors import VoxgateError

BAD_USAGE: Final = 2
INTERNAL_ERROR: Final = 70
INTERRUPTED: Final = 130
STDOUT: Final = 1  # the file descriptor


def main(arguments: Sequence[str] | None = None, list_devices: DeviceLister | None = None) -> int:
    """Exit status: 0 done, 1 not accepted, 2 bad usage or input, 70 our own error, 130 interrupted.

    list_devices : only the desktop package knows sound devices and lends its function.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # a library's warning is nothing the user can act on
    try:
        status = _invoke(given, Globals(list_devices=list_devices))
        return _interrupted() if status == INTERRUPTED else status  # typer swallowed Ctrl-C
    except VoxgateError as error:
        return _failed(str(error), error.exit_status)
    except typer.TyperException as error:
        return _failed(f"{error.format_message()} See: voxgate --help", BAD_USAGE)
    except (KeyboardInterrupt, typer.Abort):
        return _interrupted()
    except Exception as error:  # noqa: BLE001  (the last resort: logged whole, said in one line)
        place = write_log(error, given)
        return _failed(
            f"internal error ({type(error).__name__}); details in {place}", INTERNAL_ERROR
        )


def _invoke(given: list[str], shared: Globals) -> int:
    from gmm_core.cli.app import build_app

    command = typer.main.get_command(build_app())
    try:
        with only_our_words():
            status = command.main(given, prog_name="voxgate", standalone_mode=False, obj=shared)
        sys.stdout.flush()
    except (SystemExit, BrokenPipeError):
        # The reader (`| head`) has seen enough, which typer turns into SystemExit. Python must not
        # find the broken pipe again at its own exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), STDOUT)
        return 0
    return status if isinstance(status, int) else 0


def _interrupted() -> int:
    return _failed("interrupted; nothing was left half done", INTERRUPTED)


def _failed(sentence: str, status: int) -> int:
    line = " ".join(sentence.split())  # a file name may hold a line break; one line is one line
    print(f"voxgate: {line}", file=sys.stderr)  # noqa: T201
    return status
