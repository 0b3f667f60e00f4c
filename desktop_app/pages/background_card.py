"""The model card: everything that is known about one background model."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.language.marking import mark
from desktop_app.language.words import say, translate
from desktop_app.pages.background_words import NOT_FOR, WHAT, corpora, facts, measured
from desktop_app.pages.parts import beginning, button, column, line, scrolling, text
from desktop_app.services.backgrounds import KnownModel
from desktop_app.theme import BETWEEN, INSIDE, Role, scaled
from desktop_app.widgets import StateBadge
from desktop_app.widgets.wrap import WrapBox
from resources import model_figures

READABLE_PX = 760
TITLE_PX = 200  # with less room beside it the buttons go below the title
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
        self._body = QVBoxLayout()
        self._body.setSpacing(BETWEEN)
        self._sheet = QWidget()
        holder = column(self._sheet)
        holder.setContentsMargins(0, 0, 0, 0)
        inner = QWidget()
        inner.setLayout(holder)
        self._holder = holder
        head = WrapBox()
        head.add(self._title, basis_px=scaled(TITLE_PX), grows=1)
        for one in (self._badge, self._delete, self._use):
            head.add(one)
        area = scrolling(inner)
        area.setAccessibleName(self.tr("Model card"))
        layout = column(head, self._profiles, area, spacing=INSIDE)
        layout.setStretch(2, 1)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)

    def show_model(self, model: KnownModel, *, in_use: bool, profiles: str) -> None:
        """Show one model. profiles : how many profiles were made with it, in words"""
        self._title.setText(model.title)
        self._badge.setVisible(in_use)
        self._use.setVisible(not in_use)
        self._use.setEnabled(model.background is not None)
        self._delete.setVisible(model.key is not None and not in_use)
        self._profiles.setText(profiles)
        self._replace(_unreadable(model) if model.background is None else _sheet(model))

    def _replace(self, sheet: QWidget) -> None:
        self._holder.replaceWidget(self._sheet, sheet)
        sheet.show()
        self._sheet.hide()
        self._sheet.deleteLater()
        self._sheet = sheet


def _sheet(model: KnownModel) -> QWidget:
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
            translate("Model", "What was measured"),
            text(say(figures.whom), "muted"),
            _table(figures.rates),
        ),
        _section(
            translate("Model", "What it is not for"),
            *(text(f"• {say(words)}") for words in NOT_FOR),
        ),
        _section(
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


def _section(heading: str, *children: QWidget) -> QBoxLayout:
    return column(text(heading, "heading"), *children, spacing=INSIDE // 2)


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
