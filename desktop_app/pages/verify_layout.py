"""What the verify page is made of and where it stands; nothing happens here."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QStackedWidget, QWidget

from desktop_app.language.marking import mark
from desktop_app.language.words import say, translate
from desktop_app.pages.claim_combo import ClaimCombo
from desktop_app.pages.moments import MomentView
from desktop_app.pages.parts import WIDE, card, column, row, scrolling, set_page, text
from desktop_app.pages.timeline_keys import TimelineKeys
from desktop_app.theme import AROUND, BETWEEN, INSIDE, scaled, text_scale
from desktop_app.widgets import (
    ElidedLabel,
    GaugeState,
    IconButton,
    LevelMeter,
    ScoreGauge,
    ScoreTimeline,
    SpeakerBars,
    SpeakerScore,
)
from desktop_app.widgets.announce import announce
from desktop_app.widgets.page_frame import NARROW
from desktop_app.widgets.speaker_bars import ROW_INSET_PX

SIDE_WIDTH_PX, WIDEST_SIDE_PX = 296, 420
FOLDED_SIDE_PX = 136  # under the gauge: the heading and two bars, the others scroll
NARROW_PX = 800  # of the page: about 900 of the window
LOW_PX, LOW_AND_NARROW_PX = 520, 720
QWIDGETSIZE_MAX = 16_777_215
LARGE_GAUGE_PX = 184
TIMELINE_HEIGHT_PX, TALL_TIMELINE_PX = 128, 208
TALL_PX = 900  # of the page: there the ring is as large as it gets
NOBODY = mark(
    "Verify",
    "Nobody yet. Everyone who enrolls has a bar here: how much you sound like that person.",
)


class VerifyLayout:
    """The widgets of the verify page, laid out on `page`."""

    def __init__(self, page: QWidget) -> None:
        self.claimed = ClaimCombo()
        self.source_name = ElidedLabel()
        tip = translate("Verify", "Choose another microphone")
        self.change_source = IconButton("", "gear", "quiet", tip=tip)
        self._older = text("", "muted", "verify_older")
        self.gauge = ScoreGauge()
        self.listen = IconButton(translate("Verify", "Start listening"), "microphone", "primary")
        self.again = IconButton(translate("Verify", "Try again"), "retry")
        self.enroll = IconButton(translate("Verify", "Enroll a voice"), "plus", "primary")
        self.why = IconButton(translate("Verify", "Why this score?"), "info", "quiet")
        self.bars = SpeakerBars()
        self._bars_page = QStackedWidget()
        self.reasons = text("", name="why_text")
        self.moment = MomentView()
        self.sort = IconButton(
            "", "sort", "quiet", tip=translate("Verify", "Show the most likely first")
        )
        self.timeline = ScoreTimeline()
        self._timeline_keys = TimelineKeys(self.timeline)
        self.level = LevelMeter()
        self._shown_bars: tuple[SpeakerScore, ...] = ()
        page.setProperty(NARROW, True)
        self._name_widgets()
        self._build(page)

    def set_bars(self, shown: tuple[SpeakerScore, ...]) -> None:
        """Show the bars if they are others than before."""
        if shown != self._shown_bars:
            self._shown_bars = shown
            self.bars.set_scores(shown)

    def set_answer(self, state: GaugeState) -> None:
        """Show the answer if it is another one than before; a screen reader says each once."""
        if state == self.gauge.state:
            return
        another = state.word != self.gauge.state.word
        self.gauge.set_state(state)
        if another:  # the seconds in the detail go on counting, and nobody wants to hear each
            announce(self.gauge, ". ".join(filter(None, (state.word, state.detail))))

    def show_older(self, sentence: str) -> None:
        """A line below the claim; none for an empty sentence."""
        self._older.setText(sentence)
        self._older.setVisible(bool(sentence))

    def fit(self, size: QSize) -> None:
        """Fold what does not fit: the list goes under the gauge, then the timeline goes."""
        narrow = size.width() < scaled(NARROW_PX)
        self._middle.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )
        beside = min(max(scaled(SIDE_WIDTH_PX), size.width() // 4), scaled(WIDEST_SIDE_PX))
        # Large words scroll: the buttons below the answer come first, then the list
        high = narrow and text_scale() > 1.0
        self.gauge.setMaximumHeight(scaled(LARGE_GAUGE_PX) if high else QWIDGETSIZE_MAX)
        self._side.setMaximumWidth(QWIDGETSIZE_MAX if narrow else beside)
        self._side.setMinimumWidth(0 if narrow else beside)
        self._fold_buttons(size.width() - 2 * AROUND - (0 if narrow else beside + BETWEEN))
        self._side.setMaximumHeight(scaled(FOLDED_SIDE_PX) if narrow else QWIDGETSIZE_MAX)
        self._side.setVisible(not narrow or size.height() >= scaled(LOW_PX))
        room = size.height() >= scaled(LOW_AND_NARROW_PX if narrow else LOW_PX)
        for part in (self.timeline, self._timeline_keys):
            part.setVisible(room)
        tall = size.height() >= scaled(TALL_PX)
        self.timeline.setMinimumHeight(scaled(TALL_TIMELINE_PX if tall else TIMELINE_HEIGHT_PX))

    def _fold_buttons(self, width: int) -> None:
        """In other languages the words may be longer than the card, which is `width` wide."""
        wanted = sum(one.sizeHint().width() for one in (self.listen, self.again, self.why))
        place = self._below if wanted + 2 * (BETWEEN + INSIDE) > width else self._buttons
        if place.indexOf(self.why) < 0:
            place.insertWidget(place.count() - 1, self.why)

    def show_enrolled(self, anybody: bool) -> None:
        """With nobody enrolled there is nothing to listen for: the one way leads to enrolling."""
        self.claimed.setEnabled(anybody)
        self.enroll.setVisible(not anybody)
        for control in (self.listen, self.again, self.why):
            control.setVisible(anybody)
        self.sort.setVisible(anybody)
        self._bars_page.setCurrentIndex(1 if anybody else 0)

    def _name_widgets(self) -> None:
        self.source_name.setObjectName("source_name")
        self.source_name.setProperty("kind", "muted")
        self.source_name.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.change_source.setObjectName("change_source_button")
        self.enroll.setObjectName("verify_enroll_button")
        self.listen.setObjectName("listen_button")
        self.again.setObjectName("try_again_button")
        self.why.setObjectName("why_button")
        self.why.setCheckable(True)
        self.sort.setObjectName("sort_button")
        self.sort.setCheckable(True)
        self.reasons.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.bars.setProperty("kind", "bare")
        self.timeline.setMinimumHeight(scaled(TIMELINE_HEIGHT_PX))

    def _build(self, page: QWidget) -> None:
        label = QLabel(translate("Verify", "I am"))
        label.setProperty("kind", "heading")
        label.setBuddy(self.claimed)
        top = row(label, self.claimed, self.source_name, self.change_source, spacing=INSIDE)
        top.setStretch(1, 3)
        top.setStretch(2, 2)
        self._side = self._build_side()
        self._middle = row(self._answer(), self._side, spacing=BETWEEN)
        self._middle.setStretch(0, 1)
        timeline = row(self.timeline, self._timeline_keys, spacing=INSIDE // 2)
        timeline.setStretch(0, 1)
        layout = column(
            column(top, self._older), self._middle, timeline, self.level, spacing=BETWEEN
        )
        layout.setStretch(1, 4)
        layout.setStretch(2, 1)
        set_page(page, layout)

    def _answer(self) -> QFrame:
        self._buttons = row(1, self.enroll, self.listen, self.again, self.why, 1, spacing=INSIDE)
        self._below = row(1, 1, spacing=INSIDE)  # for what has no room beside the others
        # Twice INSIDE: a second line of words above the buttons is not part of them
        buttons = column(self._buttons, self._below, spacing=INSIDE)
        # What a gauge at its greatest height leaves is below the buttons, not above the gauge
        inner = column(self.gauge, buttons, 1, spacing=BETWEEN)
        inner.setStretch(0, WIDE)
        return card(inner)

    def _build_side(self) -> QFrame:
        nobody = text(say(NOBODY), "muted")
        nobody.setContentsMargins(ROW_INSET_PX, 0, ROW_INSET_PX, 0)
        nobody.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._bars_page.addWidget(nobody)
        self._bars_page.addWidget(self.bars)
        pages = QStackedWidget()
        reasons = column(self.moment, self.reasons, 1, spacing=BETWEEN)
        reasons.setContentsMargins(ROW_INSET_PX, 0, ROW_INSET_PX, 0)
        holder = QWidget()
        holder.setLayout(reasons)
        pages.addWidget(_titled(translate("Verify", "Enrolled"), self._bars_page, self.sort))
        pages.addWidget(_titled(translate("Verify", "Why this score?"), scrolling(holder)))
        self.why.toggled.connect(lambda on: pages.setCurrentIndex(1 if on else 0))
        inner = column(pages)
        side = card(inner)
        beside = BETWEEN - ROW_INSET_PX  # bars begin below their heading, as all the rest does
        inner.setContentsMargins(beside, BETWEEN, beside, BETWEEN)
        return side


def _titled(title: str, content: QWidget, *tools: QWidget) -> QWidget:
    holder = QWidget()
    head = row(text(title, "heading"), *tools, spacing=INSIDE)
    head.setStretch(0, 1)
    head.setContentsMargins(ROW_INSET_PX, 0, ROW_INSET_PX, 0)
    layout = column(head, content, spacing=INSIDE)
    layout.setStretch(1, 1)
    holder.setLayout(layout)
    return holder
