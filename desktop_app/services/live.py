"""Live listening as the GUI sees it; the work is done on the analysis thread (`analysis.py`)."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from desktop_app.audio.ring import Samples
from desktop_app.audio.source import AudioSource, SourceInfo
from desktop_app.language.words import say
from desktop_app.services.analysis import NOT_RUNNING, Analysis, Ended, Lost
from desktop_app.services.history import FrameHistory
from desktop_app.services.listener import LiveSnapshot, Session, SessionFactory, Wishes
from desktop_app.services.tap import CollectorFactory, EnrollmentTap
from gmm_core.enrollment import EnrollmentCollector, EnrollmentStatus
from gmm_core.scoring import STRICTNESS, Background, SpeakerModel
from gmm_core.verification import ScoreFrame, VerificationSession

OPENING_MS = 10_000  # a source that has not opened by then never will


class LiveService(QObject):
    """Listens to one source at a time and scores it; lives in the GUI thread.

    Much and often is pulled (`snapshot`, `frames_since`), rare events are signals. All signals
    are emitted in the GUI thread, and none for a source that has been stopped.
    """

    started = Signal(object)  # SourceInfo: the source is open
    decision_changed = Signal(object)  # ScoreFrame: another decision or claim than before
    source_lost = Signal(str)  # a sentence with the cure; `stopped` follows
    source_ended = Signal()  # a recording has been played to its end; `stopped` follows
    released = Signal(str)  # a sentence: nobody may be there; `stopped` follows if it listened
    stopped = Signal()  # nothing is listened to any more, whatever the reason
    _reported = Signal(object, object)  # (Analysis, event), emitted on the analysis thread

    def __init__(
        self,
        background: Background,
        parent: QObject | None = None,
        *,
        session_factory: SessionFactory | None = None,
    ) -> None:
        """session_factory : makes the scorer; by default a `VerificationSession` of `background`"""
        super().__init__(parent)
        self._background = background
        self._make_session = session_factory or self._verification_session
        self._wishes = Wishes()
        self._history = FrameHistory()
        self._analysis: Analysis | None = None
        self._closing: Analysis | None = None  # the last one stopped; may still close its device
        self._opening = QTimer(self, singleShot=True, interval=OPENING_MS)
        self._opening.timeout.connect(self._opening_took_too_long)
        self._reported.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    # -- the source ---------------------------------------------------------------------------

    def start(self, source: AudioSource) -> None:
        """Listen to `source`, instead of the present one if there is one; returns at once.

        `started` follows when it is open, `source_lost` when it cannot be opened.
        """
        self.stop()
        self._analysis = Analysis(
            source,
            self._wishes,
            self._make_session,
            self._history,
            self._reported.emit,
            previous=self._closing,
        )
        self._analysis.start()
        self._opening.start()

    def stop(self) -> None:
        """Stop listening; there is no decision from here on. Returns at once, also on a stall."""
        if self._finish():
            self.stopped.emit()

    def release(self, sentence: str) -> None:
        """Let go of the microphone because the person may have gone; no decision holds after it.

        Only a person starts to listen again. Speech of an enrollment is kept, with a gap.
        """
        ran = self._finish()
        self.released.emit(sentence)
        if ran:
            self.stopped.emit()

    def wait(self, timeout_s: float = 1.0) -> bool:
        """Block until the stopped source has been closed; True if it was. For shutting down."""
        return self._closing is None or self._closing.join(timeout_s)

    @property
    def running(self) -> bool:
        """True from `start` until `stopped`."""
        return self._analysis is not None

    @property
    def source_name(self) -> str | None:
        """What is being listened to; None when not running."""
        return None if self._analysis is None else self._analysis.source.name

    # -- what to check ------------------------------------------------------------------------

    def set_speakers(
        self, speakers: tuple[SpeakerModel, ...], earlier: tuple[Background, ...] = ()
    ) -> None:
        """Whom to score; a claimed speaker who is not among them is no longer claimed.

        earlier : the models that made those of the profiles that `background` did not make
        """
        claimed = self._wishes.claimed
        if claimed not in {speaker.name for speaker in speakers}:
            claimed = None
        wishes = replace(self._wishes, speakers=speakers, earlier=earlier, claimed=claimed)
        self._wish(wishes)

    def set_claimed(self, name: str | None) -> None:
        """Whom the speaker claims to be; None = anyone enrolled. Begins a new attempt."""
        if name is not None and name not in {speaker.name for speaker in self._wishes.speakers}:
            raise ValueError(f"{name!r} is not among the speakers set by set_speakers")
        self._wish(replace(self._wishes, claimed=name, attempt=self._wishes.attempt + 1))

    def set_strictness(self, word: str) -> None:
        """One of `gmm_core.scoring.STRICTNESS`; begins a new attempt."""
        if word not in STRICTNESS:
            raise ValueError(f"strictness must be one of {', '.join(STRICTNESS)}, not {word!r}")
        self._wish(replace(self._wishes, strictness=word))

    def restart_attempt(self) -> None:
        """Forget the speech heard so far and decide anew."""
        self._wish(replace(self._wishes, attempt=self._wishes.attempt + 1))

    # -- what came out ------------------------------------------------------------------------

    def snapshot(self) -> LiveSnapshot:
        """The newest state, immutable; costs nothing, pull it with every repaint."""
        return NOT_RUNNING if self._analysis is None else self._analysis.snapshot

    def frames_since(self, index: int) -> tuple[int, tuple[ScoreFrame, ...]]:
        """(index to ask with next time, frames since `index`); begin with 0.

        The numbering goes on over all sources; a frame's sample index begins anew with each.
        Frames older than about 70 s are forgotten.
        """
        return self._history.since(index)

    def sound_since(self, position: int | None) -> tuple[int | None, Samples, int]:
        """(position to ask for next time, samples since `position`, their rate in Hz).

        Begin with None, or with 0 when a source has just started. For pictures: nothing is told
        about gaps. The rate is 0, and nothing comes, while no source is open.
        """
        ring = None if self._analysis is None else self._analysis.ring
        if self._analysis is None or ring is None:
            return position, np.zeros(0, np.float32), 0
        rate = self._analysis.source.sample_rate
        if position is None:
            return ring.written, np.zeros(0, np.float32), rate
        samples, position = ring.peek_since(position)
        return position, samples, rate

    # -- enrollment ---------------------------------------------------------------------------

    def begin_enrollment(self, collector_factory: CollectorFactory) -> None:
        """From now on the samples go to a collector made by `collector_factory(sample_rate)`.

        May be called before `start`. When the source is lost the collector keeps what it has;
        start another source and go on.
        """
        self._wish(replace(self._wishes, tap=EnrollmentTap(collector_factory)))

    def end_enrollment(self) -> EnrollmentCollector | None:
        """Verify again from now on; returns the collector, None when no source was ever opened."""
        tap = self._wishes.tap
        self._wish(replace(self._wishes, tap=None))
        return None if tap is None else tap.take()

    def enrollment_status(self) -> EnrollmentStatus | None:
        """How the enrollment goes; None when nobody enrolls or no source has been opened."""
        return None if self._wishes.tap is None else self._wishes.tap.status

    def discard_last_part(self) -> None:
        """Forget what was said in this enrollment after the voice changed."""
        if self._wishes.tap is not None:
            self._wishes.tap.discard_last_part()

    # -- inside -------------------------------------------------------------------------------

    def _verification_session(self, wishes: Wishes, sample_rate: int) -> Session:
        return VerificationSession(
            self._background,
            wishes.speakers,
            sample_rate,
            claimed=wishes.claimed,
            strictness=wishes.strictness,
            earlier=wishes.earlier,
        )

    def _wish(self, wishes: Wishes) -> None:
        self._wishes = wishes
        if self._analysis is not None:
            self._analysis.wishes = wishes

    def _finish(self) -> bool:
        """Let go of the present source; False when there is none."""
        self._opening.stop()
        if self._analysis is None:
            return False
        self._analysis.stop()
        self._closing, self._analysis = self._analysis, None
        return True

    @Slot(object, object)
    def _deliver(self, analysis: Analysis, event: object) -> None:
        if analysis is not self._analysis:
            return  # it was stopped while this was under way
        if isinstance(event, SourceInfo):
            self._opening.stop()
            self.started.emit(event)
        elif isinstance(event, Lost):
            self._lose(event.sentence)
        elif isinstance(event, Ended):
            self._finish()
            self.source_ended.emit()
            self.stopped.emit()
        else:
            self.decision_changed.emit(event)

    @Slot()
    def _opening_took_too_long(self) -> None:
        self._lose(
            self.tr(
                "“{name}” does not answer: unplug it and plug it in again, or choose another "
                "microphone."
            ).format(name=self.source_name)
        )

    def _lose(self, sentence: str) -> None:
        self._finish()
        self.source_lost.emit(say(sentence))
        self.stopped.emit()
