"""Which microphones a recording was spoken into, as the recorder keeps book of them."""

import pytest

from desktop_app.pages.enrolling.recorder import OtherMicrophone, Recorder
from desktop_app.scenes import HEADSET, Stage, status
from desktop_app.staging import MICROPHONE
from tests.app.stage import background, empty_stage, stage

__all__ = ["background", "empty_stage", "stage"]


@pytest.fixture
def recorder(stage: Stage) -> Recorder:
    """A recording that has just begun with the first microphone."""
    services = stage.program.services
    made = Recorder(stage.live, services.sources, services.background)
    assert made.begin()
    made.clear()
    return made


def listen(stage: Stage, recorder: Recorder, device: object, spoken_s: float) -> None:
    """After so much speech in all, another source."""
    stage.live.stage(status=status(spoken_s))
    stage.devices.stage((device,))
    assert recorder.listen()


def test_one_microphone_is_no_change(stage: Stage, recorder: Recorder) -> None:
    listen(stage, recorder, MICROPHONE, 7.0)
    assert recorder.other is None
    assert recorder.device == "USB Microphone"


def test_another_one_is_told_with_what_came_before(stage: Stage, recorder: Recorder) -> None:
    listen(stage, recorder, HEADSET, 7.0)
    assert recorder.other == OtherMicrophone("USB Microphone", "Headset", 7.0)
    assert recorder.device == "USB Microphone + Headset"


def test_who_said_nothing_yet_may_change_at_will(stage: Stage, recorder: Recorder) -> None:
    listen(stage, recorder, HEADSET, 0.2)
    assert recorder.other is None
    assert recorder.device == "Headset"


def test_back_to_the_first_before_anything_was_said(stage: Stage, recorder: Recorder) -> None:
    listen(stage, recorder, HEADSET, 7.0)
    listen(stage, recorder, MICROPHONE, 7.1)
    assert recorder.other is None
    assert recorder.device == "USB Microphone"


def test_what_both_heard_is_kept_with_both_names(stage: Stage, recorder: Recorder) -> None:
    listen(stage, recorder, HEADSET, 7.0)
    listen(stage, recorder, MICROPHONE, 9.0)
    assert recorder.other is None
    assert recorder.device == "USB Microphone + Headset"


def test_begun_anew_the_other_is_the_only_one(stage: Stage, recorder: Recorder) -> None:
    listen(stage, recorder, HEADSET, 7.0)
    stage.live.stage()
    assert recorder.begin()
    assert recorder.other is None
    assert recorder.device == "Headset"


def test_a_training_that_was_stopped_keeps_the_speech_whatever_opens(
    stage: Stage, recorder: Recorder
) -> None:
    kept = recorder.finish()
    assert kept is not None
    assert recorder.take_up()
    assert recorder.everything() is kept
