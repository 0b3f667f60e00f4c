"""A background model of one's own, trained and saved as a background job."""

import math
from collections.abc import Generator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from desktop_app.language.marking import mark
from desktop_app.services.backgrounds import FOLDER, SUFFIX
from desktop_app.services.jobs import Job, JobRunner, LastChance
from desktop_app.services.paused_trainings import PausedTraining, PausedTrainings
from gmm_core.errors import AudioFileError, DataFolderUnwritable, TooFewRecordings, VoxgateError
from gmm_core.places import Place, Url
from gmm_core.scoring import Background

if TYPE_CHECKING:  # the window opens without what training needs
    from gmm_core.training import Recording, TrainingConfig, TrainingProgress

LONGEST_NAME: Final = 60
LEAST_SPEAKERS: Final = 6  # as the engine has it, and so many of them with two streams:
LEAST_LONG: Final = 4
PATIENCE_S: Final = 0.05  # between two looks whether the training before has ended
COMPONENTS: Final = (32, 64, 128, 256, 512)
# Reynolds 2000 trains 2048 Gaussians on hours of speech; below about 20 s a Gaussian the model
# learns its people by heart. The program's own: 256 from 106 minutes, 25 s a Gaussian.
SECONDS_PER_COMPONENT: Final = 20.0
_UNFIT: Final = frozenset('<>:"/\\|?*')


class BadModelName(VoxgateError):
    """A text that cannot be a model's name, or one that is taken."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What a folder or list holds, before hours are spent on it."""

    recordings: tuple["Recording", ...]
    speakers: int
    audio_s: float

    @property
    def components(self) -> int:
        """The most Gaussians that so much speech can carry."""
        fits = [count for count in COMPONENTS if count * SECONDS_PER_COMPONENT <= self.audio_s]
        return max(fits, default=COMPONENTS[0])


@dataclass(frozen=True, slots=True)
class TrainedModel:
    """A model that was saved, and its file's name."""

    key: str
    name: str
    background: Background


