"""The list of microphones, read on a background thread: a hanging sound server must not hang us."""

import threading

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop_app.audio.devices import NO_MICROPHONE, Device, find_device, list_devices
from desktop_app.audio.source import SourceProblem
from desktop_app.language.engine_words import problem_words
from desktop_app.language.words import say


class DeviceService(QObject):
    """Knows the microphones as of the last `refresh`; lives in the GUI thread."""

    changed = Signal(object)  # tuple[Device, ...]; after every refresh, also when nothing changed
    # (devices, problem, this service and its thread), emitted on the reading thread. When everybody
    # else has let go of the service, its end must not come on that thread: Qt crashes when it
    # delivers to what ends elsewhere.
    _read = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._devices: tuple[Device, ...] = ()
        self._problem: str | None = None
        self._reading: threading.Thread | None = None
        self._read.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def devices(self) -> tuple[Device, ...]:
        """The default one first."""
        return self._devices

    @property
    def problem(self) -> str | None:
        """Why nothing can be recorded, as one sentence with the cure; None when it can."""
        return self._problem

    def refresh(self) -> None:
        """Look again; `changed` follows. While a stream is open the list stays as it is."""
        if self._reading is None or not self._reading.is_alive():
            self._reading = threading.Thread(target=self._look, name="devices", daemon=True)
            self._reading.start()

    def chosen(self, name: str | None, host_api: str = "") -> Device | None:
        """The device of that name, None when it is not there; without a name the default one."""
        if name is not None:
            return find_device(self._devices, name, host_api)
        return self._devices[0] if self._devices else None

    def _look(self) -> None:
        """The reading thread."""
        kept = (self, threading.current_thread())
        try:
            devices = list_devices()
        except SourceProblem as problem:
            self._read.emit((), problem_words(problem), kept)
        else:
            self._read.emit(devices, None if devices else say(NO_MICROPHONE), kept)

    @Slot(object, object, object)
    def _deliver(
        self,
        devices: tuple[Device, ...],
        problem: str | None,
        kept: tuple["DeviceService", threading.Thread],
    ) -> None:
        _service, thread = kept
        thread.join()  # all it has left to do is to let go of the service
        self._reading = None
        self._devices, self._problem = devices, problem
        self.changed.emit(devices)
