"""What is listened to: every microphone, and the level of the one that is open."""

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
from desktop_app.services.level_watch import LevelWatch
from desktop_app.services.sources import SourceChoice, SourceService
from desktop_app.theme import BETWEEN, INSIDE, scaled
from desktop_app.widgets import ClipLight, IconButton, LevelMeter
from desktop_app.widgets.painting import plain_tip

PULL_MS = 33
STACKED_PX = 440
_TAB = Qt.FocusPolicy.StrongFocus


class SourceSettings(QWidget):
    """A line for each microphone, one for the demo recordings.

    Object names: `source_<number>` (the microphones), `source_demo`, `settings_demo`,
    `settings_refresh`, `settings_source_problem`.
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
        self._meter = LevelMeter(self._microphones)
        self._meter.setObjectName("settings_level")
        self._meter.hide()
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
        """True: the level moves without decay."""
        self._meter.set_reduce_motion(reduced)

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
        self._place_meter(self._keys.get(current.key) if current and current.live else None)
        if playing and current is not None:
            self._demos.setCurrentIndex(self._demos.findData(current.key))
        self._show_problem(self._sources.problem or "")

    # -- building -----------------------------------------------------------------------------

    def _hint(self) -> str:
        return self.tr(
            "Only the chosen microphone is open, and only while this page is in front or you are "
            "listening. Its sound is measured, never kept."
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
        self._lines.removeWidget(self._meter)
        for button in self._keys.values():
            self._group.removeButton(button)
            self._lines.removeWidget(button)
            button.setObjectName("")  # it lives until the event loop takes it away
            button.hide()
            button.deleteLater()
        self._keys = {}
        for place, choice in enumerate(microphones):
            button = QRadioButton(choice.label.replace("&", "&&"))
            button.setObjectName(f"source_{place}")
            button.setToolTip(plain_tip(choice.label))
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self._group.addButton(button, place + 1)
            self._lines.addWidget(button, 2 * place, 0, 1, self._columns())
            self._keys[choice.key] = button
        if self.isVisible():
            self._order_tabs()

    def _order_tabs(self) -> None:
        """Microphones that were plugged in later come before what was here first."""
        lights = self._meter.findChildren(ClipLight)
        stops: list[QWidget] = [*self._keys.values(), *lights, self._demo, self._demos, self._look]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _place_meter(self, beside: QRadioButton | None) -> None:
        """The one meter stands beside the one microphone that is open, or below it."""
        self._meter.setVisible(beside is not None)
        if beside is not None:
            line = 2 * (self._group.id(beside) - 1)
            self._lines.removeWidget(self._meter)
            if self._stacked:
                self._lines.addWidget(self._meter, line + 1, 0, 1, 2)
            else:
                self._lines.addWidget(self._meter, line, 1, Qt.AlignmentFlag.AlignVCenter)

    def _columns(self) -> int:
        """How many columns a name takes: in a narrow page the meter stands below it."""
        return 2 if self._stacked else 1

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
        self._meter.clear()
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
        """Show the level of just now; the page does so 30 times a second while it is in front."""
        level = self._levels.level
        if level is None:
            self._meter.clear()
        else:
            self._meter.set_level(level.rms_dbfs, level.peak_dbfs, level.clipped)

    def showEvent(self, event: QShowEvent) -> None:
        """The page comes to the front: measure. A window that only comes up again is no wish."""
        super().showEvent(event)
        self._order_tabs()
        if not event.spontaneous():
            self.refresh()  # nothing of an earlier pause stands there any more
        self._levels.begin(by_person=not event.spontaneous())
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page, or the window is put away: let go of the microphone."""
        super().hideEvent(event)
        self._timer.stop()
        self._levels.end()
        self._meter.clear()
