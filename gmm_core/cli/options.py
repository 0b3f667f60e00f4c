"""Options that every command takes, and what they stand for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Protocol

import typer

from gmm_core.cli.folders import DATA_VARIABLE, default_data_folder


class ListedDevice(Protocol):
    """What `devices` prints of one microphone."""

    @property
    def index(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def channels(self) -> int: ...
    @property
    def sample_rate(self) -> int: ...
    @property
    def is_default(self) -> bool: ...


DeviceLister = Callable[[], Sequence[ListedDevice]]


@dataclass(slots=True)
class Globals:
    """What stands before the command, for the commands to read."""

    list_devices: DeviceLister | None = None
    data: Path | None = None
    as_json: bool = False


def _named(folder: Path | None) -> Path | None:
    """An empty text, as of a variable that is not set, would be the folder where one stands."""
    if folder is not None and not folder.parts:
        raise typer.BadParameter("--data is empty; name a folder, or leave it out.")
    return folder


DataOption = Annotated[
    Path | None,
    typer.Option(
        "--data", metavar="DIR", help=f"Data folder (or ${DATA_VARIABLE}).", callback=_named
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
BackgroundOption = Annotated[
    Path | None,
    typer.Option("--background", metavar="BUNDLE", help="Model bundle; default: the built-in one."),
]
StrictnessOption = Annotated[
    str, typer.Option("--strictness", help="relaxed, balanced or strict.", metavar="WORD")
]
JobsOption = Annotated[int, typer.Option("--jobs", min=1, help="Parallel processes.", metavar="N")]


def data_folder(context: typer.Context, data: Path | None) -> Path:
    """What --data says after or before the command, else the default."""
    return data or shared(context).data or default_data_folder()


def wants_json(context: typer.Context, as_json: bool) -> bool:
    """Whether --json stands after or before the command."""
    return as_json or shared(context).as_json


def shared(context: typer.Context) -> Globals:
    """The object that `main` made for this run."""
    found = context.find_object(Globals)
    if found is None:
        raise RuntimeError("commands run through gmm_core.cli.main only")
    return found
