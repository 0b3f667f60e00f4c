"""The two lists of a batch evaluation, and the scores that come back.

Enrollment list: `speaker,path`, one row a file. Trial list: `speaker,path,start_s,end_s,target`,
where empty times mean the whole file and `target` is 1, 0 or empty. Relative paths start at the
list's own folder; a list and the recordings in it may be addresses that fsspec reads. Further
columns of a trial list are carried through unread.
"""

import csv
import io
import itertools
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TextIO

from gmm_core.errors import BadList
from gmm_core.places import Place, Url, place
from gmm_core.storage import Lookup, StorageUnreadable, fetched

ENROLL_COLUMNS: Final = ("speaker", "path")
TRIAL_COLUMNS: Final = ("speaker", "path", "start_s", "end_s", "target")
Rows = list[tuple[int, tuple[str, ...]]]  # (line number, fields)
SCORE_COLUMNS: Final = ("llr", "raw", "net_speech_s", "decision", "reason")
_LONGEST_LINE: Final = 1_000_000  # characters; a path has some hundreds


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one recording; `None` = from its beginning, to its end."""

    path: Place
    start_s: float | None
    end_s: float | None


@dataclass(frozen=True, slots=True)
class Trial:
    """Is it this speaker who talks in this segment? `fields` is the row as it was written."""

    speaker: str
    segment: Segment
    target: bool | None
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TrialList:
    """A trial list with its header; the order is that of the file."""

    columns: tuple[str, ...]
    trials: tuple[Trial, ...]


@dataclass(frozen=True, slots=True)
class TrialScore:
    """What the engine said of one trial.

    llr (natural log) and raw are None only when the segment holds no speech at all.
    """

    llr: float | None
    raw: float | None
    net_speech_s: float
    decision: str
    reason: str


def read_enrollment_list(
    path: Place, where: tuple[str, str] | None = None
) -> dict[str, tuple[Place, ...]]:
    """Files of every speaker, both in the order of the list. Raises BadList.

    where : (column, value) of the rows to take; None = all
    """
    columns, rows = _read(path, ENROLL_COLUMNS)
    if where is not None:
        rows = _chosen(path, columns, rows, where)
    speaker_at, path_at = columns.index("speaker"), columns.index("path")
    files: dict[str, tuple[Place, ...]] = {}
    lookup = Lookup()
    for line, fields in rows:
        speaker = _filled(path, line, "speaker", fields[speaker_at])
        file = _placed(path, _filled(path, line, "path", fields[path_at]))
        _check_file(path, line, file, lookup)
        if file in files.get(speaker, ()):
            raise BadList(path, line, f"{file} is listed twice for {speaker}; remove one row")
        files[speaker] = (*files.get(speaker, ()), file)
    return files


def read_speaker_corpora(path: Place, where: tuple[str, str] | None = None) -> dict[str, str]:
    """Where each speaker's first recording comes from; empty without a column `corpus`.

    where : as in `read_enrollment_list`
    Raises BadList.
    """
    columns, rows = _read(path, ENROLL_COLUMNS)
    if "corpus" not in columns:
        return {}
    if where is not None:
        rows = _chosen(path, columns, rows, where)
    speaker_at, corpus_at = columns.index("speaker"), columns.index("corpus")
    corpora: dict[str, str] = {}
    for line, fields in rows:
        speaker = _filled(path, line, "speaker", fields[speaker_at])
        corpora.setdefault(speaker, fields[corpus_at].strip())
    return corpora


def read_trial_list(path: Place, speakers: Iterable[str]) -> TrialList:
    """Trials against the enrolled `speakers`. Raises BadList."""
    columns, rows = _read(path, TRIAL_COLUMNS)
    known = frozenset(speakers)
    column = {name: columns.index(name) for name in TRIAL_COLUMNS}
    checked: set[Place] = set()
    lookup = Lookup()
    trials = []
    for line, fields in rows:
        speaker = _filled(path, line, "speaker", fields[column["speaker"]])
        if speaker not in known:
            raise BadList(path, line, f"{speaker} is not in the enrollment list; add a row there")
        file = _placed(path, _filled(path, line, "path", fields[column["path"]]))
        if file not in checked:
            _check_file(path, line, file, lookup)
            checked.add(file)
        start_s = _seconds(path, line, "start_s", fields[column["start_s"]])
        end_s = _seconds(path, line, "end_s", fields[column["end_s"]])
        if end_s is not None and end_s <= (start_s or 0.0):
            raise BadList(path, line, "end_s must be greater than start_s")
        target = _truth(path, line, fields[column["target"]])
        trials.append(Trial(speaker, Segment(file, start_s, end_s), target, fields))
    return TrialList(columns, tuple(trials))


def score_rows(listed: TrialList, scores: Sequence[TrialScore]) -> Iterator[tuple[str, ...]]:
    """Rows of the score file, header first: the trial's columns, then the five of the score."""
    yield (*listed.columns, *SCORE_COLUMNS)
    for trial, score in zip(listed.trials, scores, strict=True):
        yield (
            *trial.fields,
            _number(score.llr),
            _number(score.raw),
            f"{score.net_speech_s:.2f}",
            score.decision,
            score.reason,
        )


