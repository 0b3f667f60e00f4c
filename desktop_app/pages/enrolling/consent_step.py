"""Step 1: who enrolls, and whether that person agrees."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from desktop_app.language.marking import mark
from desktop_app.language.words import say
from desktop_app.pages.enrolling.consent_words import consent_words
from desktop_app.pages.enrolling.keep_sound import KeepSound
from desktop_app.pages.parts import STACK_ABOVE, WIDE, card, column, row, scrolling, text
from desktop_app.theme import BETWEEN, INSIDE, scaled, text_scale
from desktop_app.widgets.areas import ModestArea
from desktop_app.widgets.wrapped_check import WrappedCheckBox

LONGEST_NAME = 80
AGREE_SELF = mark("Enroll", "I am this person, or this person sits beside me and agrees")
AGREE_ADDED = mark("Enroll", "This person agrees to one more session")
AGREE_RENEWED = mark(
    "Enroll", "This person agrees to a new profile, which replaces the one of another model"
)
READABLE_PX = 720
SPARE_PX = 32  # beside the terms, for the scroll bar and its gap
# Of the terms, which scroll; in large words three lines, so that the box to tick is in sight, too
TERMS_PX, LARGE_TERMS_PX = 96, 60


class ConsentStep(QWidget):
    """Name, consent text with the real folder, and the box to tick."""

    changed = Signal()
    submitted = Signal()

    def __init__(self, data_dir: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = QLineEdit()
        self._name.setObjectName("enroll_name")
        self._name.setAccessibleName(self.tr("Name of the person who enrolls"))
        self._name.setPlaceholderText(self.tr("Name, as it should appear in the list"))
        self._name.setMaxLength(LONGEST_NAME)
        self._agree = WrappedCheckBox(say(AGREE_SELF))
        self._agree.setObjectName("enroll_consent")
        self._sound = KeepSound(data_dir)
        self._sound.submitted.connect(self.submitted)
        self._problem = text("", "muted", "enroll_name_problem")
        self._name.textChanged.connect(self.changed)
        self._name.returnPressed.connect(self.submitted)
        self._agree.toggled.connect(self.changed)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            enter = QShortcut(QKeySequence(key), self._agree)
            enter.setContext(Qt.ShortcutContext.WidgetShortcut)
            enter.activated.connect(self.submitted)
        words = text(consent_words(str(data_dir)), name="enroll_consent_text")
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._words = words
        large = text_scale() > STACK_ABOVE
        self._margin = INSIDE if large else BETWEEN
        area = scrolling(words, ModestArea(LARGE_TERMS_PX if large else TERMS_PX))
        self._terms = card(column(area), margin=self._margin)
        title = text(self.tr("What you agree to"), "heading")
        title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        body = column(
            column(text(self.tr("Who enrolls?"), "heading"), self._name, self._problem),
            column(title, self._terms),
            self._agree,
            self._sound,
            1,
            spacing=self._margin,
        )
        body.setStretch(1, WIDE)
        inner = QWidget()
        inner.setMaximumWidth(scaled(READABLE_PX))
        inner.setLayout(body)
        line = row(inner, 1)
        line.setStretch(0, WIDE)
        self.setLayout(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A high window has no more of the terms to show than there is."""
        super().resizeEvent(event)
        width = min(event.size().width(), scaled(READABLE_PX)) - 2 * self._margin - SPARE_PX
        words = self._words.heightForWidth(width) + self._words.fontMetrics().lineSpacing()
        self._terms.setMaximumHeight(words + 2 * self._margin)

    @property
    def name(self) -> str:
        """The name as typed, without blanks around it."""
        return self._name.text().strip()

    @property
    def agreed(self) -> bool:
        """Whether the box is ticked."""
        return self._agree.isChecked()

    @property
    def keep_sound(self) -> bool:
        """Whether the sound is to be kept as well."""
        return self._sound.ticked

    def begin(
        self, name: str, *, adding: bool, renewing: bool = False, keep_sound: bool = False
    ) -> None:
        """Start over; with `adding` the name stands, for it is one more session of that person.

        renewing : the session takes the place of those made with another model
        keep_sound : sound of this person is kept already
        """
        self._sound.begin(keep_sound)
        self._name.setText(name)
        self._name.setReadOnly(adding)
        self._agree.setChecked(False)
        added = AGREE_RENEWED if renewing else AGREE_ADDED
        self._agree.set_words(say(added if adding else AGREE_SELF))
        self.show_problem("")
        if not adding:
            self._name.setFocus()

    def show_problem(self, sentence: str) -> None:
        """What is wrong with the name; an empty sentence when nothing is."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
