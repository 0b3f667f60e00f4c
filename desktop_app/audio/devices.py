"""Which microphones there are, and what is missing when there are none.

PortAudio exists once per process: its device list is frozen until it is initialized anew, and
that is allowed only while no stream is open. The locks and the count of open streams below
guard that one library, so they exist once per process too.
"""

import atexit
import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from types import ModuleType
from typing import Any

from desktop_app.audio.source import SourceProblem
from desktop_app.language.marking import mark

PORTAUDIO_MISSING = mark(
    "Sound",
    "Recording needs the PortAudio library, which is not installed: "
    "run “apt-get install libportaudio2” (or your system's equivalent) and start Voxgate again.",
)
SOUNDDEVICE_MISSING = mark(
    "Sound",
    "Recording needs the Python package sounddevice, which is not installed: "
    "run “pip install sounddevice” and start Voxgate again.",
)
NO_MICROPHONE = mark(
    "Sound", "No microphone was found: plug one in, or listen to the demo recordings instead."
)
NOT_ANSWERING = mark(
    "Sound",
    "The sound system does not answer: unplug the microphone, plug it in again, and try once more.",
)
NO_LIST = mark(
    "Sound",
    "The microphones cannot be listed: check the sound settings, then press “Look again” ({cause})",
)

_LOCK_SECONDS = 3.0  # opening a device takes 10 ms; a hanging sound server holds on for a minute
_ALONE_SECONDS = 0.25  # closing one takes 2 ms; another that hangs keeps nobody's microphone open
_HARDWARE_ADDRESS = re.compile(r"\s*\(hw:\d+,\d+\)$")  # ALSA renumbers a card plugged in again


@dataclass(frozen=True, slots=True)
class Device:
    """Something that can be recorded from.

    index : PortAudio's number, good only until the list is read again
    name, host_api : what identifies it from one day to the next
    channels : how many it can record at most
    sample_rate : Hz, the rate it prefers
    """

    index: int
    name: str
    channels: int
    sample_rate: int
    is_default: bool
    host_api: str = ""


class _OpenStreams:
    """How many streams use the library, and the lock under which they may become more."""

    def __init__(self) -> None:
        self.count = 0
        self.module: ModuleType | None = None
        self._lock = threading.RLock()
        self._alone = threading.Lock()
        self._counting = threading.Lock()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Raises SourceProblem instead of waiting for ever."""
        if not self._lock.acquire(timeout=_LOCK_SECONDS):
            raise SourceProblem(NOT_ANSWERING, for_now=True)
        try:
            yield
        finally:
            self._lock.release()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """One stream comes or goes at a time: PortAudio's list of them has no lock of its own.

        Going on after a while is right. What hangs is not at the list: opening adds to it at the
        very end, and closing takes from it at the very beginning.
        """
        alone = self._alone.acquire(timeout=_ALONE_SECONDS)
        try:
            yield
        finally:
            if alone:
                self._alone.release()

    def counts(self, more: int) -> None:
        """Never waits: one stream that hangs in opening must not keep others from being counted."""
        with self._counting:
            self.count += more

    def leave(self) -> None:
        """At the program's end: PortAudio would wait a minute for a stream that hangs."""
        idle = self.count == 0 and self._lock.acquire(blocking=False)
        if idle and self.module is not None:
            self.module._exit_handler()


_open_streams = _OpenStreams()


def load_portaudio() -> ModuleType:
    """The module `sounddevice`, imported when first needed.

    Raises SourceProblem with the cure when it, or the PortAudio library beneath it, is missing.
    """
    try:
        import sounddevice
    except ImportError as error:
        raise SourceProblem(SOUNDDEVICE_MISSING) from error
    except OSError as error:  # the Linux wheel brings no PortAudio of its own
        raise SourceProblem(PORTAUDIO_MISSING) from error
    module: ModuleType = sounddevice
    with _open_streams.held():
        if _open_streams.module is None:
            _open_streams.module = module
            atexit.unregister(module._exit_handler)
            atexit.register(_open_streams.leave)
    return module


def portaudio_problem() -> str | None:
    """None when sound can be recorded, else one sentence that says what to install."""
    try:
        load_portaudio()
    except SourceProblem as problem:
        return str(problem)
    return None


def list_devices(*, refresh: bool = True) -> tuple[Device, ...]:
    """Everything that can be recorded from, the system's default first.

    Empty without a microphone. With `refresh` PortAudio looks again, unless a stream is open; that
    takes 20-60 ms (much longer when a sound server hangs), so ask on a background thread:
    `services.devices.DeviceService` does. Raises SourceProblem without PortAudio, or when the
    sound system does not answer.
    """
    sounddevice = load_portaudio()
    with _open_streams.held():
        try:
            if refresh and _open_streams.count == 0:
                _initialize_anew(sounddevice)
            devices = tuple(_inputs(sounddevice))
        except sounddevice.PortAudioError as error:
            raise SourceProblem(NO_LIST.fill(cause=error)) from error
    return tuple(sorted(devices, key=lambda device: not device.is_default))


def find_device(devices: Sequence[Device], name: str, host_api: str = "") -> Device | None:
    """The device of that name (and host API, unless empty); None when it is not there.

    The "(hw:1,0)" that ALSA appends is ignored if only that differs and the rest is unique.
    """
    candidates = [device for device in devices if host_api in ("", device.host_api)]
    exact = [device for device in candidates if device.name == name]
    if exact:
        return exact[0]
    plain = _HARDWARE_ADDRESS.sub("", name)
    alike = [d for d in candidates if _HARDWARE_ADDRESS.sub("", d.name) == plain]
    return alike[0] if len(alike) == 1 else None


@contextmanager
def stream_opening() -> Iterator[None]:
    """Hold the device list still while a stream is opened, and count the stream when it was."""
    with _open_streams.held(), _open_streams.alone():
        yield
        _open_streams.counts(+1)


@contextmanager
def stream_closing() -> Iterator[None]:
    """Close a stream counted by `stream_opening` in here: alone, and counted no more.

    Abort it before: that may hang for long.
    """
    with _open_streams.alone():
        yield
    _open_streams.counts(-1)


def _initialize_anew(sounddevice: ModuleType) -> None:
    try:
        sounddevice._terminate()
    finally:
        sounddevice._initialize()


def _inputs(sounddevice: ModuleType) -> Iterator[Device]:
    host_apis: Sequence[dict[str, Any]] = sounddevice.query_hostapis()
    default = sounddevice.default.device[0]
    for index, found in enumerate(sounddevice.query_devices()):
        if found["max_input_channels"] < 1:
            continue
        yield Device(
            index=index,
            name=found["name"],
            channels=found["max_input_channels"],
            sample_rate=round(found["default_samplerate"]),
            is_default=index == default,
            host_api=host_apis[found["hostapi"]]["name"],
        )


def renumbered(device: Device) -> Device | None:
    """`device` as it is numbered now, or None when it is not plugged in."""
    now = find_device(list_devices(), device.name, device.host_api)
    return None if now is None else replace(device, index=now.index, channels=now.channels)
