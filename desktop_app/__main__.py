"""`voxgate`: looks at the arguments first, so that no command ever waits for Qt."""

import sys
from collections.abc import Sequence
from importlib import import_module

from gmm_core.errors import VoxgateError

ENGINE = (
    "gmm_core.enrollment",
    "gmm_core.enrollment.renew",
    "gmm_core.progress",
    "gmm_core.scoring",
    "gmm_core.store.bundle",
    "gmm_core.store.earlier",
    "gmm_core.store.photos",
    "gmm_core.store.profiles",
    "gmm_core.verification",
    "logging.handlers",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command or the app; returns the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    from desktop_app.options import names_a_command, parse

    if names_a_command(given):
        from gmm_core.cli import main as run_command

        return run_command(given, _list_devices)
    try:
        options = parse(given)
    except VoxgateError as error:
        print(f"voxgate: {error}", file=sys.stderr)  # noqa: T201
        return error.exit_status
    engine_first()
    from desktop_app.app import run

    return run(options)


def engine_first() -> None:
    """Import what the window needs of the engine, before Qt.

    PySide6 looks into the source of every module that is imported after it, for its `__feature__`:
    at 400 modules that took 80 ms of a start. Half of them come with the engine.
    """
    for name in ENGINE:
        import_module(name)


def _list_devices() -> Sequence[object]:
    from desktop_app.audio.devices import list_devices, portaudio_problem

    problem = portaudio_problem()
    if problem is not None:
        raise VoxgateError(problem)
    return list_devices()


if __name__ == "__main__":
    sys.exit(main())
