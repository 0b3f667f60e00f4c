"""One bar for every enrolled speaker."""

from math import isnan
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.language.words import translate
from desktop_app.theme import BODY_PX, Palette, font, paint_icon, palette_of, scaled, speaker_line
from desktop_app.widgets.odds import place
from desktop_app.widgets.painting import draw_focus_frame, mirrored, percent, plain_tip

SpeakerScore = tuple[str, float, int, bool]  # name, probability (NaN: none yet), color, highlighted
_Index = QModelIndex | QPersistentModelIndex

ROW_INSET_PX = 10  # on both sides of a row, for the frame of the focus
_ROW_PX = 36
_TWO_LINES_PX = 48  # where names have no room beside their bars
_BAR_PX = 10.0
_MARK_PX = 22  # of the person who is claimed
_DASHES = {
    Qt.PenStyle.SolidLine: [],
    Qt.PenStyle.DashLine: [1.2, 0.4],
    Qt.PenStyle.DotLine: [0.4, 0.4],
}


class _ScoreModel(QAbstractListModel):
    """The rows; a list model gives screen readers and keyboards their rows for nothing."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.scores: tuple[SpeakerScore, ...] = ()
        self.any_highlighted = False  # somebody is claimed, so every name leaves room for the mark
        self._names: list[str] = []

    def replace(self, scores: tuple[SpeakerScore, ...]) -> bool:
        """Other speakers reset the list, another order moves its rows, other scores repaint it.

        Returns whether these are other speakers.
        """
        names = [score[0] for score in scores]
        lit = any(score[3] for score in scores)
        before, self._names = self._names, names
        if names == before:
            self.scores, self.any_highlighted = scores, lit
            if scores:
                self.dataChanged.emit(self.index(0), self.index(len(scores) - 1))
        elif len(names) == len(before) and set(names) == set(before):
            self.layoutAboutToBeChanged.emit()
            self.scores, self.any_highlighted = scores, lit
            self.layoutChanged.emit()
        else:
            self.beginResetModel()
            self.scores, self.any_highlighted = scores, lit
            self.endResetModel()
            return True
        return False

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.scores)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        name, probability, _, highlighted = self.scores[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{name}: {_score_words(probability)}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if highlighted:
                name = translate("SpeakerBars", "{name}, claimed").format(name=name)
            return f"{name}: {_score_words(probability)}"
        return None


class _Places(NamedTuple):
    """Where the parts of a row stand."""

    mark: QRectF
    name: QRectF
    number: QRectF
    bar: QRectF


class _ScoreDelegate(QStyledItemDelegate):
    """Paints name, bar and percentage of one speaker."""

    def __init__(self, parent: "SpeakerBars", model: _ScoreModel) -> None:
        super().__init__(parent)
        self._view = parent
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(160, scaled(_TWO_LINES_PX if self._view.in_two_lines else _ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        palette = palette_of(self._view)
        score = self._model.scores[index.row()]
        row = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # names as they read
        at = self._places(row.adjusted(ROW_INSET_PX, 0, -ROW_INSET_PX, 0))
        self._draw_row(painter, at, palette, score)
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus_frame(painter, row.adjusted(2, 2, -2, -2), palette)
        painter.restore()

    def _places(self, row: QRectF) -> _Places:
        """Name, bar and number side by side, or the bar below the others."""
        number_px, gap, lift = number_width(self._view), 8.0, 0.0
        indent = _MARK_PX if self._model.any_highlighted else 0.0
        bar_left, bar_right = row.left(), row.right()
        name_left = row.left() + indent
        bar_middle = row.center().y()
        name_right = row.left() + name_room(row.width(), number_px)
        if self._view.in_two_lines:
            lift, bar_middle = -scaled(_TWO_LINES_PX) * 0.14, row.bottom() - scaled(12)
            name_right = row.right() - number_px - gap
        else:
            bar_left, bar_right = round(name_right + gap), round(row.right() - number_px - 10)
        words = row.translated(0, lift)
        parts = (
            QRectF(row.left(), words.center().y() - 8, 16, 16),
            QRectF(name_left, words.top(), name_right - name_left, row.height()),
            QRectF(row.right() - number_px, words.top(), number_px, row.height()),
            QRectF(bar_left, round(bar_middle - _BAR_PX / 2), bar_right - bar_left, _BAR_PX),
        )
        right_to_left = self._view.isRightToLeft()
        return _Places(*(mirrored(part, row, right_to_left=right_to_left) for part in parts))

    def _draw_row(
        self, painter: QPainter, at: _Places, palette: Palette, score: SpeakerScore
    ) -> None:
        name, probability, color_index, highlighted = score
        if highlighted:
            paint_icon(painter, at.mark, "person", palette.text)
        painter.setFont(font(self._view, BODY_PX, bold=highlighted))
        painter.setPen(QColor(palette.text))
        words = "\u2013" if isnan(probability) else percent(probability)
        place_of_name = self._name_beside(at, painter.fontMetrics().horizontalAdvance(words))
        # Surnames and numbers stand at the end: what is left out is the middle
        shown = painter.fontMetrics().elidedText(
            name, Qt.TextElideMode.ElideMiddle, int(place_of_name.width())
        )
        middle, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        begin, end = Qt.AlignmentFlag.AlignLeft, right
        if self._view.isRightToLeft():
            begin, end = end, begin
        absolute = Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(place_of_name, middle | begin | absolute, shown)
        painter.drawText(at.number, middle | end | absolute, words)
        self._draw_bar(painter, at.bar, palette, probability, color_index)

    def _name_beside(self, at: _Places, number_px: float) -> QRectF:
        """Above its bar a name has what this very number leaves of the line."""
        spare = at.number.width() - number_px if self._view.in_two_lines else 0.0
        if self._view.isRightToLeft():
            return at.name.adjusted(-spare, 0, 0, 0)
        return at.name.adjusted(0, 0, spare, 0)

    def _draw_bar(
        self,
        painter: QPainter,
        bar: QRectF,
        palette: Palette,
        probability: float,
        color_index: int,
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)  # upright edges stay sharp
        painter.fillRect(bar, QColor(palette.trough))
        if not isnan(probability):
            self._draw_score(painter, bar, palette, probability, color_index)

    def _draw_score(
        self,
        painter: QPainter,
        bar: QRectF,
        palette: Palette,
        probability: float,
        color_index: int,
    ) -> None:
        """From where the line begins, as bars of progress do."""
        color, style = speaker_line(palette, color_index)
        pen = QPen(color, _BAR_PX, c=Qt.PenCapStyle.FlatCap)
        if _DASHES[style]:
            pen.setDashPattern(_DASHES[style])
        painter.setPen(pen)
        length = max(2.0, bar.width() * place(probability))
        backward = self._view.isRightToLeft()
        start = QPointF(bar.right() if backward else bar.left(), bar.center().y())
        painter.drawLine(start, start + QPointF(-length if backward else length, 0))


class SpeakerBars(QListView):
    """Bars in the speakers' own colors; scrolls when there are many."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.in_two_lines = False
        self._longest: float | None = None  # of the names; measured when they are others
        self._scores = _ScoreModel(self)
        self.setModel(self._scores)
        self.setItemDelegate(_ScoreDelegate(self, self._scores))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumSize(200, 2 * scaled(_ROW_PX))
        self.setAccessibleName(self.tr("Enrolled speakers"))
        self.setAccessibleDescription(
            self.tr("How much the voice sounds like each enrolled speaker")
        )

    def set_scores(self, scores: tuple[SpeakerScore, ...]) -> None:
        """Show these speakers, in this order.

        scores : (name, probability 0 .. 1 or NaN, color index, highlighted) of each
        """
        if scores != self._scores.scores and self._scores.replace(tuple(scores)):
            self._longest = None
            self._fold()

    def sizeHint(self) -> QSize:
        return QSize(280, 220)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what does not fit."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Names go above their bars where one of them would be shortened beside its bar."""
        if self._longest is None:
            metrics = QFontMetricsF(font(self, BODY_PX, bold=True))
            names = (metrics.horizontalAdvance(one[0]) for one in self._scores.scores)
            self._longest = max(names, default=0.0)
        room = name_room(self.viewport().width() - 2.0 * ROW_INSET_PX, number_width(self))
        folded = self._longest + _MARK_PX > room
        if folded != self.in_two_lines:
            self.in_two_lines = folded
            self.scheduleDelayedItemsLayout()


def _score_words(probability: float) -> str:
    if isnan(probability):
        return translate("SpeakerBars", "no score yet")
    return percent(probability)


def number_width(view: QWidget) -> float:
    """Of the widest percentage."""
    return QFontMetricsF(font(view, BODY_PX, bold=True)).horizontalAdvance(percent(1.0))


def name_room(row_width: float, number_px: float) -> float:
    """How much of a row a name has beside its bar."""
    return min(0.46 * row_width, row_width - number_px - 60)
