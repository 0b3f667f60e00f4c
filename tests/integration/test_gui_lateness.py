"""The window stays responsive while it listens to a real stream and enrollments train."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from benchmarks.gui_lateness import Lateness, measure
from desktop_app.audio.devices import find_device, list_devices
from desktop_app.audio.microphone import Microphone
from resources import demo_recordings
from tests.integration.virtual_microphone import VirtualMicrophone
from tests.promises import busyness

SECONDS = 12.0
ATTEMPTS = 3
LATEST_MS = 150.0  # the benchmark promises 50; shared machines are granted the rest


@pytest.mark.virtual_microphone
def test_the_gui_timer_is_on_time_while_listening_and_training(
    qapp: QApplication, mic_a: VirtualMicrophone, tmp_path: Path
) -> None:
    """Measured again where it is late: a machine that was busy for a moment is no slow program.

    Where others take most of the processor, the timer is granted as many times more.
    """
    measured: list[tuple[Lateness, float]] = []
    while len(measured) < ATTEMPTS and not any(is_on_time(*one) for one in measured):
        before = busyness()
        lateness = listen_and_train(mic_a, tmp_path / str(len(measured)))
        measured.append((lateness, max(before, busyness())))
    assert any(is_on_time(*one) for one in measured), measured


def is_on_time(lateness: Lateness, busy: float) -> bool:
    return (
        lateness.p999_ms <= LATEST_MS * busy
        and lateness.ticks > SECONDS * 20 / busy
        and lateness.frames > SECONDS * 8 / busy
    )


def listen_and_train(mic_a: VirtualMicrophone, data_dir: Path) -> Lateness:
    device = find_device(list_devices(), "mic_a")
    assert device is not None
    mic_a.play(demo_recordings()[0].verify)
    lateness = measure(data_dir, SECONDS, Microphone(device))
    mic_a.silence()
    assert lateness.trainings >= 1
    assert lateness.samples_lost == 0
    return lateness
