"""What is listened to: a microphone, a demo person, or a file; one choice for the whole program."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from desktop_app.audio.devices import Device
from desktop_app.audio.file_source import FileSource
from desktop_app.audio.microphone import Microphone
from desktop_app.audio.source import AudioSource
from desktop_app.services.devices import DeviceService
from desktop_app.services.settings import Settings

PURPOSES = ("verify", "enroll")


class DemoRecording(Protocol):
    """Two recordings of one person that travel with the program."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def enroll(self) -> Path: ...
    @property
    def verify(self) -> Path: ...


@dataclass(frozen=True, slots=True)
class SourceChoice:
    """One thing that can be listened to.

    key : what `choose` takes
    label : what a person calls it
    live : True for a microphone, False for a recording
    """

    key: str
    label: str
    live: bool


class SourceService(QObject):
    """Knows what can be listened to, and makes a fresh source of the chosen one."""

    changed = Signal()  # other choices, another choice, or another problem

    def __init__(
        self,
        devices: DeviceService,
        settings: Settings,
        recordings: Sequence[DemoRecording] = (),
        file: Path | None = None,
        parent: QObject | None = None,
    ) -> None:
        """file : a recording that is the microphone from the start (`--source FILE`)"""
        super().__init__(parent)
        self._devices = devices
        self._settings = settings
        self._recordings = {f"demo:{recording.id}": recording for recording in recordings}
        self._file = file
        self._override = "file" if file is not None else None
        self._microphone, self._host_api = settings.microphone, settings.host_api
        self.looked = False  # whether the list of microphones has been read at all
        devices.changed.connect(self._devices_changed)

    @property
    def microphones(self) -> tuple[SourceChoice, ...]:
        """The microphones, the system's default first."""
        return tuple(map(_device_choice, self._devices.devices))

    @property
    def demos(self) -> tuple[SourceChoice, ...]:
        """The demo people."""
        return tuple(
            SourceChoice(key, self._demo_name(recording), live=False)
            for key, recording in self._recordings.items()
        )

    @property
    def current(self) -> SourceChoice | None:
        """What `make` makes; None when there is no microphone and nothing else was chosen."""
        if self._override == "file" and self._file is not None:
            return SourceChoice("file", self._file.name, live=False)
        if self._override is not None:
            return next(choice for choice in self.demos if choice.key == self._override)
        device = self._device()
        return None if device is None else _device_choice(device)

    @property
    def problem(self) -> str | None:
        """Why there is no microphone, with the cure; None when there is one or none is needed."""
        if self._override is not None or not self.looked or self._device() is not None:
            return None
        if self._devices.problem is not None:
            return self._devices.problem
        return self.tr(
            "The microphone “{name}” is not connected: plug it in, or choose another one in "
            "Settings."
        ).format(name=self._microphone)

    def choose(self, key: str) -> None:
        """Listen to this from now on; a microphone is remembered for the next start.

        Raises ValueError for a key that is neither among `microphones` nor `demos`, OSError when
        the choice holds but could not be saved.
        """
        if key in self._recordings or (key == "file" and self._file is not None):
            self._override = key
        else:
            self._choose_device(self._device_of(key))
            return
        self.changed.emit()

    def follow_settings(self) -> None:
        """The settings were reset or restored: listen to the microphone that they name."""
        self._microphone, self._host_api = self._settings.microphone, self._settings.host_api
        self._override = None
        self.changed.emit()

    def refresh(self) -> None:
        """Look for microphones again; `changed` follows."""
        self._devices.refresh()

    def make(self, purpose: str) -> AudioSource | None:
        """A fresh source for "verify" or "enroll"; None when there is nothing to listen to.

        A demo person has two recordings: enrolling hears one, verifying hears the other.
        """
        if purpose not in PURPOSES:
            raise ValueError(f"purpose must be one of {', '.join(PURPOSES)}, not {purpose!r}")
        if self._override == "file" and self._file is not None:
            return FileSource(self._file)
        if self._override is not None:
            recording = self._recordings[self._override]
            path = recording.enroll if purpose == "enroll" else recording.verify
            return FileSource(path, self._demo_name(recording))
        device = self._device()
        return None if device is None else Microphone(device)

    def maker(self, key: str) -> Callable[[], AudioSource]:
        """Makes one of `microphones`, on any thread, to be looked at only: no route is followed.

        Raises ValueError like `choose`.
        """
        return partial(Microphone, self._device_of(key), follow_route=False)

    def _demo_name(self, recording: DemoRecording) -> str:
        return self.tr("Demo recordings of {name}").format(name=recording.name)

    def _choose_device(self, device: Device) -> None:
        self._microphone, self._host_api = device.name, device.host_api or None
        self._override = None
        self.changed.emit()
        self._settings.update(microphone=self._microphone, host_api=self._host_api)

    def _device(self) -> Device | None:
        return self._devices.chosen(self._microphone, self._host_api or "")

    def _device_of(self, key: str) -> Device:
        for device in self._devices.devices:
            if _device_choice(device).key == key:
                return device
        keys = [choice.key for choice in (*self.microphones, *self.demos)]
        raise ValueError(f"there is no source {key!r}; choose one of {', '.join(keys)}")

    @Slot(object)
    def _devices_changed(self, _devices: object) -> None:
        self.looked = True
        self.changed.emit()


def _device_choice(device: Device) -> SourceChoice:
    return SourceChoice(f"mic:{device.host_api}:{device.name}", device.name, live=True)
