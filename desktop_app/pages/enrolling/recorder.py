"""Brings speech into a collector: opens the source, begins, goes on after a loss, keeps."""

from dataclasses import dataclass

from desktop_app.services.live import LiveService
from desktop_app.services.sources import SourceService
from gmm_core.enrollment import EnrollmentCollector, EnrollmentStatus
from gmm_core.scoring import Background

COUNTS_S = 0.5  # less speech than this was not spoken into a microphone on purpose


@dataclass(frozen=True, slots=True)
class Heard:
    """A source of the recording, and how much net speech there was before it, s."""

    device: str
    after_s: float


@dataclass(frozen=True, slots=True)
class OtherMicrophone:
    """The recording began with `first`, and after `spoken_s` of speech hears `now`."""

    first: str
    now: str
    spoken_s: float


class Recorder:
    """The live half of an enrollment; plain calls on the services, no widgets."""

    def __init__(self, live: LiveService, sources: SourceService, background: Background) -> None:
        self._live = live
        self._sources = sources
        self._background = background
        self._kept: EnrollmentCollector | None = None
        self._heard: list[Heard] = []  # one after the other, since the recording began

    @property
    def device(self) -> str:
        """What the speech was spoken into; several names when the microphone was changed."""
        return " + ".join(dict.fromkeys(one.device for one in self._heard))

    @property
    def other(self) -> OtherMicrophone | None:
        """Set while another microphone is listened to than the one the recording began with."""
        if not self._heard or self._heard[0].device == self._heard[-1].device:
            return None
        last = self._heard[-1]
        return OtherMicrophone(self._heard[0].device, last.device, last.after_s)

    def begin(self) -> bool:
        """Forget earlier speech and listen; False when there is nothing to listen to."""
        self._kept, self._heard = None, []
        self._live.begin_enrollment(self._make)
        return self.listen()

    def listen(self) -> bool:
        """Open the source (again); speech so far is kept. False when there is no source."""
        source = self._sources.make("enroll")
        if source is None:
            self._live.stop()
            return False
        self._note(source.name)
        self._live.start(source)
        return True

    def clear(self) -> None:
        """Forget the words of the microphone check; a recording starts over."""
        self._live.begin_enrollment(self._make)
        self._heard = [Heard(one.device, 0.0) for one in self._heard[-1:]]
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
        heard = self._live.end_enrollment()
        if heard is not None:  # a source that never opened takes nothing away
            self._kept = heard
        if self._kept is not None and len(self._heard) > 1:
            self._forget_silent(self._kept.status.net_speech_s)
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
        self._live.begin_enrollment(lambda _rate: kept)
        return self.listen()

    def abandon(self) -> None:
        """Stop, and forget everything."""
        self._kept, self._heard = None, []
        self._live.stop()
        self._live.end_enrollment()

    def _note(self, device: str) -> None:
        """Another source, or the same again."""
        status = self.status()
        if status is None and self._kept is not None:
            status = self._kept.status
        net_s = 0.0 if status is None else status.net_speech_s
        self._forget_silent(net_s)
        if not self._heard or self._heard[-1].device != device:
            self._heard.append(Heard(device, net_s))

    def _forget_silent(self, net_s: float) -> None:
        """A microphone into which nothing was said is no part of the recording."""
        if self._heard and net_s < self._heard[-1].after_s + COUNTS_S:
            self._heard.pop()

    def _make(self, sample_rate: int) -> EnrollmentCollector:
        return EnrollmentCollector(self._background, sample_rate)
