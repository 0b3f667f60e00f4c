"""Files in object storages and archives, through fsspec; nobody else imports or needs it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from gmm_core.errors import VoxgateError
from gmm_core.places import Place, Url, is_file

# Their addresses make Python do what somebody else wrote: a list must not be able to
_REFUSED: Final = frozenset({"dask", "reference"})
_LONGEST: Final = 200  # characters of what a storage says about its trouble
# What tells that an object has changed, by the names that storages give it, the best first
_VERSIONS: Final = (
    *("ETag", "etag", "md5Hash", "content_md5", "CRC", "mtime", "LastModified", "last_modified"),
    *("updated", "modified", "created"),
)
Entry = dict[str, Any]  # of a listing, as fsspec has it


class StorageUnreadable(VoxgateError):
    """Why a storage gave nothing; whoever asked says what for (AudioFileError, BadList)."""

    def __init__(self, url: Url, why: str) -> None:
        self.url, self.why = url, why
        super().__init__(f"{url}: {why}")


def fetched(url: Url) -> bytes:
    """The whole object, in one request where the storage can. Raises StorageUnreadable."""
    with _spoken_of(url):
        system, path = _system(url)
        content: bytes = system.cat_file(path)
        return content


def files_below(folder: Url) -> list[Url]:
    """Of all depths, sorted as paths are. Raises StorageUnreadable."""
    with _spoken_of(folder):
        system, root = _system(folder)
        found = [str(name) for name in system.find(root)]
    root = root.rstrip("/")
    inside = [name[len(root) :] for name in found if name.startswith(root)]
    files = [folder / name.lstrip("/") for name in inside if name.strip("/")]
    return sorted(files, key=lambda file: file.parts)


class Lookup:
    """Whether files are there, and which ones; a storage's folder is listed once, not its files."""

    def __init__(self) -> None:
        self._folders: dict[Url, dict[str, Entry]] = {}

    def has(self, place: Place) -> bool:
        """Whether it is a file. Raises StorageUnreadable for a storage that does not answer."""
        if not isinstance(place, Url):
            return is_file(place)
        entry = self._entry(place)
        return entry is not None and entry.get("type") != "directory"

    def stamp(self, url: Url) -> tuple[int, str]:
        """Its size, and whatever the storage changes with its content. Raises StorageUnreadable."""
        entry = self._entry(url)
        if entry is None:
            raise StorageUnreadable(url, "there is no such file; check the name")
        version = next((entry[key] for key in _VERSIONS if entry.get(key) is not None), "")
        return int(entry.get("size") or 0), str(version)

    def _entry(self, url: Url) -> Entry | None:
        with _spoken_of(url):
            system, path = _system(url)
            folder = url.parent
            if folder not in self._folders:
                self._folders[folder] = _listing(system, path)
            entry: Entry | None = self._folders[folder].get(path)
            if entry is not None and entry.get("size") is not None:
                return entry
            try:  # listings may be forbidden, or tell the names only
                asked: Entry = system.info(path)
            except FileNotFoundError:
                return None
            return asked


def _listing(system: Any, path: str) -> dict[str, Entry]:
    """What lies beside this file, by path; empty where that cannot be asked."""
    try:
        return {entry["name"]: entry for entry in system.ls(system._parent(path), detail=True)}
    except (OSError, NotImplementedError):
        return {}


def _system(url: Url) -> tuple[Any, str]:
    """fsspec's file system and the path within it. Raises StorageUnreadable, and what it likes."""
    refused = _REFUSED.intersection(url.schemes)
    if refused:
        raise StorageUnreadable(url, f"{min(refused)}:// is not read; copy the files elsewhere")
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise StorageUnreadable(
            url,
            "addresses are read with fsspec, which the package without Python does not hold; "
            "elsewhere run: pip install 'voxgate[cluster]'",
        ) from error
    try:
        system, path = url_to_fs(url.text)
    except ImportError as error:
        raise StorageUnreadable(
            url,
            f"the package for this storage is missing ({_line(error)}); install it here and on "
            "every worker",
        ) from error
    except ValueError as error:
        raise StorageUnreadable(
            url, f"this is no address that fsspec knows ({_line(error)}); check it"
        ) from error
    return system, str(path)


@contextmanager
def _spoken_of(url: Url) -> Iterator[None]:
    """Whatever a storage raises, in one sentence."""
    try:
        yield
    except StorageUnreadable:
        raise
    except FileNotFoundError as error:
        raise StorageUnreadable(url, "there is no such file; check the name") from error
    except Exception as error:  # each storage's package has errors of its own, few are OSErrors
        raise StorageUnreadable(
            url,
            f"the storage did not give it ({_line(error)}); check the address, the network and "
            "the permissions",
        ) from error


def _line(error: BaseException) -> str:
    text = " ".join(str(error).split()) or type(error).__name__
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
