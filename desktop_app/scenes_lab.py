"""The scenes of the evaluate page and the model page."""

import math
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from desktop_app.services.training import Survey
from desktop_app.staging_lab import FOLDER, StagedEvaluation, StagedTraining, own_model
from gmm_core.errors import BadList
from gmm_core.store.bundle import save_bundle
from gmm_core.training import Recording, TrainingProgress

if TYPE_CHECKING:
    from desktop_app.scenes import Stage

PEOPLE = 46
SURVEY = Survey(
    recordings=tuple(
        Recording(f"{n % PEOPLE}", FOLDER / f"{n % PEOPLE}" / f"{n}.flac") for n in range(412)
    ),
    speakers=PEOPLE,
    audio_s=3720.0,
)
NO_RECORDINGS = BadList(
    FOLDER, 0, "no recordings; put them (.wav, .flac, .ogg, .mp3) into one folder a speaker"
)


def evaluating(stage: "Stage") -> StagedEvaluation:
    """An evaluation has begun."""
    stage.program.window.show_page("evaluate")
    service = stage.program.services.evaluation
    if not isinstance(service, StagedEvaluation):
        raise TypeError("a stage needs staged services")
    stage.program.pages.evaluate.start_folder(FOLDER)
    return service


def _evaluate_running(stage: "Stage") -> None:
    from gmm_core.evaluation.run import EvaluationProgress

    service = evaluating(stage)
    for done, now_s in ((0, 0.0), (61, 34.0)):
        stage.program.pages.evaluate.clock = partial(float, now_s)
        service.job.progressed.emit(EvaluationProgress("scoring", done, 120))


def _evaluate_problem(stage: "Stage") -> None:
    evaluating(stage).job.failed.emit(NO_RECORDINGS)


def _evaluated(hard: bool) -> Callable[["Stage"], None]:
    def act(stage: "Stage") -> None:
        service = evaluating(stage)
        made = service.made(stage.program.services.background, hard=hard)
        service.job.finished.emit(made)

    return act


def _compared(stage: "Stage") -> None:
    another_model(stage)
    _evaluated(hard=True)(stage)
    services = stage.program.services
    stage.program.pages.evaluate.compare(services.backgrounds.others[0])
    service = services.evaluation
    if isinstance(service, StagedEvaluation):
        names = (services.backgrounds.title, "Our office")
        service.job.finished.emit(service.compared(services.background, names))


def models(stage: "Stage") -> None:
    """The page with the shipped model, read."""
    stage.program.window.show_page("background")
    stage.program.pages.background.enter()
    stage.program.services.backgrounds.read_now()


def train_form(stage: "Stage") -> StagedTraining:
    """The form, a folder looked at, a name typed."""
    models(stage)
    service = stage.program.services.training
    if not isinstance(service, StagedTraining):
        raise TypeError("a stage needs staged services")
    stage.click("background_train")
    stage.program.pages.background.trainer.choose(FOLDER)
    service.job.finished.emit(SURVEY)
    name = stage.program.window.findChild(QLineEdit, "background_name")
    if name is None:
        raise LookupError("there is no field for the name")
    name.setText("Our office")
    return service


def training(stage: "Stage") -> StagedTraining:
    """A training in its ninth iteration."""
    service = train_form(stage)
    stage.click("background_start")
    for step in range(1, 10):
        stage.program.pages.background.trainer.clock = partial(float, 9.0 * step)
        value = -71.0 - 9.0 * math.exp(-step / 2.2)
        service.job.progressed.emit(TrainingProgress("EM", step, 25, value))
    return service


def another_model(stage: "Stage") -> None:
    """A model of one's own is there, and chosen in the list."""
    services = stage.program.services
    path = services.training.path_for("Our office")
    path.parent.mkdir(exist_ok=True)
    save_bundle(own_model(services.background), path)
    models(stage)
    stage.program.pages.background.select(path.name)


def _switch_question(stage: "Stage") -> None:
    another_model(stage)
    stage.click("background_use")


LAB_SCENES: tuple[tuple[str, Callable[["Stage"], object]], ...] = (
    ("evaluate", lambda stage: stage.program.window.show_page("evaluate")),
    ("evaluate-running", _evaluate_running),
    ("evaluate-problem", _evaluate_problem),
    ("evaluate-done", _evaluated(hard=True)),
    ("evaluate-done-no-error", _evaluated(hard=False)),
    ("evaluate-two-models", _compared),
    ("model", models),
    ("model-own", another_model),
    ("model-switch-question", _switch_question),
    ("model-train", train_form),
    ("model-training", training),
)
