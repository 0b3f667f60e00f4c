"""Widgets side by side while there is room, else one below the other; Qt has no such layout.

A widget and no QLayout: Qt and Python would share the ownership of a layout's items.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QStyle, QWidget

from desktop_app.theme import INSIDE


@dataclass(frozen=True, slots=True)
class _Item:
    """basis_px : the width that it is worth a line of its own to have; 0 = what it wants"""

    widget: QWidget
    basis_px: int
    grows: int

    @property
    def least_px(self) -> int:
        return max(self.widget.minimumSizeHint().width(), self.widget.minimumWidth())

    @property
    def wanted_px(self) -> int:
        wanted = max(self.basis_px or self.widget.sizeHint().width(), self.least_px)
        return min(wanted, self.widget.maximumWidth())

    def height(self, width: int) -> int:
        """What it takes in that width."""
        one = self.widget
        wanted = one.heightForWidth(width) if one.hasHeightForWidth() else one.sizeHint().height()
        least = max(one.minimumSizeHint().height(), one.minimumHeight())
        return min(max(wanted, least), one.maximumHeight())


class WrapBox(QWidget):
    """Fills lines from where writing begins; those that grow share what a line has left.

    spacing : within a line; line_spacing : between lines, by default the same
    top : what is lower than its line stands at its top and not in its middle, as words do
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        spacing: int = INSIDE,
        line_spacing: int | None = None,
        top: bool = False,
    ) -> None:
        super().__init__(parent)
        self._items: list[_Item] = []
        self._spacing, self._top = spacing, top
        self._line_spacing = spacing if line_spacing is None else line_spacing
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget, *, basis_px: int = 0, grows: int = 0) -> None:
        """One more. basis_px : the width that it is worth a line of its own to have"""
        widget.setParent(self)
        self._items.append(_Item(widget, basis_px, grows))
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(width, place=False)

    def sizeHint(self) -> QSize:
        """All in one line."""
        shown = list(self._shown())
        width = sum(one.wanted_px for one in shown) + self._spacing * max(0, len(shown) - 1)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest alone."""
        width = max((one.least_px for one in self._shown()), default=0)
        height = max((one.widget.minimumSizeHint().height() for one in self._shown()), default=0)
        return QSize(width, height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width(), place=True)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.LayoutDirectionChange):
            self._arrange(self.width(), place=True)
            self.updateGeometry()  # the lines may be others now, and their height
        return super().event(event)

    def _shown(self) -> Iterator[_Item]:
        return (one for one in self._items if not one.widget.isHidden())

    def _lines(self, width: int) -> list[list[tuple[_Item, int]]]:
        """The items of each line with the width of each."""
        lines: list[list[_Item]] = []
        used = 0
        for item in self._shown():
            if not lines or used + self._spacing + item.wanted_px > width:
                lines.append([])
                used = -self._spacing
            lines[-1].append(item)
            used += self._spacing + item.wanted_px
        return [self._shared_out(line, width) for line in lines]

    def _shared_out(self, line: list[_Item], width: int) -> list[tuple[_Item, int]]:
        widths = [min(one.wanted_px, width) for one in line]
        left = max(0, width - sum(widths) - self._spacing * (len(line) - 1))
        growing = sum(one.grows for one in line)
        return [
            (one, own + (left * one.grows // growing if growing else 0))
            for one, own in zip(line, widths, strict=True)
        ]

    def _arrange(self, width: int, *, place: bool) -> int:
        """Returns the height that the lines take in that width."""
        y = 0
        for line in self._lines(width):
            height = max(item.height(own) for item, own in line)
            if place:
                self._place(line, QRect(0, y, width, height))
            y += height + self._line_spacing
        return max(0, y - self._line_spacing)

    def _place(self, line: list[tuple[_Item, int]], room: QRect) -> None:
        x = room.x()
        for item, width in line:
            height = item.height(width)
            below = 0 if self._top else (room.height() - height) // 2
            box = QRect(QPoint(x, room.y() + below), QSize(width, height))
            item.widget.setGeometry(QStyle.visualRect(self.layoutDirection(), room, box))
            x += width + self._spacing


def beside(words: QBoxLayout, *others: QWidget, basis_px: int, spacing: int = INSIDE) -> WrapBox:
    """Words and what belongs to them, such as a button; below `basis_px` it goes below them."""
    holder = QWidget()
    words.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(words)
    box = WrapBox(spacing=spacing)
    box.add(holder, basis_px=basis_px, grows=1)
    for other in others:
        box.add(other)
    return box


def wrapped(*widgets: QWidget, spacing: int = INSIDE) -> WrapBox:
    """Widgets, such as buttons, each as wide as it wants to be."""
    box = WrapBox(spacing=spacing)
    for widget in widgets:
        box.add(widget)
    return box
