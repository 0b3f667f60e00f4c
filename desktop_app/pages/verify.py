"""The verify page: one big answer, its reasons beneath it, everything else quiet."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop_app.audio.source import SourceInfo
from desktop_app.language.marking import mark
from desktop_app.language.words import say
from desktop_app.pages.claims import Claim
from desktop_app.pages.moments import Moments
from desktop_app.pages.scores import BarOrder, bars, timeline_point
from desktop_app.pages.verify_layout import VerifyLayout
from desktop_app.pages.words import Situation, explain, gauge_state, older_words
from desktop_app.services.live import LiveService
from desktop_app.services.roster import Roster
from desktop_app.services.sources import SourceService
from desktop_app.services.speakers import SpeakerService
from desktop_app.theme import text_scale
from gmm_core.verification import ScoreFrame

LOOKS = 2  # the first may have begun before the plug was in
START, STOP = mark("Verify", "Start listening"), mark("Verify", "Stop listening")
NOTHING_HEARD = mark("Verify", "There is no score yet: choose a name, start listening and speak.")


class VerifyPage(QWidget):
    """Who speaks? Pulls the newest snapshot whenever `tick` is called, about 30 times a second."""

    enroll_wanted = Signal()
    source_wanted = Signal()  # the gear beside the microphone's name

    def __init__(
        self,
        live: LiveService,
        speakers: SpeakerService,
        sources: SourceService,
        roster: Roster,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("verify_page")
        self._live = live
        self._speakers = speakers
        self._sources = sources
        self._roster = roster
        self._names: tuple[str, ...] = ()
        self._older: tuple[str, ...] = ()  # those of them who are scored with an earlier model
        self._sample_rate = 1
        self._next_frame = live.frames_since(0)[0]
        self._trouble: str | None = None
        self._paused: str | None = None  # why the microphone was let go, until somebody starts it
        self._ended = False
        self._playing = ""  # key of the source that this page has started, while it runs
        self._looks_left = 0  # how often to look for a missing microphone before giving up
        self._looking = False
        self._last_frame: ScoreFrame | None = None
        self._order, self._moments = BarOrder(), Moments()
        self._barred: tuple[object, ...] = ()  # what the bars were drawn from
        self.view = VerifyLayout(self)
        self._connect()
        self.refresh_speakers()
        self._show_source()
        self._show_running()

    # -- what the window calls ----------------------------------------------------------------

    def tick(self) -> None:
        """Show what was heard since the last call."""
        snapshot = self._live.snapshot()
        if snapshot.running:
            level = snapshot.level
            self.view.level.set_level(level.rms_dbfs, level.peak_dbfs, level.clipped)
        self._feed_timeline()
        frame = snapshot.frame if self.claim.chosen else None
        if frame is not None:
            self._last_frame = frame
        self._show_answer(frame)
        self._show_bars(frame)
        if self.view.why.isChecked():
            self.view.reasons.setText(say(NOTHING_HEARD) if frame is None else explain(frame))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what does not fit."""
        super().resizeEvent(event)
        self.view.fit(event.size())

    @property
    def claim(self) -> Claim:
        """Who the speaker claims to be."""
        return self.view.claimed.claim

    def leave(self) -> None:
        """Another page comes to the front: a microphone found from now on is not for this one."""
        self._looking = False

    def choose(self, claim: Claim) -> None:
        """Claim to be somebody."""
        self.view.claimed.choose(claim)

    def start(self) -> None:
        """Listen to the chosen microphone or recording; look for it when it is not there."""
        self._looks_left = LOOKS
        self._start()

    def _start(self) -> None:
        self._forget_answer()
        source = self._sources.make("verify")
        if source is None:
            self._look_for_source()
            return
        current = self._sources.current
        self._live.set_claimed(self.claim.name)
        self._live.start(source)
        self._playing = "" if current is None else current.key

    # -- what happens -------------------------------------------------------------------------

    def _connect(self) -> None:
        view = self.view
        view.claimed.claim_changed.connect(self._claim_changed)
        view.listen.clicked.connect(self._toggle)
        view.again.clicked.connect(self._try_again)
        view.enroll.clicked.connect(self.enroll_wanted)
        view.sort.toggled.connect(self._sort_bars)
        view.timeline.moment_chosen.connect(self._explain_moment)
        view.change_source.clicked.connect(self.source_wanted)
        self._speakers.changed.connect(self.refresh_speakers)
        self._sources.changed.connect(self._source_changed)
        self._live.started.connect(self._started)
        self._live.stopped.connect(self._stopped)
        self._live.source_lost.connect(self._lost)
        self._live.released.connect(self._released)
        self._live.source_ended.connect(self._source_ended)
        self._live.decision_changed.connect(self._decided)

    @Slot()
    def refresh_speakers(self) -> None:
        """Offer the names that are enrolled now."""
        speakers = self._roster.usable(self._speakers.all())
        self._names = tuple(speaker.name for speaker in speakers)
        self._older = self._roster.older(speakers)
        self.view.claimed.set_names(self._names)
        self.view.show_enrolled(bool(self._names))
        self._show_older()

    @Slot(object)
    def _claim_changed(self, claim: Claim) -> None:
        self._forget_answer()
        self._clear_timeline()
        self.view.timeline.set_labels(claim.name or self.tr("this voice"), self.tr("best other"))
        self._show_older()
        self._live.set_claimed(claim.name)
        self._live.restart_attempt()

    @Slot()
    def _toggle(self) -> None:
        if self._live.running:
            self._forget_answer()
            self._live.stop()
        else:
            self.start()

    @Slot()
    def _try_again(self) -> None:
        """A new attempt; starts listening when nobody listens."""
        if self._live.running:
            self._forget_answer()
            self._live.restart_attempt()
        else:
            self.start()

    @Slot(object)
    def _started(self, info: SourceInfo) -> None:
        self._sample_rate = info.sample_rate
        self._forget_answer()
        self._clear_timeline()
        self._show_running()

    def _clear_timeline(self) -> None:
        """Looks that have not been shown yet were about the claim before."""
        self.view.timeline.clear()
        self._moments.clear()
        self.view.moment.show_moment(0.0, ())
        self._next_frame = self._live.frames_since(self._next_frame)[0]

    @Slot(str)
    def _lost(self, sentence: str) -> None:
        if not self._playing:
            return  # somebody was enrolling, and the enroll page tells it
        self._trouble = sentence
        self._show_running()

    @Slot(str)
    def _released(self, sentence: str) -> None:
        """The person may have gone: no answer stays on the screen, nothing starts by itself."""
        shown = self._playing or self._ended
        self._looking = False
        self._forget_answer()
        self._clear_timeline()
        self._paused = sentence if shown else None

    @Slot()
    def _source_ended(self) -> None:
        if not self._playing:
            return
        self._ended = True
        self._show_running()

    @Slot(object)
    def _decided(self, frame: ScoreFrame) -> None:
        """An answer: remembered beside the profile."""
        current = self._sources.current
        if self._playing and current is not None and self.claim.chosen:
            self._speakers.witness(frame, current.label)

    @Slot()
    def _stopped(self) -> None:
        self._playing = ""
        self._show_running()

    def _look_for_source(self) -> None:
        """It may just have been plugged in again, so look before sending anybody to Settings."""
        if self._looks_left == 0:
            self.source_wanted.emit()
            return
        self._looks_left -= 1
        self._looking = True
        self._sources.refresh()

    @Slot()
    def _source_changed(self) -> None:
        self._show_source()
        if self._looking:
            self._looking = False
            self._start()
            return
        current = self._sources.current
        if self._playing and current is not None and current.key != self._playing:
            self.start()  # another device is another attempt: nothing said before counts

    @Slot()
    def _show_running(self) -> None:
        running = self._live.running
        self.view.listen.setText(say(STOP if running else START))
        self.view.listen.set_icon_name("stop" if running else "microphone")
        if not running:
            self.view.level.clear()

    @Slot()
    def _show_source(self) -> None:
        current = self._sources.current
        words = self.tr("No microphone")
        if current is not None:
            words = self.tr("Microphone: {name}").format(name=current.label)
            if text_scale() > 1.0:  # there is room for half of it, and the name says more
                words = current.label
        self.view.source_name.setText(words)

    def _show_older(self) -> None:
        self.view.show_older(older_words(self.claim, self._older))

    # -- showing ------------------------------------------------------------------------------

    def _forget_answer(self) -> None:
        self._trouble, self._paused, self._ended, self._last_frame = None, None, False, None

    def _show_answer(self, frame: ScoreFrame | None) -> None:
        current = self._sources.current
        situation = Situation(
            claim=self.claim,
            enrolled=len(self._names),
            running=self._live.running,
            frame=self._last_frame if self._ended else frame,
            trouble=self._trouble,
            paused=self._paused,
            ended=self._ended,
            live=current is None or current.live,
        )
        self.view.set_answer(gauge_state(situation))

    def _show_bars(self, frame: ScoreFrame | None) -> None:
        """Ten looks a second, and thirty calls: a thousand bars are made for a new look only."""
        drawn_from = (frame, self._names, self.claim.name, self._order.sorted)
        if all(new is old for new, old in zip(drawn_from, self._barred, strict=False)) and (
            self._barred
        ):
            return
        self._barred = drawn_from
        shown = bars(self._names, frame, self.claim.name)
        self.view.set_bars(self._order.arranged(shown))

    @Slot(bool)
    def _sort_bars(self, on: bool) -> None:
        self._order.sort(on)
        self._barred = ()

    @Slot(float)
    def _explain_moment(self, t_s: float) -> None:
        """A moment was chosen: its reasons come to the front."""
        self.view.moment.show_moment(t_s, self._moments.around(t_s, self._sample_rate))
        self.view.why.setChecked(True)

    def _feed_timeline(self) -> None:
        self._next_frame, frames = self._live.frames_since(self._next_frame)
        if not self.claim.chosen:
            return
        # the analysis hears of a new claim a moment later
        looks = [frame for frame in frames if frame.claimed == self.claim.name]
        self._moments.add(looks)
        self.view.timeline.append(timeline_point(frame, self._sample_rate) for frame in looks)
