"""Files that are there whole or not at all, whatever happens while they are written."""

import os
import secrets
from pathlib import Path

from gmm_core.errors import OutputUnwritable


def write_atomically(path: Path, content: bytes, private: bool = False) -> None:
    """Replaces `path` in one step; a reader, a crash or a full disk never shows half of it.

    private : only the owner may read the file; else what the umask allows
    Raises OutputUnwritable; then an older file of that name is untouched.
    """
    # 50 letters of four bytes and what is added are still below the usual limit of 255
    temporary = path.with_name(f".{path.name[:50]}.{secrets.token_hex(8)}")
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(temporary, flags, 0o600 if private else 0o666)
    except OSError as error:
        raise OutputUnwritable(path, error.strerror or str(error)) from error
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
