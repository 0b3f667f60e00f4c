"""The one big answer: a half ring of calibrated probability with the state in its middle."""

from dataclasses import dataclass
from math import isnan, nan

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop_app.theme import BODY_PX, STATE_PX, Palette, Role, font, paint_icon, palette_of
from desktop_app.widgets.painting import percent


@dataclass(frozen=True, slots=True)
class GaugeState:
    """What the gauge says.

    word : the state in words people say ("Accepted", "Keep talking")
    icon : name of `desktop_app.theme.ICON_NAMES` that says the same
    role : the color that says the same
    probability : calibrated, 0 .. 1; NaN draws an empty ring
    threshold_probability : where acceptance begins, 0 .. 1; NaN draws no tick
    detail : one line beneath ("2.1 s of speech")
    """

    word: str
    icon: str
    role: Role
    probability: float = nan
    threshold_probability: float = nan
    detail: str = ""


IDLE = GaugeState("Not listening", "microphone", Role.NEUTRAL)


class ScoreGauge(QWidget):
    """Half-ring gauge; the word is a child label `state_word`, the line below `state_detail`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = IDLE
        self._word = QLabel(self)
        self._word.setObjectName("state_word")
        self._word.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._detail = QLabel(self)
        self._detail.setObjectName("state_detail")
        self._detail.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._detail.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setSizePolicy(policy)
        self.setMinimumSize(240, 180)
        self.setAccessibleName("Score")
        self.set_state(IDLE)

    @property
    def state(self) -> GaugeState:
        """What is shown now."""
        return self._state

    def set_state(self, state: GaugeState) -> None:
        """Show `state` at once: this gauge never moves on its own."""
        self._state = state
        self._word.setText(state.word)
        self._detail.setText(state.detail)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, 320)
