"""The model card: everything that is known about one background model."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.language.marking import mark
from desktop_app.language.words import say, translate
from desktop_app.pages.background_words import NOT_FOR, WHAT, corpora, facts, measured
from desktop_app.pages.parts import STACK_ABOVE, beginning, button, column, line, scrolling, text
from desktop_app.services.backgrounds import KnownModel
from desktop_app.theme import BETWEEN, INSIDE, Role, scaled, text_scale
from desktop_app.widgets import StateBadge
from desktop_app.widgets.areas import ModestArea
from desktop_app.widgets.fold import Fold
from desktop_app.widgets.wrap import WrapBox
from resources import model_figures

READABLE_PX = 760
TITLE_PX = 200  # with less room beside it the buttons go below the title
LARGE_TITLE_PX = 320  # in large words the shipped model's name has to fit, at least
NO_CORPORA = mark("Model", "This model does not say whose voices it was made from.")
UNREADABLE = mark("Model", "This file is no intact background model, so it cannot be used.")


class BackgroundCard(QWidget):
    """Shows one model; the button asks to use it."""

    use_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = line("", "title", "background_title")
        self._badge = StateBadge(self.tr("In use"), "check", Role.ACCEPTED)
        self._use = button(
            self.tr("Use this model…"), "background_use", self.use_wanted.emit, "primary"
        )
        self._delete = button(
            self.tr("Delete…"), "background_delete", self.delete_wanted.emit, "danger"
        )
        self._profiles = text("", "", "background_profiles")
        self._shown: KnownModel | None = None
        self._folded = False
        self._body = QVBoxLayout()
        self._body.setSpacing(BETWEEN)
        self._sheet = QWidget()
        holder = column(self._sheet)
        holder.setContentsMargins(0, 0, 0, 0)
        inner = QWidget()
        inner.setLayout(holder)
        self._holder = holder
        head = WrapBox()
        large = text_scale() > STACK_ABOVE
        head.add(self._title, basis_px=scaled(LARGE_TITLE_PX if large else TITLE_PX), grows=1)
        for one in (self._badge, self._delete, self._use):
            head.add(one)
        self._area = ModestArea()
        scrolling(inner, self._area)
        self._area.setAccessibleName(self.tr("Model card"))
        layout = column(head, self._profiles, self._area, spacing=INSIDE)
        layout.setStretch(2, 1)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)

    def show_model(self, model: KnownModel, *, in_use: bool, profiles: str) -> None:
        """Show one model. profiles : how many profiles were made with it, in words"""
        self._shown = model
        self._title.setText(model.title)
        self._badge.setVisible(in_use)
        self._use.setVisible(not in_use)
        self._use.setEnabled(model.background is not None)
        self._delete.setVisible(model.key is not None and not in_use)
        self._profiles.setText(profiles)
        self._show_sheet(model)

    def fold(self, folded: bool) -> None:
        """Below the list the page scrolls and not the card, whose parts open when they are wanted.

        Two bars, one within the other, are hard to use; and open parts made five windows of it.
        """
        self._area.set_grown(folded)
        if folded != self._folded:
            self._folded = folded
            if self._shown is not None:
                self._show_sheet(self._shown)

    def _show_sheet(self, model: KnownModel) -> None:
        if model.background is None:
            self._replace(_unreadable(model))
            return
        self._replace(_sheet(model, folded=self._folded))

    def _replace(self, sheet: QWidget) -> None:
        self._holder.replaceWidget(self._sheet, sheet)
        sheet.show()
        self._sheet.hide()
        self._sheet.deleteLater()
        self._sheet = sheet


def _sheet(model: KnownModel, *, folded: bool) -> QWidget:
    background = model.background
    if background is None:
        raise ValueError("there is nothing to show of a model that cannot be read")
    listed = corpora(background)
    figures = measured(background, model_figures())
    sheet = QWidget()
    sheet.setMaximumWidth(scaled(READABLE_PX))
    layout = column(
        text(say(WHAT), "muted"),
        _table(facts(background)),
        _section(
            folded,
            translate("Model", "What was measured"),
            text(say(figures.whom), "muted"),
            _table(figures.rates),
        ),
        _section(
            folded,
            translate("Model", "What it is not for"),
            *(text(f"• {say(words)}") for words in NOT_FOR),
        ),
        _section(
            folded,
            translate("Model", "Whose voices it was made from"),
            *([text(words) for words in listed] or [text(say(NO_CORPORA))]),
        ),
        1,
        spacing=BETWEEN,
    )
    layout.setContentsMargins(0, INSIDE, 0, 0)
    sheet.setLayout(layout)
    return sheet


def _unreadable(model: KnownModel) -> QWidget:
    sheet = QWidget()
    sheet.setLayout(column(text(say(UNREADABLE)), text(model.problem, "muted"), 1, spacing=INSIDE))
    return sheet


def _section(folded: bool, heading: str, *children: QWidget) -> QWidget:
    holder = QWidget()
    if folded:
        holder.setLayout(column(*children, spacing=INSIDE // 2))
        return Fold(heading, holder)
    holder.setLayout(column(text(heading, "heading"), *children, spacing=INSIDE // 2))
    return holder


def _table(rows: tuple[tuple[str, str], ...]) -> QWidget:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(INSIDE // 2)
    grid.setHorizontalSpacing(BETWEEN)
    grid.setColumnStretch(1, 1)
    for index, (name, value) in enumerate(rows):
        label = QLabel(name)
        label.setProperty("kind", "muted")
        shown = text(value)
        shown.setAccessibleName(f"{name}: {value}")
        shown.setAlignment(beginning())
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(label, index, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(shown, index, 1)
    holder = QWidget()
    holder.setLayout(grid)
    return holder
