"""Where the window keeps pictures of people: whoever deletes a profile deletes its picture, too.

The engine knows the place and nothing else of them; `desktop_app.services.photos` makes them.
"""

import hashlib
from pathlib import Path
from typing import Final

from gmm_core.errors import DataFolderUnwritable, OutputUnwritable
from gmm_core.store.atomic import write_atomically
from gmm_core.store.names import name_key

FOLDER: Final = "photos"


def photo_path(data_dir: Path, name: str) -> Path:
    """Names hold what file names must not; names that are one person's have one file."""
    digest = hashlib.sha256(name_key(name.strip()).encode()).hexdigest()
    return data_dir / FOLDER / f"{digest[:32]}.png"


def delete_photo(data_dir: Path, name: str) -> None:
    """If there is one. Raises DataFolderUnwritable."""
    path = photo_path(data_dir, name)
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise DataFolderUnwritable(path.parent, error.strerror or str(error)) from error


def copy_photo(data_dir: Path, old: str, new: str) -> None:
    """In place of what lies there; where there is none, there will be none: the name is another's.

    Raises DataFolderUnwritable.
    """
    before, after = photo_path(data_dir, old), photo_path(data_dir, new)
    if before == after:
        return
    try:
        content = before.read_bytes()
    except FileNotFoundError:
        delete_photo(data_dir, new)
        return
    except OSError as error:
        raise DataFolderUnwritable(before.parent, error.strerror or str(error)) from error
    try:
        write_atomically(after, content, private=True)
    except OutputUnwritable as error:
        raise DataFolderUnwritable(after.parent, error.why) from error
