"""Speech to a saved speaker profile, as a background job."""

import math
from collections.abc import Generator, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject

from desktop_app.audio.ring import Samples
from desktop_app.services.jobs import Job, JobRunner, LastChance
from desktop_app.services.roster import Roster
from desktop_app.services.speakers import SpeakerService
from gmm_core import enrollment
from gmm_core.audio import read_audio
from gmm_core.enrollment import EnrollmentCollector, EnrollmentProgress
from gmm_core.enrollment.renew import renew
from gmm_core.errors import SpeakerExists
from gmm_core.progress import retold
from gmm_core.scoring import Consent, SpeakerModel
from gmm_core.store.names import clean_name, name_key
from gmm_core.store.sound import PackedSound, pack

Recording = tuple[Samples, int]
SAVING = EnrollmentProgress("saving", 0, 1, math.nan)  # from here on it cannot be cancelled


class EnrollingService(QObject):
    """Trains profiles and saves them; nothing is saved when training fails or is cancelled.

    Once the saving has begun, cancelling comes too late, and `Job.cancel` says so.
    """

    def __init__(
        self,
        roster: Roster,
        speakers: SpeakerService,
        jobs: JobRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._roster = roster
        self._speakers = speakers
        self._jobs = jobs

    def train(
        self,
        speech: EnrollmentCollector | Sequence[Path | str],
        name: str,
        consent: Consent | None,
        extend: SpeakerModel | None = None,
        *,
        device: str = "file",
        keep_sound: Consent | None = None,
    ) -> Job:
        """Train from live speech or from files, then save.

        extend : the speaker who gets one more session, instead of a new speaker `name`; a profile
            of another model is made anew with the one in use, from 30 s of speech
        device : the microphone's name, kept with the session
        keep_sound : who agreed that the sound is kept as well; None = it is not
        The job yields EnrollmentProgress, at the end SAVING, and finishes with the SpeakerModel.
        Raises SpeakerExists or BadName at once: nobody should speak for a minute in vain.
        """
        name = clean_name(name)
        if extend is None and name_key(name) in map(name_key, self._speakers.names()):
            raise SpeakerExists(name)
        return self._jobs.start(
            lambda: self._train_and_save(_audio(speech), name, consent, extend, device, keep_sound)
        )

    def _train_and_save(
        self,
        audio: Iterable[Recording],
        name: str,
        consent: Consent | None,
        extend: SpeakerModel | None,
        device: str,
        keep_sound: Consent | None,
    ) -> Generator[EnrollmentProgress | LastChance, None, SpeakerModel]:
        """Runs on the job's thread."""
        heard: list[Recording] = []
        if keep_sound is not None:
            audio = _remembered(audio, heard)
        model = yield from self._train(audio, name, consent, extend, device)
        sound = None if keep_sound is None else (yield from _packed(heard, keep_sound))
        yield LastChance(SAVING)
        if extend is not None:
            model = self._added_to_newest(model)
        self._speakers.save(model, replace=extend is not None, sound=sound)
        return model

    def _train(
        self,
        audio: Iterable[Recording],
        name: str,
        consent: Consent | None,
        extend: SpeakerModel | None,
        device: str,
    ) -> Generator[EnrollmentProgress, None, SpeakerModel]:
        now, background = datetime.now(UTC).isoformat(timespec="seconds"), self._roster.background
        if extend is None:
            model = yield from enrollment.enroll(
                audio, background, name, device=device, recorded_at=now, consent=consent
            )
        elif self._roster.renewable(extend):
            made_with = self._roster.made_with(extend)
            model = yield from renew(
                extend, audio, background, made_with, device=device, recorded_at=now
            )
        else:
            model = yield from enrollment.extend(
                extend, audio, background, device=device, recorded_at=now
            )
        return model

    def _added_to_newest(self, trained: SpeakerModel) -> SpeakerModel:
        """The session just trained, beside whatever was saved for this speaker meanwhile.

        Sessions of another model, which it renews, go.
        Raises UnknownSpeaker when the profile was deleted: it must not come back.
        """
        newest = self._speakers.get(trained.name)
        fitting = newest.background_fingerprint == trained.background_fingerprint
        return replace(
            newest,
            background_fingerprint=trained.background_fingerprint,
            sessions=(*(newest.sessions if fitting else ()), trained.sessions[-1]),
            self_test=trained.self_test,
        )


def _remembered(audio: Iterable[Recording], heard: list[Recording]) -> Iterable[Recording]:
    """Trained from and kept is the same sound, read once."""
    for recording in audio:
        heard.append(recording)
        yield recording


def _packed(
    heard: Sequence[Recording], agreed: Consent
) -> Generator[EnrollmentProgress, None, PackedSound]:
    """`pack` with the progress of an enrollment."""
    packing = EnrollmentProgress("testing", 0, 1, math.nan)
    return (yield from retold(pack(heard, agreed), lambda _step: packing))


def _audio(speech: EnrollmentCollector | Sequence[Path | str]) -> Iterable[Recording]:
    """Files are read one by one while the job runs, so that errors are the job's."""
    if isinstance(speech, Sequence):
        return (read_audio(path) for path in speech)
    return speech.audio()
