"""The analysis thread: one source from its opening to its end.

Plain Python on a thread of its own. The GUI thread hands over `Wishes` (immutable, swapped
whole) and reads `snapshot` (the same); nothing else is shared.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

from desktop_app.audio.ring import SampleRing
from desktop_app.audio.source import AudioSource, SourceInfo, SourceProblem
from desktop_app.language.engine_words import problem_words
from desktop_app.language.marking import mark
from desktop_app.services.history import FrameHistory
from desktop_app.services.listener import Listener, LiveSnapshot, SessionFactory, Wishes
from gmm_core.errors import VoxgateError

logger = logging.getLogger(__name__)

RING_SAMPLES = 8 * 48_000  # 8 s at 48 kHz, 24 s at 16 kHz
PERIOD_SECONDS = 0.03
CLOSING_SECONDS = 2.0  # how long a new source waits for the one before it to be closed
FAILED = mark(
    "Sound",
    "Listening stopped because of an error in Voxgate (see its log): start listening again.",
)
NOT_RUNNING = LiveSnapshot()


@dataclass(frozen=True, slots=True)
class Lost:
    """The source is gone, or could not begin; `sentence` says why and what to do."""

    sentence: str


@dataclass(frozen=True, slots=True)
class Ended:
    """A recording has been played to its end."""


class Analysis:
    """One source from its opening to its end, on one thread. Started once.

    report : called on the analysis thread with (this, event), event being SourceInfo (opened),
        ScoreFrame (another decision), Lost or Ended (the last one); never after `stop`
    previous : closed before the source is opened, for a device can be open only once
    """

    def __init__(
        self,
        source: AudioSource,
        wishes: Wishes,
        make_session: SessionFactory,
        history: FrameHistory,
        report: Callable[["Analysis", object], None],
        previous: "Analysis | None" = None,
    ) -> None:
        self.source = source
        self.wishes = wishes  # GUI thread writes, analysis thread reads
        self._make_session = make_session
        self._history = history
        self._report = report
        self._previous = previous
        self._wake = threading.Event()  # the source or the GUI wants the end
        self._stopped = False  # GUI thread writes, analysis thread reads
        self._end: Lost | Ended | None = None  # the source's thread writes, both others read
        self.ring: SampleRing | None = None  # analysis thread writes once, GUI thread peeks
        self._published = (wishes, NOT_RUNNING)  # analysis thread writes, GUI thread reads
        self._thread = threading.Thread(target=self._run, name="analysis", daemon=True)

    def start(self) -> None:
        """Open the source and listen, on the analysis thread."""
        self._thread.start()

    def stop(self) -> None:
        """Ask for the end; returns at once, and `snapshot` is empty from here on."""
        self._stopped = True
        self._wake.set()

    def join(self, timeout_s: float) -> bool:
        """Wait until the source has been closed; False when that took too long."""
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    @property
    def snapshot(self) -> LiveSnapshot:
        """The newest state; a score never outlives its source, nor a wish that was changed."""
        if self._stopped or isinstance(self._end, Lost):
            return NOT_RUNNING
        wishes, snapshot = self._published
        return snapshot if wishes is self.wishes else replace(snapshot, frame=None)

    def _on_lost(self, sentence: str) -> None:
        self._end = Lost(sentence)
        self._wake.set()

    def _on_ended(self) -> None:
        self._end = Ended()
        self._wake.set()

    def _run(self) -> None:
        try:
            self._listen_and_tell()
        finally:
            self.source.stop()  # whatever happens: a device left open would stay taken

    def _listen_and_tell(self) -> None:
        try:
            self._listen()
        except (SourceProblem, VoxgateError) as problem:
            self._end = Lost(problem_words(problem))
        except Exception:
            logger.exception("listening to %s failed", self.source.name)
            self._end = Lost(FAILED)
        self._published = (self.wishes, NOT_RUNNING)
        if self._end is not None:
            self._tell(self._end)

    def _listen(self) -> None:
        if self._previous is not None:
            self._previous.join(CLOSING_SECONDS)
            self._previous = None
        if self._stopped:
            return
        ring = SampleRing(RING_SAMPLES)
        self.source.start(ring, self._on_lost, self._on_ended)
        self.ring = ring
        self._tell(SourceInfo(self.source.name, self.source.sample_rate))
        listener = Listener(
            ring, self.source.sample_rate, self._make_session, self._history, self._tell
        )
        while not self._wake.wait(PERIOD_SECONDS):
            self._step(listener)
        if isinstance(self._end, Ended):
            self._step(listener)
            listener.finish()

    def _step(self, listener: Listener) -> None:
        wishes = self.wishes
        for snapshot in listener.step(wishes):
            self._published = (wishes, snapshot)
            if self._stopped or isinstance(self._end, Lost):
                return

    def _tell(self, event: object) -> None:
        if not self._stopped:
            self._report(self, event)
