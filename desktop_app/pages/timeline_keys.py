"""The three buttons beside the score of the last minute."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from desktop_app.pages.parts import column
from desktop_app.widgets import IconButton, ScoreTimeline, plain_tip
from desktop_app.widgets.timeline_view import SPANS_S


class TimelineKeys(QWidget):
    """Pause, closer, farther: for the mouse; the timeline itself has keys for the same."""

    def __init__(self, timeline: ScoreTimeline, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timeline = timeline
        self._pause = IconButton("", "pause", "quiet", tip=self.tr("Pause the picture"))
        self._pause.setObjectName("timeline_pause")
        self._closer = IconButton("", "zoom-in", "quiet", tip=self.tr("Look closer"))
        self._closer.setObjectName("timeline_closer")
        self._farther = IconButton("", "zoom-out", "quiet", tip=self.tr("See more"))
        self._farther.setObjectName("timeline_farther")
        self.setLayout(column(self._pause, self._closer, self._farther, 1, spacing=2))
        self._pause.clicked.connect(lambda: timeline.set_paused(not timeline.paused))
        self._closer.clicked.connect(lambda: timeline.zoom(1))
        self._farther.clicked.connect(lambda: timeline.zoom(-1))
        timeline.paused_changed.connect(self._show_paused)
        timeline.span_changed.connect(self._show_span)
        self._show_span(timeline.view.span_s)

    @Slot(bool)
    def _show_paused(self, paused: bool) -> None:
        tip = self.tr("Go on with the newest") if paused else self.tr("Pause the picture")
        self._pause.set_icon_name("play" if paused else "pause")
        self._pause.setToolTip(plain_tip(tip))
        self._pause.setAccessibleName(tip)

    @Slot(float)
    def _show_span(self, span_s: float) -> None:
        self._closer.setEnabled(span_s > SPANS_S[-1])
        self._farther.setEnabled(span_s < SPANS_S[0])
