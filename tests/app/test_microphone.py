"""The microphone's own logic: what PortAudio's thread does, how a device is opened, what is said.

The virtual microphone cannot raise an overflow flag nor refuse a rate; here a stand-in for the
library does, with the shapes and error codes that PortAudio has.
"""

import threading
import time
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from desktop_app.audio import devices, microphone
from desktop_app.audio.devices import Device
from desktop_app.audio.microphone import Microphone
from desktop_app.audio.ring import SampleRing
from desktop_app.audio.source import SourceProblem

DEVICE = Device(3, "USB Audio", 2, 48_000, is_default=True, host_api="ALSA")
UNAVAILABLE, BAD_RATE, BAD_CHANNELS, HOST_ERROR = -9985, -9997, -9998, -9999


class PortAudioError(Exception):
    """As sounddevice has it: (message, code[, host error])."""


class Library:
    """Stands in for the module sounddevice; streams are driven by the test."""

    PortAudioError = PortAudioError
    _lib = SimpleNamespace(paDeviceUnavailable=UNAVAILABLE, paInvalidSampleRate=BAD_RATE)

    def __init__(self) -> None:
        self.refusals: dict[tuple[int, int], PortAudioError] = {}
        self.tried: list[tuple[int, int]] = []
        self.aborted = self.closed = 0
        self.options: dict[str, Any] = {}

    def InputStream(self, **options: Any) -> "Library":
        way = (options["samplerate"], options["channels"])
        self.tried.append(way)
        if way in self.refusals:
            raise self.refusals[way]
        self.options = options
        return self

    def start(self) -> None:
        """The stream starts; callbacks come when the test calls `speak`."""

    def abort(self, ignore_errors: bool) -> None:
        self.aborted += 1

    def close(self, ignore_errors: bool) -> None:
        self.closed += 1

    def speak(self, block: np.ndarray, overflow: bool = False) -> None:
        self.options["callback"](block, len(block), None, SimpleNamespace(input_overflow=overflow))


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    stand_in = Library()
    monkeypatch.setattr(microphone, "load_portaudio", lambda: stand_in)
    monkeypatch.setattr(microphone, "renumbered", lambda device: device)
    return stand_in


class Ears:
    def __init__(self) -> None:
        self.lost: list[str] = []
        self.told = threading.Event()

    def on_lost(self, sentence: str) -> None:
        self.lost.append(sentence)
        self.told.set()

    def on_ended(self) -> None:
        raise AssertionError("a microphone does not end")


def opened(ring: SampleRing) -> tuple[Microphone, Ears]:
    mic, ears = Microphone(DEVICE), Ears()
    mic.start(ring, ears.on_lost, ears.on_ended)
    return mic, ears


def block(value: float, channels: int = 1) -> np.ndarray:
    return np.full((320, channels), value, np.float32)


def test_it_asks_for_16_khz_mono_in_blocks_of_20_ms(library: Library) -> None:
    mic, _ = opened(SampleRing(16_000))
    mic.stop()
    assert library.tried == [(16_000, 1)]
    assert library.options["blocksize"] == 320
    assert library.options["dtype"] == "float32"
    assert library.options["device"] == 3


def test_an_overflow_marks_a_gap(library: Library) -> None:
    ring = SampleRing(16_000)
    mic, _ = opened(ring)
    library.speak(block(0.1))
    library.speak(block(0.2), overflow=True)
    library.speak(block(0.3))
    mic.stop()
    before, position, lost = ring.read_since(0)
    assert (len(before), lost) == (320, 0)
    after, _, lost = ring.read_since(position)
    assert (len(after), lost) == (640, 1)


def test_hardware_without_16_khz_or_mono_is_opened_as_it_is(library: Library) -> None:
    library.refusals = {
        (16_000, 1): PortAudioError("Invalid number of channels", BAD_CHANNELS),
        (48_000, 1): PortAudioError("Invalid number of channels", BAD_CHANNELS),
        (16_000, 2): PortAudioError("Invalid sample rate", BAD_RATE),
    }
    ring = SampleRing(96_000)
    mic, _ = opened(ring)
    library.speak(np.array([[0.5, -1.0]], np.float32))
    mic.stop()
    assert mic.sample_rate == 48_000
    assert library.options["blocksize"] == 960
    assert ring.read_since(0)[0].tolist() == [0.5]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PortAudioError("Device unavailable", UNAVAILABLE), "in use by another program"),
        (
            PortAudioError("Unanticipated", HOST_ERROR, (0, -16, "Device or resource busy")),
            "in use by another program",
        ),
        (PortAudioError("Invalid sample rate", BAD_RATE), "neither at 16000 Hz nor at 48000 Hz"),
        (
            PortAudioError("Unanticipated", HOST_ERROR, (0, -13, "Permission denied")),
            "privacy settings",
        ),
        (PortAudioError("Internal PortAudio error", -9986), "Internal PortAudio error"),
    ],
)
def test_what_cannot_be_opened_says_why_and_what_to_do(
    library: Library, error: PortAudioError, words: str
) -> None:
    library.refusals = dict.fromkeys([(16_000, 1), (48_000, 1), (16_000, 2), (48_000, 2)], error)
    ears = Ears()
    with pytest.raises(SourceProblem, match=words) as problem:
        Microphone(DEVICE).start(SampleRing(100), ears.on_lost, ears.on_ended)
    assert "USB Audio" in str(problem.value)


