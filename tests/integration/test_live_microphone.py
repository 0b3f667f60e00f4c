"""A real PortAudio stream under the live service: heard to the bit, lost aloud, found again."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from desktop_app.audio import devices
from desktop_app.audio.devices import Device, find_device, list_devices
from desktop_app.audio.microphone import Microphone
from desktop_app.audio.ring import SampleRing
from desktop_app.audio.route import routes
from desktop_app.audio.source import SourceProblem
from desktop_app.services.devices import DeviceService
from desktop_app.services.live import LiveService
from gmm_core import load_background
from tests.integration.virtual_microphone import SAMPLE_RATE, VirtualMicrophone
from tests.promises import granted

REPOSITORY = Path(__file__).parents[2]

pytestmark = pytest.mark.virtual_microphone


def device(name: str) -> Device:
    found = find_device(list_devices(), name, "ALSA")
    assert found is not None
    return found


def noise(seconds: float) -> np.ndarray:
    """int16 (n,), no sample zero: it can be found again in silence."""
    rng = np.random.default_rng(20261122)
    return rng.integers(1, 20_000, round(seconds * SAMPLE_RATE)).astype(np.int16)


def wait_until(condition: Callable[[], bool], seconds: float = 5.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.005)


def ask(*command: str) -> None:
    subprocess.run(["pactl", *command], check=True, capture_output=True)


class Page(QObject):
    """What a page is told, and when."""

    def __init__(self, live: LiveService) -> None:
        super().__init__()
        self.lost: list[tuple[float, str]] = []
        live.source_lost.connect(self.on_lost)

    @Slot(str)
    def on_lost(self, sentence: str) -> None:
        self.lost.append((time.monotonic(), sentence))


@pytest.fixture
def live(qapp: object) -> Iterator[LiveService]:
    service = LiveService(load_background())
    yield service
    service.stop()
    service.wait(2.0)


def listen(live: LiveService, qtbot: QtBot, name: str) -> None:
    with qtbot.waitSignal(live.started, timeout=5000):
        live.start(Microphone(device(name)))
    qtbot.waitUntil(lambda: live.snapshot().seconds > 0.2)


def loudness(live: LiveService) -> float:
    return live.snapshot().level.peak_dbfs


def test_every_sample_reaches_the_ring(mic_a: VirtualMicrophone) -> None:
    ring = SampleRing(8 * SAMPLE_RATE)
    lost: list[str] = []
    microphone = Microphone(device("mic_a"))
    microphone.start(ring, lost.append, lambda: None)
    try:
        assert microphone.sample_rate == SAMPLE_RATE
        spoken = noise(2.0)
        assert mic_a.play(spoken).wait(timeout=10) == 0
        wait_until(lambda: np.count_nonzero(ring.read_since(0)[0]) >= len(spoken))
    finally:
        microphone.stop()
    heard, _, samples_lost = ring.read_since(0)
    first = int(np.flatnonzero(heard)[0])
    expected = spoken.astype(np.float32) / 32_768
    np.testing.assert_array_equal(heard[first : first + len(spoken)], expected)
    assert (lost, samples_lost) == ([], 0)


def test_after_stop_nothing_is_recorded(mic_a: VirtualMicrophone) -> None:
    ring = SampleRing(SAMPLE_RATE)
    microphone = Microphone(device("mic_a"))
    microphone.start(ring, lambda _sentence: None, lambda: None)
    wait_until(lambda: ring.written > 0)
    microphone.stop()
    written = ring.written
    time.sleep(0.2)
    assert ring.written == written


def test_unplugged_and_plugged_in_again(
    mic_a: VirtualMicrophone, live: LiveService, qtbot: QtBot
) -> None:
    page = Page(live)
    listen(live, qtbot, "mic_a")
    chosen = device("mic_a")
    pulled = time.monotonic()
    mic_a.unplug()
    qtbot.waitUntil(lambda: bool(page.lost))
    when, sentence = page.lost[0]
    assert when - pulled < granted(1.0)
    assert "“mic_a” was unplugged: plug it in again or choose another" in sentence
    assert not live.running
    assert live.wait(1.0)

    mic_a.replug()
    with qtbot.waitSignal(live.started, timeout=5000):
        live.start(Microphone(chosen))
    mic_a.play(noise(1.0))
    qtbot.waitUntil(lambda: loudness(live) > -10.0)
    assert len(page.lost) == 1


def test_a_stalled_microphone_is_lost_and_never_waited_for(
    mic_a: VirtualMicrophone, mic_b: VirtualMicrophone, live: LiveService, qtbot: QtBot
) -> None:
    """Closing a stalled stream takes PortAudio a minute; the user talks into another meanwhile."""
    page = Page(live)
    other = Microphone(device("mic_b"))
    listen(live, qtbot, "mic_a")
    mic_a.stall()
    try:
        stalled = time.monotonic()
        qtbot.waitUntil(lambda: bool(page.lost))
        when, sentence = page.lost[0]
        assert 0.4 < when - stalled < granted(1.2)
        assert "“mic_a” has stopped sending sound" in sentence

        before = time.monotonic()
        with qtbot.waitSignal(live.started, timeout=5000):
            live.start(other)
        assert time.monotonic() - before < granted(1.5)
        mic_b.play(noise(1.0))
        qtbot.waitUntil(lambda: loudness(live) > -10.0)
        before = time.monotonic()
        live.stop()
        assert live.wait(1.0)
        assert time.monotonic() - before < granted(1.0)
    finally:
        mic_a.resume()
        wait_until(lambda: devices._open_streams.count == 0)


def test_stop_during_a_stall_takes_under_a_second(
    mic_a: VirtualMicrophone, live: LiveService, qtbot: QtBot
) -> None:
    listen(live, qtbot, "mic_a")
    mic_a.stall()
    try:
        time.sleep(0.2)  # stalled, and the watchdog has not noticed yet
        before = time.monotonic()
        live.stop()
        assert time.monotonic() - before < granted(0.1)
        assert live.wait(1.0)
        assert time.monotonic() - before < granted(1.0)
    finally:
        mic_a.resume()
        wait_until(lambda: devices._open_streams.count == 0)


LISTENING_PROGRAM = """
from desktop_app.audio.devices import find_device, list_devices
from desktop_app.audio.microphone import Microphone
from desktop_app.audio.ring import SampleRing
microphone, ring = Microphone(find_device(list_devices(), "mic_a")), SampleRing(16_000)
microphone.start(ring, lambda sentence: None, lambda: None)
while not ring.written:
    pass
