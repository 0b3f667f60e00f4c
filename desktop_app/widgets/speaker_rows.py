"""How a person looks in a list: picture or initials, name, a line below, the last scores."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop_app.language.words import translate
from desktop_app.models.speaker_list import PHOTO_ROLE, SPEAKER_ROLE, SpeakerRow
from desktop_app.theme import (
    BODY_PX,
    CAPTION_PX,
    Palette,
    Role,
    contrast_ratio,
    font,
    palette_of,
    scaled,
    speaker_line,
)
from desktop_app.widgets.odds import place
from desktop_app.widgets.painting import mirrored, percent

Answer = tuple[float, str]  # probability, decision
_Index = QModelIndex | QPersistentModelIndex
_ROLES = {"accept": Role.ACCEPTED, "reject": Role.REJECTED}
_FACE_PX, _SPARK_PX, _SPARK_HIGH_PX, _BETWEEN_LINES_PX = 36, 56, 18, 2
_LEAST_FOR_SPARK = 2


def initials(name: str) -> str:
    """One or two letters: of the first and the last word that begin with a letter or digit."""
    words = [word for word in name.split() if word[:1].isalnum()]
    letters = [words[0][0], words[-1][0]] if len(words) > 1 else [words[0][0]] if words else ["?"]
    return "".join(letters).upper()


@dataclass(frozen=True, slots=True)
class Face:
    """Whose disc it is: a picture, or initials in one of the speakers' colors."""

    name: str
    color: int
    photo: QImage | None = None


def draw_face(painter: QPainter, box: QRectF, face: Face, palette: Palette) -> None:
    """A disc with the person's picture, or in the person's color with the initials on it."""
    painter.setPen(Qt.PenStyle.NoPen)
    if face.photo is not None:
        _draw_photo(painter, box, face.photo, palette)
        return
    ground, _ = speaker_line(palette, face.color)
    ink = max("#FFFFFF", "#14181D", key=lambda ink: contrast_ratio(ink, ground.name()))
    painter.setBrush(ground)
    painter.drawEllipse(box)
    letters = painter.font()
    letters.setPixelSize(max(1, round(0.4 * box.height())))  # they go by the disc
    letters.setWeight(QFont.Weight.DemiBold)
    painter.setFont(letters)
    painter.setPen(QColor(ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, initials(face.name))


def _draw_photo(painter: QPainter, box: QRectF, photo: QImage, palette: Palette) -> None:
    disc = QPainterPath()
    disc.addEllipse(box)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipPath(disc)
    painter.drawImage(box, photo)
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(palette.border), 1))
    painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))


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
        return QSize(160, row_height(self._view))

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
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # names as they read
        if chosen or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.accent if chosen else palette.hover))
            painter.drawRoundedRect(box, 6, 6)
        photo = index.data(PHOTO_ROLE)
        self._draw_row(painter, box.adjusted(8, 0, -6, 0), row, photo, chosen)
        painter.restore()

    def _draw_row(
        self, painter: QPainter, box: QRectF, row: SpeakerRow, photo: QImage | None, chosen: bool
    ) -> None:
        palette, side = palette_of(self._view), float(scaled(_FACE_PX))
        spark_px = float(_SPARK_PX if len(row.heard.answers) >= _LEAST_FOR_SPARK else 0)
        left = box.left() + side + 8
        middle = box.center().y()
        # Beside the name: the line below it is longer, and the same for everybody
        spark_top = middle - (_words_height(self._view) + _SPARK_HIGH_PX) / 4 - _SPARK_HIGH_PX / 4
        face, words, spark = (
            mirrored(part, box, right_to_left=self._view.isRightToLeft())
            for part in (
                QRectF(box.left(), middle - side / 2, side, side),
                QRectF(left, box.top(), box.right() - left, box.height()),
                QRectF(box.right() - spark_px, spark_top, spark_px, _SPARK_HIGH_PX),
            )
        )
        if chosen:  # the disc may have the very color of the selection
            painter.setBrush(QColor(palette.on_accent))
            painter.drawEllipse(face.adjusted(-2, -2, 2, 2))
        draw_face(painter, face, Face(row.speaker.name, row.color, photo), palette)
        if spark_px:
            draw_sparkline(painter, spark, row.heard.answers, palette, marked=chosen)
        taken = spark_px + 10 if spark_px else 0.0
        self._draw_words(painter, words, row, palette, chosen, taken)

    def _draw_words(
        self,
        painter: QPainter,
        box: QRectF,
        row: SpeakerRow,
        palette: Palette,
        chosen: bool,
        taken: float,
    ) -> None:
        lines = (
            (row.speaker.name, BODY_PX, True, palette.text, box.width() - taken),
            (row.summary, CAPTION_PX, False, palette.muted, box.width()),
        )
        top = box.center().y() - _words_height(self._view) / 2
        for words, size_px, bold, color, room in lines:
            painter.setFont(font(self._view, size_px, bold=bold))
            painter.setPen(QColor(palette.on_accent if chosen else color))
            metrics = painter.fontMetrics()
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(room))
            left = box.left()
            if self._view.isRightToLeft():
                left = box.right() - metrics.horizontalAdvance(shown)
            painter.drawText(QPointF(left, top + metrics.ascent()), shown)
            top += metrics.height() + _BETWEEN_LINES_PX


def row_height(view: QWidget) -> int:
    """Two lines of words, or the disc, with some air around them."""
    return round(max(scaled(_FACE_PX), _words_height(view))) + 22


def _words_height(view: QWidget) -> float:
    heights = (QFontMetricsF(font(view, size_px)).height() for size_px in (BODY_PX, CAPTION_PX))
    return sum(heights) + _BETWEEN_LINES_PX


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
