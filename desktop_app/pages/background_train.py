"""Training a background model of one's own: from which recordings, and how it goes."""

import math
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QWidget

from desktop_app.language.marking import mark
from desktop_app.language.words import say
from desktop_app.pages import evaluate_ask as ask
from desktop_app.pages.background_paused import PausedCard
from desktop_app.pages.background_words import stage_words
from desktop_app.pages.durations import duration_words, left_words
from desktop_app.pages.one_job import OneJob
from desktop_app.pages.parts import (
    WIDE,
    button,
    card,
    column,
    line,
    row,
    scrolling,
    sentence_of,
    text,
)
from desktop_app.services.jobs import Job
from desktop_app.services.paused_trainings import PausedTraining
from desktop_app.services.training import (
    COMPONENTS,
    LONGEST_NAME,
    BadModelName,
    Survey,
    TrainedModel,
    TrainingService,
)
from desktop_app.state.time_left import TimeLeft
from desktop_app.theme import BETWEEN, INSIDE, Role, scaled
from desktop_app.widgets import IconButton, IconLabel, LikelihoodCurve
from desktop_app.widgets.areas import CurrentStack, ModestArea
from desktop_app.widgets.drop_zone import DropZone
from desktop_app.widgets.work_panel import WorkPanel
from desktop_app.widgets.wrap import WrapBox, wrapped
from gmm_core.errors import VoxgateError

if TYPE_CHECKING:
    from gmm_core.training import TrainingProgress

HOW = mark(
    "Model",
    "One subfolder for each person, or a list (CSV) with the columns speaker,path. Six people at "
    "least, half a minute or more of each; the more, and the more like your users, the better. "
    "Train only with voices you have the right to use.",
)
NAME_PX = 200
FEW_PEOPLE = 100  # ten people's model refused nearly all of its own (12 minutes, 32 Gaussians)
FEW = mark(
    "Model",
    "So few people make a weak model: compare it with the shipped one under Evaluate before you "
    "use it.",
)
GAUSSIANS = mark(
    "Model",
    "More Gaussians tell voices apart more finely, but need more speech: about 20 s each.",
)
CANCELLED = mark("Model", "The training was cancelled; no model was made.")
ONE_SOURCE = mark("Model", "Drop one folder or one list (CSV).")
CURVE_TITLE = mark("Training", "fit to the voices, log-likelihood per frame")


