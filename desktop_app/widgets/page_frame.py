"""Room for pages whose words have become larger than the window."""

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from desktop_app.theme import scaled, text_scale

LEAST_PX = (668, 500)  # a page in the smallest window, in words of the usual size
LOWEST_PX = 440  # between notices above and toasts below; with less room it scrolls
NARROW = "fitsNarrow"  # property of a page that folds itself: it lives with the other width
NARROW_PX = 380
SCROLLS = (
    "scrollsItself"  # property of a page that has exactly the room there is, and scrolls in it
)


class PageFrame(QScrollArea):
    """Scrolls once large words leave a page less room than it was made for.

    In words of the usual size it is as good as not there: the page is as large as the frame.
    """

    def __init__(self, pages: QStackedWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # keys that the page leaves scroll it anyway
        self._pages = pages
        self.setWidget(pages)
        pages.currentChanged.connect(self._make_room)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The pages are exactly as large as there is room, unless they scroll."""
        super().resizeEvent(event)
        if self.widget() is not None:  # none while the frame is made and while it is taken apart
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Words have another size now."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.ApplicationFontChange, QEvent.Type.FontChange):
            self._make_room()

    @Slot()
    def _make_room(self) -> None:
        page = self._pages.currentWidget()
        width, height = LEAST_PX
        if page is not None and page.property(NARROW):
            width = NARROW_PX
        large = text_scale() > 1.0 and not self._scrolls_itself
        self._pages.setMinimumSize(scaled(width) if large else 0, scaled(height) if large else 0)
        self.setWidgetResizable(large)
        self._fit()

    @property
    def _scrolls_itself(self) -> bool:
        page = self._pages.currentWidget()
        return page is not None and bool(page.property(SCROLLS))

    def _fit(self) -> None:
        """In words of the usual size a page folds what has no room.

        Qt's own resizing would rather scroll: it asks the layout how high the page has to be.
        """
        if self.widgetResizable():
            return
        room = self.maximumViewportSize()
        if room.height() < LOWEST_PX and not self._scrolls_itself:
            beside = self.verticalScrollBar().sizeHint().width()
            room = QSize(room.width() - beside, LOWEST_PX)
        self._pages.resize(room)
