"""A part of a page that opens and closes under its heading."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop_app.theme import BODY_PX, INSIDE, font, scaled


class Fold(QWidget):
    """Closed at first: where words are large, headings in sight are worth more than their text."""

    def __init__(self, heading: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self.head = QToolButton()
        self.head.setText(heading)
        self.head.setFont(font(self, BODY_PX, bold=True))
        self.head.setIconSize(QSize(scaled(12), scaled(12)))  # of the arrow
        self.head.setCheckable(True)
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.head.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(INSIDE // 2)
        layout.addWidget(self.head)
        layout.addWidget(content)
        self.head.toggled.connect(self._show)
        self._show(False)

    @Slot(bool)
    def _show(self, opened: bool) -> None:
        arrow = Qt.ArrowType.DownArrow if opened else Qt.ArrowType.RightArrow
        if not opened and self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            arrow = Qt.ArrowType.LeftArrow
        self.head.setArrowType(arrow)
        self._content.setVisible(opened)
