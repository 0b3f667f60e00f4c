"""Trainings that were stopped: what they have finished waits in the data folder to go on from."""

import json
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gmm_core.errors import OutputUnwritable, VoxgateError
from gmm_core.store.atomic import write_atomically

if TYPE_CHECKING:  # the window opens without what training needs
    from gmm_core.training import SavedTraining

FOLDER = "training"
NOTE = ".json"

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PausedTraining:
    """name : of the model it is to become; speakers, audio_s : of its recordings"""

    name: str
    speakers: int
    audio_s: float
    saved: "SavedTraining"


class PausedTrainings:
    """A folder for each, and a note beside it: a folder without its note is not wanted any more."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir / FOLDER

    def begin(self, name: str, speakers: int, audio_s: float) -> Path:
        """The folder for a training of that name. Raises OutputUnwritable."""
        note = json.dumps({"speakers": speakers, "audio_s": audio_s}).encode()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputUnwritable(self._folder, error.strerror or str(error)) from error
        write_atomically(self._note(name), note)
        return self._folder / name

    def exists(self, name: str) -> bool:
        """Whether a training of that name waits, upper and lower case being the same."""
        alike = [note for note in self._notes() if note.stem.casefold() == name.casefold()]
        return any(self._read(note) is not None for note in alike)

    def waiting(self) -> PausedTraining | None:
        """The one that was begun last; a folder that cannot be gone on from is passed over."""
        for note in sorted(self._notes(), key=_age, reverse=True):
            found = self._read(note)
            if found is not None:
                return found
        return None

    def discard(self, name: str) -> None:
        """Throw it away. While it still runs the folder stays, until `tidy`.

        Raises OutputUnwritable when its note cannot be removed.
        """
        try:
            self._note(name).unlink(missing_ok=True)
        except OSError as error:
            raise OutputUnwritable(self._note(name), error.strerror or str(error)) from error

    def tidy(self) -> None:
        """Remove what was thrown away; call it while no training runs."""
        from gmm_core.training import discard_state

        wanted = {note.stem for note in self._notes()}
        folders = self._folder.iterdir() if self._folder.is_dir() else ()
        for folder in list(folders):
            if folder.is_dir() and folder.name not in wanted:
                try:
                    discard_state(folder)
                except VoxgateError as problem:
                    logger.warning("a discarded training stays: %s", problem)

    def _read(self, note: Path) -> PausedTraining | None:
        from gmm_core.training import saved_training

        try:
            content = json.loads(note.read_text(encoding="utf-8"))
            speakers, audio_s = int(content["speakers"]), float(content["audio_s"])
            saved = saved_training(self._folder / note.stem)
        except (OSError, ValueError, TypeError, KeyError, RecursionError, VoxgateError) as problem:
            logger.warning("the training %s cannot be resumed: %s", note.stem, problem)
            return None
        return None if saved is None else PausedTraining(note.stem, speakers, audio_s, saved)

    def _notes(self) -> list[Path]:
        return list(self._folder.glob(f"[!.]*{NOTE}"))

    def _note(self, name: str) -> Path:
        return self._folder / f"{name}{NOTE}"


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
