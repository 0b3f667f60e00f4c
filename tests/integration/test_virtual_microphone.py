"""The virtual microphone is what it claims to be, or every live test built on it means nothing."""

import threading
import time
from collections.abc import Callable

import numpy as np
import pytest

from tests.integration.virtual_microphone import (
    LONGEST_SOCKET_PATH,
    SAMPLE_RATE,
    VirtualMicrophone,
    look_for_devices_again,
)

pytestmark = pytest.mark.virtual_microphone


class Recorder:
    """A real PortAudio stream on the device `name`, everything it delivers kept."""

    def __init__(self, name: str) -> None:
        import sounddevice

        self.blocks: list[np.ndarray] = []  # the audio thread appends
        self.flags: list[str] = []
        self.ended = threading.Event()
        self.stream = sounddevice.InputStream(
            device=name,
            samplerate=SAMPLE_RATE,
            channels=1,
            dtype="int16",
            blocksize=320,
            callback=self._receive,
            finished_callback=self.ended.set,
        )

    def __enter__(self) -> "Recorder":
        self.stream.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stream.abort()  # stop() would hang on a stalled device
        self.stream.close()

    def _receive(self, data: np.ndarray, _frames: int, _time: object, status: object) -> None:
        self.blocks.append(data[:, 0].copy())
        if status:
            self.flags.append(str(status))

    @property
    def samples(self) -> np.ndarray:
        return np.concatenate(self.blocks) if self.blocks else np.empty(0, np.int16)


def wait_until(condition: Callable[[], bool], seconds: float = 5.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.01)


def noise(seconds: float) -> np.ndarray:
    """White noise, int16 (n,), no sample zero: it can be found again in silence."""
    rng = np.random.default_rng(20261122)
    return rng.integers(1, 20_000, int(seconds * SAMPLE_RATE)).astype(np.int16)


def test_every_sample_arrives_unchanged(mic_a: VirtualMicrophone) -> None:
    spoken = noise(2.0)
    with Recorder("mic_a") as recorder:
        wait_until(lambda: len(recorder.blocks) > 5)
        assert mic_a.play(spoken).wait(timeout=10) == 0
        wait_until(lambda: np.count_nonzero(recorder.samples) >= len(spoken))
    heard = recorder.samples
    first = int(np.flatnonzero(heard)[0])
    np.testing.assert_array_equal(heard[first : first + len(spoken)], spoken)
    assert recorder.flags == []


def test_two_microphones_hear_each_its_own_speaker(
    mic_a: VirtualMicrophone, mic_b: VirtualMicrophone
) -> None:
    with Recorder("mic_a") as first, Recorder("mic_b") as second:
        wait_until(lambda: bool(first.blocks) and bool(second.blocks))
        assert mic_b.play(noise(0.5)).wait(timeout=10) == 0
        wait_until(lambda: np.count_nonzero(second.samples) == len(noise(0.5)))
        assert not first.samples.any()


def test_unplugging_ends_the_stream_and_empties_the_list(mic_a: VirtualMicrophone) -> None:
    import sounddevice

    with Recorder("mic_a") as recorder:
        wait_until(lambda: bool(recorder.blocks))
        mic_a.unplug()
        assert recorder.ended.wait(2.0)
    look_for_devices_again()
    assert "mic_a" not in [device["name"] for device in sounddevice.query_devices()]

    mic_a.replug()
    look_for_devices_again()
    with Recorder("mic_a") as recorder:
        wait_until(lambda: bool(recorder.blocks))


def test_a_stall_delivers_nothing_and_reports_nothing(mic_a: VirtualMicrophone) -> None:
    with Recorder("mic_a") as recorder:
        wait_until(lambda: bool(recorder.blocks))
        mic_a.stall()
        time.sleep(0.3)  # what was under way arrives
        delivered = len(recorder.blocks)
        time.sleep(0.7)
        assert len(recorder.blocks) == delivered
        assert recorder.stream.active
        assert not recorder.ended.is_set()
        mic_a.resume()
        wait_until(lambda: len(recorder.blocks) > delivered)


def test_only_our_microphones_exist(mic_a: VirtualMicrophone) -> None:
    """The real microphone of whoever runs the tests must never be listened to."""
    import sounddevice

    inputs = {d["name"] for d in sounddevice.query_devices() if d["max_input_channels"]}
    assert inputs <= {"mic_a", "default"}
    assert "mic_a" in inputs
    assert len(str(mic_a.socket)) <= LONGEST_SOCKET_PATH
