"""The choice of what is listened to, shared by the settings and the microphone check."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from desktop_app.language.marking import mark
from desktop_app.language.words import say
from desktop_app.services.sources import SourceChoice, SourceService
from desktop_app.widgets.elided_combo import ElidedCombo
from desktop_app.widgets.painting import plain_tip

LOOKING = mark("Sources", "Looking for microphones …")
NONE_FOUND = mark("Sources", "No microphone: choose a demo recording")


class SourceCombo(ElidedCombo):
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
        self._offered: tuple[SourceChoice | None, ...] = ()  # None: a separator
        self.activated.connect(self._activated)
        sources.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Read the choices again; what is listened to stays chosen."""
        microphones, demos = self._sources.microphones, self._sources.demos
        between = (None,) if microphones and demos else ()
        offered: tuple[SourceChoice | None, ...] = (*microphones, *between, *demos)
        current = self._sources.current
        if current is not None and current not in offered:
            offered = (*offered, current)
        if offered != self._offered:  # a list that is open just now stands as it is
            self._offer(offered)
        self.setPlaceholderText(say(NONE_FOUND if self._sources.looked else LOOKING))
        self.setCurrentIndex(-1 if current is None else self.findData(current.key))

    def _offer(self, choices: tuple[SourceChoice | None, ...]) -> None:
        self._offered = choices
        self.clear()
        for choice in choices:
            if choice is None:
                self.insertSeparator(self.count())
            else:
                self.addItem(choice.label, choice.key)
                tip = plain_tip(choice.label)
                self.setItemData(self.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)

    @Slot(int)
    def _activated(self, index: int) -> None:
        self.source_chosen.emit(self.itemData(index))
