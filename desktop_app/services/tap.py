"""Where the samples go while somebody enrolls."""

import threading
from collections.abc import Callable

from desktop_app.audio.ring import Samples
from desktop_app.audio.source import SourceProblem
from desktop_app.language.marking import mark
from gmm_core.enrollment import EnrollmentCollector, EnrollmentStatus

OTHER_RATE = mark(
    "Sound",
    "This microphone records at {rate} Hz, but the enrollment began at {first} Hz: use the first "
    "microphone, or begin again.",
)
CollectorFactory = Callable[[int], EnrollmentCollector]


class EnrollmentTap:
    """An `EnrollmentCollector` that the analysis thread fills while the GUI thread looks on.

    It outlives a lost microphone: what has been said so far is kept, with a gap after it. Now and
    then a push takes long (it compares voices), so the GUI thread never waits for one, except to
    take the collector at the end.
    """

    def __init__(self, factory: CollectorFactory) -> None:
        self._factory = factory
        self._lock = threading.Lock()  # held by whoever uses the collector
        self._collector: EnrollmentCollector | None = None
        self._sample_rate = 0
        self._taken = False
        self._discard = False  # GUI thread sets, the holder of the lock clears
        self._status: EnrollmentStatus | None = None  # swapped whole by the holder of the lock

    def open(self, sample_rate: int) -> None:
        """A source begins; raises SourceProblem when its rate is not that of the speech so far."""
        with self._lock:
            if self._collector is None:
                made = self._factory(sample_rate)
                _require_rate(sample_rate, made.sample_rate)
                self._collector, self._sample_rate = made, sample_rate
                self._status = self._collector.status
            else:
                _require_rate(sample_rate, self._sample_rate)
                self._collector.mark_gap()

    def push(self, samples: Samples) -> None:
        """samples : float32 (n,); ignored once the collector has been taken"""
        with self._lock:
            if self._collector is not None and not self._taken:
                self._status = self._collector.push(samples)
                self._discard_if_asked()

    def mark_gap(self) -> None:
        """Samples were lost here."""
        with self._lock:
            if self._collector is not None and not self._taken:
                self._collector.mark_gap()

    def discard_last_part(self) -> None:
        """Forget what was said after the voice changed: at once, or after the push under way."""
        self._discard = True
        if self._lock.acquire(blocking=False):
            try:
                self._discard_if_asked()
            finally:
                self._lock.release()

    @property
    def status(self) -> EnrollmentStatus | None:
        """As of the last push; None until a source has been opened."""
        return self._status

    def take(self) -> EnrollmentCollector | None:
        """The collector, for good: nothing is pushed into it afterwards."""
        with self._lock:
            self._discard_if_asked()
            self._taken = True
            return self._collector

    def _discard_if_asked(self) -> None:
        if self._discard and self._collector is not None:
            self._collector.discard_last_part()
            self._status = self._collector.status
        self._discard = False


def _require_rate(rate: int, first: int) -> None:
    """Also for a collector that has speech of an earlier source when it comes here."""
    if rate != first:
        raise SourceProblem(OTHER_RATE.fill(rate=rate, first=first))
