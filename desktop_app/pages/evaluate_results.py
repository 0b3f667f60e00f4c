"""The evaluate page after the work: figures, curves, and who is hard."""

from itertools import pairwise
from typing import TypeVar

from PySide6.QtCore import QBuffer, QIODevice, QSize, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHeaderView,
    QLabel,
    QSizePolicy,
    QTableView,
    QWidget,
)

from desktop_app.language.marking import mark
from desktop_app.language.words import say
from desktop_app.models.hard_speakers import SORT_ROLE, HardSpeakersModel
from desktop_app.pages.evaluate_words import LABELS, ORDER, counts_words, value_words
from desktop_app.pages.parts import button, card, column, line, row, scrolling, text
from desktop_app.services.evaluation import Evaluation
from desktop_app.theme import BETWEEN, INSIDE, scaled, text_scale
from desktop_app.widgets import plain_tip
from desktop_app.widgets.tight_header import TightHeader
from desktop_app.widgets.wrap import WrapBox

W = TypeVar("W", bound=QWidget)
INTERVALS = mark("Evaluate", "95% intervals, found by drawing the people anew, not the trials.")
ONLY_ONE = mark("Evaluate", "There is no other model yet: train one under Model.")
TITLE_PX = 200  # with less room beside it the buttons go below the title
NARROW_PX = 800
ROOMY_PX = 1400
TALL_PX = 840
QUARTER_PX = 232  # the least height of each of the four parts
PICTURE_SCALE = 2


