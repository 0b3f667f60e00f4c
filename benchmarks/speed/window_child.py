"""`python -m benchmarks.speed.window_child cpu SECONDS | latency BURSTS | crowd SECONDS`: JSON.

The real window and services. ALSA must be told of the virtual microphone before PortAudio loads.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from tests.integration.virtual_microphone import (
    SAMPLE_RATE,
    VirtualMicrophone,
    microphones_of_this_run,
    why_unavailable,
)

if why_unavailable() is None:
    os.environ["ALSA_CONFIG_PATH"] = str(microphones_of_this_run().alsa_config)

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.speed import crowd as crowded
from benchmarks.speed.voices import made_up
from benchmarks.speed.window import SPEAKERS
from desktop_app.app import Program, Services, application, build_services
from desktop_app.audio.devices import find_device, list_devices
from desktop_app.audio.file_source import FileSource
from desktop_app.audio.microphone import Microphone
from desktop_app.options import AppOptions
from desktop_app.pages.claims import ANYONE
from desktop_app.widgets.level_meter import ClipLight, LevelMeter
from resources import demo_recordings

SETTLE_S = 2.0
LOUD_DBFS = -35.0
QUIET_DBFS = -55.0
GIVE_UP_S = 3.0


def main() -> int:
    """Measures one of the three."""
    what, amount = sys.argv[1], int(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        services = build_services(AppOptions(data=Path(folder)))
        services.settings.update(first_start_seen=True)
        for speaker in made_up(crowded.SPEAKERS if what == "crowd" else SPEAKERS):
            services.store.save(speaker)  # the window is told once, below
        services.speakers.changed.emit()
        program = Program(application(), services, "light")
        program.window.show()
        try:
            found = _MEASURES[what](program, amount)
        finally:
            program.window.close_at_once()
            services.close()
            microphones_of_this_run().close()
    print(json.dumps({**found, "platform": QApplication.platformName()}))
    return 0


def wait(seconds: float) -> None:
    """Lets events run."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def cpu(program: Program, seconds: int) -> dict[str, Any]:
    """CPU of the whole process while a demo person speaks in real time."""
    services = program.services
    _play(services, 4)
    first, _ = services.live.frames_since(0)
    threads = thread_seconds()
    wall, used = time.perf_counter(), time.process_time()
    wait(seconds)
    used, wall = time.process_time() - used, time.perf_counter() - wall
    grown = {name: after - threads.get(name, 0.0) for name, after in thread_seconds().items()}
    heaviest = sorted(grown.items(), key=lambda item: -item[1])[:3]
    return {
        "percent": 100 * used / wall,
        "seconds": wall,
        "frames": services.live.frames_since(0)[0] - first,
        "lost": services.live.snapshot().samples_lost,
        "threads": ", ".join(f"{name} {100 * value / wall:.1f} %" for name, value in heaviest),
    }


def _play(services: Services, recordings: int) -> None:
    """Demo people, one after the other, in real time."""
    people = demo_recordings()
    paths = [people[index % len(people)].verify for index in range(recordings)]
    services.live.start(FileSource(paths, "demo"))
    wait(SETTLE_S)


