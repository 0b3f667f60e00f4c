"""The live half of “try me”: listens and scores for the person who has just enrolled."""

from desktop_app.pages.claims import person
from desktop_app.pages.enrolling.try_me_step import TryMeStep
from desktop_app.pages.words import Situation
from desktop_app.services.live import LiveService
from desktop_app.services.sources import SourceService
from gmm_core.verification import ScoreFrame


class Trial:
    """Plain calls on the services; the step only shows."""

    def __init__(self, live: LiveService, sources: SourceService, step: TryMeStep) -> None:
        self._live = live
        self._sources = sources
        self._step = step
        self._name = ""
        self._trouble: str | None = None
        self._paused: str | None = None
        self._ended = False
        self._last: ScoreFrame | None = None
        step.toggled.connect(self.toggle)

    def begin(self, name: str) -> None:
        """For the person `name`, who is among the live service's speakers."""
        self._name = name
        self._forget()
        self._step.begin(name)
        self.tick()

    def toggle(self) -> None:
        """Start or stop to listen."""
        running = self._live.running
        self.stop()
        if running:
            return
        source = self._sources.make("verify")
        if source is None:
            self._trouble = self._sources.problem
            self._sources.refresh()  # it may just have been plugged in: the next click finds it
            return
        self._live.set_claimed(self._name)
        self._live.start(source)

    def stop(self) -> None:
        """Stop listening."""
        self._forget()
        self._live.stop()

    def lost(self, sentence: str) -> None:
        """The microphone is gone."""
        self._trouble = sentence

    def released(self, sentence: str) -> None:
        """The person may have gone: nothing that was decided holds."""
        self._forget()
        self._paused = sentence

    def ended(self) -> None:
        """The recording has been played."""
        self._ended = True

    def tick(self) -> None:
        """Show the newest answer."""
        snapshot = self._live.snapshot()
        if snapshot.frame is not None:
            self._last = snapshot.frame
        level = snapshot.level
        self._step.level.set_level(level.rms_dbfs, level.peak_dbfs, level.clipped)
        self._step.show_situation(
            Situation(
                claim=person(self._name),
                enrolled=1,
                running=self._live.running,
                frame=self._last if self._ended else snapshot.frame,
                trouble=self._trouble,
                paused=self._paused,
                ended=self._ended,
            )
        )

    def _forget(self) -> None:
        self._trouble, self._paused, self._ended, self._last = None, None, False, None
