"""The evaluate page: which recordings, the work, and what came out."""

import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop_app.language.marking import mark
from desktop_app.language.words import say
from desktop_app.pages import evaluate_ask as ask
from desktop_app.pages.ask import choose_one
from desktop_app.pages.durations import left_words
from desktop_app.pages.evaluate_compare import EvaluateCompare
from desktop_app.pages.evaluate_results import EvaluateResults
from desktop_app.pages.evaluate_setup import EvaluateSetup
from desktop_app.pages.evaluate_words import stage_words
from desktop_app.pages.notices import Notice, open_folder
from desktop_app.pages.one_job import OneJob
from desktop_app.pages.parts import card, column, set_page, text
from desktop_app.services.backgrounds import BackgroundService, KnownModel
from desktop_app.services.evaluation import Comparison, Evaluation, EvaluationService
from desktop_app.services.jobs import Job
from desktop_app.state.time_left import TimeLeft
from desktop_app.theme import AROUND, BETWEEN
from desktop_app.widgets.page_frame import SCROLLS
from desktop_app.widgets.work_panel import WorkPanel

if TYPE_CHECKING:  # joblib comes with it
    from gmm_core.evaluation.run import EvaluationProgress

LOSS = mark("Evaluate", "The evaluation is not finished; its scores would be lost.")
CANCELLED = mark("Evaluate", "The evaluation was cancelled; nothing was changed.")


