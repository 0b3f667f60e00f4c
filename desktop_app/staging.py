"""Stand-ins for the world outside, so that pictures show every state without a microphone."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from desktop_app.app import Services
from desktop_app.audio.devices import Device
from desktop_app.audio.source import AudioSource, SourceInfo
from desktop_app.faults import FaultReporter
from desktop_app.services.autostart import Autostart
from desktop_app.services.backgrounds import BackgroundService, ChosenModel
from desktop_app.services.devices import DeviceService
from desktop_app.services.enrolling import EnrollingService
from desktop_app.services.jobs import JobRunner
from desktop_app.services.level import SILENCE, Level
from desktop_app.services.level_watch import LevelWatch
from desktop_app.services.listener import LiveSnapshot
from desktop_app.services.live import LiveService
from desktop_app.services.rebuilding import RebuildService
from desktop_app.services.roster import Roster
from desktop_app.services.settings import Settings
from desktop_app.services.side_levels import MakeSource, Reading
from desktop_app.services.sightings import Sightings
from desktop_app.services.sources import SourceService
from desktop_app.services.speakers import SpeakerService
from desktop_app.services.unfinished import UnfinishedEnrollments
from desktop_app.staging_lab import StagedEvaluation, StagedJob, StagedTraining
from gmm_core.enrollment import CONSENT_VERSION, EnrollmentCollector, EnrollmentStatus
from gmm_core.scoring import Background, Consent, EnrollmentSession, SelfTest, SpeakerModel
from gmm_core.store.earlier import EarlierModels
from gmm_core.store.profiles import ProfileStore
from gmm_core.verification import Decision, ScoreFrame
from resources import demo_recordings

MICROPHONE = Device(0, "USB Microphone", 1, 16_000, is_default=True)
OTHER_MICROPHONES = (
    Device(1, "Headset", 1, 48_000, is_default=False),
    Device(2, "HDA Intel PCH: ALC257 Analog (hw:0,0)", 2, 48_000, is_default=False),
)
RATE = 16_000
THRESHOLD_LLR = 4.9  # about the shipped balanced one: no picture may promise an easier threshold
SPEAKING = Level(rms_dbfs=-21.0, peak_dbfs=-11.0)


class StagedLive(LiveService):
    """Hears nothing; shows what a scene puts on the stage."""

    _on = False
    _level = SPEAKING
    _status: EnrollmentStatus | None = None
    _frames: tuple[ScoreFrame, ...] = ()
    attempts = 0
    discarded = 0

    def stage(
        self,
        frames: tuple[ScoreFrame, ...] = (),
        status: EnrollmentStatus | None = None,
        level: Level = SPEAKING,
    ) -> None:
        """What has been heard: scores up to now, or the state of an enrollment."""
        self._frames, self._status, self._level = frames, status, level

    def lose(self, sentence: str) -> None:
        """The microphone is gone."""
        self._on = False
        self.source_lost.emit(sentence)
        self.stopped.emit()

    def release(self, sentence: str) -> None:
        """The person may have gone."""
        ran, self._on = self._on, False
        self.released.emit(sentence)
        if ran:
            self.stopped.emit()

    def restart_attempt(self) -> None:
        """Count, and forget what was heard."""
        self.attempts += 1
        self._frames = ()

    def discard_last_part(self) -> None:
        """Count."""
        self.discarded += 1

    def end(self) -> None:
        """The recording has been played."""
        self._on = False
        self.source_ended.emit()
        self.stopped.emit()

    def start(self, source: AudioSource) -> None:
        """Pretend that sound arrives."""
        self.stop()
        self._on = True
        self.started.emit(SourceInfo(source.name, RATE))

    def stop(self) -> None:
        """Pretend no longer."""
        if self._on:
            self._on = False
            self.stopped.emit()

    @property
    def running(self) -> bool:
        return self._on

    def snapshot(self) -> LiveSnapshot:
        if not self._on:
            return LiveSnapshot()
        frame = self._frames[-1] if self._frames else None
        return LiveSnapshot(running=True, level=self._level, frame=frame, seconds=12.0)

    def frames_since(self, index: int) -> tuple[int, tuple[ScoreFrame, ...]]:
        return len(self._frames), self._frames[index:]

    def enrollment_status(self) -> EnrollmentStatus | None:
        return self._status

    def end_enrollment(self) -> EnrollmentCollector:
        """A real collector that has heard nothing."""
        super().end_enrollment()
        return EnrollmentCollector(self._background, RATE)


class StagedDevices(DeviceService):
    """One microphone, or none and the reason."""

    plugged_in: tuple[Device, ...] = ()

    def stage(self, devices: tuple[Device, ...], problem: str | None = None) -> None:
        """Pretend that these are plugged in."""
        self.plugged_in = devices
        self._devices, self._problem = devices, problem
        self.changed.emit(devices)

    def refresh(self) -> None:
        """Find what is plugged in."""
        self._devices = self.plugged_in
        self.changed.emit(self._devices)


class StagedSides:
    """Hears what a scene puts on the stage, at the microphones that are asked for."""

    def __init__(self) -> None:
        self.asked: tuple[str, ...] = ()
        self.readings: dict[str, Reading] = {}

    @property
    def running(self) -> bool:
        return bool(self.asked)

    def begin(self, microphones: Mapping[str, MakeSource]) -> None:
        self.asked = tuple(microphones)

    def end(self, within_s: float = 0.0) -> bool:
        self.asked = ()
        return True

    def reading(self, key: str) -> Reading:
        heard = self.readings.get(key, Reading(SILENCE))
        return heard if key in self.asked else Reading()


class StagedEnrolling(EnrollingService):
    """Begins a training that stands still; the scene moves it."""

    def train(self, speech: Any, *_arguments: Any, **named: Any) -> Any:
        self.speech, self.named, self.job = speech, named, StagedJob()
        return self.job


def enrolled_speakers(background: Background) -> tuple[SpeakerModel, ...]:
    """Four people with profiles that hold no voice: they are for looking at."""
    return tuple(staged_speaker(background, *person) for person in PEOPLE)


PEOPLE = (
    ("Anna", (21.4, 33.0), "strong"),
    ("Ben", (14.2,), "fair"),
    ("Clara", (31.8,), "strong"),
    ("Maximilian von und zu Hohenfels", (22.5,), "good"),
)
DAYS = ("2026-10-03T09:12:00+00:00", "2026-11-20T17:45:00+00:00")


def staged_speaker(
    background: Background, name: str, seconds: tuple[float, ...], grade: str
) -> SpeakerModel:
    """A profile without a voice: one session for each of `seconds`."""
    components, dims = background.space.shape
    sessions = tuple(
        EnrollmentSession(
            recorded_at=day,
            device=MICROPHONE.name,
            net_speech_s=net_s,
            snr_db=24.0,
            clipped_fraction=0.0,
            level_dbfs=-22.0,
            n=np.zeros(components, np.float32),
            first=np.zeros((components, dims), np.float32),
        )
        for day, net_s in zip(DAYS, seconds, strict=False)
    )
    return SpeakerModel(
        name=name,
        background_fingerprint=background.fingerprint,
        sessions=sessions,
        self_test=SelfTest(grade=grade, accepted_share=0.9, mean_llr=5.0, segments=10),
        consent=Consent(given_by=name, text_version=CONSENT_VERSION, given_at=DAYS[0]),
    )


@dataclass(frozen=True, slots=True)
class Ending:
    """How a staged minute of listening ends. llr : of each enrolled person, natural log"""

    decision: Decision
    claimed: str | None
    llr: tuple[float, ...]
    net_speech_s: float
    more_speech_s: float = math.nan
    gap_at_s: float | None = None
    reason: str = ""
    names: tuple[str, ...] = tuple(person[0] for person in PEOPLE)


def story(ending: Ending, seconds: float = 28.0) -> tuple[ScoreFrame, ...]:
    """Frames of the last seconds that lead to this ending: two phrases, then the answer."""
    count = round(seconds * 10)
    return tuple(_frame(ending, index, count) for index in range(count))


def _frame(ending: Ending, index: int, count: int) -> ScoreFrame:
    """One look: scores rise from nothing while somebody speaks, with the ripple of real speech."""
    speech = math.sin(index / 9.0) + math.sin(index / 23.0) > -0.35
    grown = min(1.0, max(0.0, (index - 0.45 * count) / (0.35 * count)))
    ripple = 0.5 * math.sin(index / 5.0) + 0.3 * math.sin(index / 2.3)
    final = np.array(ending.llr)
    window = (
        final * grown + ripple * np.cos(np.arange(len(final)) + index / 11.0) - 1.5 * (1 - grown)
    )
    llr = final if index == count - 1 else window
    gap = ending.gap_at_s is not None and index == round(ending.gap_at_s * 10)
    return ScoreFrame(
        first_sample=index * 1600,
        end_sample=(index + 1) * 1600,
        net_speech_s=ending.net_speech_s,
        speakers=ending.names,
        raw=(llr / 8.0).astype(np.float32),
        llr=llr.astype(np.float32),
        probability=(1.0 / (1.0 + np.exp(-llr))).astype(np.float32),
        decision=ending.decision if index == count - 1 else Decision.KEEP_TALKING,
        claimed=ending.claimed,
        best=ending.names[int(np.argmax(llr))],
        reason=ending.reason,
        gap=gap,
        threshold_llr=THRESHOLD_LLR,
        window_llr=window.astype(np.float32),
        speech=speech,
        level_dbfs=-21.0,
        snr_db=24.0,
        more_speech_s=ending.more_speech_s,
    )


def staged_services(
    data_dir: Path, background: Background, *, enrolled: bool, shown_dir: Path | None = None
) -> Services:
    """Real profiles and settings in `data_dir`; no sound, no devices, no training.

    shown_dir : the folder that the pages name instead, for pictures without a temporary path
    """
    shown_dir = shown_dir or data_dir
    roster = Roster(background, EarlierModels())
    store = ProfileStore(data_dir)
    if enrolled:
        for model in enrolled_speakers(background):
            store.save(model)
    settings = Settings(data_dir)
    devices = StagedDevices()
    devices.stage((MICROPHONE,))
    live = StagedLive(background)
    sources = SourceService(devices, settings, demo_recordings())
    speakers = SpeakerService(store, Sightings(data_dir))
    jobs = JobRunner()
    return Services(
        data_dir=shown_dir,
        background=background,
        roster=roster,
        store=store,
        settings=settings,
        faults=FaultReporter(shown_dir),
        live=live,
        devices=devices,
        sources=sources,
        levels=LevelWatch(sources, live, StagedLive(background), StagedSides()),
        autostart=Autostart(("voxgate",), data_dir / "autostart"),
        speakers=speakers,
        jobs=jobs,
        enrolling=StagedEnrolling(roster, speakers, jobs),
        unfinished=UnfinishedEnrollments(data_dir, background, speakers, jobs),
        rebuilds=RebuildService(background, speakers, jobs),
        evaluation=StagedEvaluation(background, jobs),
        training=StagedTraining(data_dir, jobs),
        backgrounds=BackgroundService(data_dir, settings, ChosenModel(None, background), jobs),
    )
