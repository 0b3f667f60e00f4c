"""The commands and their names; each command's own imports happen when it runs."""

from typing import Annotated

import typer

from gmm_core import __version__
from gmm_core.cli import devices, doctor, enroll, evaluate, speakers, train, verify
from gmm_core.cli.options import DataOption, JsonOption, shared

_HELP = """Voxgate: is it this person's voice?

Without a command the desktop app opens (--demo, --source FILE, --screenshots DIR, --smoke).
A voice alone is no proof of identity: it can be recorded or imitated.
"""


def build_app() -> typer.Typer:
    """A fresh application; plain help, because errors are one line and no box."""
    app = typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        help=_HELP,
    )
    app.callback()(_root)
    app.command("enroll")(enroll.enroll)
    app.command("verify")(verify.verify)
    app.command("identify")(verify.identify)
    app.add_typer(speakers.build(), name="speakers")
    app.command("train-ubm")(train.train_ubm)
    app.command("evaluate")(evaluate.evaluate)
    app.command("devices")(devices.devices)
    app.command("doctor")(doctor.doctor)
    return app


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"voxgate {__version__}")
        raise typer.Exit


def _root(
    context: typer.Context,
    data: DataOption = None,
    as_json: JsonOption = False,
    version: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=_show_version, help="Print the version."),
    ] = False,
) -> None:
    globals_ = shared(context)
    globals_.data, globals_.as_json = data, as_json
