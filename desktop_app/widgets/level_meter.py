"""The microphone level on the IEC 60268-18 scale, with held peak and clip light."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from desktop_app.language.numbers import decimal
from desktop_app.theme import CAPTION_PX, Palette, font, palette_of, scaled
from desktop_app.widgets.levels import FLOOR_DBFS, MeterMotion, iec_deflection
from desktop_app.widgets.painting import draw_focus_frame

_SCALE_DBFS = (-60, -40, -30, -20, -10, 0)
_APART_PX = 4  # between two numbers of the scale
_HOT_DBFS = -6.0  # above this a consonant more will clip


class LevelMeter(QWidget):
    """Horizontal level meter; feed it with `set_level` about 30 times a second."""

    clip_acknowledged = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, clock: Callable[[], float] = monotonic
    ) -> None:
        """`clock` gives seconds on a steady clock; tests pass their own."""
        super().__init__(parent)
        self._clock = clock
        self._motion = MeterMotion(at_s=clock())
        self._bar = _LevelBar(self)
        self._clip_light = ClipLight(self)
        self._clip_light.clicked.connect(self._acknowledge)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._clip_light, 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(self.tr("Microphone level"))
        self._describe()

    def set_level(self, rms_dbfs: float, peak_dbfs: float, clipped: bool) -> None:
        """Show what was measured since the last call.

        rms_dbfs, peak_dbfs : dB below full scale; minus infinity and NaN mean silence
        clipped : True lights the clip lamp, which stays on until it is clicked
        """
        self._show(self._motion.after(rms_dbfs, peak_dbfs, clipped, self._clock()))

    def clear(self) -> None:
        """Nothing is measured any more: fall to the bottom at once, forget peak and clip light."""
        self._show(MeterMotion(at_s=self._clock(), decay_s=self._motion.decay_s))

    def set_reduce_motion(self, reduced: bool) -> None:
        """True: the bar shows each level as it is, without decay."""
        self._motion = MeterMotion(at_s=self._clock(), decay_s=0.0 if reduced else 0.3)

    @property
    def motion(self) -> MeterMotion:
        """What is shown now."""
        return self._motion

    def _acknowledge(self) -> None:
        self._show(self._motion.acknowledged())
        self.clip_acknowledged.emit()

    def _show(self, motion: MeterMotion) -> None:
        self._motion = motion
        self._bar.show_motion(motion)
        self._clip_light.set_lit(motion.clipped)
        self._describe()

    def _describe(self) -> None:
        level = self._motion.level_dbfs
        if level <= FLOOR_DBFS:
            words = self.tr("silence")
        else:
            words = self.tr("{level} dB below full scale").format(level=decimal(level))
        if self._motion.clipped:
            words = self.tr("{level}, the signal has clipped").format(level=words)
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)


class _LevelBar(QWidget):
    """The bar itself and the numbers beneath it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._motion = MeterMotion()
        self.setMinimumWidth(120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(320, 18 + scaled(18))

    def show_motion(self, motion: MeterMotion) -> None:
        self._motion = motion
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = palette_of(self)
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text as it reads
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        trough = QRectF(0, 4, self.width(), 14)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.trough))
        painter.drawRoundedRect(trough, 4, 4)
        self._draw_level(painter, trough, palette)
        self._draw_peak(painter, trough, palette)
        self._draw_scale(painter, trough, palette)
        painter.end()

    def _draw_level(self, painter: QPainter, trough: QRectF, palette: Palette) -> None:
        """The bar, whose part beyond the hot mark warns by its color and by where it is."""
        hot_x = trough.left() + trough.width() * iec_deflection(_HOT_DBFS)
        width = trough.width() * iec_deflection(self._motion.level_dbfs)
        shape = QPainterPath()
        shape.addRoundedRect(trough, 4, 4)
        painter.save()
        painter.setClipPath(shape)
        filled = QRectF(trough.left(), trough.top(), width, trough.height())
        painter.fillRect(filled, QColor(palette.accent_fill))
        if filled.right() > hot_x:
            filled.setLeft(hot_x)
            painter.fillRect(filled, QColor(palette.warning_fill))
        painter.restore()

    def _draw_peak(self, painter: QPainter, trough: QRectF, palette: Palette) -> None:
        if self._motion.peak_dbfs <= FLOOR_DBFS:
            return
        x = trough.left() + trough.width() * iec_deflection(self._motion.peak_dbfs)
        mark = QRectF(min(x, trough.right() - 3), trough.top(), 3, trough.height())
        hot = self._motion.peak_dbfs > _HOT_DBFS
        painter.setBrush(QColor(palette.warning if hot else palette.accent))
        painter.drawRect(mark)

    def _draw_scale(self, painter: QPainter, trough: QRectF, palette: Palette) -> None:
        painter.setFont(font(self, CAPTION_PX))
        painter.setPen(QColor(palette.muted))
        metrics = painter.fontMetrics()
        free = float(self.width())  # up to here nothing is written yet
        for level in reversed(_SCALE_DBFS):
            x = trough.left() + trough.width() * iec_deflection(level)
            label = decimal(level) if level else "0 dBFS"
            width = metrics.horizontalAdvance(label)
            left = min(max(0.0, x - width / 2), self.width() - width)
            if left + width > free:
                continue  # numbers that touch are read as one
            painter.drawText(QPointF(left, trough.bottom() + metrics.ascent() + 2), label)
            free = left - _APART_PX


class ClipLight(QAbstractButton):
    """Lights when samples hit full scale; a click (or Space) puts it out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("clip_light")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lit = False
        self.set_lit(False)

    @property
    def lit(self) -> bool:
        """True from the first clipped sample until acknowledged."""
        return self._lit

    def set_lit(self, lit: bool) -> None:
        """Switch the lamp."""
        if lit == self._lit and self.accessibleName():
            return
        self._lit = lit
        self.setEnabled(lit)
        self.setAccessibleName(self.tr("Clip light: on") if lit else self.tr("Clip light: off"))
        self.setToolTip(
            self.tr("The signal clipped. Speak softer or farther away; click to put the light out.")
            if lit
            else self.tr("Lights when the signal is too loud and clips.")
        )
        self.setAccessibleDescription(self.toolTip())
        self.update()

    def _word(self) -> str:
        #: Written on the little light beside the level meter; at most about eight letters
        return self.tr("CLIP") if self._lit else self.tr("clip")

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(font(self, CAPTION_PX, bold=True)).horizontalAdvance(self.tr("CLIP"))
        return QSize(max(52, round(words) + 20), scaled(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = palette_of(self)
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text as it reads
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QColor(palette.rejected if self._lit else palette.border))
        painter.setBrush(QColor(palette.rejected if self._lit else palette.surface))
        painter.drawRoundedRect(rect, 8, 8)
        painter.setFont(font(self, CAPTION_PX, bold=self._lit))
        painter.setPen(QColor(palette.on_accent if self._lit else palette.muted))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._word())
        if self.hasFocus():
            draw_focus_frame(painter, QRectF(self.rect()), palette)
        painter.end()
