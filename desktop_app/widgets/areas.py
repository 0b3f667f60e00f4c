"""Areas that scroll up and down when words are so large that a window cannot hold them."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from desktop_app.theme import scaled, text_scale


class ModestArea(QScrollArea):
    """Asks for a few lines of room and scrolls the rest; `grown`, it asks for all that it holds.

    A plain scroll area asks for two dozen lines, which would push what is below it out of sight.
    """

    def __init__(self, lines_px: float = 96, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines_px = lines_px
        self._grown = False

    def set_grown(self, grown: bool) -> None:
        """As high as its content, so that something around it scrolls instead."""
        if grown != self._grown:
            self._grown = grown
            self.setVerticalScrollBarPolicy(
                Qt.ScrollBarPolicy.ScrollBarAlwaysOff
                if grown
                else Qt.ScrollBarPolicy.ScrollBarAsNeeded
            )
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), scaled(self._lines_px))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt watches the content already; when that is laid out anew, its height is another."""
        if self._grown and watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def hasHeightForWidth(self) -> bool:
        return self._grown

    def heightForWidth(self, width: int) -> int:
        content = self.widget()
        return -1 if content is None or not self._grown else content.heightForWidth(width)


class CurrentStack(QStackedWidget):
    """As large as the page in front has to be; a plain one is as large as its largest page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(self._changed)

    def sizeHint(self) -> QSize:
        page = self.currentWidget()
        return super().sizeHint() if page is None else page.sizeHint()

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return super().minimumSizeHint() if page is None else page.minimumSizeHint()

    def heightForWidth(self, width: int) -> int:
        page = self.currentWidget()
        if page is None or not page.hasHeightForWidth():
            return self.sizeHint().height()
        return page.heightForWidth(width)

    @Slot()
    def _changed(self) -> None:
        self.updateGeometry()


class RoomArea(QScrollArea):
    """Gives its content exactly the room there is; with large words the content scrolls.

    least_px : the height below which it scrolls in words of the usual size, too
    """

    def __init__(
        self, content: QWidget, least_px: int = 280, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._least_px = least_px
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Words have another size now."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.ApplicationFontChange, QEvent.Type.FontChange):
            self._make_room()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, scaled(80))

    def _make_room(self) -> None:
        # Qt's own resizing would rather scroll than let a page fold what has no room
        self.setWidgetResizable(text_scale() > 1.0)
        self._fit()

    def _fit(self) -> None:
        content = self.widget()  # none while the area is made and while it is taken apart
        if content is None or self.widgetResizable():
            return
        room = self.maximumViewportSize()
        if room.height() < self._least_px:
            beside = self.verticalScrollBar().sizeHint().width()
            room = QSize(room.width() - beside, self._least_px)
        content.resize(room)
