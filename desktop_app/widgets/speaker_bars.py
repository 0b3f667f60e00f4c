"""One bar for every enrolled speaker."""

from math import isnan
from typing import Any

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
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
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
from desktop_app.widgets.painting import draw_focus_frame, percent, plain_tip

SpeakerScore = tuple[str, float, int, bool]  # name, probability (NaN: none yet), color, highlighted
_Index = QModelIndex | QPersistentModelIndex

_ROW_PX = 36
_BAR_PX = 10.0
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

    def replace(self, scores: tuple[SpeakerScore, ...]) -> None:
        """Other speakers reset the list, another order moves its rows, other scores repaint it."""
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


class _ScoreDelegate(QStyledItemDelegate):
    """Paints name, bar and percentage of one speaker."""

    def __init__(self, parent: "SpeakerBars", model: _ScoreModel) -> None:
        super().__init__(parent)
        self._view = parent
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(160, scaled(_ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        palette = palette_of(self._view)
        score = self._model.scores[index.row()]
        row = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_row(painter, row.adjusted(10, 0, -10, 0), palette, score)
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus_frame(painter, row.adjusted(2, 2, -2, -2), palette)
        painter.restore()

    def _draw_row(
        self, painter: QPainter, row: QRectF, palette: Palette, score: SpeakerScore
    ) -> None:
        name, probability, color_index, highlighted = score
        metrics = QFontMetricsF(font(self._view, BODY_PX, bold=True))
        number_width = metrics.horizontalAdvance(percent(1.0))
        name_width = min(0.46 * row.width(), row.width() - number_width - 60)
        indent = 22 if self._model.any_highlighted else 0
        if highlighted:
            box = QRectF(row.left(), row.center().y() - 8, 16, 16)
            paint_icon(painter, box, "person", palette.text)
        painter.setFont(font(self._view, BODY_PX, bold=highlighted))
        painter.setPen(QColor(palette.text))
        label = QRectF(row.left() + indent, row.top(), name_width - indent, row.height())
        shown = painter.fontMetrics().elidedText(
            name, Qt.TextElideMode.ElideRight, int(label.width())
        )
        painter.drawText(label, Qt.AlignmentFlag.AlignVCenter, shown)
        number = QRectF(row.right() - number_width, row.top(), number_width, row.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        words = "\u2013" if isnan(probability) else percent(probability)
        painter.drawText(number, flags, words)
        left, right = round(label.right() + 8), round(number.left() - 10)
        bar = QRectF(left, round(row.center().y() - _BAR_PX / 2), right - left, _BAR_PX)
        self._draw_bar(painter, bar, palette, probability, color_index)

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
        color, style = speaker_line(palette, color_index)
        pen = QPen(color, _BAR_PX, c=Qt.PenCapStyle.FlatCap)
        if _DASHES[style]:
            pen.setDashPattern(_DASHES[style])
        painter.setPen(pen)
        start = QPointF(bar.left(), bar.center().y())
        length = max(2.0, bar.width() * place(probability))
        painter.drawLine(start, start + QPointF(length, 0))


class SpeakerBars(QListView):
    """Bars in the speakers' own colors; scrolls when there are many."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        if scores != self._scores.scores:
            self._scores.replace(tuple(scores))

    def sizeHint(self) -> QSize:
        return QSize(280, 220)


def _score_words(probability: float) -> str:
    if isnan(probability):
        return translate("SpeakerBars", "no score yet")
    return percent(probability)
