"""Arrays on disk for a later step or run: there whole or not at all, and never a pickle."""

import os
import secrets
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final, Generic, TypeVar

import numpy as np
import numpy.typing as npt

from gmm_core.errors import OutputUnwritable, TrainingStateDamaged
from gmm_core.linalg import Float32

Arrays = dict[str, npt.NDArray[Any]]
T = TypeVar("T")
# What zipfile and numpy raise for bytes that are not theirs; a missing file is an OSError
UNREADABLE: Final = (
    OSError,
    ValueError,
    KeyError,
    EOFError,
    RuntimeError,
    MemoryError,
    zipfile.BadZipFile,
    zlib.error,
)


@dataclass(frozen=True, slots=True)
class Packing(Generic[T]):
    """How something becomes arrays and is made of them again, bit for bit."""

    pack: Callable[[T], Mapping[str, npt.ArrayLike]]
    unpack: Callable[[Arrays], T]


def write_arrays(path: Path, arrays: Mapping[str, npt.ArrayLike], durable: bool = False) -> None:
    """An .npz in one step; `durable` survives a power cut as well. Raises OutputUnwritable."""
    _write(path, lambda stream: np.savez(stream, allow_pickle=False, **arrays), durable)


def read_arrays(path: Path) -> Arrays:
    """All arrays of an .npz. Raises TrainingStateDamaged."""
    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as arrays:
            return {name: arrays[name] for name in arrays.files}
    except UNREADABLE as error:
        raise TrainingStateDamaged(path) from error


def has_arrays(path: Path) -> bool:
    """Whether the .npz is there and was written to its end; its members are not read."""
    try:
        with path.open("rb") as stream, zipfile.ZipFile(stream):
            return True
    except UNREADABLE:
        return False


def write_rows(path: Path, rows: Float32) -> None:
    """One array as .npy, in one step. Raises OutputUnwritable."""
    _write(path, lambda stream: _save(stream, rows), durable=False)


def read_rows(path: Path, mapped: bool = False) -> Float32:
    """float32 (n, D); `mapped` = read from disk only where it is looked at.

    Raises TrainingStateDamaged.
    """
    try:
        rows: Float32 = np.load(path, allow_pickle=False, mmap_mode="r" if mapped else None)
    except UNREADABLE as error:
        raise TrainingStateDamaged(path) from error
    if rows.ndim != 2 or rows.dtype != np.float32:
        raise TrainingStateDamaged(path)
    return rows


def _save(stream: BinaryIO, rows: Float32) -> None:
    """`np.save`, which would say how many numbers had no room, but not why."""
    whole = np.ascontiguousarray(rows)
    head = np.lib.format.header_data_from_array_1_0(whole)
    np.lib.format.write_array_header_1_0(stream, head)
    stream.write(whole.data)


def _write(path: Path, write: Callable[[BinaryIO], None], durable: bool) -> None:
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        with temporary.open("xb") as stream:
            write(stream)
            if durable:
                stream.flush()
                os.fsync(stream.fileno())
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise OutputUnwritable(path, error.strerror or str(error)) from error
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
