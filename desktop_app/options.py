"""What may stand behind `voxgate` when the app is wanted, read without importing Qt."""

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from gmm_core.errors import VoxgateError

VALUE_OPTIONS = (
    "--data",
    "--source",
    "--screenshots",
    "--theme",
    "--language",
    "--scale",
    "--size",
)
SMALLEST = (640, 480)  # pixels of a picture: the smallest screen that is still around


@dataclass(frozen=True, slots=True)
class AppOptions:
    """theme is None when the user's own setting decides.

    data : the data folder, already resolved
    scale, size : of the pictures; None draws all of them
    """

    data: Path
    demo: bool = False
    source: Path | None = None
    screenshots: Path | None = None
    theme: str | None = None
    scale: int | None = None
    size: tuple[int, int] | None = None  # logical pixels
    language: str = "en"  # of the pictures; the window speaks what its settings say
    smoke: bool = False


class BadUsage(VoxgateError):
    """Options that do not exist or contradict each other."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise BadUsage(f"{message}; see: voxgate --help")


def parse(arguments: Sequence[str]) -> AppOptions:
    """Raises BadUsage with one sentence."""
    from gmm_core.cli.folders import default_data_folder

    parser = _Parser(prog="voxgate", add_help=False, allow_abbrev=False)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--demo", action="store_true")
    parser.add_argument("--source", type=Path)
    parser.add_argument("--screenshots", type=Path)
    parser.add_argument("--theme", choices=("system", "light", "dark"))
    parser.add_argument("--language", choices=("en", "de"))
    parser.add_argument("--scale", type=int, choices=(1, 2))
    parser.add_argument("--size", type=_size)
    parser.add_argument("--smoke", action="store_true")
    given = parser.parse_args(arguments)
    if given.demo and given.source:
        raise BadUsage("--demo and --source exclude each other; give one of them")
    if given.source and not given.source.is_file():
        raise BadUsage(f"--source {given.source}: there is no such file; check the name")
    if given.language and not given.screenshots:
        raise BadUsage("--language is for --screenshots; the window's is chosen under Settings")
    given.language = given.language or "en"
    if given.data is None:
        given.data = default_data_folder()
    return AppOptions(**vars(given))


def _size(words: str) -> tuple[int, int]:
    """Width and height of 1920x1080 as numbers; argparse puts "--size" before what is wrong."""
    found = re.fullmatch(r"(\d{1,5})x(\d{1,5})", words.lower())
    if found is None:
        raise argparse.ArgumentTypeError(f"{words!r} is not a size such as 1024x700")
    width, height = int(found[1]), int(found[2])
    if width < SMALLEST[0] or height < SMALLEST[1]:
        least = "x".join(map(str, SMALLEST))
        raise argparse.ArgumentTypeError(f"{words} is too small; give at least {least}")
    return width, height


def names_a_command(arguments: Sequence[str]) -> bool:
    """Whether something other than an option stands there: the app itself takes only options."""
    remaining = iter(arguments)
    for argument in remaining:
        if argument in ("--help", "--version"):
            return True
        if argument in VALUE_OPTIONS:
            next(remaining, None)
        elif argument == "--json" or not argument.startswith("-"):
            return True
    return False
