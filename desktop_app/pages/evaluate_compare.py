"""Two background models on the same trials: which is better, and is that clear?"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop_app.language.marking import mark
from desktop_app.language.words import say
from desktop_app.pages.evaluate_words import (
    BETTER,
    LABELS,
    NO_DIFFERENCE,
    WORSE,
    difference_words,
    figure_words,
    verdict,
)
from desktop_app.pages.parts import (
    STACK_ABOVE,
    button,
    card,
    column,
    line,
    scrolling,
    text,
)
from desktop_app.services.evaluation import Comparison
from desktop_app.theme import BETWEEN, INSIDE, Role, scaled, text_scale
from desktop_app.widgets import plain_tip
from desktop_app.widgets.state_badge import StateBadge
from desktop_app.widgets.wrap import WrapBox

ONE_LINE_PX = 1100  # from this width on names and differences stand in one line
TITLE_PX = 320  # with less room beside it the button goes below the title
LOOKS = {
    BETTER: ("check", Role.ACCEPTED),
    WORSE: ("cross", Role.REJECTED),
    NO_DIFFERENCE: ("ellipsis", Role.NEUTRAL),
}
TITLE = mark("Evaluate", "Two models, the same recordings")
HOW = mark(
    "Evaluate",
    "The difference has a 95% interval of its own, found by drawing the people anew for both at "
    "once: it is clear when zero lies outside. Diamonds mark the thresholds in use.",
)


class EvaluateCompare(QWidget):
    """A table of both models' figures and the two error tradeoffs in one plot."""

    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = text(say(TITLE), "title", "compare_title")
        back = button(
            self.tr("Back to the results"), "compare_back", self.back_wanted.emit, "primary"
        )
        self.setFocusProxy(back)
        self._may_break: list[QLabel] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(BETWEEN)
        self._grid.setVerticalSpacing(INSIDE)
        holder = QWidget()
        holder.setLayout(self._grid)
        self._plot_card = card(
            column(text(self.tr("Error tradeoff (DET)"), "heading"), spacing=INSIDE)
        )
        sheet = QWidget()
        body = column(
            card(column(holder, text(say(HOW), "caption"), spacing=BETWEEN)),
            self._plot_card,
            spacing=BETWEEN,
        )
        body.setStretch(1, 1)
        sheet.setLayout(body)
        area = scrolling(sheet)
        area.setAccessibleName(self.tr("Comparison"))
        top = WrapBox()
        top.add(self._title, basis_px=scaled(TITLE_PX), grows=1)
        top.add(back)
        outer = column(top, area, spacing=BETWEEN)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setStretch(1, 1)
        self.setLayout(outer)

    def show_comparison(self, comparison: Comparison) -> None:
        """Show both; pyqtgraph is there already."""
        from desktop_app.pages.evaluate_plots import tradeoff
        from desktop_app.widgets.det_plot import DetPlot

        first, second = comparison.names
        self._clear()
        heads: tuple[str, ...] = (self.tr("Figure"), first, second, self.tr("Difference"), "")
        if text_scale() > STACK_ABOVE:
            heads = heads[:3]  # the difference stands below
        for across, words in enumerate(heads):
            # Below each other there is room for two lines of a name, not for it in one
            made = text if text_scale() > STACK_ABOVE else line
            self._grid.addWidget(made(words, "muted") if words else QLabel(), 0, across)
        for down, one in enumerate(comparison.differences, 1):
            label, meaning = LABELS[one.key]
            answer = verdict(one)
            parts = (
                text(say(label)),
                text(figure_words(one.key, one.first), "strong"),
                text(figure_words(one.key, one.second), "strong"),
                text(difference_words(one), "caption"),
                StateBadge(say(answer), *LOOKS[answer]),
            )
            for value in parts[1:3]:
                value.setWordWrap(False)
            self._may_break += [parts[0], parts[3]]
            parts[4].setMinimumWidth(parts[4].sizeHint().width())  # a verdict is read whole
            for part, (line_, across, columns) in zip(parts, _places(down), strict=True):
                part.setToolTip(plain_tip(say(meaning)))
                self._grid.addWidget(part, line_, across, 1, columns)
        self._break_words()
        plot = self.findChild(DetPlot)
        if plot is None:
            plot = DetPlot(name="compare_det")
            layout = self._plot_card.layout()
            if layout is not None:
                layout.addWidget(plot)
        plot.set_tradeoffs(tuple(tradeoff(one) for one in comparison.both), comparison.names)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._break_words()

    def _break_words(self) -> None:
        narrow = self.width() < scaled(ONE_LINE_PX)
        for words in self._may_break:
            words.setWordWrap(narrow)
        # What may break gets the room that is left, before it does
        stacked = text_scale() > STACK_ABOVE
        shares = {0: int(narrow), 3: int(narrow and not stacked), 5: int(not narrow)}
        for across, share in shares.items():
            self._grid.setColumnStretch(across, share)

    def _clear(self) -> None:
        self._may_break.clear()
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _places(number: int) -> tuple[tuple[int, int, int], ...]:
    """(row, column, columns) of the parts of one figure: in a line, in large words in two."""
    if text_scale() > STACK_ABOVE:
        line_ = 2 * number
        return (line_, 0, 1), (line_, 1, 1), (line_, 2, 1), (line_ + 1, 0, 1), (line_ + 1, 1, 3)
    return tuple((number, across, 1) for across in range(5))
