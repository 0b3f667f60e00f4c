"""Files that are there whole or not at all, whatever happens while they are written."""

import os
import tempfile
from pathlib import Path

from gmm_core.errors import OutputUnwritable


def write_atomically(path: Path, content: bytes) -> None:
    """Replaces `path` in one step; a reader, a crash or a full disk never shows half of it.

    Raises OutputUnwritable; then an older file of that name is untouched.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.")
    except OSError as error:
        raise OutputUnwritable(path, error.strerror or str(error)) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise OutputUnwritable(path, error.strerror or str(error)) from error
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _sync_folder(folder: Path) -> None:
    """Makes the new name itself survive a power cut, where the platform can open folders."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
