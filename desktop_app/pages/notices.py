"""Notices above the pages: what is wrong, how to mend it, and a button that does so.

What went well needs no mending: it is said by a toast, which goes by itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.theme import AROUND, INSIDE
from desktop_app.widgets import Banner
from desktop_app.widgets.toast import USUAL_S, ToastStack


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice. `key` makes it unique: a newer notice of the same key takes its place.

    severity : "info", "success" (a toast), "warning" or "error"
    action : the words on the button that mends it, and `on_action` what the button does
    lasts_s : how long a toast stands; the others stand until they are dismissed
    """

    key: str
    sentence: str
    severity: str = "warning"
    action: str = ""
    on_action: Callable[[], object] | None = None
    lasts_s: float = USUAL_S


def open_folder(folder: Path) -> None:
    """Show it in the desktop's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class NoticeBar(QWidget):
    """The stack of notices; takes no room while there is none.

    Its `toasts` belong at the foot of the window: whoever lays out the window places them there.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.toasts = ToastStack()
        self._shown: dict[str, tuple[Notice, Banner]] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(AROUND, INSIDE, AROUND, 0)
        self._layout.setSpacing(INSIDE)
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Show a notice until it is dismissed, or for some seconds when it is about success."""
        if notice.severity == "success":
            self._toast(notice)
            return
        if notice.key in self._shown and self._shown[notice.key][0] == notice:
            return
        self.dismiss(notice.key)
        banner = Banner()
        banner.setObjectName(f"notice_{notice.key}")
        banner.dismissed.connect(lambda: self.dismiss(notice.key))
        if notice.on_action is not None:
            action = notice.on_action
            banner.action_clicked.connect(lambda: action())
        self._shown[notice.key] = (notice, banner)
        self._layout.addWidget(banner)
        banner.show_message(notice.severity, notice.sentence, notice.action)
        self.show()

    def dismiss(self, key: str) -> None:
        """Take a notice away; nothing happens when it is not there."""
        self.toasts.dismiss(key)
        shown = self._shown.pop(key, None)
        if shown is not None:
            banner = shown[1]
            self._layout.removeWidget(banner)
            banner.hide()
            banner.deleteLater()
        self.setVisible(bool(self._shown))

    def sentences(self) -> tuple[str, ...]:
        """What is shown now."""
        notices = (notice.sentence for notice, _ in self._shown.values())
        return (*notices, *self.toasts.sentences())

    def _toast(self, notice: Notice) -> None:
        self.dismiss(notice.key)
        self.toasts.show_toast(
            notice.key, notice.sentence, notice.action, notice.on_action, notice.lasts_s
        )
