"""How a person looks in a list: colored initials, name, a line below, the last scores."""

from collections.abc import Sequence
from math import isnan

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.language.words import translate
from desktop_app.models.speaker_list import SPEAKER_ROLE, SpeakerRow
from desktop_app.theme import (
    BODY_PX,
    CAPTION_PX,
    Palette,
    Role,
    contrast_ratio,
    font,
    palette_of,
    speaker_line,
)
from desktop_app.widgets.odds import place
from desktop_app.widgets.painting import percent

Answer = tuple[float, str]  # probability, decision
_Index = QModelIndex | QPersistentModelIndex
_ROLES = {"accept": Role.ACCEPTED, "reject": Role.REJECTED}
_AVATAR_PX, _SPARK_PX = 36, 56
_LEAST_FOR_SPARK = 2


def initials(name: str) -> str:
    """One or two letters: of the first and the last word that begin with a letter or digit."""
    words = [word for word in name.split() if word[:1].isalnum()]
    letters = [words[0][0], words[-1][0]] if len(words) > 1 else [words[0][0]] if words else ["?"]
    return "".join(letters).upper()


def draw_avatar(
    painter: QPainter, box: QRectF, name: str, color: int, palette: Palette, widget: QWidget
) -> None:
    """A disc in the person's color with the initials on it, in black or white."""
    ground, _ = speaker_line(palette, color)
    ink = max("#FFFFFF", "#14181D", key=lambda ink: contrast_ratio(ink, ground.name()))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawEllipse(box)
    painter.setFont(font(widget, round(0.4 * box.height()), bold=True))
    painter.setPen(QColor(ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, initials(name))


def draw_sparkline(
    painter: QPainter, box: QRectF, answers: Sequence[Answer], palette: Palette, *, marked: bool
) -> None:
    """The scores from left to right on the scale of log odds; the newest one has a dot.

    marked : the row is selected, so that the line is drawn on the accent
    """
    known = [answer for answer in answers if not isnan(answer[0])]
    if not known:
        return
    step = box.width() / max(1, len(known) - 1)
    first = box.left() if len(known) > 1 else box.right()
    points = [
        QPointF(first + step * k, box.bottom() - box.height() * place(chance))
        for k, (chance, _) in enumerate(known)
    ]
    line = palette.on_accent if marked else palette.neutral_fill
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(line), 1.5))
    painter.drawPolyline(QPolygonF(points))
    role = _ROLES.get(known[-1][1], Role.WARNING)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette.on_accent if marked else palette.fill(role)))
    painter.drawEllipse(points[-1], 3.5, 3.5)


class SpeakerRows(QStyledItemDelegate):
    """Paints the rows of a list whose model gives a `SpeakerRow` for SPEAKER_ROLE."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(160, max(60, option.fontMetrics.height() + 40))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(SPEAKER_ROLE)
        if not isinstance(row, SpeakerRow):
            return
        palette = palette_of(self._view)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        box = QRectF(option.rect).adjusted(2, 1, -2, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.accent if chosen else palette.hover))
            painter.drawRoundedRect(box, 6, 6)
        self._draw_row(painter, box.adjusted(8, 0, -10, 0), row, palette, chosen)
        painter.restore()

    def _draw_row(
        self, painter: QPainter, box: QRectF, row: SpeakerRow, palette: Palette, chosen: bool
    ) -> None:
        avatar = QRectF(box.left(), box.center().y() - _AVATAR_PX / 2, _AVATAR_PX, _AVATAR_PX)
        if chosen:  # the disc may have the very color of the selection
            painter.setBrush(QColor(palette.on_accent))
            painter.drawEllipse(avatar.adjusted(-2, -2, 2, 2))
        draw_avatar(painter, avatar, row.speaker.name, row.color, palette, self._view)
        right = box.right()
        if len(row.heard.answers) >= _LEAST_FOR_SPARK:
            spark = QRectF(right - _SPARK_PX, box.center().y() - 11, _SPARK_PX, 22)
            draw_sparkline(painter, spark, row.heard.answers, palette, marked=chosen)
            right -= _SPARK_PX + 10
        left = avatar.right() + 10
        words = QRectF(left, box.top(), right - left, box.height())
        self._draw_words(painter, words, row, palette, chosen)

    def _draw_words(
        self, painter: QPainter, box: QRectF, row: SpeakerRow, palette: Palette, chosen: bool
    ) -> None:
        lines = (
            (row.speaker.name, BODY_PX, True, palette.text),
            (row.summary, CAPTION_PX, False, palette.muted),
        )
        top = box.center().y() - 19
        for words, size_px, bold, color in lines:
            painter.setFont(font(self._view, size_px, bold=bold))
            painter.setPen(QColor(palette.on_accent if chosen else color))
            metrics = painter.fontMetrics()
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
            painter.drawText(QPointF(box.left(), top + metrics.ascent()), shown)
            top += metrics.height() + 2


class Avatar(QWidget):
    """The disc alone; the name beside it is what a screen reader says."""

    def __init__(self, size_px: int = 44, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._color = "", 0
        self.setFixedSize(size_px, size_px)

    def set_person(self, name: str, color: int) -> None:
        """Whose initials, in which of the speakers' colors."""
        self._name, self._color = name, color
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = palette_of(self)
        draw_avatar(painter, QRectF(self.rect()), self._name, self._color, palette, self)
        painter.end()


class Sparkline(QWidget):
    """The last scores of one person, with every answer in the accessible description."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answers: tuple[Answer, ...] = ()
        self.setMinimumSize(80, 32)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Recent scores"))

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What is shown, oldest first."""
        return self._answers

    def set_answers(self, answers: Sequence[Answer]) -> None:
        """Show these, oldest first."""
        self._answers = tuple(answers)
        words = ", ".join(percent(chance) for chance, _ in self._answers)
        self.setAccessibleDescription(words or translate("Speakers", "none yet"))
        self.setToolTip(words)
        self.setVisible(bool(self._answers))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(140, 36)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = palette_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(5, 5, -5, -5)
        painter.setPen(QPen(QColor(palette.border), 1))
        middle = round(box.center().y()) + 0.5
        painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle))
        draw_sparkline(painter, box, self._answers, palette, marked=False)
        painter.end()
