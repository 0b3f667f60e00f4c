"""Four steps through the window, for the first start and whenever the Help menu asks for it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from desktop_app.pages.parts import button, column, row, text
from desktop_app.theme import AROUND, BETWEEN, CORNER, INSIDE, palette_of, scaled
from desktop_app.widgets.announce import announce

CARD_PX = 360


@dataclass(frozen=True, slots=True)
class TourStep:
    """What is shown; `target` finds the widget it is about, None when it is not there."""

    title: str
    words: str
    target: Callable[[], QWidget | None]


class Tour(QObject):
    """A card beside what it explains. Everything else goes on working: nothing is locked.

    Enter goes on, Escape or "Skip" ends it; it neither slides nor fades.
    """

    ended = Signal()

    def __init__(self, window: QWidget, steps: tuple[TourStep, ...]) -> None:
        super().__init__(window)
        self._window, self._steps, self._number = window, steps, 0
        self._frame = _Frame(window)
        self.card = QFrame(window)
        self.card.setObjectName("tour")
        self.card.setProperty("kind", "popup")
        self._count = text("", "caption", "tour_count")
        self._title = text("", "heading", "tour_title")
        self._words = text("", "", "tour_words")
        self._skip = button(self.tr("Skip"), "tour_skip", self.end, "quiet")
        self._back = button(self.tr("Back"), "tour_back", self._go_back)
        self._next = button(self.tr("Next"), "tour_next", self._go_on, "primary")
        self._next.setAutoDefault(True)
        layout = column(
            self._count,
            self._title,
            self._words,
            row(self._skip, 1, self._back, self._next),
            spacing=INSIDE,
        )
        layout.setContentsMargins(BETWEEN, BETWEEN, BETWEEN, BETWEEN)
        self.card.setLayout(layout)
        self.card.hide()
        window.installEventFilter(self)
        self.card.installEventFilter(self)
        for one in (self._skip, self._back, self._next):
            one.installEventFilter(self)

    @property
    def running(self) -> bool:
        """Whether a step is shown."""
        return not self.card.isHidden()

    @Slot()
    def start(self) -> None:
        """Begin with the first step."""
        self._show(0)

    @Slot()
    def end(self) -> None:
        """Skip the rest."""
        if self.running:
            self.card.hide()
            self._frame.hide()
            self.ended.emit()

    @Slot()
    def _go_on(self) -> None:
        if self._number + 1 < len(self._steps):
            self._show(self._number + 1)
        else:
            self.end()

    @Slot()
    def _go_back(self) -> None:
        self._show(self._number - 1)

    def _show(self, number: int) -> None:
        self._number = number
        step, last = self._steps[number], number + 1 == len(self._steps)
        count = self.tr("Step {number} of {all}")
        self._count.setText(count.format(number=number + 1, all=len(self._steps)))
        self._title.setText(step.title)
        self._words.setText(step.words)
        self._back.setVisible(number > 0)
        self._skip.setVisible(not last)
        self._next.setText(self.tr("Done") if last else self.tr("Next"))
        self.card.setAccessibleName(step.title)
        self.card.show()
        self._arrange()
        self._next.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.card, f"{step.title}. {step.words}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() in (
            QEvent.Type.Resize,
            QEvent.Type.LayoutRequest,
        ):
            self._arrange()
        key = event.key() if isinstance(event, QKeyEvent) else None
        pressed = event.type() == QEvent.Type.KeyPress and watched is not self._window
        if pressed and key == Qt.Key.Key_Escape:
            self.end()
            return True
        return False

    def _arrange(self) -> None:
        if not self.running:
            return
        target = self._steps[self._number].target()
        box = QRect()
        if target is not None and target.isVisible():
            box = QRect(target.mapTo(self._window, QPoint(0, 0)), target.size())
        self._frame.surround(box)
        width = min(scaled(CARD_PX), self._window.width() - 2 * AROUND)
        height = self.card.heightForWidth(width)
        self.card.setGeometry(QRect(self._corner(box, width, height), self.card.size()))
        self.card.resize(width, height)
        self.card.raise_()

    def _corner(self, box: QRect, width: int, height: int) -> QPoint:
        """Beside what it is about, else below it, and always inside the window."""
        room = self._window.rect().adjusted(AROUND, AROUND, -AROUND, -AROUND)
        if box.isNull():
            return QPoint(room.center().x() - width // 2, room.center().y() - height // 2)
        beside = box.right() + BETWEEN + width <= room.right()
        left = box.right() + BETWEEN if beside else box.left() + INSIDE
        top = box.top() if beside else box.bottom() + BETWEEN
        if not beside and top + height > room.bottom():
            top = box.center().y() - height // 2
            left = room.right() - width
        left = max(room.left(), min(left, room.right() - width))
        return QPoint(left, max(room.top(), min(top, room.bottom() - height)))


class _Frame(QWidget):
    """A line around what the step is about; clicks go through it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def surround(self, box: QRect) -> None:
        """Nothing is drawn for an empty box."""
        self.setVisible(not box.isNull())
        self.setGeometry(box.adjusted(-4, -4, 4, 4).intersected(self._window.rect()))
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(palette_of(self).accent), 3))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), CORNER, CORNER)
        painter.end()
