"""Files let go anywhere over the window: the speakers page knows what to do with them."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from desktop_app.late_pages import Pages
from desktop_app.main_window import MainWindow
from desktop_app.widgets.drop_zone import local_paths


class WindowDrops(QObject):
    """Takes what no page has taken."""

    def __init__(self, window: MainWindow, pages: Pages) -> None:
        super().__init__(window)
        self._window, self._pages = window, pages
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent) and local_paths(event.mimeData()):
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            paths = local_paths(event.mimeData())
            event.acceptProposedAction()
            self._window.show_page("speakers")
            if self._window.page == "speakers":
                self._pages.speakers.take_files(paths)
            return True
        return False
