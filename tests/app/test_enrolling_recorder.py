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


@pytest.mark.parametrize(
    ("heard", "device", "other"),
    [
        pytest.param([(MICROPHONE, 7.0)], "USB Microphone", None, id="one is no change"),
        pytest.param(
            [(HEADSET, 7.0)],
            "USB Microphone + Headset",
            OtherMicrophone("USB Microphone", "Headset", 7.0),
            id="another one is told with what came before",
        ),
        pytest.param(
            [(HEADSET, 0.2)], "Headset", None, id="who said nothing yet may change at will"
        ),
        pytest.param(
            [(HEADSET, 7.0), (MICROPHONE, 7.1)],
            "USB Microphone",
            None,
            id="back to the first before anything was said",
        ),
        pytest.param(
            [(HEADSET, 7.0), (MICROPHONE, 9.0)],
            "USB Microphone + Headset",
            None,
            id="what both heard is kept with both names",
        ),
    ],
)
def test_a_change_of_microphones(
    stage: Stage,
    recorder: Recorder,
    heard: list[tuple[object, float]],
    device: str,
    other: OtherMicrophone | None,
) -> None:
    for microphone, spoken_s in heard:
        listen(stage, recorder, microphone, spoken_s)
    assert recorder.other == other
    assert recorder.device == device


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
