"""Runs the training job of the wizard and passes on what it tells, unless it was forgotten."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.language.marking import mark
from desktop_app.language.words import say
from desktop_app.pages.parts import sentence_of
from desktop_app.services.enrolling import EnrollingService
from desktop_app.services.jobs import Job
from desktop_app.services.speakers import SpeakerService
from desktop_app.state.wizard import EnrollmentWizard
from gmm_core.enrollment import CONSENT_VERSION, SOUND_VERSION, EnrollmentCollector
from gmm_core.errors import VoxgateError
from gmm_core.scoring import Consent, SpeakerModel

OUR_ERROR = mark(
    "Enroll", "Training failed because of an error in Voxgate; it is described in the log."
)


class Trainer(QObject):
    """One training at a time."""

    progressed = Signal(object)  # EnrollmentProgress
    finished = Signal(object)  # SpeakerModel, already saved
    failed = Signal(object)  # Exception
    cancelled = Signal()

    def __init__(
        self, enrolling: EnrollingService, speakers: SpeakerService, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._enrolling = enrolling
        self._speakers = speakers
        self._job: Job | None = None

    def from_speech(
        self, collector: EnrollmentCollector, wizard: EnrollmentWizard, device: str
    ) -> None:
        """Train from what was just said. Raises SpeakerExists or UnknownSpeaker."""
        self._start(collector, wizard, device)

    def from_files(self, paths: Sequence[Path], wizard: EnrollmentWizard) -> None:
        """Train from recordings. Raises SpeakerExists or UnknownSpeaker."""
        self._start(paths, wizard, "file")

    def cancel(self) -> bool:
        """Ask the training to end; `cancelled` follows.

        False when it is too late, for the profile is being saved: `finished` follows then.
        """
        return self._job is None or self._job.cancel()

    def forget(self) -> bool:
        """Cancel, and tell nobody how it ended; False when the profile is being saved already."""
        in_time = self.cancel()
        self._job = None
        return in_time

    @staticmethod
    def sentence_of(problem: Exception) -> str:
        """What to tell the person."""
        return sentence_of(problem) if isinstance(problem, VoxgateError) else say(OUR_ERROR)

    def _start(
        self, speech: EnrollmentCollector | Sequence[Path], wizard: EnrollmentWizard, device: str
    ) -> None:
        extend = None if wizard.extending is None else self._speakers.get(wizard.extending)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        consent = Consent(given_by=wizard.name, text_version=CONSENT_VERSION, given_at=now)
        to_sound = replace(consent, text_version=SOUND_VERSION) if wizard.keep_sound else None
        job = self._enrolling.train(
            speech, wizard.name, consent, extend, device=device, keep_sound=to_sound
        )
        self._job = job
        job.progressed.connect(self._progressed)
        job.finished.connect(self._finished)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._cancelled)

    @property
    def _mine(self) -> bool:
        return self._job is not None and self.sender() is self._job

    @Slot(object)
    def _progressed(self, progress: object) -> None:
        if self._mine:
            self.progressed.emit(progress)

    @Slot(object)
    def _finished(self, model: SpeakerModel) -> None:
        if self._mine:
            self._job = None
            self.finished.emit(model)

    @Slot(object)
    def _failed(self, problem: Exception) -> None:
        if self._mine:
            self._job = None
            self.failed.emit(problem)

    @Slot()
    def _cancelled(self) -> None:
        if self._mine:
            self._job = None
            self.cancelled.emit()
