"""Widgets side by side while there is room, else one below the other; Qt has no such layout."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget

from desktop_app.theme import INSIDE


@dataclass(frozen=True, slots=True)
class _Share:
    """basis_px : the width below which the next line is better; 0 = what the widget wants"""

    basis_px: int
    grows: int


@dataclass(frozen=True, slots=True)
class _Line:
    """Indices of items and the width of each."""

    places: tuple[tuple[int, int], ...]


class WrapLayout(QLayout):
    """Fills lines from where writing begins; those that grow share what a line has left.

    A line in which nothing grows may stand at the end of the writing instead (`trailing`).
    """

    def __init__(
        self, parent: QWidget | None = None, *, spacing: int = INSIDE, trailing: bool = False
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._shares: list[_Share] = []
        self._trailing = trailing
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def add(self, widget: QWidget, *, basis_px: int = 0, grows: int = 0) -> None:
        """One more. basis_px : the width that it is worth a line of its own to have"""
        self._shares.append(_Share(basis_px, grows))
        self.addWidget(widget)

    # -- what Qt asks of a layout -------------------------------------------------------------

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        if len(self._shares) < len(self._items):
            self._shares.append(_Share(0, 0))

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override] # None ends Qt's loop
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        if not 0 <= index < len(self._items):
            return None
        del self._shares[index]
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        around = self.contentsMargins()
        inner = QRect(0, 0, width - around.left() - around.right(), 0)
        return self._arrange(inner, place=False) + around.top() + around.bottom()

    def sizeHint(self) -> QSize:
        """All in one line."""
        shown = [n for n, item in enumerate(self._items) if not item.isEmpty()]
        width = sum(self._wanted(n) for n in shown) + self.spacing() * max(0, len(shown) - 1)
        around = self.contentsMargins()
        width += around.left() + around.right()
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        """As wide as the widest item alone."""
        least = [item.minimumSize() for item in self._items if not item.isEmpty()]
        around = self.contentsMargins()
        return QSize(
            max((one.width() for one in least), default=0) + around.left() + around.right(),
            max((one.height() for one in least), default=0) + around.top() + around.bottom(),
        )

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect.marginsRemoved(self.contentsMargins()), place=True)

    # -- inside -------------------------------------------------------------------------------

    def _wanted(self, index: int) -> int:
        item = self._items[index]
        basis = self._shares[index].basis_px or item.sizeHint().width()
        return max(basis, item.minimumSize().width())

    def _lines(self, width: int) -> list[_Line]:
        lines: list[list[int]] = []
        used = 0
        for index, item in enumerate(self._items):
            if item.isEmpty():
                continue
            wanted = self._wanted(index)
            if not lines or used + self.spacing() + wanted > width:
                lines.append([])
                used = -self.spacing()
            lines[-1].append(index)
            used += self.spacing() + wanted
        return [self._shared_out(line, width) for line in lines]

    def _shared_out(self, line: list[int], width: int) -> _Line:
        wanted = {index: min(self._wanted(index), width) for index in line}
        left = width - sum(wanted.values()) - self.spacing() * (len(line) - 1)
        growing = sum(self._shares[index].grows for index in line)
        if growing and left > 0:
            for index in line:
                wanted[index] += left * self._shares[index].grows // growing
        return _Line(tuple(wanted.items()))

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        """Returns the height that the lines take in the width of `rect`."""
        y = rect.y()
        for line in self._lines(rect.width()):
            height = max(self._height(index, width) for index, width in line.places)
            if place:
                self._place(line, QRect(rect.x(), y, rect.width(), height))
            y += height + self.spacing()
        return max(0, y - self.spacing() - rect.y())

    def _height(self, index: int, width: int) -> int:
        item = self._items[index]
        if item.hasHeightForWidth():
            return max(item.heightForWidth(width), item.minimumSize().height())
        return item.sizeHint().height()

    def _place(self, line: _Line, room: QRect) -> None:
        parent = self.parentWidget()
        direction = Qt.LayoutDirection.LeftToRight if parent is None else parent.layoutDirection()
        used = sum(width for _, width in line.places) + self.spacing() * (len(line.places) - 1)
        x = room.x() + (room.width() - used if self._trailing and used < room.width() else 0)
        for index, width in line.places:
            height = self._height(index, width)
            box = QRect(QPoint(x, room.y() + (room.height() - height) // 2), QSize(width, height))
            self._items[index].setGeometry(QStyle.visualRect(direction, room, box))
            x += width + self.spacing()


def beside(words: QLayout, *others: QWidget, basis_px: int, spacing: int = INSIDE) -> WrapLayout:
    """Words and what belongs to them, such as a button; below `basis_px` it goes below them."""
    holder = QWidget()
    words.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(words)
    layout = WrapLayout(spacing=spacing)
    layout.add(holder, basis_px=basis_px, grows=1)
    for other in others:
        layout.add(other)
    return layout


def wrapped(*widgets: QWidget, spacing: int = INSIDE, trailing: bool = False) -> WrapLayout:
    """Widgets, such as buttons, each as wide as it wants to be."""
    layout = WrapLayout(spacing=spacing, trailing=trailing)
    for widget in widgets:
        layout.add(widget)
    return layout