class TrainingService(QObject):
    """A training that is cancelled or cut off can be resumed; a saved model is there whole."""

    def __init__(
        self,
        data_dir: Path,
        jobs: JobRunner,
        recipe: "TrainingConfig | None" = None,
        parent: QObject | None = None,
    ) -> None:
        """recipe : everything but the number of Gaussians; None = the engine's own"""
        super().__init__(parent)
        self._folder, self._jobs, self._recipe = data_dir / FOLDER, jobs, recipe
        self._paused = PausedTrainings(data_dir)
        self._newest: Job | None = None

    def survey(self, source: Path) -> Job:
        """Look at a folder (one subfolder a speaker) or a list (speaker,path).

        The job yields TrainingProgress, finishes with a Survey, or fails with BadList,
        AudioFileError or TooFewRecordings.
        """
        return self._jobs.start(lambda: look_through(source, self._recipe))

    def train(self, survey: Survey, name: str, components: int) -> Job:
        """Train and save. The job yields TrainingProgress and finishes with a TrainedModel.

        Raises BadModelName at once: nobody should wait for hours in vain.
        """
        path = self.path_for(name)
        if self._paused.exists(path.stem):
            taken = mark("Model", "a training of “{name}” is paused; resume it or throw it away")
            raise BadModelName(taken.fill(name=path.stem))
        return self._start(survey, path, components, resuming=False)

    def resume(self, paused: PausedTraining) -> Job:
        """Go on with a training that was stopped; the same as `train`."""
        survey = Survey(paused.saved.recordings, paused.speakers, paused.audio_s)
        path, components = self.path_for(paused.name), paused.saved.components
        return self._start(survey, path, components, resuming=True)

    def paused(self) -> PausedTraining | None:
        """What waits to be resumed; None while a training runs, or when nothing does."""
        running = self._newest is not None and not self._newest.ending
        return None if running else self._paused.waiting()

    def discard(self, name: str) -> None:
        """Throw a training away, running or paused. Raises OutputUnwritable."""
        self._paused.discard(name)
        if self._newest is None or self._newest.join(0.0):
            self._paused.tidy()

    def _start(self, survey: Survey, path: Path, components: int, *, resuming: bool) -> Job:
        before = self._newest

        def prepare() -> Generator["TrainingProgress", None, Path]:
            """Runs on the job's thread."""
            from gmm_core.training import TrainingProgress

            while before is not None and not before.join(PATIENCE_S):  # it writes the same files
                yield TrainingProgress("looking", 0, 0, math.nan)
            if not resuming:
                self._paused.discard(path.stem)
            self._paused.tidy()
            return self._paused.begin(path.stem, survey.speakers, survey.audio_s)

        self._newest = self._jobs.start(lambda: self._train(survey, path, components, prepare()))
        return self._newest

    def path_for(self, name: str) -> Path:
        """Where a new model of this name goes. Raises BadModelName."""
        clean = name.strip()
        fit = clean.isprintable() and not _UNFIT & set(clean) and not clean.startswith(".")
        if not (fit and 0 < len(clean) <= LONGEST_NAME):
            raise BadModelName(
                mark(
                    "Model",
                    "“{name}” cannot be a model's name; use 1 to {longest} characters without "
                    "{unfit} and no dot in front",
                ).fill(name=name, longest=LONGEST_NAME, unfit=" ".join(sorted(_UNFIT)))
            )
        path = self._folder / f"{clean}{SUFFIX}"
        taken = {one.stem.casefold() for one in self._folder.glob(f"*{SUFFIX}")}
        if clean.casefold() in taken:
            taken_words = mark(
                "Model", "there is a model named “{name}” already; choose another name"
            )
            raise BadModelName(taken_words.fill(name=clean))
        return path

    def _train(
        self,
        survey: Survey,
        path: Path,
        components: int,
        prepare: Generator["TrainingProgress", None, Path],
    ) -> Generator["TrainingProgress | LastChance", None, TrainedModel]:
        """Runs on the job's thread."""
        from gmm_core import train_background
        from gmm_core.store.bundle import save_bundle
        from gmm_core.training import TrainingConfig, TrainingProgress

        config = replace(self._recipe or TrainingConfig(), components=components)
        state = yield from prepare
        background = yield from train_background(survey.recordings, config, state=state)
        made = {
            "name": path.stem,
            "created": datetime.now(UTC).isoformat(timespec="seconds"),
            "recordings": len(survey.recordings),
            "audio_s": round(survey.audio_s, 1),
        }
        background = replace(background, header={**background.header, **made})
        yield LastChance(TrainingProgress("saving", 0, 1, math.nan))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DataFolderUnwritable(path.parent, error.strerror or str(error)) from error
        save_bundle(background, path)
        self._paused.discard(path.stem)
        self._paused.tidy()
        return TrainedModel(path.name, path.stem, background)


def look_through(
    source: Path, recipe: "TrainingConfig | None" = None
) -> Generator["TrainingProgress", None, Survey]:
    """Every recording is opened, none is read; so what is damaged or too little is found now."""
    from gmm_core.evaluation.folder import speaker_files
    from gmm_core.evaluation.trials import read_enrollment_list
    from gmm_core.training import Recording, TrainingConfig, TrainingProgress

    yield TrainingProgress("looking", 0, 0, math.nan)
    files = speaker_files(source) if source.is_dir() else read_enrollment_list(source)
    recordings = [Recording(speaker, path) for speaker, paths in files.items() for path in paths]
    audio_s = dict.fromkeys(files, 0.0)
    for count, recording in enumerate(recordings, 1):
        audio_s[recording.speaker] += _seconds(recording.path)
        yield TrainingProgress("looking", count, len(recordings), math.nan)
    # The engine would say the same, but only after the hours of the EM.
    enough_s = 2 * (recipe or TrainingConfig()).stream_s
    long = sum(seconds >= enough_s for seconds in audio_s.values())
    if len(files) < LEAST_SPEAKERS or long < LEAST_LONG:
        raise TooFewRecordings(min(long, len(files)), LEAST_SPEAKERS)
    return Survey(tuple(recordings), len(files), sum(audio_s.values()))


def _seconds(path: Place) -> float:
    """Raises AudioFileError."""
    import soundfile

    from gmm_core.audio import read_audio

    if isinstance(path, Url):  # its object is fetched whole, whatever is asked of it
        samples, rate = read_audio(path)
        return len(samples) / rate
    try:
        return float(soundfile.info(path).duration)
    except soundfile.LibsndfileError as error:
        why = "this cannot be read as audio; convert it to WAV, FLAC, OGG or MP3, or leave it out"
        raise AudioFileError(path, why) from error
