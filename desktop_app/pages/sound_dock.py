"""Spectrogram and level of what is heard just now, in a dock that can be moved or float."""

import numpy as np
from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QDockWidget, QLabel, QWidget

from desktop_app.audio.source import SourceInfo
from desktop_app.language.numbers import decimal
from desktop_app.pages.parts import column, row
from desktop_app.services.live import LiveService
from desktop_app.state.sound_picture import ROWS, TOP_HZ, SoundPicture
from desktop_app.theme import BETWEEN, INSIDE, scaled
from desktop_app.widgets import LevelMeter
from desktop_app.widgets.dock_title import DockTitle
from desktop_app.widgets.spectrogram import Spectrogram

TICK_MS = 33
LEAST_HEIGHT_PX = 168
NUMBERS_PX = 200  # so that the meter does not change its width with every digit
CLIPPING = 0.999  # of full scale, as the level of the page has it


class SoundDock(QDockWidget):
    """Pulls the samples while it is seen, and only then."""

    def __init__(self, live: LiveService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sound_dock")
        self.setWindowTitle(self.tr("Spectrogram and level"))
        self._live = live
        self._position: int | None = None  # None: begin with what comes next
        self._picture: SoundPicture | None = None
        self._rate = 0
        self.spectrogram = Spectrogram(ROWS, TOP_HZ)
        self.level = LevelMeter()
        self.level.setAccessibleName(self.tr("Level of the last 300 ms"))
        self._numbers = QLabel()
        self._numbers.setObjectName("sound_numbers")
        self._numbers.setProperty("kind", "caption")
        self._build()
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.tick)
        self.visibilityChanged.connect(self._seen)
        live.started.connect(self._started)
        live.stopped.connect(self._stopped)
        self._stopped()

    @Slot()
    def tick(self) -> None:
        """Draw what was heard since the last call."""
        self._position, samples, sample_rate = self._live.sound_since(self._position)
        if not sample_rate:
            return
        if self._picture is None or self._rate != sample_rate:
            self._picture, self._rate = SoundPicture(sample_rate), sample_rate
        if len(samples):
            self.spectrogram.add_columns(self._picture.push(samples))
            self.show_level(self._picture, clipped=bool(np.abs(samples).max() >= CLIPPING))

    def show_level(self, picture: SoundPicture, *, clipped: bool) -> None:
        """What the picture's last 300 ms come to. clipped : lights the lamp"""
        rms, peak = picture.rms_dbfs, picture.peak_dbfs
        self.level.set_level(rms, peak, clipped)
        words = self.tr("RMS {rms} dBFS · peak {peak} dBFS")
        self._numbers.setText(words.format(rms=decimal(rms), peak=decimal(peak)))

    def _build(self) -> None:
        holder = QWidget()
        foot = row(self.level, self._numbers, spacing=BETWEEN)
        foot.setStretch(0, 1)
        foot.setAlignment(self._numbers, Qt.AlignmentFlag.AlignTop)
        self._numbers.setMinimumWidth(scaled(NUMBERS_PX))
        layout = column(self.spectrogram, foot, spacing=INSIDE)
        layout.setContentsMargins(BETWEEN, INSIDE, BETWEEN, INSIDE)
        layout.setStretch(0, 1)
        holder.setLayout(layout)
        holder.setMinimumHeight(LEAST_HEIGHT_PX)
        self.setWidget(holder)
        self.setTitleBarWidget(DockTitle(self))

    @Slot(bool)
    def _seen(self, visible: bool) -> None:
        """Nothing is computed for nobody."""
        if visible:
            self._position = None
            self._timer.start()
        else:
            self._timer.stop()

    @Slot(object)
    def _started(self, _info: SourceInfo) -> None:
        self._position, self._picture = 0, None
        self.spectrogram.clear()

    @Slot()
    def _stopped(self) -> None:
        """The picture of what was heard last stays; the level falls."""
        self._position = None
        self.level.clear()
        self._numbers.setText(self.tr("Not listening"))
