"""A safe file of arrays: an .npz with a JSON header inside, and nothing that could run code.

Members are stored uncompressed, so no member can be larger than the file: a decompression bomb has
nowhere to go. Shapes and types are checked before memory is taken. Time stamps are constant, so
the same content is the same bytes.
"""

import hashlib
import io
import json
import math
import stat
import zipfile
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from gmm_core.errors import BundleDamaged
from gmm_core.store.atomic import write_atomically

Array = npt.NDArray[Any]

HEADER_MEMBER: Final = "header"
MAX_FILE_BYTES: Final = 1 << 30
MAX_HEADER_BYTES: Final = 1 << 20
MAX_MEMBERS: Final = 10_000
DTYPES: Final = ("<f2", "<f4", "<f8", "<i4", "<i8", "|u1")
# What zipfile raises for hostile bytes: encrypted parts are a RuntimeError, names in no known
# encoding a ValueError, methods that it does not know a NotImplementedError.
_UNREADABLE: Final = (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError)
_LARGEST_SINGLE: Final = 1e12  # its square, summed over a whole vector, still fits into a float32
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the earliest a zip file can say


def write_container(
    path: Path,
    kind: str,
    version: int,
    content: Mapping[str, Any],
    arrays: Mapping[str, Array],
    private: bool = False,
) -> None:
    """Writes `content` (plain JSON) and `arrays` in one step, for the owner only if `private`.

    Raises OutputUnwritable.
    """
    stored = {name: _little_endian(name, arrays[name]) for name in sorted(arrays)}
    header = {
        "format": kind,
        "version": version,
        "content": content,
        "arrays": {name: _described(array) for name, array in stored.items()},
    }
    text = json.dumps(header, sort_keys=True, allow_nan=False, ensure_ascii=False, indent=1)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        _add(archive, HEADER_MEMBER, np.frombuffer(text.encode(), np.uint8))
        for name, array in stored.items():
            _add(archive, name, array)
    write_atomically(path, buffer.getvalue(), private)


def read_container(path: Path, kind: str, version: int) -> tuple[dict[str, Any], dict[str, Array]]:
    """(content, arrays), every array with its checksum verified. Raises BundleDamaged."""
    return read_versions(path, kind, (version,))[1:]


