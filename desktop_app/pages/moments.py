"""“Why this score?” for a chosen moment: what was heard, second by second."""

import math
from collections import deque
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop_app.language.words import translate
from desktop_app.models.moment_table import HeardSecond, MomentTableModel, clock
from desktop_app.pages.parts import column, text
from desktop_app.pages.words import shown_speaker
from desktop_app.theme import CAPTION_PX, INSIDE, font, scaled
from desktop_app.widgets import percent
from gmm_core.scoring import probability
from gmm_core.verification import ScoreFrame

KEPT_FRAMES = 720  # 72 s, a little more than the timeline shows
ROW_PX = 26
WIDEST = ("59:59", "100 %", "-100", "-10", "> 99.9 %")
AROUND_S = 3  # seconds on each side of the chosen one


class Moments:
    """The frames of the last minute, and the seconds around a moment of it."""

    def __init__(self) -> None:
        self._frames: deque[ScoreFrame] = deque(maxlen=KEPT_FRAMES)

    def add(self, frames: Iterable[ScoreFrame]) -> None:
        """Newer ones."""
        self._frames.extend(frames)

    def clear(self) -> None:
        """Another claim or source: what was heard before is no reason for anything."""
        self._frames.clear()

    def around(self, t_s: float, sample_rate: int) -> tuple[HeardSecond, ...]:
        """The seconds around `t_s`, those in which something was heard."""
        chosen = math.ceil(t_s) - 1  # a frame belongs to the second in which it ends
        seconds: dict[int, list[ScoreFrame]] = {}
        for frame in self._frames:
            second = math.ceil(frame.end_sample / sample_rate) - 1
            if abs(second - chosen) <= AROUND_S:
                seconds.setdefault(second, []).append(frame)
        return tuple(
            _heard(second, frames, chosen=second == chosen)
            for second, frames in sorted(seconds.items())
        )


def _heard(second: int, frames: Sequence[ScoreFrame], *, chosen: bool) -> HeardSecond:
    last = frames[-1]
    index = shown_speaker(last)
    window = math.nan if index is None else float(last.window_llr[index])
    power = sum(10.0 ** (frame.level_dbfs / 10.0) for frame in frames) / len(frames)
    return HeardSecond(
        at_s=float(second),
        speech=sum(frame.speech for frame in frames) / len(frames),
        level_dbfs=10.0 * math.log10(power) if power > 0.0 else -math.inf,
        snr_db=last.snr_db,
        score="–" if math.isnan(window) else percent(probability(window)),  # noqa: RUF001
        chosen=chosen,
    )


class MomentView(QWidget):
    """The table below the reasons; says how to choose a moment while none is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = MomentTableModel(self)
        self._title = text("", "muted", "moment_title")
        self._table = self._build_table()
        self.setLayout(column(self._title, self._table, spacing=INSIDE))
        self.show_moment(0.0, ())

    def show_moment(self, t_s: float, rows: tuple[HeardSecond, ...]) -> None:
        """Show these seconds; none for no moment."""
        if rows:
            words = translate("Verify", "Around {time}; score of the two seconds before:")
            self._title.setText(words.format(time=clock(t_s)))
        else:
            self._title.setText(
                translate("Verify", "Click a moment of the score below to see what was heard.")
            )
        self._table.setVisible(bool(rows))
        self._model.set_rows(rows)
        head = self._table.horizontalHeader().sizeHint().height()
        self._table.setFixedHeight(head + len(rows) * scaled(ROW_PX) + 2)  # it never scrolls

    def _build_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("moment_table")
        table.setAccessibleName(translate("Verify", "What was heard, second by second"))
        table.setModel(self._model)
        for part in (table, table.horizontalHeader()):
            part.setFont(font(table, CAPTION_PX))
        self._model.set_font(font(table, CAPTION_PX))
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(scaled(ROW_PX))
        table.setShowGrid(False)
        table.setProperty("kind", "dense")
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setWordWrap(False)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(24)
        header.setHighlightSections(False)
        metrics = table.fontMetrics()
        for number, widest in enumerate(WIDEST):
            words = (widest, str(self._model.headerData(number, Qt.Orientation.Horizontal)))
            width = max(metrics.horizontalAdvance(one) for one in words)
            table.setColumnWidth(number, width + (10 if number == len(WIDEST) - 1 else 7))
        return table
