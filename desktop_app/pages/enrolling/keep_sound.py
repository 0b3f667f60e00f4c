"""The question apart from the profile: may the sound be kept as well? Nobody is asked twice."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop_app.pages.parts import column, text
from desktop_app.theme import INSIDE


class KeepSound(QWidget):
    """A box that nobody has to tick, and what ticking it means."""

    submitted = Signal()

    def __init__(self, data_dir: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QCheckBox(self.tr("Also keep the sound (not needed)"))
        self._box.setObjectName("enroll_keep_sound")
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            enter = QShortcut(QKeySequence(key), self._box)
            enter.setContext(Qt.ShortcutContext.WidgetShortcut)
            enter.activated.connect(self.submitted)
        words = self.tr(
            "The recording then lies beside the profile in {folder}, so that the profile can be "
            "made again for a better model without speaking anew, and for nothing else. Whoever "
            "can read that folder can listen to it. Deleting the sound, or the person, under "
            "Speakers deletes it."
        )
        meaning = text(words.format(folder=data_dir), "muted", "enroll_keep_sound_words")
        self._box.setAccessibleDescription(meaning.text())
        self.setLayout(column(self._box, meaning, spacing=INSIDE // 2))

    @property
    def ticked(self) -> bool:
        """Whether the person wants that."""
        return self._box.isChecked()

    def begin(self, ticked: bool) -> None:
        """Start over. ticked : this person has sound of an earlier session here, and knows it"""
        self._box.setChecked(ticked)
