"""The evaluate page before the work: which recordings."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from desktop_app.language.marking import mark
from desktop_app.language.words import say
from desktop_app.pages import evaluate_ask as ask
from desktop_app.pages.parts import button, card, column, line, row, scrolling, text
from desktop_app.theme import AROUND, BETWEEN, INSIDE, Role, scaled
from desktop_app.widgets import IconButton, IconLabel
from desktop_app.widgets.drop_zone import DropZone
from desktop_app.widgets.wrap import beside

READABLE_PX = 760
WORDS_PX = 280  # beside a button; with less the button goes below them
WHAT = mark(
    "Evaluate",
    "How well does Voxgate tell these people apart? Some recordings of each person enroll, the "
    "others are tried against everybody. Your own profiles are neither used nor changed.",
)
FOLDER = mark(
    "Evaluate",
    "One subfolder for each person, named after them, with two recordings or more: the first half "
    "enrolls, the rest is tested.",
)
LISTS = mark(
    "Evaluate",
    "For trials of your own choice: an enrollment list with the columns speaker,path and a trial "
    "list with speaker,path,start_s,end_s,target.",
)
DEMO = mark("Evaluate", "Six voices that come with the program; it takes a few seconds.")
NOT_CHOSEN = mark("Evaluate", "not chosen yet")
ONE_FOLDER = mark("Evaluate", "Drop one folder, or the two lists (CSV), not {}.")


class EvaluateSetup(QWidget):
    """Choose or drop a folder, choose two lists, or take the demo recordings."""

    folder_chosen = Signal(object)  # Path
    lists_chosen = Signal(object, object)  # Path, Path
    demo_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._enrollments: Path | None = None
        self._trials: Path | None = None
        self._problem = text("", "", "evaluate_problem")
        self._problem_card = self._build_problem()
        self._start = button(self.tr("Evaluate the lists"), "evaluate_lists", self._start_lists)
        self._names = {
            "enrollments": line(say(NOT_CHOSEN), "muted", "evaluate_enrollments_name"),
            "trials": line(say(NOT_CHOSEN), "muted", "evaluate_trials_name"),
        }
        inner = QWidget()
        inner.setMaximumWidth(scaled(READABLE_PX))
        body = column(
            text(self.tr("Evaluate"), "title"),
            text(say(WHAT)),
            self._problem_card,
            self._folder(),
            self._demo(),
            self._lists(),
            1,
            spacing=BETWEEN,
        )
        inner.setLayout(body)
        area = scrolling(inner)
        area.setAccessibleName(self.tr("What to evaluate"))
        outer = column(area)
        outer.setContentsMargins(0, 0, 0, 0)
        self.setLayout(outer)
        self._show_lists()

    def show_problem(self, sentence: str) -> None:
        """Why nothing came of the last attempt; "" takes it away."""
        self._problem.setText(sentence)
        self._problem_card.setVisible(bool(sentence))

    def _build_problem(self) -> QFrame:
        mark = IconLabel("warning", Role.REJECTED)
        inside = row(mark, self._problem, spacing=BETWEEN)
        inside.setStretch(1, 1)
        frame = card(inside)
        frame.hide()
        return frame

    def _folder(self) -> QFrame:
        zone = DropZone()
        zone.setObjectName("evaluate_drop")
        zone.dropped.connect(self.take)
        choose = IconButton(self.tr("Choose a folder…"), "folder", "primary")
        choose.setObjectName("evaluate_folder")
        choose.clicked.connect(lambda: ask.ask_folder(self, self.folder_chosen.emit))
        self.setFocusProxy(choose)
        words = column(text(self.tr("Drop a folder here"), "heading"), text(say(FOLDER), "muted"))
        box = beside(words, choose, basis_px=scaled(WORDS_PX), spacing=AROUND)
        return _fill(zone, column(box))

    def _demo(self) -> QFrame:
        start = button(
            self.tr("Evaluate the demo recordings"), "evaluate_demo", self.demo_chosen.emit
        )
        words = column(text(self.tr("No recordings at hand?"), "heading"), text(say(DEMO), "muted"))
        box = beside(words, start, basis_px=scaled(WORDS_PX), spacing=AROUND)
        return _fill(QFrame(), column(box))

    def _lists(self) -> QFrame:
        choices = [
            self._choice(self.tr("Enrollment list…"), "enrollments"),
            self._choice(self.tr("Trial list…"), "trials"),
        ]
        words = column(text(self.tr("Trial lists"), "heading"), text(say(LISTS), "muted"))
        body = column(words, *choices, row(1, self._start), spacing=INSIDE)
        body.setStretch(0, 1)
        return _fill(QFrame(), body)

    def _choice(self, words: str, which: str) -> QBoxLayout:
        choose = button(words, f"evaluate_{which}", lambda: self._ask_list(which))
        choose.setMinimumWidth(scaled(160))
        shown = row(choose, self._names[which], spacing=BETWEEN)
        shown.setStretch(1, 1)
        return shown

    def _ask_list(self, which: str) -> None:
        ask.ask_list(self, lambda path: self._take_list(which, path))

    def _take_list(self, which: str, path: Path) -> None:
        if which == "trials":
            self._trials = path
        else:
            self._enrollments = path
        self.show_problem("")
        self._show_lists()

    def _show_lists(self) -> None:
        for which, path in (("enrollments", self._enrollments), ("trials", self._trials)):
            self._names[which].setText(say(NOT_CHOSEN) if path is None else str(path))
        self._start.setEnabled(self._enrollments is not None and self._trials is not None)

    def _start_lists(self) -> None:
        if self._enrollments is not None and self._trials is not None:
            self.lists_chosen.emit(self._enrollments, self._trials)

    @Slot(object)
    def take(self, paths: tuple[Path, ...]) -> None:
        """What was dropped: a folder begins at once, lists find their places."""
        lists = [path for path in paths if path.suffix.lower() == ".csv" and path.is_file()]
        if len(paths) == 1 and paths[0].is_dir():
            self.folder_chosen.emit(paths[0])
        elif lists and len(lists) == len(paths) <= 2:
            for path in lists:
                self._take_list("trials" if names_trials(path) else "enrollments", path)
        else:
            many = self.tr("%n things", "", len(paths))
            self.show_problem(say(ONE_FOLDER).format(paths[0].name if len(paths) == 1 else many))


def names_trials(path: Path) -> bool:
    """Whether the first line of a list is that of a trial list; what cannot be read is none."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as stream:
            return "target" in (name.strip() for name in stream.readline(4096).split(","))
    except OSError:
        return False


def _fill(frame: QFrame, layout: QBoxLayout) -> QFrame:
    frame.setProperty("kind", "card")
    layout.setContentsMargins(AROUND, BETWEEN, AROUND, BETWEEN)
    frame.setLayout(layout)
    return frame
