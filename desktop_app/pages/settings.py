"""The settings page: microphone, strictness, theme, and where the data is."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QComboBox,
    QFrame,
    QLabel,
    QRadioButton,
    QWidget,
)

from desktop_app.pages.notices import Notice
from desktop_app.pages.parts import card, column, row, scrolling, set_page, text
from desktop_app.pages.source_combo import SourceCombo
from desktop_app.pages.strictness import MEANINGS, figures, title
from desktop_app.services.settings import Settings
from desktop_app.services.sources import SourceService
from desktop_app.theme import AROUND, BETWEEN, INSIDE
from desktop_app.widgets import IconButton
from gmm_core.scoring import STRICTNESS, Background
from resources import model_figures

READABLE_PX = 760
THEMES = {"system": "As the system", "light": "Light", "dark": "Dark"}
DEMO_HINT = "Demo recordings play a person's voice in real time, as if it were spoken here."
CANNOT_SAVE = "The settings could not be saved ({}); they hold until you close the window."


class SettingsPage(QWidget):
    """Every change takes effect at once and is remembered."""

    strictness_changed = Signal(str)
    theme_changed = Signal(str)
    told = Signal(object)  # Notice

    def __init__(
        self,
        settings: Settings,
        sources: SourceService,
        background: Background,
        data_dir: Path,
        version: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("settings_page")
        self._settings, self._sources = settings, sources
        self._background = background
        self._problem = text("", "muted", "settings_source_problem")
        inner = QWidget()
        inner.setMaximumWidth(READABLE_PX)
        inner.setLayout(
            column(
                text("Settings", "title"),
                self._microphone(),
                self._strictness(),
                self._look(),
                self._data(data_dir, version),
                1,
                spacing=BETWEEN,
            )
        )
        set_page(self, column(scrolling(inner)))
        sources.changed.connect(self._show_problem)
        self._show_problem()

    def _microphone(self) -> QFrame:
        combo = SourceCombo(self._sources, "settings_source")
        combo.source_chosen.connect(self._choose_source)
        look = IconButton("Look again", "retry")
        look.setObjectName("settings_refresh")
        look.clicked.connect(self._sources.refresh)
        line = row(combo, look)
        line.setStretch(0, 1)
        return _group("Microphone", line, self._problem, text(DEMO_HINT, "caption"))

    def _strictness(self) -> QFrame:
        group = QButtonGroup(self)
        lines: list[QWidget] = []
        for word in STRICTNESS:
            choice = QRadioButton(title(word))
            choice.setObjectName(f"strictness_{word}")
            choice.setChecked(word == self._settings.strictness)
            choice.clicked.connect(lambda _on=True, word=word: self._choose_strictness(word))
            group.addButton(choice)
            measured = figures(word, self._background.fingerprint, model_figures())
            lines.append(_choice_with_words(choice, MEANINGS[word], measured))
        return _group("How strict", *lines)

    def _look(self) -> QFrame:
        combo = QComboBox()
        combo.setObjectName("settings_theme")
        combo.setAccessibleName("Theme")
        for word, shown in THEMES.items():
            combo.addItem(shown, word)
        combo.setCurrentIndex(combo.findData(self._settings.theme))
        combo.activated.connect(lambda index: self._choose_theme(combo.itemData(index)))
        return _group("Look", row(combo, 1))

    def _data(self, data_dir: Path, version: str) -> QFrame:
        folder = QLabel(str(data_dir))
        folder.setObjectName("settings_data_dir")
        folder.setTextFormat(Qt.TextFormat.PlainText)
        folder.setWordWrap(True)
        folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return _group(
            "Your data",
            folder,
            text("Profiles and settings are here, and nowhere else. No audio is kept.", "muted"),
            text(f"Voxgate {version}", "caption"),
        )

    @Slot(str)
    def _choose_source(self, key: str) -> None:
        self._save(lambda: self._sources.choose(key))

    def _choose_strictness(self, word: str) -> None:
        self._save(lambda: self._settings.update(strictness=word))
        self.strictness_changed.emit(word)

    def _choose_theme(self, word: str) -> None:
        self._save(lambda: self._settings.update(theme=word))
        self.theme_changed.emit(word)

    def _save(self, action: Callable[[], None]) -> None:
        try:
            action()
        except OSError as error:
            sentence = CANNOT_SAVE.format(error.strerror or error)
            self.told.emit(Notice("settings", sentence, "error"))

    @Slot()
    def _show_problem(self) -> None:
        problem = self._sources.problem
        self._problem.setText(problem or "")
        self._problem.setVisible(problem is not None)


def _group(heading: str, *children: QWidget | QBoxLayout) -> QFrame:
    return card(column(text(heading, "heading"), *children, spacing=INSIDE), margin=AROUND)


def _choice_with_words(choice: QRadioButton, meaning: str, measured: str) -> QWidget:
    holder = QWidget()
    words = column(text(meaning), text(measured, "caption"), spacing=2)
    words.setContentsMargins(AROUND + 4, 0, 0, INSIDE)
    holder.setLayout(column(choice, words, spacing=0))
    return holder
