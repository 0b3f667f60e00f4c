"""Short messages at the foot of the window, for what needs no answer."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.theme import AROUND, BETWEEN, CORNER, INSIDE, Role, palette_of, scaled
from desktop_app.widgets.announce import announce
from desktop_app.widgets.buttons import IconButton, IconLabel

USUAL_S = 6.0
AT_MOST = 3  # the oldest gives way
NARROWEST_PX, WIDEST_PX = 280, 560
WIDE = 1000  # a stretch beside which the others do not count
TO_THE_NEWEST = "F6"


class Toast(QFrame):
    """One message with at most one action and a button that closes it.

    It neither slides nor fades, so there is no motion to reduce. It waits while the pointer or
    the keyboard is on it. Object names: `toast_text`, `toast_action`, `toast_close`.
    """

    closed = Signal(str)  # the key

    def __init__(self, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self._text = QLabel()
        self._text.setObjectName("toast_text")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.action = IconButton(" ", kind="quiet")
        self.action.setObjectName("toast_action")
        self.action.clicked.connect(self._act)
        close = IconButton("", "cross", "quiet", tip=self.tr("Close this message"))
        close.setObjectName("toast_close")
        close.clicked.connect(self.close_at_once)
        self.closer = close
        layout = QHBoxLayout(self)
        layout.setContentsMargins(BETWEEN, INSIDE, INSIDE, INSIDE)
        layout.setSpacing(INSIDE)
        for widget in (IconLabel("check", Role.ACCEPTED), self._text, self.action, close):
            layout.addWidget(widget)
        layout.setStretch(1, 1)
        for button in (self.action, close):
            button.installEventFilter(self)
        self._visited = False  # the keyboard was led here
        self._on_action: Callable[[], object] | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._time_is_up)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def say(
        self, text: str, action: str, on_action: Callable[[], object] | None, lasts_s: float
    ) -> None:
        """Show `text` for some seconds; `action` is the words on its button ("" for none)."""
        self._text.setText(text)
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self._on_action = on_action
        self._timer.start(round(1000 * lasts_s))
        self.setAccessibleName(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = palette_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(palette.outline))
        painter.setBrush(QColor(palette.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), CORNER, CORNER)
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt gives the keyboard to anything when nobody has it, so that a key itself counts."""
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            self._visited = True
        return False

    def take_keyboard(self) -> None:
        """Lead the keyboard here."""
        self._visited = True
        button = self.action if self.action.isVisible() else self.closer
        button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._timer.start()

    @Slot()
    def close_at_once(self) -> None:
        """Take it away."""
        self._timer.stop()
        self.hide()
        self.closed.emit(self.key)

    @Slot()
    def _act(self) -> None:
        action = self._on_action
        self.close_at_once()
        if action is not None:
            action()

    @Slot()
    def _time_is_up(self) -> None:
        focused = QApplication.focusWidget()
        here = focused is not None and self.isAncestorOf(focused)
        if here and self._visited:
            self._timer.start()
        else:
            self.close_at_once()


class ToastStack(QWidget):
    """The messages of one window: at its foot, the newest below, F6 leads the keyboard there.

    It belongs below the page, which makes room: a message covers nothing that one may click.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._toasts: dict[str, Toast] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(AROUND, 0, AROUND, INSIDE)
        self._layout.setSpacing(INSIDE)
        self.hide()
        shortcut = QShortcut(QKeySequence(TO_THE_NEWEST), self)
        shortcut.activated.connect(self.focus_newest)

    def show_toast(
        self,
        key: str,
        text: str,
        action: str = "",
        on_action: Callable[[], object] | None = None,
        lasts_s: float = USUAL_S,
    ) -> None:
        """Say something; a newer message of the same key takes the older one's place."""
        self.dismiss(key)
        holder = QWidget(self)
        toast = Toast(key, holder)
        toast.setObjectName(f"toast_{key}")
        toast.closed.connect(self.dismiss)
        toast.say(text, action, on_action, lasts_s)
        toast.setMaximumWidth(
            min(max(toast.sizeHint().width(), scaled(NARROWEST_PX)), scaled(WIDEST_PX))
        )
        line = QHBoxLayout(holder)  # not AlignHCenter: a wrapping label would then be cut
        line.setContentsMargins(0, 0, 0, 0)
        line.addStretch(1)
        line.addWidget(toast, WIDE)
        line.addStretch(1)
        self._toasts[key] = toast
        for old in list(self._toasts)[:-AT_MOST]:
            self.dismiss(old)
        self._layout.addWidget(holder)
        self.show()
        announce(toast, f"{text} {action} ({TO_THE_NEWEST})" if action else text)

    @Slot(str)
    def dismiss(self, key: str) -> None:
        """Take a message away; nothing happens when it is not there."""
        toast = self._toasts.pop(key, None)
        if toast is None:
            return
        holder = toast.parentWidget()
        if holder is not None:
            self._layout.removeWidget(holder)
            holder.hide()
            holder.deleteLater()
        self.setVisible(bool(self._toasts))

    def sentences(self) -> tuple[str, ...]:
        """What is said now."""
        return tuple(toast.text for toast in self._toasts.values())

    @Slot()
    def focus_newest(self) -> None:
        """Bring the keyboard to the newest message."""
        if self._toasts:
            list(self._toasts.values())[-1].take_keyboard()
