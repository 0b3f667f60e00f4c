"""The window stays responsive while it listens to a real stream and enrollments train."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from benchmarks.gui_lateness import Lateness, measure
from desktop_app.audio.devices import find_device, list_devices
from desktop_app.audio.microphone import Microphone
from resources import demo_recordings
from tests.integration.virtual_microphone import VirtualMicrophone

SECONDS = 12.0
LATEST_MS = 150.0  # the benchmark promises 50; shared machines are granted the rest


@pytest.mark.virtual_microphone
def test_the_gui_timer_is_on_time_while_listening_and_training(
    qapp: QApplication, mic_a: VirtualMicrophone, tmp_path: Path
) -> None:
    """A second measurement is granted: a machine that was busy for a moment is no slow program."""
    lateness = listen_and_train(mic_a, tmp_path / "first")
    if lateness.p999_ms > LATEST_MS:
        lateness = listen_and_train(mic_a, tmp_path / "second")
    assert lateness.p999_ms <= LATEST_MS, lateness


def listen_and_train(mic_a: VirtualMicrophone, data_dir: Path) -> Lateness:
    device = find_device(list_devices(), "mic_a")
    assert device is not None
    mic_a.play(demo_recordings()[0].verify)
    lateness = measure(data_dir, SECONDS, Microphone(device))
    mic_a.silence()
    assert lateness.ticks > SECONDS * 20
    assert lateness.trainings >= 1
    assert lateness.frames > SECONDS * 8
    assert lateness.samples_lost == 0
    return lateness
