"""Enrollments that were broken off: their speech as statistics, until a profile is made of it."""

import hashlib
import logging
from collections.abc import Generator
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject

from desktop_app.services.jobs import Job, JobRunner, LastChance
from desktop_app.services.speakers import SpeakerService
from gmm_core.enrollment import (
    EnrollmentCollector,
    EnrollmentProgress,
    KeptSpeech,
    enroll_kept,
    keep,
    read_kept,
    write_kept,
)
from gmm_core.errors import DataFolderUnwritable, OutputUnwritable, VoxgateError
from gmm_core.scoring import Background, Consent, SpeakerModel
from gmm_core.store.names import name_key

FOLDER = "unfinished"
SUFFIX = ".speech"

logger = logging.getLogger(__name__)


class UnfinishedEnrollments(QObject):
    """One file for each person in the data folder; gone when the profile is made or not wanted."""

    def __init__(
        self,
        data_dir: Path,
        background: Background,
        speakers: SpeakerService,
        jobs: JobRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder, self._background = data_dir / FOLDER, background
        self._speakers, self._jobs = speakers, jobs

    def keep(
        self,
        collector: EnrollmentCollector,
        name: str,
        consent: Consent | None,
        *,
        extending: bool,
        device: str,
    ) -> None:
        """Write what was said so far. Raises DataFolderUnwritable or OutputUnwritable."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        kept = keep(
            collector,
            self._background,
            name,
            extending=extending,
            device=device,
            recorded_at=now,
            consent=consent,
        )
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DataFolderUnwritable(self._folder, error.strerror or str(error)) from error
        write_kept(kept, self._path(name))

    def waiting(self) -> tuple[KeptSpeech, ...]:
        """What can be taken up, the oldest first; a file that cannot be read is told to the log."""
        found = []
        for path in self._folder.glob(f"*{SUFFIX}"):
            try:
                found.append(read_kept(path))
            except VoxgateError as problem:
                logger.warning("kept speech is passed over: %s", problem)
        return tuple(sorted(found, key=lambda kept: kept.recorded_at))

    def finish(self, kept: KeptSpeech) -> Job:
        """Make the profile or add the session; finishes with the SpeakerModel that was saved."""
        return self._jobs.start(lambda: self._finish(kept))

    def discard(self, name: str) -> None:
        """Throw it away. Raises OutputUnwritable when the file cannot be removed."""
        path = self._path(name)
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise OutputUnwritable(path, error.strerror or str(error)) from error

    def _finish(
        self, kept: KeptSpeech
    ) -> Generator[EnrollmentProgress | LastChance, None, SpeakerModel]:
        """Runs on the job's thread."""
        speaker = self._speakers.get(kept.name) if kept.extending else None
        model = yield from enroll_kept(kept, self._background, speaker)
        yield LastChance(EnrollmentProgress("saving", 0, 1, float("nan")))
        self._speakers.save(model, replace=kept.extending)
        self.discard(kept.name)
        return model

    def _path(self, name: str) -> Path:
        """A name may hold what no file's name can."""
        return self._folder / (hashlib.sha256(name_key(name).encode()).hexdigest()[:20] + SUFFIX)
