"""Profiles that another model made, made anew in the background where their sound was kept."""

from PySide6.QtCore import QObject

from desktop_app.services.jobs import Job, JobRunner
from desktop_app.services.speakers import SpeakerService
from gmm_core.enrollment import rebuild_all, rebuildable
from gmm_core.scoring import Background


class RebuildService(QObject):
    """One job for all of them. A cancel, or an end of the program, loses only what one step did."""

    def __init__(
        self,
        background: Background,
        speakers: SpeakerService,
        jobs: JobRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._background, self._speakers, self._jobs = background, speakers, jobs

    def waiting(self) -> tuple[str, ...]:
        """Whose profiles can be made anew; known without looking into the database."""
        speakers, sounds = self._speakers.all(), self._speakers.sounds
        return rebuildable(speakers, sounds, self._background)

    def start(self) -> Job:
        """Begin with the first; the job yields EnrollmentProgress and finishes with Rebuilt."""
        names = self.waiting()
        return self._jobs.start(lambda: rebuild_all(self._speakers, names, self._background))