class Pictures(QObject):
    """When each picture was painted: every tick of the window moves the level meter."""

    def __init__(self, meter: LevelMeter) -> None:
        super().__init__()
        self.at: list[float] = []
        for part in meter.findChildren(QWidget):
            if not isinstance(part, ClipLight):
                part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only looks."""
        if event.type() == QEvent.Type.Paint:
            self.at.append(time.perf_counter())
        return False


def crowd(program: Program, seconds: int) -> dict[str, Any]:
    """Everybody is scored and shown, the likeliest first, with the spectrogram open."""
    services, view = program.services, program.pages.verify.view
    program.pages.verify.choose(ANYONE)
    view.sort.setChecked(True)
    program.menus.toggle_sound()
    _play(services, seconds)
    pictures = Pictures(view.level)
    first, _ = services.live.frames_since(0)
    threads = thread_seconds()
    wall, busy = time.perf_counter(), time.thread_time()
    wait(seconds)
    busy, wall = time.thread_time() - busy, time.perf_counter() - wall
    grown = {name: after - threads.get(name, 0.0) for name, after in thread_seconds().items()}
    heaviest = sorted(grown.items(), key=lambda item: -item[1])[:3]
    between_ms = 1000 * np.diff(pictures.at)
    return {
        "speakers": len(services.speakers.all()),
        "pictures": len(pictures.at),
        "pictures_per_s": len(pictures.at) / wall,
        "gui_busy_percent": 100 * busy / wall,
        "median_ms": float(np.median(between_ms)),
        "p999_ms": float(np.percentile(between_ms, 99.9, method="higher")),
        "greatest_ms": float(between_ms.max()),
        "seconds": wall,
        "frames": services.live.frames_since(0)[0] - first,
        "lost": services.live.snapshot().samples_lost,
        "threads": ", ".join(f"{name} {100 * value / wall:.1f} %" for name, value in heaviest),
    }


def thread_seconds() -> dict[str, float]:
    """CPU of each thread of this process (Linux)."""
    tasks = Path("/proc/self/task")
    if not tasks.exists():
        return {}
    found = {}
    ticks = os.sysconf("SC_CLK_TCK")
    for task in tasks.iterdir():
        name, _, rest = (task / "stat").read_text().rpartition(")")
        fields = rest.split()
        main_thread = "GUI thread" if int(task.name) == os.getpid() else name.partition("(")[2]
        found[f"{main_thread} {task.name}"] = (int(fields[11]) + int(fields[12])) / ticks
    return found


class Painted(QObject):
    """The moment when the meter is first painted with a loud level."""

    def __init__(self, meter: LevelMeter) -> None:
        super().__init__()
        self._meter = meter
        self.at: float | None = None
        for part in [meter, *meter.findChildren(QWidget)]:
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only looks."""
        loud = self._meter.motion.level_dbfs > LOUD_DBFS
        if event.type() == QEvent.Type.Paint and loud and self.at is None:
            self.at = time.perf_counter()
        return False


def latency(program: Program, bursts: int) -> dict[str, Any]:
    """Bursts of noise, each after the meter has come to rest."""
    microphone = microphones_of_this_run().mic_a
    microphone.plug_in()
    device = find_device(list_devices(), "mic_a", "ALSA")
    if device is None:
        raise SystemExit("PortAudio does not list the virtual microphone")
    program.services.live.start(Microphone(device))
    wait(SETTLE_S)
    sound = _burst_file(microphone)
    meter = program.pages.verify.view.level
    painted = Painted(meter)
    rng = np.random.default_rng(0)
    found = []
    for _ in range(bursts):
        _until(lambda: meter.motion.level_dbfs < QUIET_DBFS)
        wait(rng.uniform(0.05, 0.15))  # no fixed phase against the window's timer
        painted.at = None
        began = time.perf_counter()
        player = microphone.play(sound)
        _until(lambda: painted.at is not None)
        found.append(1000 * ((painted.at or np.nan) - began))
        player.wait()
    return {
        "median_ms": float(np.median(found)),
        "p95_ms": float(np.percentile(found, 95)),
        "greatest_ms": float(np.max(found)),
        "bursts": bursts,
    }


def _burst_file(microphone: VirtualMicrophone) -> Path:
    path = Path(microphone.socket).parent / "burst.wav"
    noise = np.random.default_rng(1).uniform(-0.5, 0.5, SAMPLE_RATE // 5)
    soundfile.write(path, noise, SAMPLE_RATE, subtype="PCM_16")
    return path


def _until(condition: Callable[[], bool]) -> None:
    deadline = time.perf_counter() + GIVE_UP_S
    while not condition():
        if time.perf_counter() > deadline:
            raise SystemExit("the meter did not move in time")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


_MEASURES = {"cpu": cpu, "latency": latency, "crowd": crowd}

if __name__ == "__main__":
    sys.exit(main())
