"""What is listened to: every microphone with its level, and the demo recordings."""

from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from desktop_app.pages.parts import column, row, text
from desktop_app.pages.settings_level import DeviceLevel
from desktop_app.services.level_watch import LevelWatch
from desktop_app.services.sources import SourceChoice, SourceService
from desktop_app.theme import BETWEEN, INSIDE, scaled
from desktop_app.widgets import IconButton
from desktop_app.widgets.painting import plain_tip

PULL_MS = 33
STACKED_PX = 440
_TAB = Qt.FocusPolicy.StrongFocus


class SourceSettings(QWidget):
    """A line for each microphone, one for the demo recordings.

    Object names: `source_<number>` (the microphones), `source_level_<number>` (beside them),
    `source_demo`, `settings_demo`, `settings_refresh`, `settings_source_problem`.
    """

    chosen = Signal(str)  # the key, when a person chose it

    def __init__(
        self, sources: SourceService, levels: LevelWatch, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._sources, self._levels = sources, levels
        self._shown: tuple[SourceChoice, ...] | None = None
        self._stacked = False
        self._keys: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self._problem = text("", "muted", "settings_source_problem")
        self._microphones = QWidget()  # before the others, so that it is told before them
        self._levels_beside: dict[str, DeviceLevel] = {}
        self._calm = False
        self._lines = QGridLayout(self._microphones)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setHorizontalSpacing(BETWEEN)
        self._lines.setVerticalSpacing(INSIDE)
        self._lines.setColumnStretch(0, 1)
        self._lines.setColumnStretch(1, 1)
        self._look = look = IconButton(self.tr("Look again"), "retry")
        look.setObjectName("settings_refresh")
        look.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        look.clicked.connect(levels.look_again)
        foot = column(row(look, 1), text(self._hint(), "caption"))
        self.setLayout(
            column(self._microphones, self._build_demos(), self._problem, foot, spacing=BETWEEN)
        )
        self._timer = QTimer(self, interval=PULL_MS)
        self._timer.timeout.connect(self.pull)
        self._group.idClicked.connect(self._clicked)
        sources.changed.connect(self.refresh)
        levels.lost.connect(self._show_lost)
        levels.paused.connect(self._show_paused)
        self.refresh()

    def set_reduce_motion(self, reduced: bool) -> None:
        """True: the levels move without decay."""
        self._calm = reduced
        for beside in self._levels_beside.values():
            beside.meter.set_reduce_motion(reduced)

    @Slot()
    def refresh(self) -> None:
        """Show the microphones that there are now, and which of them is chosen."""
        if self._sources.microphones != self._shown:
            self._rebuild(self._sources.microphones)
        current = self._sources.current
        playing = current is not None and not current.live
        button = self._demo if playing else self._keys.get(current.key if current else "")
        self._group.setExclusive(button is not None)  # else nothing could be unchecked
        for other in self._group.buttons():
            other.setChecked(other is button)
            stop = button is None or other is button  # Tab comes to what is chosen
            other.setFocusPolicy(_TAB if stop else Qt.FocusPolicy.ClickFocus)
        if playing and current is not None:
            self._demos.setCurrentIndex(self._demos.findData(current.key))
        self._show_problem(self._sources.problem or "")

    # -- building -----------------------------------------------------------------------------

    def _hint(self) -> str:
        return self.tr(
            "Talk and see which of them hears you. While this page is in front all microphones are "
            "open, otherwise only the chosen one while you listen. Here their sound is measured, "
            "never kept."
        )

    def _build_demos(self) -> QWidget:
        played = self.tr("It is played as if it were spoken here.")
        self._demo = QRadioButton(self.tr("A demo recording"))
        self._demo.setAccessibleDescription(played)
        self._demo.setObjectName("source_demo")
        self._demos = QComboBox()
        self._demos.setObjectName("settings_demo")
        self._demos.setAccessibleName(self.tr("Demo recording"))
        self._demos.setAccessibleDescription(self._demos.accessibleName())  # Linux
        self._demos.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._demos.setMinimumContentsLength(12)
        self._demos.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._group.addButton(self._demo, 0)
        self._demos.activated.connect(self._demo_chosen)
        current = self._sources.current
        if current is not None and not current.live and current not in self._sources.demos:
            self._demos.addItem(current.label, current.key)  # --source FILE
        for choice in self._sources.demos:
            self._demos.addItem(choice.label, choice.key)
        holder = QWidget()
        # Beside it long names were cut
        holder.setLayout(column(self._demo, text(played, "caption"), self._demos))
        holder.setVisible(self._demos.count() > 0)
        return holder

    def _rebuild(self, microphones: tuple[SourceChoice, ...]) -> None:
        self._shown = microphones
        for button in self._keys.values():
            self._group.removeButton(button)
        for old in (*self._keys.values(), *self._levels_beside.values()):
            self._lines.removeWidget(old)
            old.setObjectName("")  # it lives until the event loop takes it away
            old.hide()
            old.deleteLater()
        self._keys, self._levels_beside = {}, {}
        for place, choice in enumerate(microphones):
            self._add_line(place, choice)
        if self.isVisible():
            self._order_tabs()

    def _add_line(self, place: int, choice: SourceChoice) -> None:
        """A microphone, and its level beside it or below it."""
        button = QRadioButton(choice.label.replace("&", "&&"))
        button.setObjectName(f"source_{place}")
        button.setToolTip(plain_tip(choice.label))
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._group.addButton(button, place + 1)
        beside = DeviceLevel(choice.label)
        beside.setObjectName(f"source_level_{place}")
        beside.meter.setObjectName(f"source_meter_{place}")
        beside.meter.set_reduce_motion(self._calm)
        self._keys[choice.key], self._levels_beside[choice.key] = button, beside
        if self._stacked:
            self._lines.addWidget(button, 2 * place, 0, 1, 2)
            self._lines.addWidget(beside, 2 * place + 1, 0, 1, 2)
        else:
            self._lines.addWidget(button, 2 * place, 0)
            self._lines.addWidget(beside, 2 * place, 1, Qt.AlignmentFlag.AlignVCenter)

    def _order_tabs(self) -> None:
        """Microphones that were plugged in later come before what was here first."""
        stops: list[QWidget] = []
        for button, beside in zip(self._keys.values(), self._levels_beside.values(), strict=True):
            stops += [button, beside.light]
        stops += [self._demo, self._demos, self._look]
        before_us = self._microphones.previousInFocusChain()
        # Qt orders nothing after those
        while before_us is not None and before_us.focusPolicy() == Qt.FocusPolicy.NoFocus:
            before_us = before_us.previousInFocusChain()
        ahead = [] if before_us is None else [before_us]
        for before, after in pairwise([*ahead, *stops]):
            QWidget.setTabOrder(before, after)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what has no room side by side."""
        super().resizeEvent(event)
        stacked = event.size().width() < scaled(STACKED_PX)
        if stacked != self._stacked:
            self._stacked, self._shown = stacked, None
            self.refresh()

    # -- what happens -------------------------------------------------------------------------

    @Slot(int)
    def _clicked(self, number: int) -> None:
        if number == 0:
            self.chosen.emit(self._demos.currentData())
            return
        button = self._group.button(number)
        self.chosen.emit(next(key for key, made in self._keys.items() if made is button))
        self._levels.begin()  # also after a pause: it was a person who chose

    @Slot(int)
    def _demo_chosen(self, index: int) -> None:
        self.chosen.emit(self._demos.itemData(index))

    @Slot(str)
    def _show_lost(self, sentence: str) -> None:
        self.pull()
        self._show_problem(sentence)

    @Slot(str)
    def _show_paused(self, sentence: str) -> None:
        again = self.tr("“Look again” measures the level anew.")
        self._show_lost(f"{sentence} {again}")

    def _show_problem(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    @Slot()
    def pull(self) -> None:
        """Show the levels of just now; the page does so 30 times a second while it is in front."""
        for key, beside in self._levels_beside.items():
            beside.show_reading(self._levels.reading(key))

    def showEvent(self, event: QShowEvent) -> None:
        """The page comes to the front: measure. A window that only comes up again is no wish."""
        super().showEvent(event)
        self._order_tabs()
        if event.spontaneous():
            self._levels.begin(by_person=False)
        else:
            self.refresh()  # nothing of an earlier pause stands there any more
            self._levels.look_and_begin()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page, or the window is put away: let go of the microphones."""
        super().hideEvent(event)
        self._timer.stop()
        self._levels.end()
        self.pull()
