"""The choice of what is listened to, shared by the settings and the microphone check."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from desktop_app.language.marking import mark
from desktop_app.language.words import say
from desktop_app.services.sources import SourceService

LOOKING = mark("Sources", "Looking for microphones …")
NONE_FOUND = mark("Sources", "No microphone: choose a demo recording")


class SourceCombo(QComboBox):
    """Microphones first, then the demo people."""

    source_chosen = Signal(str)  # the key, when a person chose it

    def __init__(self, sources: SourceService, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(self.tr("Microphone"))
        self.setAccessibleDescription(self.accessibleName())  # Linux
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(20)
        self._sources = sources
        self.activated.connect(self._activated)
        sources.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the choices again; what is listened to stays chosen."""
        self.clear()
        for choice in self._sources.microphones:
            self.addItem(choice.label, choice.key)
        if self._sources.microphones and self._sources.demos:
            self.insertSeparator(self.count())
        for choice in self._sources.demos:
            self.addItem(choice.label, choice.key)
        current = self._sources.current
        if current is not None and self.findData(current.key) < 0:
            self.addItem(current.label, current.key)
        self.setPlaceholderText(say(NONE_FOUND if self._sources.looked else LOOKING))
        self.setCurrentIndex(-1 if current is None else self.findData(current.key))

    @Slot(int)
    def _activated(self, index: int) -> None:
        self.source_chosen.emit(self.itemData(index))
