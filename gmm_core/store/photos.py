"""Where the window keeps pictures of people: whoever deletes a profile deletes its picture, too.

The engine knows the place and nothing else of them; `desktop_app.services.photos` makes them.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from gmm_core.errors import DataFolderUnwritable, OutputUnwritable
from gmm_core.store.atomic import write_atomically
from gmm_core.store.names import name_key

if TYPE_CHECKING:
    from gmm_core.store.profiles import ProfileStore

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


def rename_photo(data_dir: Path, old: str, new: str) -> None:
    """The same person under another name. Raises DataFolderUnwritable."""
    path = photo_path(data_dir, old)
    try:
        if path.exists():
            path.replace(photo_path(data_dir, new))
    except OSError as error:
        raise DataFolderUnwritable(path.parent, error.strerror or str(error)) from error


def rename_with_photo(
    store: "ProfileStore", old: str, new: str, move: Callable[[str, str], None]
) -> None:
    """Profile and picture, or neither: the window erases a picture that is nobody's.

    The store has copied the picture, because it alone finds out whose name the new one is already,
    and no moment may be without one.

    move : renames the picture, as `rename_photo` does

    Raises what `ProfileStore.rename` raises, and DataFolderUnwritable.
    """
    before = {name_key(name): name for name in store.names()}
    store.rename(old, new)
    try:
        move(old, new)
    except DataFolderUnwritable:
        store.rename(new, before.get(name_key(old.strip()), old))  # as it was written
        raise
