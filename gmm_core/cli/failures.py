"""The log of our own errors: the one place where a traceback is written."""

import platform
import sys
import tempfile
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from gmm_core import __version__
from gmm_core.cli.folders import default_data_folder


def write_log(error: BaseException, arguments: Sequence[str]) -> Path:
    """Writes the traceback to the data folder, or to a temporary one if that fails; the place.

    Raises OSError when there is no room for it anywhere.
    """
    now = datetime.now(UTC)
    facts = f"Voxgate {__version__}, Python {sys.version}, {platform.platform()}, {now.isoformat()}"
    text = "\n".join([facts, f"arguments: {arguments!r}", *traceback.format_exception(error)])
    name = f"error-{now:%Y%m%d-%H%M%S-%f}.log"
    try:
        path = _folder(arguments) / name
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", errors="backslashreplace")
    except (OSError, ValueError):  # ValueError: a NUL in the name
        path = Path(tempfile.mkdtemp(prefix="voxgate-")) / name
        path.write_text(text, encoding="utf-8", errors="backslashreplace")
    return path


def _folder(arguments: Sequence[str]) -> Path:
    """The data folder; asked of the raw arguments, because parsing them may be what failed."""
    for given, following in zip(arguments, [*arguments[1:], ""], strict=True):
        if given == "--data" and following:
            return Path(following)
        if given.startswith("--data="):
            return Path(given.removeprefix("--data="))
    return default_data_folder()
