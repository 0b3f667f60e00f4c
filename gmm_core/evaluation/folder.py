"""A folder with one subfolder a speaker, as the lists of a training or an evaluation."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from gmm_core.errors import BadList
from gmm_core.evaluation.trials import TRIAL_COLUMNS, Segment, Trial, TrialList
from gmm_core.places import Place, Url
from gmm_core.storage import StorageUnreadable, files_below

AUDIO_SUFFIXES: Final = (".wav", ".flac", ".ogg", ".mp3")
Files = dict[str, tuple[Place, ...]]


@dataclass(frozen=True, slots=True)
class FolderLists:
    """What the two lists of an evaluation would have said.

    enrollments : the recordings each speaker is enrolled from
    listed      : every other recording against every enrolled speaker
    strangers   : those with a single recording: it is tried on the others, nobody claims to be them
    """

    enrollments: Files
    listed: TrialList
    strangers: tuple[str, ...]


def speaker_files(folder: Place) -> Files:
    """The recordings of every speaker, sorted; a subfolder's name is the speaker's. Raises BadList.

    Deeper folders belong to the subfolder that they are in; hidden files are passed over.
    """
    depth = len((folder / "x").parts) - 1
    files: Files = {}
    for path in _stored(folder) if isinstance(folder, Url) else _on_disk(folder):
        within = path.parts[depth:]
        if len(within) > 1 and not any(part.startswith(".") for part in within):
            files[within[0]] = (*files.get(within[0], ()), path)
    if not files:
        kinds = ", ".join(AUDIO_SUFFIXES)
        raise BadList(folder, 0, f"no recordings; put them ({kinds}) into one folder a speaker")
    return files


def _on_disk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.glob("*/**/*")):
        if path.suffix.lower() in AUDIO_SUFFIXES and path.is_file():
            yield path


def _stored(folder: Url) -> Iterator[Url]:
    try:
        found = files_below(folder)
    except StorageUnreadable as error:
        raise BadList(folder, 0, error.why) from error
    return (url for url in found if url.suffix.lower() in AUDIO_SUFFIXES)


def folder_lists(folder: Path) -> FolderLists:
    """The first half of each speaker's files enrolls, the rest tests everybody. Raises BadList."""
    return cross_trials(folder, speaker_files(folder))


def cross_trials(folder: Path, files: Mapping[str, tuple[Place, ...]]) -> FolderLists:
    """The same for files that are known already; `folder` is only named in what is raised."""
    enrollments = {
        name: paths[: max(1, len(paths) // 2)] for name, paths in files.items() if len(paths) > 1
    }
    if not enrollments or len(files) < 2:
        raise BadList(
            folder,
            0,
            f"{len(files)} speakers, {len(enrollments)} of them with two recordings or more; put "
            "the recordings of at least two people into a folder each, two or more of each person",
        )
    tests = [
        (voice, path) for voice in files for path in files[voice][len(enrollments.get(voice, ())) :]
    ]
    trials = tuple(_trial(claimed, voice, path) for claimed in enrollments for voice, path in tests)
    strangers = tuple(name for name in files if name not in enrollments)
    return FolderLists(enrollments, TrialList(TRIAL_COLUMNS, trials), strangers)


def _trial(claimed: str, voice: str, path: Place) -> Trial:
    target = claimed == voice
    fields = (claimed, str(path), "", "", "1" if target else "0")
    return Trial(claimed, Segment(path, None, None), target, fields)
