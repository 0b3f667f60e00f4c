"""A microphone, with everything PortAudio does not tell about it.

PortAudio reports neither an unplugged device nor a stalled one: the callbacks just cease. So a
watchdog thread counts them. On a stalled stream `stop()` hangs for ever and `abort()` and `close()`
half a minute each (ALSA's pulse plugin); so a stream is never stopped but aborted, on a thread
that nobody waits for longer than a moment.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

from desktop_app.audio.devices import (
    Device,
    load_portaudio,
    renumbered,
    stream_closing,
    stream_opening,
)
from desktop_app.audio.ring import SampleRing, Samples
from desktop_app.audio.route import RouteWatch
from desktop_app.audio.source import BLOCK_SECONDS, SourceProblem
from desktop_app.language.marking import Marked, mark

logger = logging.getLogger(__name__)

ENGINE_RATE = 16_000  # Hz; asked for first, because then nothing need be resampled
LOOK_SECONDS = 0.1  # the watchdog looks this often ...
PATIENT_LOOKS = 5  # ... and takes 0.5 s without a callback for a loss (longest under load: 0.13 s)
CLOSING_SECONDS = 0.5  # closing takes 2 ms unless the device hangs
FIRST_LOOKS = 30  # the very first callback may take long: some sound servers start the device late
NOT_THERE = mark(
    "Sound", "The microphone “{name}” is not plugged in: plug it in or choose another."
)
STALLED = mark(
    "Sound",
    "The microphone “{name}” has stopped sending sound: unplug it and plug it in again, or choose "
    "another.",
)
FAILED = mark("Sound", "Recording from “{name}” failed: start listening again.")
MOVED = mark(
    "Sound",
    "The sound system switched from “{name}” to another microphone: choose the one you want and "
    "start listening again.",
)
UNPLUGGED = mark(
    "Sound", "The microphone “{name}” was unplugged: plug it in again or choose another."
)
FORBIDDEN = mark(
    "Sound",
    "This computer does not let Voxgate use the microphone “{name}”: allow it in the system's "
    "privacy settings.",
)
BUSY = mark(
    "Sound",
    "The microphone “{name}” is in use by another program: close that program or choose another "
    "microphone.",
)
NO_RATE = mark(
    "Sound",
    "The microphone “{name}” records neither at {rate} Hz nor at {other} Hz: choose another "
    "microphone.",
)
NOT_OPENED = mark(
    "Sound",
    "The microphone “{name}” could not be opened ({cause}): plug it in again or choose another.",
)
NO_REASON = mark("Sound", "no reason given")


class Microphone:
    """One PortAudio input stream: float32 mono in blocks of 20 ms, at 16 kHz where possible."""

    def __init__(self, device: Device, *, follow_route: bool = True) -> None:
        """follow_route : a stream that the sound server leads to another microphone is lost"""
        self.device = device
        self._follow_route = follow_route
        self.name = device.name
        self.sample_rate = ENGINE_RATE
        self._callbacks = 0  # audio thread writes, watchdog reads
        self._callback_error: Exception | None = None  # audio thread writes, watchdog reads
        self._moved = False  # route watch writes, watchdog reads
        self._route = RouteWatch(self._on_moved)
        self._started = False
        self._ring: SampleRing  # set by start(), before the stream is opened
        self._on_lost: Callable[[str], None]  # set by start()
        self._stream: Any = None
        self._wake = threading.Event()  # the stream has finished, or we are stopping
        self._lock = threading.Lock()  # guards _over: a loss is told once, and never after stop()
        self._over = False

    def start(
        self,
        ring: SampleRing,
        on_lost: Callable[[str], None],
        on_ended: Callable[[], None],
    ) -> None:
        """Open the device and record into `ring`; see `AudioSource.start`. Usable once.

        `on_ended` is never called: a microphone has no end.
        """
        if self._started:
            raise RuntimeError("a Microphone is started once; make a new one")
        self._started = True
        self._ring = ring
        self._on_lost = on_lost
        sounddevice = load_portaudio()
        with stream_opening():
            self._stream = self._open(sounddevice)
        if self._follow_route:
            self._route.start()
        threading.Thread(target=self._watch, name="microphone-watchdog", daemon=True).start()

    def stop(self) -> None:
        """Abort and close; takes 0.5 s at most, even when the device is gone or stalled."""
        with self._lock:
            self._over = True
            stream, self._stream = self._stream, None
        self._wake.set()
        self._route.stop()
        if stream is not None:
            closing = threading.Thread(
                target=_close, args=(stream,), name="microphone-closing", daemon=True
            )
            closing.start()
            closing.join(CLOSING_SECONDS)

    def _open(self, sounddevice: ModuleType) -> Any:
        device = renumbered(self.device)
        if device is None:
            raise SourceProblem(NOT_THERE.fill(name=self.name))
        problem: Exception | None = None
        for rate, channels in _ways_to_open(device):
            stream = None
            try:
                stream = sounddevice.InputStream(
                    device=device.index,
                    samplerate=rate,
                    channels=channels,
                    dtype="float32",
                    blocksize=round(rate * BLOCK_SECONDS),
                    callback=self._on_samples,
                    finished_callback=self._on_finished,
                )
                stream.start()
            except sounddevice.PortAudioError as error:
                problem = error
                if stream is not None:
                    stream.close(ignore_errors=True)
                self._wake.clear()  # a stream that failed to start may have "finished"
            else:
                self.sample_rate = rate
                return stream
        why = _sentence_for(sounddevice, problem, device)
        raise SourceProblem(why, in_use=why.template == BUSY.template) from problem

    def _on_samples(self, indata: Samples, frames: int, time: Any, status: Any) -> None:
        """PortAudio's thread: copy, count, return. An exception would end the stream mutely."""
        try:
            self._ring.write(indata, gap_before=bool(status.input_overflow))
            self._callbacks += 1
        except Exception as error:  # noqa: BLE001 - whatever it was, the watchdog tells it
            self._callback_error = error
            self._wake.set()

    def _on_finished(self) -> None:
        self._wake.set()

    def _on_moved(self) -> None:
        self._moved = True
        self._wake.set()

    def _watch(self) -> None:
        """The watchdog's thread, until the stream is stopped or lost."""
        seen, idle = 0, 0
        while not self._wake.wait(LOOK_SECONDS):
            callbacks = self._callbacks
            idle = idle + 1 if callbacks == seen else 0
            seen = callbacks
            if idle >= (PATIENT_LOOKS if seen else FIRST_LOOKS):
                self._lose(STALLED.fill(name=self.name))
                return
        self._lose(self._why_it_ended())

    def _why_it_ended(self) -> Marked:
        if self._callback_error is not None:
            logger.error("the audio callback failed", exc_info=self._callback_error)
            return FAILED.fill(name=self.name)
        if self._moved:
            return MOVED.fill(name=self.name)
        return UNPLUGGED.fill(name=self.name)

    def _lose(self, sentence: Marked) -> None:
        with self._lock:
            if self._over:
                return
            self._over = True
        self._on_lost(sentence)