class EvaluatePage(QWidget):
    """Four views: setup, running, results, comparison of two models."""

    told = Signal(object)  # Notice

    def __init__(
        self,
        service: EvaluationService,
        backgrounds: BackgroundService,
        parent: QWidget | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """clock : seconds that never jump; what is left is guessed from them"""
        super().__init__(parent)
        self.clock = clock
        self.setObjectName("evaluate_page")
        self._service, self._backgrounds = service, backgrounds
        self._comparing = False
        self._evaluation: Evaluation | None = None
        self._left = TimeLeft()
        self._work = OneJob(self.tr("The evaluation"), self)
        self._saving = OneJob(self.tr("Saving the report"), self)
        self._setup, self._results = EvaluateSetup(), EvaluateResults()
        self._compared = EvaluateCompare()
        self._panel = WorkPanel("evaluate")
        self._running = QWidget()
        self._running.setLayout(
            column(
                text(self.tr("Evaluate"), "title"),
                card(column(self._panel), margin=AROUND),
                1,
                spacing=BETWEEN,
            )
        )
        self._views = QStackedWidget()
        for view in (self._setup, self._running, self._results, self._compared):
            self._views.addWidget(view)
        set_page(self, column(self._views))
        self.setProperty(SCROLLS, True)
        self._connect()
        self._offer_comparison()

    @property
    def busy(self) -> bool:
        """Whether an evaluation runs."""
        return self._work.running

    @property
    def loss(self) -> str:
        """What would be lost while it does."""
        return say(LOSS)

    @property
    def evaluation(self) -> Evaluation | None:
        """What is shown, if anything."""
        return self._evaluation

    def enter(self) -> None:
        """The page comes to the front: look which models could be compared."""
        self._backgrounds.refresh()

    def start_folder(self, folder: Path) -> None:
        """Evaluate a folder."""
        self._start(lambda: self._service.folder(folder))

    def start_lists(self, enrollments: Path, trials: Path) -> None:
        """Evaluate two lists."""
        self._start(lambda: self._service.lists(enrollments, trials))

    def start_demo(self) -> None:
        """Evaluate the demo recordings."""
        self._start(self._service.demo)

    def compare(self, model: KnownModel) -> None:
        """Let another model hear the trials whose results are shown."""
        first, background = self._evaluation, model.background
        if first is None or background is None:
            return
        names = (self._backgrounds.title, model.title)
        self._start(lambda: self._service.compare(first, names, background), comparing=True)

    def save(self, path: Path) -> None:
        """Save the report that is shown; the name's end says which."""
        if self._evaluation is None:
            return
        kind = path.suffix.lower()
        if kind == ".png":
            self._saving.watch(self._service.save_picture(self._results.picture(), path))
        elif kind == ".csv":
            self._saving.watch(self._service.save_scores(self._evaluation, path))
        else:
            from desktop_app.pages.evaluate_report import report_facts, report_words

            facts, words = report_facts(self._evaluation), report_words()
            self._saving.watch(self._service.save_page(self._evaluation, path, facts, words))

    def _connect(self) -> None:
        self._setup.folder_chosen.connect(self.start_folder)
        self._setup.lists_chosen.connect(self.start_lists)
        self._setup.demo_chosen.connect(self.start_demo)
        self._panel.cancel_clicked.connect(self._work.cancel)
        self._work.progressed.connect(self._progressed)
        self._work.finished.connect(self._finished)
        self._work.failed.connect(self._failed)
        self._work.cancelled.connect(lambda: self._failed(say(CANCELLED)))
        self._results.again_wanted.connect(self._show_setup)
        self._results.save_wanted.connect(lambda: ask.ask_report(self, self.save))
        self._results.compare_wanted.connect(self._ask_compare)
        self._compared.back_wanted.connect(lambda: self._show(self._results))
        self._backgrounds.changed.connect(self._offer_comparison)
        self._saving.finished.connect(self._saved)
        self._saving.failed.connect(self._not_saved)

    def _start(self, job: Callable[[], Job], *, comparing: bool = False) -> None:
        self._work.watch(job())
        self._comparing = comparing
        self._setup.show_problem("")
        self._views.setCurrentWidget(self._running)
        self._panel.begin(self.tr("Looking at the recordings …"))
        _prepare_plots()

    @Slot()
    def _offer_comparison(self) -> None:
        self._results.offer_comparison(len(self._backgrounds.others))

    @Slot()
    def _ask_compare(self) -> None:
        others = {str(n): model for n, model in enumerate(self._backgrounds.others)}
        choices = tuple((model.title.replace("&", "&&"), n) for n, model in others.items())
        choose_one(self, choices, lambda n: self.compare(others[n]))

    @Slot(object)
    def _progressed(self, progress: "EvaluationProgress") -> None:
        left = self._left.seconds(progress.stage, progress.done, progress.total, self.clock())
        words = "" if left is None else left_words(left)
        self._panel.show_progress(stage_words(progress), progress.done, progress.total, words)

    @Slot(object)
    def _finished(self, made: Evaluation | Comparison) -> None:
        if isinstance(made, Comparison):
            self._compared.show_comparison(made)
            self._show(self._compared)
            return
        self._evaluation = made
        self._results.show_evaluation(made)
        self._show(self._results)

    @Slot(str)
    def _failed(self, sentence: str) -> None:
        if self._comparing:  # what was found before is still there
            self._show(self._results)
            self.told.emit(Notice("report", sentence))
            return
        self._show_setup()
        self._setup.show_problem(sentence)

    @Slot()
    def _show_setup(self) -> None:
        self._show(self._setup)

    def _show(self, view: QWidget) -> None:
        """The keyboard goes on in the new view, unless another page is in front."""
        self._views.setCurrentWidget(view)
        if view.isVisible():
            view.setFocus()

    @Slot(object)
    def _saved(self, path: Path) -> None:
        sentence = self.tr("The report is in {path}.").format(path=path)
        show = self.tr("Open folder")
        self.told.emit(
            Notice("report", sentence, "success", show, lambda: open_folder(path.parent))
        )

    @Slot(str)
    def _not_saved(self, sentence: str) -> None:
        self.told.emit(Notice("report", sentence, "error"))


def _prepare_plots() -> None:
    """Import pyqtgraph beside the work: 0.4 s that the window would stand still for.

    Importing it makes no QObject, so the thread does not matter; where it is there already the
    thread ends at once.
    """
    Thread(target=import_module, args=("pyqtgraph",), name="plots", daemon=True).start()
