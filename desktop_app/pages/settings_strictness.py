"""How strict: a slider in words, and what was measured at each of its places."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QSlider, QWidget

from desktop_app.pages.parts import column, row, text
from desktop_app.pages.strictness import extrapolated, figures, meaning, title
from desktop_app.theme import INSIDE
from gmm_core.scoring import STRICTNESS
from resources import model_figures


class StrictnessSlider(QWidget):
    """Three places; the words below it say what the chosen one means.

    Object names: `settings_strictness` (the slider), `strictness_meaning`, `strictness_figures`.
    """

    chosen = Signal(str)  # one of STRICTNESS, when a person moved the slider

    def __init__(self, word: str, fingerprint: str, parent: QWidget | None = None) -> None:
        """fingerprint : of the background model in use, whose figures are shown"""
        super().__init__(parent)
        self._fingerprint = fingerprint
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setObjectName("settings_strictness")
        self._slider.setRange(0, len(STRICTNESS) - 1)
        self._slider.setPageStep(1)
        self._slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self._slider.setTickInterval(1)
        self._meaning = text("", "", "strictness_meaning")
        self._figures = text("", "muted", "strictness_figures")
        names = row(*self._titles(), spacing=INSIDE)
        self.setLayout(
            column(
                column(self._slider, names, spacing=0),
                self._meaning,
                self._figures,
                text(extrapolated(), "caption", "strictness_extrapolated"),
            )
        )
        self._slider.valueChanged.connect(self._moved)
        self.show_word(word)

    def show_word(self, word: str) -> None:
        """Show a choice that was made elsewhere. Raises ValueError for an unknown one."""
        self._slider.blockSignals(True)
        self._slider.setValue(STRICTNESS.index(word))
        self._slider.blockSignals(False)
        self._describe(word)

    def _titles(self) -> tuple[QLabel, ...]:
        sides = (
            Qt.AlignmentFlag.AlignLeft,
            Qt.AlignmentFlag.AlignHCenter,
            Qt.AlignmentFlag.AlignRight,
        )
        labels = []
        for word, side in zip(STRICTNESS, sides, strict=True):
            label = text(title(word), "", f"strictness_{word}")
            label.setAlignment(side)
            labels.append(label)
        return tuple(labels)

    @Slot(int)
    def _moved(self, place: int) -> None:
        word = STRICTNESS[place]
        self._describe(word)
        self.chosen.emit(word)

    def _describe(self, word: str) -> None:
        self._meaning.setText(f"{title(word)}: {meaning(word)[0].lower()}{meaning(word)[1:]}")
        self._figures.setText(figures(word, self._fingerprint, model_figures()))
        # A slider alone would be read as a number
        self._slider.setAccessibleName(self.tr("How strict: {word}").format(word=title(word)))
        self._slider.setAccessibleDescription(f"{meaning(word)} {self._figures.text()}")
