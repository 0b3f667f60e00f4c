"""The background models that can be chosen: the shipped one and those in the data folder."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.language.engine_words import problem_words
from desktop_app.language.marking import mark
from desktop_app.language.words import say
from desktop_app.services.jobs import Job, JobRunner
from desktop_app.services.settings import Settings
from gmm_core import load_background
from gmm_core.errors import OutputUnwritable, VoxgateError
from gmm_core.progress import finish
from gmm_core.scoring import Background
from gmm_core.store.earlier import shipped_earlier

FOLDER = "models"
SUFFIX = ".npz"
SHIPPED_TITLE = mark("Model", "Shipped with Voxgate")


@dataclass(frozen=True, slots=True)
class KnownModel:
    """A model that can be looked at; key None = the shipped one, else its file's name.

    background is None when the file cannot be read; `problem` then says why.
    """

    key: str | None
    title: str
    background: Background | None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ChosenModel:
    """What the program starts with. problem : why it is not the one that was asked for, or None."""

    key: str | None
    background: Background
    problem: VoxgateError | None = None


class BackgroundService(QObject):
    """Lists the models and remembers which one is to be used from the next start on."""

    changed = Signal()  # `models` holds something new

    def __init__(
        self,
        data_dir: Path,
        settings: Settings,
        current: ChosenModel,
        jobs: JobRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder, self._settings, self._jobs = data_dir / FOLDER, settings, jobs
        self._current = current
        self._models: tuple[KnownModel, ...] = ()
        self._newest: Job | None = None  # only the last look counts

    @property
    def current(self) -> Background:
        """The model in use."""
        return self._current.background

    @property
    def notice(self) -> str | None:
        """Why the chosen model is not in use, to show once; else None."""
        problem = self._current.problem
        if problem is None:
            return None
        return self.tr(
            "The chosen background model cannot be used ({problem}). Meanwhile the one that came "
            "with Voxgate is in use; choose another under Model."
        ).format(problem=problem_words(problem))

    @property
    def models(self) -> tuple[KnownModel, ...]:
        """As of the last `refresh`; the shipped one first."""
        return self._models

    def refresh(self) -> Job:
        """Look into the data folder; `changed` follows, and the job finishes with the models."""
        self._newest = job = self._jobs.start(lambda: read_models(self._folder))
        job.finished.connect(self._looked)
        return job

    def read_now(self) -> None:
        """The same at once, for whoever cannot wait: a picture, a test."""
        self._newest = None  # whatever was looked for before is older than this
        self._found(finish(read_models(self._folder)))

    def in_use(self, model: KnownModel) -> bool:
        """Whether the program scores with it now."""
        return model.key == self._current.key

    @property
    def others(self) -> tuple[KnownModel, ...]:
        """The models that could be used instead."""
        return tuple(
            model
            for model in self._models
            if model.background is not None and not self.in_use(model)
        )

    @property
    def title(self) -> str:
        """Of the model in use."""
        key = self._current.key
        return say(SHIPPED_TITLE) if key is None else Path(key).stem

    def choose(self, model: KnownModel) -> None:
        """Use it from the next start on. Raises OSError when that cannot be saved."""
        self._settings.update(background_model=model.key)

    def delete(self, model: KnownModel) -> Job:
        """Remove the file of one's own model that is not in use; `changed` follows.

        Raises ValueError for the shipped model or the one in use, OutputUnwritable when the file
        cannot be removed.
        """
        if model.key is None or self.in_use(model):
            raise ValueError(f"{model.title} is in use or came with the program; it stays")
        path = self._folder / model.key
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise OutputUnwritable(path, error.strerror or str(error)) from error
        return self.refresh()

    @Slot(object)
    def _looked(self, models: tuple[KnownModel, ...]) -> None:
        if self.sender() is self._newest:
            self._found(models)

    def _found(self, models: tuple[KnownModel, ...]) -> None:
        self._models = models
        self.changed.emit()


def read_models(folder: Path) -> Generator[int, None, tuple[KnownModel, ...]]:
    """The shipped model and every file of the folder, by name; yields how many were read."""
    found = [_known(None, say(SHIPPED_TITLE), None)]
    yield 1
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        found.append(_known(path.name, path.stem, path))
        yield len(found)
    return tuple(found)


def models_beside(data_dir: Path, key: str | None) -> Iterator[Background]:
    """All others that a profile may have been made with; key : the one in use.

    What cannot be read is left out: the list of models says so.
    """
    if key is not None:
        yield load_background()
    for path in sorted((data_dir / FOLDER).glob(f"*{SUFFIX}")):
        model = None if path.name == key else _known(path.name, path.stem, path).background
        if model is not None:
            yield model
    yield from shipped_earlier()


def _known(key: str | None, title: str, path: Path | None) -> KnownModel:
    try:
        background = load_background(path)
    except VoxgateError as problem:
        return KnownModel(key, title, None, problem_words(problem))
    return KnownModel(key, title, background)


def chosen_background(data_dir: Path, settings: Settings) -> ChosenModel:
    """The model that the settings name; the shipped one, with a notice, when it cannot be read."""
    name = settings.background_model
    if name is None:
        return ChosenModel(None, load_background())
    try:
        return ChosenModel(name, load_background(data_dir / FOLDER / name))
    except VoxgateError as problem:
        return ChosenModel(None, load_background(), problem)
