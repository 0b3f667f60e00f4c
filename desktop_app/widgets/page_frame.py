"""Room for pages whose words have become larger than the window."""

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from desktop_app.theme import scaled, text_scale

LEAST_PX = (668, 500)  # a page in the smallest window, in words of the usual size
NARROW = "fitsNarrow"  # property of a page that folds itself: it lives with the other width
NARROW_PX = 440


class PageFrame(QScrollArea):
    """Scrolls in both directions once large words leave a page less room than it was made for.

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
        pages = self.widget()  # none while the frame is made and while it is taken apart
        if pages is not None and not self.widgetResizable():
            pages.resize(self.maximumViewportSize())

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
        large = text_scale() > 1.0
        self._pages.setMinimumSize(scaled(width) if large else 0, scaled(height) if large else 0)
        # In words of the usual size a page folds what has no room. Qt's own resizing would rather
        # scroll: it asks the layout how high the page has to be for its width.
        self.setWidgetResizable(large)
        if not large:
            self._pages.resize(self.maximumViewportSize())
