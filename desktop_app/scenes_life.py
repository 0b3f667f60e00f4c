"""The scenes of the program's life: closing, going on, pauses, faults, and what came before."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop_app.faults import Fault
from desktop_app.last_run_words import ended_words
from desktop_app.pages.claims import person
from desktop_app.pages.closing import Answers, ask_closing
from desktop_app.pages.notices import Notice
from desktop_app.scenes_lab import SURVEY, train_form, training
from desktop_app.services.absence import locked_words
from desktop_app.services.last_run import BadEnd
from desktop_app.services.paused_trainings import PausedTraining
from desktop_app.work import MODEL
from gmm_core.enrollment import EnrollmentStatus, KeptSpeech
from gmm_core.enrollment.quality import Quality
from gmm_core.training import SavedTraining, TrainingProgress

if TYPE_CHECKING:
    from desktop_app.scenes import Stage

TRACE = """Traceback (most recent call last):
  File "desktop_app/pages/verify.py", line 84, in tick
    self._feed_timeline()
ZeroDivisionError: float division by zero
"""
SPOKEN = EnrollmentStatus(
    net_speech_s=14.0,
    level_dbfs=-22.0,
    peak_dbfs=-12.0,
    snr_db=24.0,
    clipped_fraction=0.0,
    advice=None,
    enough=True,
    voice_change_at_s=None,
)
SPEECH = KeptSpeech(
    name="Ada",
    extending=False,
    device="USB Microphone",
    recorded_at="2026-11-22T10:00:00+00:00",
    consent=None,
    background_fingerprint="",
    net_speech_s=14.0,
    quality=Quality(-22.0, -12.0, 24.0, 0.0),
    seconds=(),
)


def _close_enrolling(stage: "Stage") -> None:
    stage.enroll_up_to_speaking(SPOKEN)
    stage.program.window.close()


def _close_to_tray(stage: "Stage") -> None:
    """As on a desktop with a tray, which the one that draws the pictures may not have."""
    training(stage)
    window = stage.program.window
    answers = Answers(lambda: None, lambda: None, lambda: None)
    ask_closing(window, window.unfinished(), answers)


def _taking_up(stage: "Stage") -> None:
    stage.program.taking_up.ask(SPEECH)


def _paused(stage: "Stage") -> None:
    stage.listen(person("Anna"))
    stage.live.release(locked_words())


def _fault(stage: "Stage") -> None:
    log = stage.program.services.faults.log_path
    for _ in range(3):
        stage.program.services.faults.happened.emit(Fault(log, TRACE))


def _after_a_crash(stage: "Stage") -> None:
    log = stage.program.services.faults.log_path
    words = ended_words(BadEnd("Segmentation fault", MODEL), log, 4, damaged=False)
    stage.program.window.notices.show_notice(Notice("last_run", words, "error"))


def _model_paused(stage: "Stage") -> None:
    train_form(stage)
    saved = SavedTraining(SURVEY.recordings, 256, TrainingProgress("EM", 9, 25, -71.0))
    paused = PausedTraining("Our office", SURVEY.speakers, SURVEY.audio_s, saved)
    stage.program.pages.background.trainer.show_paused(paused)


def _again(stage: "Stage") -> None:
    stage.enroll_up_to_training()
    stage.enrolling.job.cancelled.emit()


LIFE_SCENES: tuple[tuple[str, Callable[["Stage"], object]], ...] = (
    ("close-enrolling", _close_enrolling),
    ("close-training-tray", _close_to_tray),
    ("enroll-taken-up", _taking_up),
    ("enroll-train-again", _again),
    ("verify-paused", _paused),
    ("model-paused", _model_paused),
    ("fault", _fault),
    ("after-a-crash", _after_a_crash),
)
