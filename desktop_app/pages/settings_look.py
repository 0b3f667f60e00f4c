"""How the window looks: theme, language, size of the words, motion."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QSizePolicy, QWidget

from desktop_app.language.choosing import OWN_NAMES, SYSTEM
from desktop_app.language.marking import mark
from desktop_app.language.numbers import percent
from desktop_app.language.words import say
from desktop_app.pages.parts import text
from desktop_app.services.settings import TEXT_SIZES, Settings
from desktop_app.theme import BETWEEN, INSIDE

THEMES = {
    "system": mark("LookSettings", "As the system"),
    "light": mark("LookSettings", "Light"),
    "dark": mark("LookSettings", "Dark"),
}


class LookSettings(QWidget):
    """Emits what a person chose: `changed` with the setting's name and its value.

    Object names: `settings_theme`, `settings_language`, `settings_text_size`,
    `settings_reduce_motion`.
    """

    changed = Signal(str, object)  # (name in `Settings`, value)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(BETWEEN)
        self._form.setVerticalSpacing(INSIDE)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        themes = {key: say(words) for key, words in THEMES.items()}
        self._theme = self.add_choice("theme", self.tr("Theme"), themes)
        languages = {SYSTEM: self.tr("As the system"), **OWN_NAMES}
        self._language = self.add_choice("language", self.tr("Language"), languages)
        sizes = {size: percent(size / 100) for size in TEXT_SIZES}
        self._size = self.add_choice("text_size", self.tr("Size of the words"), sizes)
        self._motion = QCheckBox(self.tr("Reduce motion"))
        self._motion.setObjectName("settings_reduce_motion")
        self._motion.toggled.connect(self._motion_toggled)
        self._form.addRow(self._motion)
        calm = self.tr("Meters show each level without decay.")
        self._motion.setAccessibleDescription(calm)
        self._form.addRow(text(calm, "caption"))
        self.show_settings(settings)

    def add_choice(self, name: str, label: str, choices: Mapping[Any, str]) -> QComboBox:
        """One more line: a combo box `settings_<name>` of values and their words."""
        combo = QComboBox()
        combo.setObjectName(f"settings_{name}")
        combo.setAccessibleName(label)
        combo.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for value, words in choices.items():
            combo.addItem(words, value)
        combo.activated.connect(lambda index: self.changed.emit(name, combo.itemData(index)))
        self._form.addRow(label, combo)
        return combo

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen now."""
        self._theme.setCurrentIndex(self._theme.findData(settings.theme))
        self._language.setCurrentIndex(self._language.findData(settings.language))
        self._size.setCurrentIndex(self._size.findData(settings.text_size))
        self._motion.blockSignals(True)
        self._motion.setChecked(settings.reduce_motion)
        self._motion.blockSignals(False)

    @Slot(bool)
    def _motion_toggled(self, reduced: bool) -> None:
        self.changed.emit("reduce_motion", reduced)
