"""Arrays on disk: what does not fit is told with the system's own reason, and leaves nothing."""

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from gmm_core.errors import OutputUnwritable
from gmm_core.training.kept import read_rows, write_arrays, write_rows

ROWS = np.arange(40_000, dtype=np.float32).reshape(-1, 4)


@contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """As on a disk without more room, but for a process and with another reason."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
@pytest.mark.parametrize(
    "write",
    [lambda path: write_rows(path, ROWS), lambda path: write_arrays(path, {"rows": ROWS})],
    ids=["rows", "arrays"],
)
def test_what_does_not_fit_names_the_reason(write: Callable[[Path], None], tmp_path: Path) -> None:
    path = tmp_path / "kept"
    with files_up_to(ROWS.nbytes // 2), pytest.raises(OutputUnwritable) as caught:
        write(path)
    assert caught.value.why == os.strerror(errno.EFBIG)
    assert not list(tmp_path.iterdir())


def test_rows_are_an_ordinary_npy(tmp_path: Path) -> None:
    for rows in (ROWS, ROWS[:0], np.asfortranarray(ROWS), ROWS[::2]):
        write_rows(tmp_path / "rows", rows)
        np.testing.assert_array_equal(np.load(tmp_path / "rows", allow_pickle=False), rows)
        np.testing.assert_array_equal(read_rows(tmp_path / "rows", mapped=True), rows)
