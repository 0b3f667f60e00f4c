"""Brings speech into a collector: opens the source, begins, goes on after a loss, keeps."""

from desktop_app.services.live import LiveService
from desktop_app.services.sources import SourceService
from gmm_core.enrollment import EnrollmentCollector, EnrollmentStatus
from gmm_core.scoring import Background


class Recorder:
    """The live half of an enrollment; plain calls on the services, no widgets."""

    def __init__(self, live: LiveService, sources: SourceService, background: Background) -> None:
        self._live = live
        self._sources = sources
        self._background = background
        self._kept: EnrollmentCollector | None = None
        self.device = ""

    def begin(self) -> bool:
        """Forget earlier speech and listen; False when there is nothing to listen to."""
        self._kept = None
        self._live.begin_enrollment(self._make)
        return self.listen()

    def listen(self) -> bool:
        """Open the source (again); speech so far is kept. False when there is no source."""
        source = self._sources.make("enroll")
        if source is None:
            self._live.stop()
            return False
        self.device = source.name
        self._live.start(source)
        return True

    def clear(self) -> None:
        """Forget the words of the microphone check; a recording starts over."""
        self._live.begin_enrollment(self._make)
        current = self._sources.current
        if current is not None and not current.live:
            self.listen()

    def status(self) -> EnrollmentStatus | None:
        """How it goes; None before a source was opened."""
        return self._live.enrollment_status()

    def discard_last_part(self) -> None:
        """Forget what was said after the voice changed."""
        self._live.discard_last_part()

    def finish(self) -> EnrollmentCollector | None:
        """Stop listening and hand over the speech; it is kept in case the training fails."""
        self._live.stop()
        self._kept = self._live.end_enrollment()
        return self._kept

    def everything(self) -> EnrollmentCollector | None:
        """All that has been said, while somebody speaks or while a profile is being trained."""
        return self._kept if self.status() is None else self.finish()

    def take_up(self) -> bool:
        """Go on after a failed training, with the speech that was kept."""
        kept = self._kept
        if kept is None:
            return self.begin()
        kept.mark_gap()
        # Speech of another sample rate cannot join it
        self._live.begin_enrollment(
            lambda rate: kept if rate == kept.sample_rate else self._make(rate)
        )
        return self.listen()

    def abandon(self) -> None:
        """Stop, and forget everything."""
        self._kept = None
        self._live.stop()
        self._live.end_enrollment()

    def _make(self, sample_rate: int) -> EnrollmentCollector:
        return EnrollmentCollector(self._background, sample_rate)