class EvaluateResults(QWidget):
    """Four parts: figures, DET curve, score histogram, table of speakers."""

    save_wanted = Signal()
    again_wanted = Signal()
    compare_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = line("", "title", "evaluate_source")
        self._counts = text("", "muted", "evaluate_counts")
        self._figures = QGridLayout()
        self._figures.setHorizontalSpacing(BETWEEN)
        self._figures.setContentsMargins(0, 0, 0, 0)
        self._model = HardSpeakersModel(self)
        self._plots: tuple[QFrame, QFrame] = (_frame(), _frame())
        self._sheet = self._build()
        area = scrolling(self._sheet)
        area.setAccessibleName(self.tr("Results"))
        outer = column(self._head(), area, spacing=BETWEEN)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setStretch(1, 1)
        self.setLayout(outer)
        # Tab comes to the focus proxy first and never to what stands before it
        for before, after in pairwise((self._save, self._compare, self._again, area)):
            QWidget.setTabOrder(before, after)

    def show_evaluation(self, evaluation: Evaluation) -> None:
        """Show what came out; pyqtgraph is imported here, when it is first needed."""
        self._source.setText(say(evaluation.lists.title))
        self._counts.setText(counts_words(evaluation))
        self._show_figures(evaluation)
        self._model.set_speakers(evaluation.speakers)
        self._table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)  # hardest first, as they come
        self._show_plots(evaluation)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what does not fit; say what the figures mean where there is room for it."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        narrow = event.size().width() < scaled(NARROW_PX)
        for beside in self._rows:
            beside.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._show_meanings()

    def _show_meanings(self) -> None:
        roomy = self.width() >= scaled(ROOMY_PX)
        self._figures.setColumnStretch(0, 0 if roomy else 1)
        self._figures.setColumnStretch(3, 1 if roomy else 0)
        self._figures.setVerticalSpacing(self._apart(roomy=roomy))
        for index in range(self._figures.rowCount()):
            label, meaning = self._figure_label(index, 0), self._figure_label(index, 3)
            if label is not None and meaning is not None:
                label.setWordWrap(not roomy)
                meaning.setVisible(roomy)

    def _apart(self, *, roomy: bool) -> int:
        """Between the figures: close in a small window, not on top of a large hole."""
        if roomy and self.height() >= scaled(TALL_PX):
            return BETWEEN
        return 2 if text_scale() <= 1.0 else INSIDE

    def _figure_label(self, row_: int, across: int) -> QLabel | None:
        item = self._figures.itemAtPosition(row_, across)
        found = None if item is None else item.widget()
        return found if isinstance(found, QLabel) else None

    def offer_comparison(self, others: int) -> None:
        """others : how many other models could hear the same trials"""
        self._compare.setEnabled(others > 0)
        self._compare.setToolTip("" if others else say(ONLY_ONE))

    def picture(self) -> bytes:
        """The results as PNG, twice as sharp as the screen, whole even where they scroll."""
        picture = QPixmap(self._sheet.size() * PICTURE_SCALE)
        picture.setDevicePixelRatio(PICTURE_SCALE)
        picture.fill(self.palette().window().color())
        self._sheet.render(picture)
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        if not picture.save(buffer, "PNG"):
            raise OSError("Qt cannot write PNG")
        return bytes(buffer.data().data())

    def _head(self) -> WrapBox:
        self._again = button(self.tr("New evaluation"), "evaluate_again", self.again_wanted.emit)
        self._compare = button(
            self.tr("Compare models…"), "evaluate_compare", self.compare_wanted.emit
        )
        self._save = button(
            self.tr("Save the report…"), "evaluate_save", self.save_wanted.emit, "primary"
        )
        self.setFocusProxy(self._save)
        head = WrapBox()
        head.add(self._source, basis_px=scaled(TITLE_PX), grows=1)
        for one in (self._compare, self._again, self._save):
            head.add(one)
        return head

    def _build(self) -> QWidget:
        self._table = self._build_table()
        holder = QWidget()
        holder.setLayout(self._figures)
        figures = card(
            column(
                text(self.tr("Figures"), "heading"),
                holder,
                1,
                text(say(INTERVALS), "caption"),
                spacing=INSIDE,
            )
        )
        hard = card(column(text(self.tr("Who is hard"), "heading"), self._table, spacing=INSIDE))
        sheet = QWidget()
        self._rows = (
            _beside(figures, self._plots[0], 9, 7),
            _beside(self._plots[1], hard, 3, 5),
        )
        body = column(self._counts, *self._rows, spacing=BETWEEN)
        body.setStretch(1, 1)
        body.setStretch(2, 1)
        sheet.setLayout(body)
        return sheet

    def _build_table(self) -> QTableView:
        sorting = QSortFilterProxyModel(self)
        sorting.setSourceModel(self._model)
        sorting.setSortRole(SORT_ROLE)
        table = QTableView()
        table.setObjectName("evaluate_speakers")
        table.setAccessibleName(self.tr("Who is hard"))
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setProperty("kind", "bare")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        header = TightHeader()
        table.setHorizontalHeader(header)
        table.setModel(sorting)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(48)
        table.setSortingEnabled(True)
        table.setMinimumSize(QSize(0, scaled(96)))
        return table

    def _show_figures(self, evaluation: Evaluation) -> None:
        while (item := self._figures.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        found = {figure.key: figure for figure in evaluation.summary.figures}
        for index, key in enumerate(key for key in ORDER if key in found):
            label, meaning = map(say, LABELS[key])
            value, beside = value_words(found[key])
            parts = (
                text(label),
                text(value, "strong", f"evaluate_{key}"),
                text(beside, "caption"),
                line(meaning, "caption"),
            )
            parts[2].setWordWrap(False)
            parts[1].setWordWrap(False)
            parts[1].setAccessibleName(f"{label}: {value}, {beside}")
            for across, part in enumerate(parts):
                part.setToolTip(plain_tip(meaning))
                self._figures.addWidget(part, index, across)
        self._show_meanings()

    def _show_plots(self, evaluation: Evaluation) -> None:
        from desktop_app.pages.evaluate_plots import scores, tradeoff
        from desktop_app.widgets.det_plot import DetPlot
        from desktop_app.widgets.score_histogram import ScoreHistogram

        summary = evaluation.summary
        known = bool(summary.targets and summary.nontargets)
        for frame in self._plots:
            frame.setVisible(known)
        if not known:
            return
        heads = (self.tr("Error tradeoff (DET)"), self.tr("Scores"))
        det = self.findChild(DetPlot) or _put(self._plots[0], heads[0], DetPlot())
        bars = self.findChild(ScoreHistogram) or _put(self._plots[1], heads[1], ScoreHistogram())
        det.set_tradeoffs((tradeoff(evaluation),))
        bars.set_scores(scores(evaluation))


def _beside(left: QFrame, right: QFrame, left_share: int, right_share: int) -> QBoxLayout:
    """Two parts of the page that share its width, however wide what is in them wants to be."""
    for part in (left, right):
        part.setMinimumHeight(scaled(QUARTER_PX))
        part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
    made = row(left, right, spacing=BETWEEN)
    made.setStretch(0, left_share)
    made.setStretch(1, right_share)
    return made


def _frame() -> QFrame:
    return card(column(spacing=INSIDE))


def _put(frame: QFrame, heading: str, plot: W) -> W:
    layout = frame.layout()
    if layout is not None:
        layout.addWidget(text(heading, "heading"))
        layout.addWidget(plot)
    return plot
