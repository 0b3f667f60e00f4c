"""Words on a page: headings, quiet text, a line that shortens itself, an empty state."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.theme import AROUND, BETWEEN, Role, scaled
from desktop_app.widgets.buttons import IconButton, IconLabel
from desktop_app.widgets.painting import plain_tip


class Heading(QLabel):
    """A section heading, 18 px; `level` 1 is the page's title, 28 px."""

    def __init__(self, text: str = "", level: int = 2, parent: QWidget | None = None) -> None:
        """Raises ValueError for a level other than 1 or 2."""
        super().__init__(text, parent)
        if level not in (1, 2):
            raise ValueError(f"a heading has level 1 or 2, not {level}")
        self.setProperty("kind", "title" if level == 1 else "heading")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)


class Note(QLabel):
    """Muted text that wraps; `caption` makes it 12 px."""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, caption: bool = False
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", "caption" if caption else "muted")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)


class ElidedLabel(QLabel):
    """One line that shortens itself with an ellipsis and then shows the whole as its tooltip."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(48, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.contentsRect()
        shown = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        self.style().drawItemText(
            painter, room, int(self.alignment()), self.palette(), self.isEnabled(), shown,
            self.foregroundRole(),
        )  # fmt: skip
        painter.end()
        tip = plain_tip(self.text()) if shown != self.text() else ""
        if tip != self.toolTip():
            self.setToolTip(tip)


class EmptyState(QWidget):
    """What a page shows when there is nothing yet: icon, heading, sentence, one button.

    Object name of the button: `empty_action`.
    """

    action_clicked = Signal()

    def __init__(
        self,
        icon: str,
        heading: str,
        text: str,
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        title, note = Heading(heading), Note(text)
        for label in (title, note):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        note.setMaximumWidth(scaled(480))
        self.action = IconButton(action or " ", kind="primary")
        self.action.setObjectName("empty_action")
        self.action.setVisible(bool(action))
        self.action.clicked.connect(self.action_clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(AROUND, AROUND, AROUND, AROUND)
        layout.setSpacing(BETWEEN)
        layout.addStretch(1)
        center = Qt.AlignmentFlag.AlignHCenter
        layout.addWidget(IconLabel(icon, Role.NEUTRAL, 48), 0, center)
        layout.addWidget(title)
        note.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        note_row = QHBoxLayout()  # not AlignHCenter: a wrapping label would then be cut
        note_row.addStretch(1)
        note_row.addWidget(note, 1000)
        note_row.addStretch(1)
        layout.addLayout(note_row)
        layout.addWidget(self.action, 0, center)
        layout.addStretch(2)