def _number(value: float | None) -> str:
    # Six decimals hide no difference that matters and are the same text on every platform.
    return "" if value is None else f"{value:.6f}"


def _read(path: Place, needed: tuple[str, ...]) -> tuple[tuple[str, ...], Rows]:
    """(header, rows), every row as long as the header."""
    try:
        with _opened(path) as stream:
            reader = csv.reader(_lines(path, stream), strict=True)
            header = tuple(name.strip() for name in next(reader, []))
            _check_header(path, header, needed)
            rows = []
            for fields in reader:
                if not fields:
                    continue
                if len(fields) != len(header):
                    why = f"{len(fields)} fields where the header has {len(header)}"
                    raise BadList(path, reader.line_num, why)
                rows.append((reader.line_num, tuple(fields)))
    except OSError as error:
        raise BadList(path, 0, f"cannot be read ({error.strerror}); check the path") from error
    except UnicodeDecodeError as error:
        raise BadList(path, 0, "is not a text file in UTF-8; save it as CSV UTF-8") from error
    except csv.Error as error:
        raise BadList(path, reader.line_num, f"is not valid CSV ({error})") from error
    if not rows:
        raise BadList(path, 1, "has a header but no rows")
    return header, rows


def _lines(path: Place, stream: TextIO) -> Iterator[str]:
    """Raises BadList for a line that ends nowhere: a device, or what is no text."""
    for number in itertools.count(1):
        line = stream.readline(_LONGEST_LINE)
        if len(line) == _LONGEST_LINE:
            why = f"is not valid CSV (a line of {_LONGEST_LINE} characters or more)"
            raise BadList(path, number, why)
        if not line:
            return
        yield line


def _opened(path: Place) -> TextIO:
    """Raises BadList for an address, else OSError."""
    if isinstance(path, Path):
        return path.open(encoding="utf-8-sig", newline="")
    try:
        content = fetched(path)
    except StorageUnreadable as error:
        raise BadList(path, 0, error.why) from error
    return io.TextIOWrapper(io.BytesIO(content), encoding="utf-8-sig", newline="")


def _placed(listing: Place, text: str) -> Place:
    """Where a row of the list says: an address, a whole path, or one below the list's folder."""
    given = place(text)
    if isinstance(given, Url) or (isinstance(listing, Url) and given.is_absolute()):
        return given
    return listing.parent / text


def _chosen(path: Place, columns: tuple[str, ...], rows: Rows, where: tuple[str, str]) -> Rows:
    column, value = where
    if column not in columns:
        raise BadList(path, 1, f"has no column {column}; choose one of {', '.join(columns)}")
    chosen = [row for row in rows if row[1][columns.index(column)].strip() == value]
    if not chosen:
        raise BadList(path, 0, f"has no row whose {column} is {value}")
    return chosen


def _check_header(path: Place, header: tuple[str, ...], needed: tuple[str, ...]) -> None:
    if len(set(header)) != len(header):
        raise BadList(path, 1, "has two columns of one name")
    missing = [name for name in needed if name not in header]
    if missing:
        raise BadList(path, 1, f"lacks {', '.join(missing)}; the header is {','.join(needed)}")


def _check_file(path: Place, line: int, file: Place, lookup: Lookup) -> None:
    # Looked at before anything is computed: a typo in the last row must not cost an hour.
    try:
        there = lookup.has(file)
    except StorageUnreadable as error:
        raise BadList(path, line, str(error)) from error
    if not there:
        raise BadList(path, line, f"there is no file {file}")


def _filled(path: Place, line: int, column: str, text: str) -> str:
    if not text.strip():
        raise BadList(path, line, f"{column} is empty")
    return text.strip()


def _seconds(path: Place, line: int, column: str, text: str) -> float | None:
    if not text.strip():
        return None
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not math.isfinite(value) or value < 0.0:
        raise BadList(
            path, line, f"{column} is {text!r}; give seconds such as 1.5 or leave it empty"
        )
    return value


def _truth(path: Place, line: int, text: str) -> bool | None:
    known = {"1": True, "0": False, "": None}
    if text.strip() not in known:
        raise BadList(path, line, f"target is {text!r}; give 1, 0 or leave it empty")
    return known[text.strip()]
