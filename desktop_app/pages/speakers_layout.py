"""Where the two halves of the speakers page stand: side by side, or one below the other."""

from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop_app.pages.parts import card, column, row, set_page
from desktop_app.pages.speaker_details import SpeakerDetails
from desktop_app.pages.speaker_panel import SpeakerPanel
from desktop_app.theme import BETWEEN, scaled
from desktop_app.widgets.areas import CurrentStack, RoomArea
from desktop_app.widgets.page_frame import SCROLLS

LIST_WIDTH_PX, NARROW_LIST_PX, WIDE_LIST_PX = 288, 224, 360
NARROW_PX = 800  # of the page: about 900 of the window
WIDE_PX = 1400  # from here on long names have more room
FOLDED_PX = 600  # below it the details stand under the list
QWIDGETSIZE_MAX = 16_777_215


class SpeakersLayout:
    """List and details on `page`; with large words they follow each other, and the page scrolls."""

    def __init__(
        self, page: QWidget, panel: SpeakerPanel, details: SpeakerDetails, right: CurrentStack
    ) -> None:
        self._panel, self._details = panel, details
        self._folded = False
        self._middle = row(panel, card(column(right)), spacing=BETWEEN)
        self._middle.setStretch(1, 1)
        holder = QWidget()
        set_page(holder, self._middle)
        page.setLayout(column(RoomArea(holder)))
        page.setProperty(SCROLLS, True)

    def fit(self, width: int) -> None:
        """Fold what does not fit into a page so wide."""
        list_px = scaled(NARROW_LIST_PX if width < scaled(NARROW_PX) else LIST_WIDTH_PX)
        list_px = scaled(WIDE_LIST_PX) if width >= scaled(WIDE_PX) else list_px
        folded = width < scaled(FOLDED_PX)
        self._panel.setMinimumWidth(0 if folded else list_px)
        self._panel.setMaximumWidth(QWIDGETSIZE_MAX if folded else list_px)
        if folded != self._folded:
            self._fold(folded)

    def _fold(self, folded: bool) -> None:
        self._folded = folded
        self._middle.setDirection(
            QBoxLayout.Direction.TopToBottom if folded else QBoxLayout.Direction.LeftToRight
        )
        self._details.fold(folded)
        self._panel.fold(folded)
        if folded:
            self._middle.addWidget(self._panel.foot)
