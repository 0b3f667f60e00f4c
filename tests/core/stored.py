"""Files in storages that need no network: an archive on disk, objects in memory."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fsspec.implementations.memory import MemoryFileSystem
from fsspec.registry import register_implementation


def archived(folder: Path, archive: Path) -> str:
    """Everything below the folder, packed; the address of the archive's root."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    with zipfile.ZipFile(archive, "w") as packed:
        for path in files:
            packed.write(path, path.relative_to(folder).as_posix())
    return f"zip://::file://{archive.as_posix()}"


@contextmanager
def bucket(files: Mapping[str, bytes]) -> Iterator[str]:
    """Objects by key, gone afterwards; the address that the keys lie below, with a slash."""
    storage = MemoryFileSystem()
    for key, content in files.items():
        storage.pipe(f"/bucket/{key}", content)
    try:
        yield "memory://bucket/"
    finally:
        storage.rm("/bucket", recursive=True)


class Moody(MemoryFileSystem):
    """The same objects under moody://, with the ways of storages that a memory does not have."""

    protocol = "moody"
    root_marker = ""
    cachable = False
    asked: list[tuple[str, str]]  # what was asked for, while a test looks
    may_list = True
    knows_sizes = True
    trouble: Exception | None = None

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return str(MemoryFileSystem._strip_protocol(path.replace("moody://", "memory://")))

    def ls(self, path: str, detail: bool = True, **_: Any) -> Any:
        self.asked.append(("ls", path))
        if not self.may_list:
            raise PermissionError("Access Denied")
        found = super().ls(path, detail=True)
        return found if self.knows_sizes else [{**one, "size": None} for one in found]

    def info(self, path: str, **_: Any) -> Any:
        self.asked.append(("info", path))
        return super().info(path)

    def cat_file(self, path: str, start: int | None = None, end: int | None = None) -> bytes:
        if self.trouble is not None:
            raise self.trouble
        content: bytes = super().cat_file(path, start, end)
        return content


@contextmanager
def moody(**moods: Any) -> Iterator[list[tuple[str, str]]]:
    """moody:// reads what a `bucket` holds; what it is asked meanwhile."""
    kind = type("Mood", (Moody,), {"asked": [], **moods})
    register_implementation("moody", kind, clobber=True)
    yield kind.asked


def sound(samples: Any, rate: int, kind: str) -> bytes:
    """A recording as a file of that kind."""
    import soundfile

    stream = io.BytesIO()
    soundfile.write(stream, samples, rate, format=kind)
    return stream.getvalue()
