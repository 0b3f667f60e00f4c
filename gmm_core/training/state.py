"""The folder that a training keeps its finished work in, so that another run can go on from there.

    training.json            which recordings and which recipe: nothing else is ever gone on with
    features_000012.npz      raw features of the 13th speaker, clean and copies, all systems
    speech_0_000012.npy      the same normalized, of one system: what the EM reads
    <stage>.npz              the result of a finished stage, or how far the EM of a system is

Every file appears in one step, so a process that is killed leaves whole files only.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final, TypeVar

import numpy as np
import numpy.typing as npt

from gmm_core import __version__
from gmm_core.errors import (
    AudioFileError,
    OutputUnwritable,
    TrainingStateDamaged,
    TrainingStateDiffers,
)
from gmm_core.places import Place, Url, place
from gmm_core.storage import Lookup, StorageUnreadable
from gmm_core.store.atomic import write_atomically
from gmm_core.training.config import Recording, TrainingConfig, TrainingProgress
from gmm_core.training.kept import UNREADABLE, Arrays, Packing, read_arrays, write_arrays
from gmm_core.training.packing import EM
from gmm_core.training.parallel import Steps
from gmm_core.training.streams import SpeakerFiles

FORMAT: Final = "voxgate-training"
VERSION: Final = 2  # 1: masked front ends shaped by speech through the first one's filters
BEGUN: Final = "training.json"
# Nothing but these is ever deleted: the folder is the user's. A dot in front and a number behind
# is what a killed process leaves of a file that it was writing.
_OURS: Final = re.compile(
    r"\.?(training\.json|noises\.npz|features_\d+\.npz|speech_\d+_\d+\.npy|stage_[a-z]+(_\d+)?\.npz)"
    r"(\.[0-9a-f]{16})?"
)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class TrainingState:
    """keeps : False = a folder that is deleted after this run; only features are written."""

    folder: Path
    keeps: bool = True

    def load(self, stage: str) -> Arrays | None:
        """What was kept under this name, or None. Raises TrainingStateDamaged."""
        path = self._path(stage)
        return read_arrays(path) if self.keeps and path.exists() else None

    def save(self, stage: str, arrays: Mapping[str, npt.ArrayLike]) -> None:
        """Replaces what was kept under this name. Raises OutputUnwritable."""
        if self.keeps:
            write_arrays(self._path(stage), arrays, durable=True)

    def once(self, stage: str, work: Steps[T], packing: Packing[T]) -> Steps[T]:
        """The result of `work`, which is only begun where no earlier run has finished it."""
        kept = self.load(stage)
        if kept is None:
            result = yield from work
            self.save(stage, packing.pack(result))
            return result
        return self.unpacked(stage, kept, packing)

    def unpacked(self, stage: str, kept: Arrays, packing: Packing[T]) -> T:
        """What arrays stand for that may hold anything. Raises TrainingStateDamaged."""
        try:
            return packing.unpack(kept)
        except (*UNREADABLE, TypeError, IndexError) as error:
            raise TrainingStateDamaged(self._path(stage)) from error

    def _path(self, stage: str) -> Path:
        return self.folder / f"stage_{stage}.npz"


def open_state(
    folder: Path, groups: tuple[SpeakerFiles, ...], config: TrainingConfig
) -> TrainingState:
    """A new folder, or one in which this very training was begun.

    Raises TrainingStateDiffers for another training's folder, OutputUnwritable, and AudioFileError
    for a recording that is not there.
    """
    identity = _identity(groups, config)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        others = [one.name for one in folder.iterdir() if not _OURS.fullmatch(one.name)]
        for left in folder.glob(".*"):
            if _OURS.fullmatch(left.name):
                left.unlink()
    except OSError as error:
        raise OutputUnwritable(folder, error.strerror or str(error)) from error
    begun = _begun(folder)
    if begun is not None:
        _check_same(folder, begun, identity)
    elif others:
        raise TrainingStateDiffers(folder, "holds other files and no training")
    else:
        write_atomically(folder / BEGUN, json.dumps(identity, indent=1).encode())
    return TrainingState(folder)


def discard_state(folder: Path) -> None:
    """Deletes what a training has kept there, and the folder if nothing else is in it.

    Raises OutputUnwritable.
    """
    try:
        if not folder.is_dir():
            return
        rest = False
        for one in list(folder.iterdir()):
            if _OURS.fullmatch(one.name) and not one.is_dir():
                one.unlink(missing_ok=True)
            else:
                rest = True
        if not rest:
            folder.rmdir()
    except OSError as error:
        raise OutputUnwritable(folder, error.strerror or str(error)) from error


@dataclass(frozen=True, slots=True)
class SavedTraining:
    """A training that was begun and can be resumed: `train_background(recordings, …, state=…)`.

    progress : where it stands, as the training itself would tell it
    """

    recordings: tuple[Recording, ...]
    components: int
    progress: TrainingProgress


def saved_training(folder: Path) -> SavedTraining | None:
    """What waits in the folder to be resumed, or None when no training was begun there.

    Fast, for a window that asks at its start. Raises TrainingStateDiffers or TrainingStateDamaged
    for a folder whose content is no training of this version.
    """
    begun = _begun(folder)
    if begun is None:
        return None
    recipe = begun["recipe"]
    systems, iterations = len(recipe["front_ends"]), recipe["em_iterations"]
    recordings = tuple(
        Recording(speaker, place(path), corpus)
        for speaker, path, _, _, corpus in begun["recordings"]
    )
    state = TrainingState(folder)
    progress = _features_so_far(folder, len({one.speaker for one in recordings}))
    for system in range(systems):
        kept = state.load(f"em_{system}")
        if kept is not None:
            step = state.unpacked(f"em_{system}", kept, EM).step
            progress = TrainingProgress("EM", step.iteration, iterations, step.mean_log_likelihood)
    return SavedTraining(recordings, recipe["components"], progress)


def _features_so_far(folder: Path, speakers: int) -> TrainingProgress:
    done = sum(1 for _ in folder.glob("features_*.npz"))
    return TrainingProgress("computing features", min(done, speakers), speakers, np.nan)


def _identity(groups: tuple[SpeakerFiles, ...], config: TrainingConfig) -> dict[str, Any]:
    """As JSON would give it back. A changed file has another size or another time."""
    recipe = asdict(replace(config, noises=()))
    del recipe["jobs"]
    lookup = Lookup()
    recipe["noises"] = [_stamp(Path(path), lookup) for path in config.noises]
    recordings = [
        [group.speaker, *_stamp(path, lookup), group.corpus]
        for group in groups
        for path in group.paths
    ]
    identity = {
        "format": FORMAT,
        "version": VERSION,
        "program": __version__,
        "recipe": recipe,
        "recordings": recordings,
    }
    plain: dict[str, Any] = json.loads(json.dumps(identity))
    return plain


def _stamp(path: Place, lookup: Lookup) -> tuple[str, int, int | str]:
    """Where it is, its size, and its time of change or whatever a storage has instead."""
    try:
        if isinstance(path, Url):
            return path.text, *lookup.stamp(path)
        found = path.stat()
    except StorageUnreadable as error:
        raise AudioFileError(path, error.why) from error
    except OSError as error:
        raise AudioFileError(path, error.strerror or str(error)) from error
    return str(path.resolve()), found.st_size, found.st_mtime_ns


def _begun(folder: Path) -> dict[str, Any] | None:
    """training.json with everything that is read of it in its place; None = there is none."""
    path = folder / BEGUN
    try:
        begun = json.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError) as error:
        raise TrainingStateDiffers(folder, f"holds a damaged {BEGUN}") from error
    if not isinstance(begun, dict) or begun.get("format") != FORMAT:
        raise TrainingStateDiffers(folder, f"holds a {BEGUN} that is not Voxgate's")
    if begun.get("version") != VERSION:
        raise TrainingStateDiffers(folder, "holds a training begun by another build of Voxgate")
    if begun.get("program") != __version__:
        program = begun.get("program")
        raise TrainingStateDiffers(
            folder, f"holds a training by Voxgate {program}, and this is Voxgate {__version__}"
        )
    recipe, recordings = begun.get("recipe"), begun.get("recordings")
    sound = (
        isinstance(recipe, dict)
        and isinstance(recipe.get("front_ends"), list)
        and type(recipe.get("em_iterations")) is int
        and type(recipe.get("components")) is int
        and isinstance(recordings, list)
        and all(isinstance(row, list) and len(row) == 5 for row in recordings)
        and all(isinstance(text, str) for row in recordings for text in (*row[:2], row[4]))
    )
    if not sound:
        raise TrainingStateDiffers(folder, f"holds a damaged {BEGUN}")
    return begun


def _check_same(folder: Path, begun: dict[str, Any], identity: dict[str, Any]) -> None:
    old, new = begun["recipe"], identity["recipe"]
    differing = sorted(key for key in {*old, *new} if old.get(key) != new.get(key))
    if differing:
        raise TrainingStateDiffers(
            folder, f"holds a training with another recipe ({', '.join(differing)})"
        )
    before = {tuple(map(str, row)) for row in begun["recordings"]}
    now = {tuple(map(str, row)) for row in identity["recordings"]}
    if begun["recordings"] != identity["recordings"]:
        raise TrainingStateDiffers(
            folder,
            f"holds a training from other recordings ({len(before - now)} of {len(before)} are "
            f"gone or changed, {len(now - before)} are new or changed)",
        )
