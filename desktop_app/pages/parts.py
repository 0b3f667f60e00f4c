"""Small building blocks that every page is made of."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.language.engine_words import problem_words
from desktop_app.theme import AROUND, BETWEEN, INSIDE, text_scale
from desktop_app.widgets import ElidedLabel

L = TypeVar("L", bound=QBoxLayout)
STACK_ABOVE = 1.3  # times the usual size of words
WIDEST_ROW_PX = 720  # of answers: Qt makes no question wider than a small screen
LARGE_WORDS_ROW_PX = 620  # the words of a question are at least so wide then
WIDE = 1000  # a stretch beside which the others do not count


def text(words: str, kind: str = "", name: str = "") -> QLabel:
    """A label that wraps; `kind` is one of those that `desktop_app.theme` names."""
    label = QLabel(words)
    if kind:
        label.setProperty("kind", kind)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)  # names are typed by people: never as markup
    if name:
        label.setObjectName(name)
    return label


def line(words: str, kind: str = "", name: str = "") -> ElidedLabel:
    """A label of one line, for names of any length; `kind` as of `text`."""
    label = ElidedLabel(words)
    if kind:
        label.setProperty("kind", kind)
    if name:
        label.setObjectName(name)
    return label


def button(
    words: str, name: str, on_click: Callable[[], object] | None = None, kind: str = ""
) -> QPushButton:
    """A push button; `kind` "primary", "danger" or "quiet" gives it its color."""
    made = QPushButton(words)
    made.setObjectName(name)
    made.setAutoDefault(False)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    if kind:
        made.setProperty("kind", kind)
    if on_click is not None:
        made.clicked.connect(lambda _checked=False: on_click())
    return made


def column(*children: QWidget | QLayout | int, spacing: int = INSIDE) -> QVBoxLayout:
    """Children one below the other; an int is a stretch of that weight."""
    return _fill(QVBoxLayout(), children, spacing)


def row(*children: QWidget | QLayout | int, spacing: int = INSIDE) -> QHBoxLayout:
    """Children side by side; an int is a stretch of that weight."""
    return _fill(QHBoxLayout(), children, spacing)


def _fill(layout: L, children: tuple[QWidget | QLayout | int, ...], spacing: int) -> L:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for child in children:
        if isinstance(child, int):
            layout.addStretch(child)
        elif isinstance(child, QLayout):
            layout.addLayout(child)
        else:
            layout.addWidget(child)
    return layout


def card(layout: QBoxLayout, margin: int = BETWEEN) -> QFrame:
    """A surface with a border around `layout`."""
    frame = QFrame()
    frame.setProperty("kind", "card")
    layout.setContentsMargins(margin, margin, margin, margin)
    frame.setLayout(layout)
    return frame


def set_page(page: QWidget, layout: QBoxLayout) -> None:
    """Give a page its layout, with the margin and spacing every page has."""
    layout.setContentsMargins(AROUND, AROUND, AROUND, AROUND)
    layout.setSpacing(BETWEEN)
    page.setLayout(layout)


def scrolling(content: QWidget, area: QScrollArea | None = None) -> QScrollArea:
    """Content that may be higher than the window: it scrolls, up and down only.

    It is as wide as there is room, up to its own greatest width. area : None for a plain one
    """
    layout = row(content, 1)
    layout.setStretch(0, WIDE)
    content.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    area = QScrollArea() if area is None else area
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    holder = QWidget()
    holder.setLayout(layout)
    area.setWidget(holder)
    _gap_beside_bar(area, layout)
    return area


def _gap_beside_bar(area: QScrollArea, layout: QBoxLayout) -> None:
    """Room on whichever side the bar stands, but none where there is no bar."""
    gap = QSpacerItem(0, 0)
    layout.addItem(gap)

    def fit(_least: int, most: int) -> None:
        gap.changeSize(INSIDE if most > 0 else 0, 0)
        layout.invalidate()

    area.verticalScrollBar().rangeChanged.connect(fit)


def sentence_of(problem: Exception) -> str:
    """An error as a sentence of its own in the window's language: capital letter, full stop."""
    words = problem_words(problem).strip()
    sentence = words[:1].upper() + words[1:]
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."


def beginning() -> Qt.AlignmentFlag:
    """Where a line of the window begins: a label goes by its own letters instead."""
    sides = Qt.AlignmentFlag
    mirrored = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return sides.AlignTop | (
        sides.AlignRight | sides.AlignAbsolute if mirrored else sides.AlignLeft
    )


def stack_answers(box: QMessageBox) -> None:
    """Answers one below the other where a row of them would be cut."""
    _even_insets(box)
    answers = box.findChild(QDialogButtonBox)
    for one in box.buttons():
        one.ensurePolished()
    room = WIDEST_ROW_PX if text_scale() <= STACK_ABOVE else LARGE_WORDS_ROW_PX
    wide = sum(one.sizeHint().width() + INSIDE for one in box.buttons()) > room
    if answers is not None and wide:
        answers.setOrientation(Qt.Orientation.Vertical)


def _even_insets(box: QMessageBox) -> None:
    """Words and answers begin at one line: Qt indents words as if there were an icon."""
    grid = box.layout()
    if not isinstance(grid, QGridLayout):
        return
    grid.setContentsMargins(BETWEEN, BETWEEN, BETWEEN, BETWEEN)
    first = grid.itemAtPosition(0, 0)
    indent = first.spacerItem() if first is not None else None
    if indent is not None:
        indent.changeSize(0, 0)
    grid.setHorizontalSpacing(0)
    grid.setColumnStretch(1, 1)  # of the words, where the answers are wider
    grid.invalidate()
    grid.activate()  # now: a window that is seen would jump


def restyle(widget: QWidget) -> None:
    """Let the style sheet look again at a widget whose properties have changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