def test_a_microphone_that_is_not_there_is_not_replaced_by_another(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(microphone, "renumbered", lambda device: None)
    with pytest.raises(SourceProblem, match="“USB Audio” is not plugged in"):
        opened(SampleRing(100))
    assert library.tried == []


def test_a_stalled_microphone_is_lost_after_half_a_second(library: Library) -> None:
    mic, ears = opened(SampleRing(16_000))
    library.speak(block(0.1))
    assert ears.told.wait(1.0)
    assert "has stopped sending sound" in ears.lost[0]
    mic.stop()
    assert (library.aborted, library.closed) == (1, 1)


def test_a_finished_stream_is_lost_at_once(library: Library) -> None:
    mic, ears = opened(SampleRing(16_000))
    library.options["finished_callback"]()
    assert ears.told.wait(0.3)
    assert "was unplugged" in ears.lost[0]
    mic.stop()
    assert len(ears.lost) == 1


def test_after_stop_nothing_is_told(library: Library) -> None:
    mic, ears = opened(SampleRing(16_000))
    mic.stop()
    library.options["finished_callback"]()
    assert not ears.told.wait(0.7)


def test_no_exception_leaves_the_callback_and_it_is_told(
    library: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ring = SampleRing(16_000)
    mic, ears = opened(ring)

    def broken(*_args: Any, **_options: Any) -> None:
        raise RuntimeError("the ring is broken")

    monkeypatch.setattr(ring, "write", broken)
    library.speak(block(0.1))
    assert ears.told.wait(1.0)
    assert "failed" in ears.lost[0]
    assert "the ring is broken" in caplog.text
    mic.stop()


def test_closing_a_stream_that_hangs_is_not_waited_for(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(microphone, "CLOSING_SECONDS", 0.05)
    released = threading.Event()
    monkeypatch.setattr(library, "abort", lambda ignore_errors: released.wait(10.0))
    mic, _ = opened(SampleRing(16_000))
    stopping = threading.Thread(target=mic.stop)
    stopping.start()
    stopping.join(1.0)
    assert not stopping.is_alive()
    assert library.closed == 0
    released.set()
    mic.stop()


def stopped_at_once(*mics: Microphone) -> None:
    threads = [threading.Thread(target=mic.stop) for mic in mics]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_several_that_are_stopped_at_once_are_closed_one_after_another(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PortAudio's list of streams has no lock: two that leave it at once may damage it."""
    monkeypatch.setattr(devices, "_ALONE_SECONDS", 60.0)
    monkeypatch.setattr(microphone, "CLOSING_SECONDS", 60.0)
    both, met = threading.Barrier(2), threading.Event()

    def close(ignore_errors: bool) -> None:
        try:
            both.wait(0.5)
        except threading.BrokenBarrierError:
            return
        met.set()

    monkeypatch.setattr(library, "close", close)
    stopped_at_once(opened(SampleRing(100))[0], opened(SampleRing(100))[0])
    assert library.aborted == 2
    assert not met.is_set()


def test_one_that_hangs_in_closing_keeps_no_other_open(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(devices, "_ALONE_SECONDS", 0.05)
    monkeypatch.setattr(microphone, "CLOSING_SECONDS", 0.05)
    before = devices._open_streams.count
    released, closed = threading.Event(), threading.Semaphore(0)

    def close(ignore_errors: bool) -> None:
        if closing.acquire(blocking=False):
            released.wait(60.0)
        closed.release()

    closing = threading.Semaphore(1)  # for the first of them
    monkeypatch.setattr(library, "close", close)
    stopped_at_once(opened(SampleRing(100))[0], opened(SampleRing(100))[0])
    try:
        assert closed.acquire(timeout=30.0)
        assert not released.is_set()
    finally:
        released.set()
    assert closed.acquire(timeout=30.0)
    wait_until(lambda: devices._open_streams.count <= before)


def wait_until(condition: Callable[[], bool], seconds: float = 30.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.005)


def test_a_microphone_is_started_once(library: Library) -> None:
    mic, ears = opened(SampleRing(100))
    mic.stop()
    with pytest.raises(RuntimeError, match="started once"):
        mic.start(SampleRing(100), ears.on_lost, ears.on_ended)