def _close(stream: Any) -> None:
    stream.abort(ignore_errors=True)
    with stream_closing():
        stream.close(ignore_errors=True)


def _ways_to_open(device: Device) -> Iterator[tuple[int, int]]:
    """(sample rate, channels) to try in turn; some hardware knows neither 16 kHz nor mono."""
    rates = dict.fromkeys((ENGINE_RATE, device.sample_rate))
    for channels in dict.fromkeys((1, min(2, device.channels))):
        for rate in rates:
            yield rate, channels


def _sentence_for(sounddevice: ModuleType, error: Exception | None, device: Device) -> Marked:
    """What went wrong in opening `device`, and what a person can do about it."""
    text = str(error).lower()
    code = error.args[1] if error is not None and len(error.args) > 1 else None
    library = sounddevice._lib
    if "permission" in text or "denied" in text:
        return FORBIDDEN.fill(name=device.name)
    if code == library.paDeviceUnavailable or "busy" in text:
        return BUSY.fill(name=device.name)
    if code == library.paInvalidSampleRate:
        return NO_RATE.fill(name=device.name, rate=ENGINE_RATE, other=device.sample_rate)
    cause = error.args[0] if error is not None and error.args else NO_REASON
    return NOT_OPENED.fill(name=device.name, cause=cause)
