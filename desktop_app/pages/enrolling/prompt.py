"""The text to read aloud: the sentence that is due in full strength, the others muted."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from desktop_app.pages.parts import column, restyle, scrolling, text
from desktop_app.pages.prompts import due, sentences
from desktop_app.theme import INSIDE
from desktop_app.widgets.areas import ModestArea

SEEN_AROUND_PX = 96  # so much of the text before and after the due sentence stays in sight


class Prompt(QWidget):
    """Follows the reader by the seconds of speech."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._due = -1
        self._net_s = 0.0
        self._lines: tuple[str, ...] = ()
        self._labels: tuple[QLabel, ...] = ()
        self._area = QScrollArea()
        self._layout = column(self._area)
        self.setLayout(self._layout)
        self.set_language(language)

    def set_language(self, language: str) -> None:
        """Show the text in another language. Raises ValueError for one that we do not have."""
        self._lines = sentences(language)
        self._labels = tuple(text(line, "large-muted") for line in self._lines)
        holder = QWidget()
        holder.setLayout(column(*self._labels, 1, spacing=INSIDE + INSIDE // 2))
        area = scrolling(holder, ModestArea())
        area.setAccessibleName(self.tr("Text to read aloud"))
        self._layout.replaceWidget(self._area, area)
        self._area.deleteLater()
        self._area = area
        self._due = -1
        self.show_progress(self._net_s)

    def show_progress(self, net_speech_s: float) -> None:
        """Mark the sentence that a steady reader has reached."""
        self._net_s = net_speech_s
        index = due(self._lines, net_speech_s)
        if index == self._due:
            return
        for number, label in ((self._due, "large-muted"), (index, "large")):
            if number >= 0:
                self._labels[number].setProperty("kind", label)
                restyle(self._labels[number])
        self._due = index
        QTimer.singleShot(0, self, self._bring_into_sight)  # labels have no place before a layout

    def _bring_into_sight(self) -> None:
        self._area.ensureWidgetVisible(self._labels[self._due], 0, SEEN_AROUND_PX)
