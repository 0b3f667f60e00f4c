"""Answers on stdout, progress on stderr, and that only where somebody is watching."""

import json
import math
import sys
from collections.abc import Generator, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

from gmm_core.cli.streams import write_line
from gmm_core.errors import OutputUnwritable
from gmm_core.places import Place, is_folder

BAR: Final = 20  # characters
Result = TypeVar("Result")


def answer(as_json: bool, values: Mapping[str, Any], lines: Sequence[str]) -> None:
    """One JSON object, or the same for people."""
    if as_json:
        write = partial(json.dumps, finite(values), allow_nan=False)
        write_line(write(ensure_ascii=False), otherwise=write)
    else:
        for line in lines:
            write_line(line)


def check_output(path: Path, inputs: Iterable[Place] = ()) -> None:
    """Before hours of work, not after them. Raises OutputUnwritable.

    inputs : what is read must not be replaced by what comes of it
    """
    if is_folder(path) or not is_folder(path.parent):
        raise OutputUnwritable(path, "its folder does not exist, or it is a folder itself")
    own = path.resolve()
    if any(_is(own, one) for one in inputs):
        raise OutputUnwritable(path, "it is one of the files that are read")


def _is(own: Path, read: Place) -> bool:
    if isinstance(read, Path):
        return own == read.resolve()
    # an archive, too, in which it lies
    return read.text.endswith((f"file://{own.as_posix()}", f"local://{own.as_posix()}"))


def finite(value: Any) -> Any:
    """NaN and infinity become null, which is all that JSON has."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {key: finite(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [finite(inner) for inner in value]
    return value


def watched(work: Generator[Any, None, Result]) -> Result:
    """Runs a generator of progress (stage, done, total) to its end; returns its result."""
    line = _ProgressLine()
    try:
        while True:
            step = next(work)
            within = getattr(step, "within", 0.0)  # of a training: its iterations may be long
            line.show(step.stage, step.done, step.total, step.mean_log_likelihood, within)
    except StopIteration as end:
        result: Result = end.value
        return result
    finally:
        line.clear()
        work.close()


def _bar(share: float) -> str:
    """ASCII: a terminal of Windows may know no blocks."""
    full = int(BAR * min(max(share, 0.0), 1.0))
    return f"[{'#' * full}{'.' * (BAR - full)}]"


class _ProgressLine:
    """One line of a terminal, written over and over."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._length = 0

    def show(
        self, stage: str, done: int, total: int, mean_log_likelihood: float, within: float
    ) -> None:
        if not self._shown:
            return
        share = f" {_bar((done + within) / total)} {done}/{total}" if total else ""
        value = "" if math.isnan(mean_log_likelihood) else f"  {mean_log_likelihood:.4f} nats"
        text = f"{stage}{share}{value}"
        self._write(text.ljust(self._length))
        self._length = len(text)

    def clear(self) -> None:
        if self._shown and self._length:
            self._write(" " * self._length)
            self._write("")

    def _write(self, text: str) -> None:
        sys.stderr.write(f"\r{text}")
        sys.stderr.flush()
