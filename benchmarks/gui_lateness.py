"""How late the GUI's timer comes while the window listens and enrollments train.

The real window, the real services, a demo recording in real time as the microphone and one
training after the other from a demo recording: `python -m benchmarks.gui_lateness`. Promised are
99.9 % of all ticks within 50 ms and none later than 200 ms.
"""

import argparse
import json
import math
import os
import platform
import sys
import tempfile
import time
from collections.abc import Generator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from desktop_app.app import Program, Services, application, build_services
from desktop_app.audio.devices import find_device, list_devices
from desktop_app.audio.file_source import FileSource
from desktop_app.audio.microphone import Microphone
from desktop_app.audio.source import AudioSource
from desktop_app.options import AppOptions
from desktop_app.services.speakers import SpeakerService
from gmm_core import enroll
from gmm_core.audio import read_audio
from gmm_core.enrollment import CONSENT_VERSION
from gmm_core.progress import finish
from gmm_core.scoring import Consent
from resources import demo_recordings

INTERVAL_MS = 33
RESULT = Path(__file__).parent / "results" / "gui_lateness.json"
TODAY = "2026-11-22T00:00:00+00:00"
CONSENT = Consent(given_by="the demo's readers", text_version=CONSENT_VERSION, given_at=TODAY)


@dataclass(frozen=True, slots=True)
class Lateness:
    """Of the ticks of a 33 ms timer in the GUI thread, against 33 ms after the tick before."""

    ticks: int
    median_ms: float
    p99_ms: float
    p999_ms: float
    greatest_ms: float
    seconds: float
    trainings: int  # enrollments that were trained and saved meanwhile
    frames: int  # scores that the live service computed meanwhile
    samples_lost: int


class Pulse(QObject):
    """Counts how late each tick of a GUI timer comes."""

    def __init__(self) -> None:
        super().__init__()
        self.late_ms: list[float] = []
        self._before: float | None = None
        self._timer = QTimer(self, interval=INTERVAL_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    @Slot()
    def _tick(self) -> None:
        now = time.perf_counter()
        if self._before is not None:
            self.late_ms.append(max(0.0, (now - self._before) * 1000.0 - INTERVAL_MS))
        self._before = now


class Trainings(QObject):
    """Trains and saves one enrollment after the other, until told to stop."""

    def __init__(self, services: Services, recording: Path) -> None:
        super().__init__()
        self._services, self._recording = services, recording
        self._stopping = False
        self.count = 0
        self.errors: list[object] = []
        self._start()

    def stop(self) -> None:
        """Cancel the training under way and start no other."""
        self._stopping = True
        self._job.cancel()

    def _start(self) -> None:
        self._name = f"training {self.count}"
        self._job = self._services.enrolling.train([self._recording], self._name, CONSENT)
        self._job.finished.connect(self._finished)
        self._job.failed.connect(self._failed)

    @Slot(object)
    def _finished(self, _model: object) -> None:
        self.count += 1
        name = self._name
        self._services.jobs.start(lambda: _delete(self._services.speakers, name))
        if not self._stopping:
            self._start()

    @Slot(object)
    def _failed(self, error: object) -> None:
        self.errors.append(error)


def _delete(speakers: SpeakerService, name: str) -> Generator[None, None, None]:
    yield
    speakers.delete(name)


def measure(
    data_dir: Path,
    seconds: float,
    source: AudioSource | None = None,
    switch_interval_s: float | None = None,
) -> Lateness:
    """Open the window on an empty data folder, enroll two, then listen and train for `seconds`.

    source : by default a demo recording, again and again
    switch_interval_s : see sys.setswitchinterval; by default the app's own
    """
    recordings = demo_recordings()
    services = build_services(AppOptions(data=data_dir))
    try:
        _enroll_first_speakers(services)
        program = Program(application(), services, "light")
        if switch_interval_s is not None:
            sys.setswitchinterval(switch_interval_s)
        program.window.show()
        return _run(services, seconds, source or _demo(seconds), recordings[2].enroll)
    finally:
        services.close()


def _demo(seconds: float) -> FileSource:
    """The first demo voice, again and again for long enough."""
    path = demo_recordings()[0].verify
    samples, rate = read_audio(path)
    times = math.ceil((seconds + 5.0) * rate / len(samples))
    return FileSource([path] * times, "demo")


def _enroll_first_speakers(services: Services) -> None:
    for recording in demo_recordings()[:2]:
        audio = [read_audio(recording.enroll)]
        work = enroll(
            audio, services.background, recording.name, consent=CONSENT, recorded_at=TODAY
        )
        services.speakers.save(finish(work))


def _run(services: Services, seconds: float, source: AudioSource, recording: Path) -> Lateness:
    live = services.live
    live.start(source)
    _wait(1.0)  # the window's first paint and the source's opening are not what is measured
    first_frame, _ = live.frames_since(0)
    trainings = Trainings(services, recording)
    pulse = Pulse()
    _wait(seconds)
    late = np.array(pulse.late_ms)
    lost, frames = live.snapshot().samples_lost, live.frames_since(0)[0] - first_frame
    trainings.stop()
    _wait(0.2)
    if trainings.errors:
        raise RuntimeError(f"the training failed, nothing was measured: {trainings.errors[0]}")
    median, p99, p999 = np.percentile(late, [50.0, 99.0, 99.9], method="higher")
    return Lateness(
        ticks=len(late),
        median_ms=round(float(median), 2),
        p99_ms=round(float(p99), 2),
        p999_ms=round(float(p999), 2),
        greatest_ms=round(float(late.max()), 2),
        seconds=seconds,
        trainings=trainings.count,
        frames=frames,
        samples_lost=lost,
    )


def _wait(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def _microphone(name: str) -> Microphone:
    devices = list_devices()
    device = find_device(devices, name)
    if device is None:
        known = ", ".join(device.name for device in devices) or "none"
        raise SystemExit(f"there is no microphone {name!r}; there is: {known}")
    return Microphone(device)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, write the JSON file, and fail when the promise is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--switch-interval", type=float, help="seconds, see sys.setswitchinterval")
    parser.add_argument("--microphone", help="listen to the one of this name, not to the demo")
    parser.add_argument("--out", type=Path, default=RESULT)
    given = parser.parse_args(arguments)
    source = None if given.microphone is None else _microphone(given.microphone)
    with tempfile.TemporaryDirectory() as folder:
        lateness = measure(Path(folder), given.seconds, source, given.switch_interval)
    found = {
        **asdict(lateness),
        "switch_interval_s": sys.getswitchinterval(),
        "cpus": os.cpu_count(),
        "python": platform.python_version(),
        "source": given.microphone or "demo recording in real time",
        "qt_platform": QApplication.platformName(),
    }
    given.out.parent.mkdir(parents=True, exist_ok=True)
    given.out.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(found, indent=2))
    return 0 if lateness.p999_ms <= 50.0 and lateness.greatest_ms <= 200.0 else 1


if __name__ == "__main__":
    sys.exit(main())