class BackgroundTrain(QWidget):
    """Two views: the form, and the training that runs."""

    trained = Signal(object)  # TrainedModel, already saved
    left = Signal()  # back to the models
    busy_changed = Signal(bool)

    def __init__(
        self,
        service: TrainingService,
        parent: QWidget | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """clock : seconds that never jump; what is left is guessed from them"""
        super().__init__(parent)
        self.clock = clock
        self._service = service
        self._survey: Survey | None = None
        self._looking = OneJob(self.tr("Looking at the recordings"), self)
        self._work = OneJob(self.tr("The training"), self)
        self._left = TimeLeft()
        self._waiting: PausedTraining | None = None
        self._running_name = ""
        self._dots = 0  # iterations that the curve shows
        self._panel = WorkPanel("background")
        self._curve = LikelihoodCurve(title=CURVE_TITLE)
        self._paused = PausedCard()
        self._views = CurrentStack()
        self._views.addWidget(self._build_form())
        self._views.addWidget(self._build_running())
        layout = column(self._views)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)
        self._connect()
        self.show_problem("")
        self._show_survey(None)
        self.look_for_paused()

    @property
    def paused(self) -> bool:
        """Whether a training waits to be resumed."""
        return self._waiting is not None

    def look_for_paused(self) -> None:
        """Show what waits to be resumed, if anything does."""
        self.show_paused(self._service.paused())

    def show_paused(self, paused: PausedTraining | None) -> None:
        """What waits to be resumed; None = nothing does."""
        self._waiting = paused
        self._paused.show_paused(paused)

    def fold(self, folded: bool) -> None:
        """Below the list of models the page scrolls, and not the form in it."""
        self._area.set_grown(folded)

    def stop_for_good(self) -> None:
        """The training that runs is not wanted, neither now nor later. Raises OutputUnwritable."""
        name = self._running_name
        self._work.cancel()
        self._service.discard(name)

    @property
    def busy(self) -> bool:
        """Whether a model is being trained."""
        return self._work.running

    def choose(self, source: Path) -> None:
        """Look at this folder or list."""
        self.show_problem("")
        self._show_survey(None)
        self._found.setText(self.tr("Looking at {path} …").format(path=source))
        self._looking.watch(self._service.survey(source))

    def show_problem(self, sentence: str) -> None:
        """Why the last attempt came to nothing; "" takes it away."""
        self._problem.setText(sentence)
        self._problem_card.setVisible(bool(sentence))

    # -- building -----------------------------------------------------------------------------

    def _build_form(self) -> QWidget:
        self._problem = text("", "", "background_problem")
        inside = row(IconLabel("warning", Role.REJECTED), self._problem, spacing=BETWEEN)
        inside.setStretch(1, 1)
        self._problem_card = card(inside)
        back = button(self.tr("Back"), "background_back", self.left.emit)
        self._start = button(self.tr("Train"), "background_start", self._begin, "primary")
        form = QWidget()
        body = column(
            text(self.tr("Train a model of your own"), "title"),
            self._problem_card,
            self._paused,
            self._build_source(),
            self._build_choices(),
            row(back, 1, self._start),
            1,
            spacing=BETWEEN,
        )
        body.setContentsMargins(0, 0, 0, 0)
        form.setLayout(body)
        self._area = ModestArea()
        scrolling(form, self._area)
        self._area.setAccessibleName(self.tr("Training"))
        return self._area

    def _build_source(self) -> QFrame:
        zone = DropZone()
        zone.setObjectName("background_drop")
        zone.dropped.connect(self._dropped)
        folder = IconButton(self.tr("Folder…"), "folder")
        folder.setObjectName("background_folder")
        folder.clicked.connect(lambda: ask.ask_folder(self, self.choose))
        listed = button(
            self.tr("List (CSV)…"), "background_list", lambda: ask.ask_list(self, self.choose)
        )
        self._found = text("", "muted", "background_found")
        layout = column(
            text(self.tr("Recordings: drop a folder or a list here"), "heading"),
            text(say(HOW), "muted"),
            wrapped(folder, listed),
            self._found,
            spacing=INSIDE,
        )
        layout.setContentsMargins(BETWEEN, BETWEEN, BETWEEN, BETWEEN)
        zone.setLayout(layout)
        return zone

    def _build_choices(self) -> QFrame:
        self._name = QLineEdit()
        self._name.setObjectName("background_name")
        self._name.setAccessibleName(self.tr("Name of the model"))
        self._name.setPlaceholderText(self.tr("For example: Our office"))
        self._name.setMaxLength(LONGEST_NAME)
        self._components = QComboBox()
        self._components.setObjectName("background_components")
        self._components.setAccessibleName(self.tr("Gaussians"))
        self._components.setAccessibleDescription(self._components.accessibleName())  # Linux
        self._components.view().setAccessibleName(self.tr("Gaussians"))
        for count in COMPONENTS:
            self._components.addItem(self.tr("{count} Gaussians").format(count=count), count)
        fields = WrapBox(spacing=BETWEEN)
        fields.add(self._name, basis_px=scaled(NAME_PX), grows=1)
        fields.add(self._components)
        return card(
            column(
                text(self.tr("Name and size"), "heading"), fields, text(say(GAUSSIANS), "caption")
            ),
        )

    def _build_running(self) -> QWidget:
        running = QWidget()
        self._running_title = line("", "title")
        body = column(self._running_title, self._panel, self._curve, 1, spacing=BETWEEN)
        body.setContentsMargins(0, 0, 0, 0)
        body.setStretch(2, WIDE)  # the curve has a greatest height; the rest stays empty
        running.setLayout(body)
        return running

    def _connect(self) -> None:
        self._name.textChanged.connect(self._show_start)
        self._name.returnPressed.connect(self._start.click)
        self._looking.finished.connect(self._show_survey)
        self._looking.failed.connect(self._not_found)
        self._panel.cancel_clicked.connect(self._work.cancel)
        self._work.progressed.connect(self._progressed)
        self._work.finished.connect(self._finished)
        self._work.failed.connect(self._failed)
        self._work.cancelled.connect(self._cancelled)
        self._paused.resume_wanted.connect(self._resume)
        self._paused.discard_wanted.connect(self._discard)

    # -- what happens -------------------------------------------------------------------------

    @Slot(object)
    def _dropped(self, paths: tuple[Path, ...]) -> None:
        if len(paths) == 1 and (paths[0].is_dir() or paths[0].suffix.lower() == ".csv"):
            self.choose(paths[0])
        else:
            self.show_problem(say(ONE_SOURCE))

    @Slot(object)
    def _show_survey(self, survey: Survey | None) -> None:
        self._survey = survey
        if survey is None:
            self._found.setText(self.tr("Nothing is chosen yet."))
        else:
            length = duration_words(survey.audio_s)
            words = self.tr("{people} people, {recordings} recordings, {duration} in all.").format(
                people=survey.speakers, recordings=len(survey.recordings), duration=length
            )
            if survey.speakers < FEW_PEOPLE:
                words = f"{words} {say(FEW)}"
            self._found.setText(words)
            self._components.setCurrentIndex(self._components.findData(survey.components))
        self._show_start()

    @Slot(str)
    def _not_found(self, sentence: str) -> None:
        self._show_survey(None)
        self.show_problem(sentence)

    @Slot()
    def _show_start(self) -> None:
        self._start.setEnabled(self._survey is not None and bool(self._name.text().strip()))

    def _begin(self) -> None:
        if self._survey is None:
            return
        name, components = self._name.text().strip(), self._components.currentData()
        try:
            job = self._service.train(self._survey, name, components)
        except BadModelName as problem:
            self.show_problem(sentence_of(problem))
            return
        self._show_running(name, job)

    def _show_running(self, name: str, job: Job) -> None:
        self._running_name = name
        self.show_problem("")
        self._running_title.setText(self.tr("Training “{name}”").format(name=name))
        self._dots = 0
        self._curve.clear()
        self._work.watch(job)
        self._views.setCurrentIndex(1)
        self.busy_changed.emit(True)
        self._panel.begin(self.tr("Preparing …"))

    @Slot()
    def _resume(self) -> None:
        if self._waiting is None:
            return
        try:
            job = self._service.resume(self._waiting)
        except BadModelName as problem:
            self.show_problem(sentence_of(problem))
            return
        self._show_running(self._waiting.name, job)

    @Slot()
    def _discard(self) -> None:
        if self._waiting is None:
            return
        try:
            self._service.discard(self._waiting.name)
        except VoxgateError as problem:
            self.show_problem(sentence_of(problem))
        self.look_for_paused()
        self.busy_changed.emit(False)

    @Slot()
    def _cancelled(self) -> None:
        self._failed("")
        if not self.paused:
            self.show_problem(say(CANCELLED))

    @Slot(object)
    def _progressed(self, progress: "TrainingProgress") -> None:
        left = self._left.seconds(progress.stage, progress.done, progress.total, self.clock())
        most = progress.stage == "EM"  # which stops when nothing is gained
        words = "" if left is None else left_words(left, at_most=most)
        self._panel.show_progress(stage_words(progress), progress.done, progress.total, words)
        self._panel.set_cancellable(progress.stage != "saving")
        if progress.done > self._dots and not math.isnan(progress.mean_log_likelihood):
            self._dots = progress.done  # EM tells an iteration again and again, to be cancelled
            self._curve.add(progress.mean_log_likelihood)

    @Slot(object)
    def _finished(self, model: TrainedModel) -> None:
        self._views.setCurrentIndex(0)
        self._name.clear()
        self.look_for_paused()
        self.busy_changed.emit(False)
        self.trained.emit(model)

    @Slot(str)
    def _failed(self, sentence: str) -> None:
        self._views.setCurrentIndex(0)
        self.look_for_paused()
        self.busy_changed.emit(False)
        self.show_problem(sentence)
