"""The choice of whom the speaker claims to be."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from desktop_app.language.marking import mark
from desktop_app.language.words import say
from desktop_app.pages.claims import ANYONE, UNCHOSEN, Claim, person
from desktop_app.widgets.elided_combo import ElidedCombo
from desktop_app.widgets.painting import plain_tip

PLACEHOLDER = mark("Verify", "Choose who you say you are")
ANYONE_WORDS = mark("Verify", "Anyone enrolled")


class ClaimCombo(ElidedCombo):
    """Enrolled names, then “Anyone enrolled”; at first nobody is chosen."""

    claim_changed = Signal(object)  # Claim

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("claimed_combo")
        self.setAccessibleName(self.tr("Who you say you are"))
        self.setPlaceholderText(say(PLACEHOLDER))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(18)
        self._claim = UNCHOSEN
        self.currentIndexChanged.connect(self._chosen)

    @property
    def claim(self) -> Claim:
        """What is claimed now."""
        return self._claim

    def set_names(self, names: tuple[str, ...]) -> None:
        """Offer these names; a claim to be somebody who is gone falls back to nobody chosen."""
        wanted = self._claim
        self.blockSignals(True)
        self.clear()
        for name in names:
            self.addItem(name, name)
            self.setItemData(self.count() - 1, plain_tip(name), Qt.ItemDataRole.ToolTipRole)
        if names:
            self.insertSeparator(self.count())
            self.addItem(say(ANYONE_WORDS), None)
        self.blockSignals(False)
        if wanted.name is not None and wanted.name not in names:
            wanted = UNCHOSEN
        self.choose(wanted if names else UNCHOSEN)

    def choose(self, claim: Claim) -> None:
        """Choose a claim; ValueError for a person who is not offered."""
        self.setCurrentIndex(self._index_of(claim))
        self._chosen(self.currentIndex())

    def _index_of(self, claim: Claim) -> int:
        if not claim.chosen:
            return -1
        if claim.name is None:
            return self.count() - 1
        for index in range(self.count() - 2):  # the last two are the separator and "anyone"
            if self.itemData(index) == claim.name:
                return index
        raise ValueError(f"{claim.name!r} is not among the enrolled speakers")

    def _chosen(self, index: int) -> None:
        claim = UNCHOSEN
        if index >= 0:
            name = self.itemData(index)
            claim = ANYONE if name is None else person(name)
        if claim != self._claim:
            self._claim = claim
            self.claim_changed.emit(claim)
