"""Where the samples go while somebody enrolls."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop_app.audio.ring import Samples
from desktop_app.audio.source import SourceProblem

if TYPE_CHECKING:
    from gmm_core.enrollment import EnrollmentCollector, EnrollmentStatus

CollectorFactory = Callable[[int], "EnrollmentCollector"]


class EnrollmentTap:
    """An `EnrollmentCollector` that the analysis thread fills and the GUI thread may look at.

    It outlives a lost microphone: what has been said so far is kept, with a gap after it. The
    lock is held for one push of at most 100 ms of sound, which takes a few milliseconds.
    """

    def __init__(self, factory: CollectorFactory) -> None:
        self._factory = factory
        self._lock = threading.Lock()  # guards everything below
        self._collector: EnrollmentCollector | None = None
        self._sample_rate = 0
        self._taken = False

    def open(self, sample_rate: int) -> None:
        """A source begins; raises SourceProblem when its rate is not that of the speech so far."""
        with self._lock:
            if self._collector is None:
                self._collector, self._sample_rate = self._factory(sample_rate), sample_rate
            elif sample_rate != self._sample_rate:
                raise SourceProblem(
                    f"This microphone records at {sample_rate} Hz, but the enrollment began at "
                    f"{self._sample_rate} Hz: use the first microphone, or begin again."
                )
            else:
                self._collector.mark_gap()

    def push(self, samples: Samples) -> None:
        """samples : float32 (n,); ignored once the collector has been taken"""
        with self._lock:
            if self._collector is not None and not self._taken:
                self._collector.push(samples)

    def mark_gap(self) -> None:
        """Samples were lost here."""
        with self._lock:
            if self._collector is not None and not self._taken:
                self._collector.mark_gap()

    def discard_last_part(self) -> None:
        """Forget what was said after the voice changed."""
        with self._lock:
            if self._collector is not None:
                self._collector.discard_last_part()

    def status(self) -> "EnrollmentStatus | None":
        """None until a source has been opened."""
        with self._lock:
            return None if self._collector is None else self._collector.status

    def take(self) -> "EnrollmentCollector | None":
        """The collector, for good: nothing is pushed into it afterwards."""
        with self._lock:
            self._taken = True
            return self._collector
