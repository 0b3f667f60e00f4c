"""The title of a dock with buttons as large as all others: Qt's own are ten pixels wide."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDockWidget, QFrame, QHBoxLayout

from desktop_app.theme import BETWEEN, INSIDE
from desktop_app.widgets.buttons import IconButton
from desktop_app.widgets.labels import ElidedLabel
from desktop_app.widgets.painting import plain_tip


class DockTitle(QFrame):
    """Give it to `setTitleBarWidget` of its dock. Dragging and double clicks go on to the dock.

    Object names: `dock_float`, `dock_close`.
    """

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self._dock = dock
        self.setProperty("kind", "dock-title")
        title = ElidedLabel(dock.windowTitle())
        title.setProperty("kind", "strong")
        close = self.tr("Close “{title}”").format(title=dock.windowTitle())
        self._float = IconButton("", "float", "quiet", tip=self._words(floating=False))
        self._float.setObjectName("dock_float")
        self._close = IconButton("", "cross", "quiet", tip=close)
        self._close.setObjectName("dock_close")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(BETWEEN, 0, INSIDE, 0)
        layout.setSpacing(INSIDE // 2)
        layout.addWidget(title, 1)
        layout.addWidget(self._float)
        layout.addWidget(self._close)
        self._float.clicked.connect(self._toggle)
        self._close.clicked.connect(dock.close)
        dock.topLevelChanged.connect(self._show_floating)

    @Slot()
    def _toggle(self) -> None:
        self._dock.setFloating(not self._dock.isFloating())

    @Slot(bool)
    def _show_floating(self, floating: bool) -> None:
        words = self._words(floating=floating)
        self._float.setToolTip(plain_tip(words))
        self._float.setAccessibleName(words)

    def _words(self, *, floating: bool) -> str:
        if floating:
            words = self.tr("Put “{title}” back into the window")
        else:
            words = self.tr("Move “{title}” into a window of its own")
        return words.format(title=self._dock.windowTitle())
