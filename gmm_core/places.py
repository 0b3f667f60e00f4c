"""Where a recording or a list lies: a path of this machine, or a storage's address."""

import posixpath
import re
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

# scheme://…, also behind others (simplecache::s3://…); a single letter is a drive of Windows
_ADDRESS: Final = re.compile(r"(?:[a-z][a-z0-9+.-]+::)*[a-z][a-z0-9+.-]+://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Url:
    """An address as fsspec writes them: s3://bucket/a.flac, zip://a.flac::s3://bucket/b.zip.

    A `Path` would take its second slash away. Nothing here looks at the storage.
    """

    text: str

    def __str__(self) -> str:
        return self.text

    @property
    def schemes(self) -> tuple[str, ...]:
        """Of the whole chain: ("zip", "s3")."""
        return tuple(link.partition("://")[0].lower() for link in self.text.split("::"))

    @property
    def parts(self) -> tuple[str, ...]:
        """Of the path, as a Path's: what files are sorted by."""
        return tuple(self._split()[1].split("/"))

    @property
    def name(self) -> str:
        """The last part."""
        return self.parts[-1]

    @property
    def suffix(self) -> str:
        """With the dot, or empty."""
        return posixpath.splitext(self.name)[1]

    @property
    def parent(self) -> "Url":
        """The folder that it is in."""
        before, path, behind = self._split()
        return Url(before + posixpath.dirname(path) + behind)

    def __truediv__(self, relative: str) -> "Url":
        """A place below this one; a storage knows no `..`, so it is resolved here."""
        before, path, behind = self._split()
        joined = posixpath.join(path, relative) if path else relative
        if not {".", ".."}.isdisjoint(relative.split("/")):
            joined = posixpath.normpath(joined)
        return Url(before + joined + behind)

    def absolute(self) -> "Url":
        """Itself: every machine finds it under the same name."""
        return self

    def _split(self) -> tuple[str, str, str]:
        """What stands before the path, the path, and the rest of the chain behind it."""
        links = self.text.split("::")
        at = next(i for i, link in enumerate(links) if "://" in link)
        scheme, slashes, path = links[at].partition("://")
        before = "".join(f"{link}::" for link in links[:at])
        behind = "".join(f"::{link}" for link in links[at + 1 :])
        return before + scheme + slashes, path, behind


Place = Path | Url


def place(given: Place | str) -> Place:
    """What somebody wrote, as what it is."""
    if not isinstance(given, str):
        return given
    return Url(given) if _ADDRESS.match(given) else Path(given)


def is_file(path: Path) -> bool:
    """As `Path.is_file`, which raises where the name is too long: there is no such file."""
    return _is(path, stat.S_ISREG)


def is_folder(path: Path) -> bool:
    """The same for folders."""
    return _is(path, stat.S_ISDIR)


def _is(path: Path, kind: Callable[[int], bool]) -> bool:
    try:
        return kind(path.stat().st_mode)
    except (OSError, ValueError):  # ValueError: a NUL in the name
        return False


def place_order(one: Place) -> tuple[bool, Any]:
    """A key to sort by: the same files are in the same order on a disk and in a storage."""
    return (True, (one.parts, one.text)) if isinstance(one, Url) else (False, one)
