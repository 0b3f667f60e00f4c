"""Speech to a saved speaker profile, as a background job."""

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from desktop_app.audio.ring import Samples
from desktop_app.services.jobs import Job, JobRunner
from desktop_app.services.speakers import SpeakerService
from gmm_core.audio import read_audio
from gmm_core.errors import SpeakerExists
from gmm_core.store.names import clean_name, name_key

if TYPE_CHECKING:
    from gmm_core.enrollment import EnrollmentCollector

    from gmm_core.scoring import Background, Consent, SpeakerModel


@dataclass(frozen=True, slots=True)
class Saving:
    """The last progress before the profile is saved, and the last chance to cancel."""

    stage: str = "saving"
    done: int = 1
    total: int = 1
    mean_log_likelihood: float = float("nan")


class EnrollingService(QObject):
    """Trains profiles and saves them; nothing is saved when training fails or is cancelled."""

    def __init__(
        self,
        background: "Background",
        speakers: SpeakerService,
        jobs: JobRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._speakers = speakers
        self._jobs = jobs

    def train(
        self,
        speech: "EnrollmentCollector | Sequence[Path | str]",
        name: str,
        consent: "Consent | None",
        extend: "SpeakerModel | None" = None,
        *,
        device: str = "file",
    ) -> Job:
        """Train from live speech or from files, then save.

        extend : the speaker who gets one more session, instead of a new speaker `name`
        device : the microphone's name, kept with the session
        The job yields EnrollmentProgress, at the end `Saving`, and finishes with the SpeakerModel.
        Raises SpeakerExists or BadName at once: nobody should speak for a minute in vain.
        """
        if extend is None and name_key(clean_name(name)) in map(name_key, self._speakers.names()):
            raise SpeakerExists(name)
        return self._jobs.start(lambda: self._train(_audio(speech), name, consent, extend, device))

    def _train(
        self,
        audio: Iterable[tuple[Samples, int]],
        name: str,
        consent: "Consent | None",
        extend: "SpeakerModel | None",
        device: str,
    ) -> "Generator[Any, None, SpeakerModel]":
        """Runs on the job's thread."""
        from gmm_core import enrollment

        if extend is None:
            model = yield from enrollment.enroll(
                audio, self._background, name, device=device, consent=consent
            )
        else:
            model = yield from enrollment.extend(extend, audio, self._background, device=device)
        yield Saving()
        self._speakers.save(model, replace=extend is not None)
        return model


def _audio(
    speech: "EnrollmentCollector | Sequence[Path | str]",
) -> Iterable[tuple[Samples, int]]:
    """Files are read one by one while the job runs, so that errors are the job's."""
    if isinstance(speech, Sequence):
        return (read_audio(path) for path in speech)
    return [speech.audio()]