input("listening\\n")
microphone.stop()
"""


def test_a_stalled_microphone_does_not_delay_the_end_of_the_program(
    mic_a: VirtualMicrophone,
) -> None:
    """PortAudio, asked at exit to clean up, would wait a minute."""
    program = subprocess.Popen(
        [sys.executable, "-c", LISTENING_PROGRAM],
        cwd=REPOSITORY,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with program:
        assert program.stdout is not None
        assert program.stdout.readline() == "listening\n"
        mic_a.stall()
        before = time.monotonic()
        program.communicate("\n", timeout=20)
        assert time.monotonic() - before < granted(3.0)
        assert program.returncode == 0
    mic_a.resume()


def test_a_stream_moved_to_another_microphone_is_lost(
    mic_a: VirtualMicrophone,
    live: LiveService,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """PortAudio is told nothing of it; whoever sits at the other microphone is another person."""
    monkeypatch.setenv("PULSE_SERVER", f"unix:{mic_a.socket}")
    ask("load-module", "module-null-sink", "sink_name=stranger", "norewinds=1")
    page = Page(live)
    listen(live, qtbot, "mic_a")
    qtbot.waitUntil(lambda: bool(routes()))
    qtbot.wait(300)  # the watch has read where the stream was
    (output,) = routes()
    moved = time.monotonic()
    ask("move-source-output", str(output), "stranger.monitor")
    qtbot.waitUntil(lambda: bool(page.lost))
    when, sentence = page.lost[0]
    assert when - moved < granted(1.0)
    assert "switched from “mic_a” to another microphone" in sentence
    assert live.snapshot().frame is None


def test_a_missing_microphone_is_never_replaced_silently(
    mic_a: VirtualMicrophone, mic_b: VirtualMicrophone
) -> None:
    chosen = device("mic_b")
    mic_b.unplug()
    ring = SampleRing(100)
    with pytest.raises(SourceProblem, match="“mic_b” is not plugged in"):
        Microphone(chosen).start(ring, lambda _sentence: None, lambda: None)
    assert mic_a.plugged_in
    assert ring.written == 0


def test_the_list_is_read_anew_unless_somebody_listens(
    mic_a: VirtualMicrophone, qtbot: QtBot
) -> None:
    service = DeviceService()

    def names() -> set[str]:
        with qtbot.waitSignal(service.changed, timeout=5000):
            service.refresh()
        return {found.name for found in service.devices}

    assert names() == {"default", "mic_a"}
    assert service.devices[0].is_default
    assert service.problem is None
    assert service.chosen("mic_a") == device("mic_a")
    assert service.chosen(None) == service.devices[0]
    microphone = Microphone(device("mic_a"))
    ring = SampleRing(SAMPLE_RATE)
    microphone.start(ring, lambda _sentence: None, lambda: None)
    try:
        assert names() == {"default", "mic_a"}  # PortAudio was left alone: we still hear
        position = ring.written
        wait_until(lambda: ring.written > position)
        mic_a.unplug()
        assert names() == {"default", "mic_a"}
    finally:
        microphone.stop()
    assert names() == set()
    assert service.problem is not None
    assert "plug one in" in service.problem
