"""Type a few letters, press Enter: every action of the window in one list."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.models.commands import COMMAND_ROLE, Command, CommandFilter, CommandModel
from desktop_app.theme import AROUND, BETWEEN, BODY_PX, CAPTION_PX, INSIDE, font, palette_of, scaled
from desktop_app.widgets.announce import announce

WIDTH_PX, MOST_ROWS = 560, 9
_Index = QModelIndex | QPersistentModelIndex
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class CommandPalette(QFrame):
    """Over the window while it is needed; Escape, or a click elsewhere, closes it.

    The keyboard stays in the line: the arrow keys move in the list, Enter runs.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("command_palette")
        self.setProperty("kind", "popup")
        self._before: QWidget | None = None  # who had the keyboard
        self._commands = CommandModel(self)
        self._found = CommandFilter(self._commands, self)
        self._title = QLabel()
        self._title.setProperty("kind", "heading")
        self._line = QLineEdit()
        self._line.setObjectName("palette_line")
        self._line.textChanged.connect(self._look_for)
        self._line.returnPressed.connect(self._run_current)
        self._line.installEventFilter(self)
        self._list = self._build_list()
        self._nothing = QLabel(self.tr("No action has these words."))
        self._nothing.setProperty("kind", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(BETWEEN, BETWEEN, BETWEEN, BETWEEN)
        layout.setSpacing(INSIDE)
        for widget in (self._title, self._line, self._list, self._nothing):
            layout.addWidget(widget)
        layout.addStretch(1)
        window.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)
        self.hide()

    def open_with(self, commands: tuple[Command, ...], title: str, hint: str) -> None:
        """Offer these commands; typing narrows them down."""
        self._before = QApplication.focusWidget()
        self._commands.set_commands(commands)
        self._title.setText(title)
        self._line.setPlaceholderText(hint)
        self._line.setAccessibleName(title)
        self._list.setAccessibleName(title)
        self._line.clear()
        self._look_for("")
        self._arrange()
        self.show()
        self.raise_()
        self._line.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_at_once(self) -> None:
        """Give the keyboard back to whoever had it."""
        if self.isHidden():
            return
        before, self._before = self._before, None
        self.hide()
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._arrange()
        if (
            watched is self._line
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
        ):
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        """Whether the key was for the list, or for closing."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_at_once()
            return True
        if event.key() in _MOVES:
            QApplication.sendEvent(self._list, event)
            return True
        return False

    def _build_list(self) -> QListView:
        view = QListView()
        view.setObjectName("palette_list")
        view.setProperty("kind", "bare")
        view.setModel(self._found)
        view.setItemDelegate(_CommandRows(view))
        view.setUniformItemSizes(True)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.clicked.connect(lambda _index: self._run_current())
        view.selectionModel().currentChanged.connect(self._say_current)
        return view

    def _look_for(self, typed: str) -> None:
        self._found.look_for(typed)
        self._list.setCurrentIndex(self._found.index(0, 0))
        self._list.scrollToTop()
        found = self._found.rowCount() > 0
        self._list.setVisible(found)
        self._nothing.setVisible(not found)
        self._arrange()

    def _run_current(self) -> None:
        command = self._list.currentIndex().data(COMMAND_ROLE)
        if isinstance(command, Command) and command.run is not None:
            self.close_at_once()
            command.run()

    def _say_current(self, index: QModelIndex) -> None:
        """The keyboard is in the line, so a screen reader is told what the list has chosen."""
        if self.isVisible() and index.isValid():
            announce(self._list, index.data(Qt.ItemDataRole.AccessibleTextRole))

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self.isVisible() and new is not None and new is not self._line:
            self._before = None
            self.close_at_once()

    def _arrange(self) -> None:
        room = self._window.size()
        width = min(scaled(WIDTH_PX), room.width() - 2 * AROUND)
        row = self._list.sizeHintForRow(0) if self._found.rowCount() else 36
        rows = min(MOST_ROWS, max(1, self._found.rowCount()))
        self._list.setFixedHeight(rows * max(row, 24) + 2)
        layout = self.layout()
        if layout is not None:
            layout.activate()
        height = min(self.sizeHint().height(), room.height() - 2 * AROUND)
        self.setGeometry((room.width() - width) // 2, 2 * AROUND, width, height)


class _CommandRows(QStyledItemDelegate):
    """Words on the left, where they stand behind them, the keys on the right."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, option.fontMetrics.height() + 2 * INSIDE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        command = index.data(COMMAND_ROLE)
        if not isinstance(command, Command):
            return
        palette = palette_of(self._view)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.accent))
            painter.drawRoundedRect(box, 6, 6)
        box.adjust(10, 0, -10, 0)
        loud, quiet = (
            (palette.on_accent, palette.on_accent) if chosen else (palette.text, palette.muted)
        )
        painter.setFont(font(self._view, CAPTION_PX))
        keys_px = self._draw(painter, box, command.keys, quiet, at_end=True)
        box = self._without(box, at_end=keys_px)
        painter.setFont(font(self._view, BODY_PX))
        words_px = self._draw(painter, box, command.words, loud)
        painter.setFont(font(self._view, CAPTION_PX))
        self._draw(painter, self._without(box, at_begin=words_px), command.place, quiet)
        painter.restore()

    def _without(self, box: QRectF, *, at_begin: float = 0.0, at_end: float = 0.0) -> QRectF:
        """What is left of a line beside words that are drawn already; 12 pixels stay free."""
        begin, end = (part + 12 if part else 0.0 for part in (at_begin, at_end))
        if self._view.isRightToLeft():
            begin, end = end, begin
        return box.adjusted(begin, 0, -end, 0)

    @staticmethod
    def _draw(
        painter: QPainter, box: QRectF, words: str, color: str, *, at_end: bool = False
    ) -> float:
        """Returns the width that the words took; at the end of the line or where it begins."""
        side = Qt.AlignmentFlag.AlignRight if at_end else Qt.AlignmentFlag.AlignLeft  # mirrored
        painter.setPen(QColor(color))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, int(box.width())))
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, shown)
        return float(metrics.horizontalAdvance(shown))
