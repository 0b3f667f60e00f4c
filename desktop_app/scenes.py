"""The scenes of `--screenshots`: what is put on the stage for each picture."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLineEdit, QScrollArea, QWidget

from desktop_app.app import Program
from desktop_app.audio.devices import PORTAUDIO_MISSING, Device
from desktop_app.audio.microphone import UNPLUGGED
from desktop_app.audio.source import SourceProblem
from desktop_app.language.words import say
from desktop_app.pages.claims import ANYONE, Claim, person
from desktop_app.scenes_lab import LAB_SCENES
from desktop_app.scenes_life import LIFE_SCENES
from desktop_app.scenes_window import WINDOW_SCENES
from desktop_app.services.level import Level
from desktop_app.services.side_levels import Reading
from desktop_app.staging import (
    MICROPHONE,
    OTHER_MICROPHONES,
    Ending,
    StagedDevices,
    StagedEnrolling,
    StagedLive,
    StagedSides,
    staged_speaker,
    story,
)
from gmm_core.enrollment import EnrollmentProgress, EnrollmentStatus
from gmm_core.scoring import SpeakerModel
from gmm_core.verification import Decision

HEADSET = Device(1, "Headset", 1, 16_000, is_default=True)
LOST = UNPLUGGED.fill(name=MICROPHONE.name)
MISSING = PORTAUDIO_MISSING
QUIET = Level(rms_dbfs=-47.0, peak_dbfs=-41.0)
CLIPPED = Level(rms_dbfs=-6.0, peak_dbfs=0.0, clipped=True)
GAP_REASON = "there was a gap in the sound"
NEWCOMER = "Ada"
TRAINING_STEPS = 5


class Stage:
    """What a scene can do: click, type, and let something be heard."""

    def __init__(self, program: Program) -> None:
        self.program: Program = program
        services = program.services
        if not (
            isinstance(services.live, StagedLive)
            and isinstance(services.devices, StagedDevices)
            and isinstance(services.enrolling, StagedEnrolling)
            and isinstance(services.levels.sides, StagedSides)
        ):
            raise TypeError("a stage needs staged services")
        self.live = services.live
        self.devices = services.devices
        self.enrolling = services.enrolling
        self.sides = services.levels.sides

    def click(self, name: str) -> None:
        """Click the button of that object name."""
        found = self.program.window.findChild(QAbstractButton, name)
        if found is None:
            raise LookupError(f"there is no button {name!r} in the window")
        found.click()

    def choose(self, action: str) -> None:
        """Choose the menu's entry of that object name."""
        found = self.program.window.findChild(QAction, action)
        if found is None:
            raise LookupError(f"there is no entry {action!r} in the menus")
        found.trigger()

    def type_name(self, words: str) -> None:
        """Fill in the name and agree."""
        line = self.program.window.findChild(QLineEdit, "enroll_name")
        agree = self.program.window.findChild(QCheckBox, "enroll_consent")
        if line is None or agree is None:
            raise LookupError("the first enrollment step is not there")
        line.setText(words)
        agree.setChecked(True)

    def tick(self) -> None:
        """What the window's timer does."""
        self.program.window.tick()

    # -- verifying ----------------------------------------------------------------------------

    def listen(self, claim: Claim, ending: Ending | None = None) -> None:
        """Claim, start, and hear what leads to the ending (None: nothing was said yet)."""
        self.program.pages.verify.choose(claim)
        self.click("listen_button")
        if ending is not None:
            self.live.stage(story(ending))
        self.tick()

    # -- enrolling ----------------------------------------------------------------------------

    def enroll_up_to_check(self, heard: EnrollmentStatus | None = None) -> None:
        """Name, consent, and the microphone check."""
        self.program.window.show_page("enroll")
        self.type_name(NEWCOMER)
        self.click("enroll_next")
        self.live.stage(status=heard)
        self.tick()

    def enroll_up_to_speaking(self, heard: EnrollmentStatus) -> None:
        """The same, and so much of the text."""
        self.enroll_up_to_check(status(2.0))
        self.click("enroll_next")
        self.live.stage(status=heard)
        self.tick()

    def enroll_up_to_training(self) -> None:
        """The same, and a training that runs."""
        self.enroll_up_to_speaking(status(21.0))
        self.click("enroll_finish")
        for step in range(1, TRAINING_STEPS):
            value = -64.0 - 6.0 * math.exp(-step / 1.5)
            self.enrolling.job.progressed.emit(
                EnrollmentProgress("adapting", step, TRAINING_STEPS, value)
            )

    def enroll_up_to_trial(self) -> None:
        """The same, and the training is over."""
        self.enroll_up_to_training()
        self.enrolling.job.finished.emit(self.trained())

    def trained(self) -> SpeakerModel:
        """The newcomer's profile, saved as a real training would have."""
        services = self.program.services
        model = staged_speaker(services.background, NEWCOMER, (21.0,), "good")
        services.speakers.save(model)
        return model


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: its file name, whether people are enrolled, and what happens."""

    name: str
    act: Callable[[Stage], object]
    enrolled: bool = True
    first_start: bool = False


def status(
    net_s: float,
    advice: str | None = None,
    snr_db: float = 24.0,
    voice_change_at_s: float | None = None,
) -> EnrollmentStatus:
    """An enrollment after `net_s` seconds of speech."""
    return EnrollmentStatus(
        net_speech_s=net_s,
        level_dbfs=-46.0 if advice == "too quiet" else -22.0,
        peak_dbfs=-12.0,
        snr_db=snr_db,
        clipped_fraction=0.0,
        advice=advice,
        enough=net_s >= 10.0,
        voice_change_at_s=voice_change_at_s,
        noise_dbfs=-19.0 - snr_db,  # the loud parts are a little louder than the median
    )


ACCEPT = Ending(Decision.ACCEPT, "Anna", (6.6, -3.0, -2.2, -5.1), 2.1, reason="the voice matches")
KEEP = Ending(Decision.KEEP_TALKING, "Anna", (2.9, -1.0, -1.4, -2.1), 1.2, more_speech_s=1.4)
REJECT = Ending(Decision.REJECT, "Anna", (-4.2, 1.9, -2.2, -5.1), 4.8)
UNCLEAR = Ending(Decision.INCONCLUSIVE, "Anna", (0.6, -0.2, -0.9, -2.1), 15.0)
KNOWN = Ending(
    Decision.ACCEPT,
    NEWCOMER,
    (6.1, -2.0, -2.2, -5.1),
    2.4,
    names=(NEWCOMER, "Anna", "Ben", "Clara"),
)
SOMEONE = Ending(Decision.ACCEPT, None, (-3.1, -3.0, 7.0, -5.1), 2.6)
UNKNOWN = Ending(Decision.REJECT, None, (-3.1, -3.0, -2.4, -5.1), 5.2)
GAP = Ending(
    Decision.LISTENING, "Anna", (0.0, 0.0, 0.0, 0.0), 0.0, gap_at_s=27.8, reason=GAP_REASON
)


def _lost(stage: Stage) -> None:
    stage.listen(person("Anna"), ACCEPT)
    stage.live.lose(say(LOST))
    stage.tick()


def _why(stage: Stage) -> None:
    stage.listen(person("Anna"), ACCEPT)
    stage.click("why_button")
    stage.tick()


def _loud(stage: Stage) -> None:
    stage.listen(person("Anna"), KEEP)
    stage.live.stage(story(KEEP), level=CLIPPED)
    stage.tick()


def _no_microphone(stage: Stage) -> None:
    stage.devices.stage((), say(MISSING))


def _trial(stage: Stage) -> None:
    stage.enroll_up_to_trial()
    stage.click("tryme_button")
    stage.live.stage(story(KNOWN))
    stage.tick()


def _other_microphone(stage: Stage) -> None:
    stage.enroll_up_to_speaking(status(7.0))
    stage.live.lose(say(LOST))
    stage.devices.stage((HEADSET,))
    stage.click("mic_check_retry")
    stage.tick()


def _done(stage: Stage) -> None:
    stage.enroll_up_to_trial()
    stage.click("enroll_next")


def _speakers(stage: Stage) -> None:
    stage.program.window.show_page("speakers")


def _settings(stage: Stage) -> None:
    stage.program.window.show_page("settings")
    stage.program.pages.settings.source.pull()


def _settings_microphones(stage: Stage) -> None:
    stage.devices.stage((MICROPHONE, *OTHER_MICROPHONES))
    quiet = Level(rms_dbfs=-44.0, peak_dbfs=-37.0)
    taken = SourceProblem("It is in use", in_use=True)
    keys = [one.key for one in stage.program.services.sources.microphones]
    stage.sides.readings = {keys[1]: Reading(quiet), keys[2]: Reading(trouble=taken)}
    _settings(stage)


def _settings_foot(stage: Stage) -> None:
    _settings(stage)
    area = stage.program.pages.settings.findChild(QScrollArea)
    reset = stage.program.window.findChild(QWidget, "settings_reset")
    if area is None or reset is None:
        raise LookupError("the page has no foot")
    QCoreApplication.processEvents()
    area.ensureWidgetVisible(reset)


def _leave(stage: Stage) -> None:
    stage.enroll_up_to_speaking(status(12.0))
    stage.program.window.show_page("verify")


TWO_VOICES = status(16.0, "two voices", voice_change_at_s=9.0)

SCENES = (
    Scene("first-start", lambda stage: None, enrolled=False, first_start=True),
    Scene("verify-nobody-enrolled", lambda stage: stage.tick(), enrolled=False),
    Scene("verify-no-microphone", _no_microphone, enrolled=False),
    Scene("verify-choose-speaker", lambda stage: stage.tick()),
    Scene("verify-ready", lambda stage: stage.program.pages.verify.choose(person("Anna"))),
    Scene("verify-listening", lambda stage: stage.listen(person("Anna"))),
    Scene("verify-keep-talking", lambda stage: stage.listen(person("Anna"), KEEP)),
    Scene("verify-accepted", lambda stage: stage.listen(person("Anna"), ACCEPT)),
    Scene("verify-rejected", lambda stage: stage.listen(person("Anna"), REJECT)),
    Scene("verify-not-clear-enough", lambda stage: stage.listen(person("Anna"), UNCLEAR)),
    Scene("verify-anyone-accepted", lambda stage: stage.listen(ANYONE, SOMEONE)),
    Scene("verify-unknown-speaker", lambda stage: stage.listen(ANYONE, UNKNOWN)),
    Scene("verify-interrupted", lambda stage: stage.listen(person("Anna"), GAP)),
    Scene("verify-microphone-lost", _lost),
    Scene("verify-clipping", _loud),
    Scene("verify-why-this-score", _why),
    Scene("enroll-name-and-consent", lambda stage: stage.program.window.show_page("enroll")),
    Scene("enroll-microphone-check", lambda stage: stage.enroll_up_to_check(status(2.0))),
    Scene(
        "enroll-microphone-noisy",
        lambda stage: stage.enroll_up_to_check(status(2.0, "noisy", snr_db=6.0)),
    ),
    Scene("enroll-60-percent", lambda stage: stage.enroll_up_to_speaking(status(12.0))),
    Scene(
        "enroll-too-quiet",
        lambda stage: stage.enroll_up_to_speaking(status(6.0, "too quiet")),
    ),
    Scene("enroll-two-voices", lambda stage: stage.enroll_up_to_speaking(TWO_VOICES)),
    Scene("enroll-other-microphone", _other_microphone),
    Scene("enroll-strong", lambda stage: stage.enroll_up_to_speaking(status(30.5))),
    Scene("enroll-training", lambda stage: stage.enroll_up_to_training()),
    Scene("enroll-try-me", _trial),
    Scene("enroll-done", _done),
    Scene("enroll-leave-question", _leave),
    Scene("speakers", _speakers),
    Scene("speakers-empty", _speakers, enrolled=False),
    *(Scene(name, act) for name, act in LAB_SCENES),
    Scene("settings", _settings_microphones),
    Scene("settings-foot", _settings_foot),
    *(Scene(name, act) for name, act in LIFE_SCENES),
    *(Scene(name, act) for name, act in WINDOW_SCENES),
)