def read_versions(
    path: Path, kind: str, versions: Collection[int]
) -> tuple[int, dict[str, Any], dict[str, Array]]:
    """(version, content, arrays) of a file in one of these versions. Raises BundleDamaged."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):  # a pipe would be waited for, a device might never end
            raise BundleDamaged(path, "it is a folder or a device")
        if found.st_size > MAX_FILE_BYTES:
            raise BundleDamaged(path, "it is larger than any real one")
        with zipfile.ZipFile(path) as archive:
            members = _members(path, archive)
            header = _header(path, archive, members, kind, versions)
            arrays = {
                name: _checked_array(path, archive, members, name, header["arrays"][name])
                for name in header["arrays"]
            }
    except FileNotFoundError as error:
        raise BundleDamaged(path, "there is no such file") from error
    except OSError as error:
        raise BundleDamaged(path, error.strerror or str(error)) from error
    except _UNREADABLE as error:
        raise BundleDamaged(path, "it is cut off or no such file at all") from error
    return header["version"], header["content"], arrays


def single(array: Array) -> Array:
    """Floating-point numbers of any precision as float32, read-only; ValueError for others."""
    if array.dtype.kind != "f":
        raise ValueError(f"an array of {array.dtype} is none of floating-point numbers")
    # As float32 unless that could overflow: numpy takes a hundred times as long to compare float16.
    seen = array if array.dtype.itemsize > 4 else array.astype(np.float32)
    if seen.size and max(float(seen.max()), -float(seen.min())) > _LARGEST_SINGLE:
        raise ValueError("its arrays contain values too large to be true")
    out = seen.astype(np.float32, copy=False)
    out.flags.writeable = False
    return out


def _little_endian(name: str, array: Array) -> Array:
    stored = np.ascontiguousarray(array, dtype=array.dtype.newbyteorder("<"))
    if stored.dtype.str not in DTYPES:
        raise ValueError(f"array {name} is {array.dtype}; choose one of {', '.join(DTYPES)}")
    return stored


def _described(array: Array) -> dict[str, Any]:
    digest = hashlib.sha256(array.data).hexdigest()
    return {"dtype": array.dtype.str, "shape": list(array.shape), "sha256": digest}


def _add(archive: zipfile.ZipFile, name: str, array: Array) -> None:
    buffer = io.BytesIO()
    np.lib.format.write_array(buffer, array, version=(1, 0), allow_pickle=False)
    archive.writestr(zipfile.ZipInfo(f"{name}.npy", _EPOCH), buffer.getvalue())


def _members(path: Path, archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    infos = archive.infolist()
    if len(infos) > MAX_MEMBERS:
        raise BundleDamaged(path, "it has too many parts")
    members = {info.filename.removesuffix(".npy"): info for info in infos}
    if len(members) != len(infos):
        raise BundleDamaged(path, "two of its parts have one name")
    if any(
        info.compress_type != zipfile.ZIP_STORED or info.file_size != info.compress_size
        for info in infos
    ):
        raise BundleDamaged(path, "its parts are compressed, which Voxgate never does")
    if sum(info.file_size for info in infos) > path.stat().st_size:
        raise BundleDamaged(path, "its parts claim to be larger than the file")
    return members


def _header(
    path: Path,
    archive: zipfile.ZipFile,
    members: dict[str, zipfile.ZipInfo],
    kind: str,
    versions: Collection[int],
) -> dict[str, Any]:
    if HEADER_MEMBER not in members or members[HEADER_MEMBER].file_size > MAX_HEADER_BYTES:
        raise BundleDamaged(path, "it has no readable header")
    raw = _array(path, archive, members[HEADER_MEMBER])
    try:
        header = json.loads(raw.tobytes().decode(), parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise BundleDamaged(path, "its header cannot be read") from error
    if not isinstance(header, dict) or header.get("format") != kind:
        raise BundleDamaged(path, f"it is not a {kind} file")
    found = header.get("version")
    if isinstance(found, int) and found > max(versions):
        raise BundleDamaged(path, f"a newer Voxgate wrote it, format {found}; update Voxgate")
    parts, content = header.get("arrays"), header.get("content")
    if type(found) is not int or found not in versions:
        raise BundleDamaged(path, "its header is incomplete")
    if not isinstance(parts, dict) or not isinstance(content, dict):
        raise BundleDamaged(path, "its header is incomplete")
    if set(parts) != set(members) - {HEADER_MEMBER}:
        raise BundleDamaged(path, "its parts are not those that its header lists")
    return header


def _refuse_constant(text: str) -> float:
    raise ValueError(f"{text} is no number")


def _checked_array(
    path: Path,
    archive: zipfile.ZipFile,
    members: dict[str, zipfile.ZipInfo],
    name: str,
    described: object,
) -> Array:
    array = _array(path, archive, members[name])
    if described != _described(array):
        raise BundleDamaged(path, f"the array {name!r} does not match its checksum")
    if array.dtype.kind == "f" and not np.isfinite(array).all():
        raise BundleDamaged(path, f"the array {name!r} contains values that are not numbers")
    return array


def _array(path: Path, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Array:
    """One member; its shape must fit its bytes before an array of that shape is made."""
    damaged = BundleDamaged(path, f"the array {info.filename!r} cannot be read")
    data = archive.read(info)
    stream = io.BytesIO(data)
    try:
        if np.lib.format.read_magic(stream) != (1, 0):
            raise damaged
        shape, fortran, dtype = np.lib.format.read_array_header_1_0(stream, max_header_size=2000)
    except (ValueError, SyntaxError, TypeError, RecursionError, MemoryError) as error:
        raise damaged from error
    rest = len(data) - stream.tell()
    if fortran or dtype.str not in DTYPES or min(shape, default=0) < 0:
        raise damaged
    if math.prod(shape) * dtype.itemsize != rest:
        raise damaged
    array = np.frombuffer(data, dtype, offset=stream.tell()).reshape(shape)
    array.flags.writeable = False
    return array
