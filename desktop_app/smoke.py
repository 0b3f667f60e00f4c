"""`voxgate --smoke`: the real app, three seconds of a demo person, one line of JSON."""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from desktop_app.app import Program
from desktop_app.pages.claims import person
from gmm_core.scoring import SpeakerModel
from resources import demo_recordings

HEARD_S = 3.0
LOOK_MS = 20
GIVE_UP_MS = 60_000
OUR_ERROR = 70
MakeProgram = Callable[[Path], Program]


@dataclass(slots=True)
class Figures:
    """What is printed. time_to_first_score_s counts from the start of listening."""

    time_to_first_window_s: float = 0.0
    time_to_first_score_s: float | None = None
    frames_scored: int = 0
    frames_lost: int = 0
    decision: str = ""


class Smoke(QObject):
    """Enrolls a demo person from one recording, listens to the other, counts."""

    def __init__(self, qt: QApplication, program: Program) -> None:
        super().__init__()
        self._qt, self._program = qt, program
        self.figures = Figures()
        self._listening_since = 0.0
        self._next_frame = 0
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._count)

    def begin(self) -> None:
        """Show the window, then enroll."""
        self._program.window.show()
        QTimer.singleShot(0, self, self._window_shown)
        QTimer.singleShot(GIVE_UP_MS, self, self._give_up)

    @Slot()
    def _window_shown(self) -> None:
        handle = self._program.window.windowHandle()
        if not handle.isExposed():  # not on the screen yet
            QTimer.singleShot(1, self, self._window_shown)
            return
        self.figures.time_to_first_window_s = round(_seconds_since_process_start(), 3)
        demo = demo_recordings()[0]
        services = self._program.services
        self._job = services.enrolling.train([demo.enroll], demo.name, None)
        self._job.finished.connect(self._enrolled)
        self._job.failed.connect(self._fail)

    @Slot(object)
    def _enrolled(self, model: SpeakerModel) -> None:
        services = self._program.services
        services.sources.choose(services.sources.demos[0].key)
        services.live.source_lost.connect(self._fail)
        # The pages hear of the new speaker from the event queue, so the claim waits behind it.
        QTimer.singleShot(0, self, lambda: self._listen(model.name))

    def _listen(self, name: str) -> None:
        self._program.pages.verify.choose(person(name))
        self._program.pages.verify.start()
        self._listening_since = time.perf_counter()
        self._look.start()

    @Slot()
    def _count(self) -> None:
        live, figures = self._program.services.live, self.figures
        self._next_frame, frames = live.frames_since(self._next_frame)
        if frames and figures.time_to_first_score_s is None:
            waited = time.perf_counter() - self._listening_since
            figures.time_to_first_score_s = round(waited, 3)
        figures.frames_scored += len(frames)
        if frames:
            figures.decision = frames[-1].decision.value
        snapshot = live.snapshot()
        figures.frames_lost = snapshot.samples_lost
        if snapshot.seconds >= HEARD_S and frames_enough(figures):
            self._look.stop()
            self._qt.exit(0)

    @Slot(object)
    def _fail(self, problem: object) -> None:
        print(f"voxgate --smoke: {problem}", file=sys.stderr)  # noqa: T201
        self._qt.exit(OUR_ERROR)

    @Slot()
    def _give_up(self) -> None:
        scored = self.figures.frames_scored
        self._fail(f"{scored} looks were scored within {GIVE_UP_MS // 1000} s, too few")


def frames_enough(figures: Figures) -> bool:
    """Three seconds are thirty looks; on a busy machine the last ones come late."""
    return figures.frames_scored >= 20


def run(qt: QApplication, make_program: MakeProgram) -> int:
    """Returns the exit status: 0 when sound was scored."""
    with tempfile.TemporaryDirectory() as folder:
        program = make_program(Path(folder))
        smoke = Smoke(qt, program)
        smoke.begin()
        status = qt.exec()
        program.window.close_at_once()
        program.services.close()
        figures = smoke.figures
    line = {
        "time_to_first_window_s": figures.time_to_first_window_s,
        "time_to_first_score_s": figures.time_to_first_score_s,
        "frames_scored": figures.frames_scored,
        "frames_lost": figures.frames_lost,
        "decision": figures.decision,
    }
    if status == 0:
        print(json.dumps(line))  # noqa: T201 - the answer of the command
    return status


def _seconds_since_process_start() -> float:
    """Since the process began, imports included; elsewhere than on Linux: time spent computing."""
    stat = Path("/proc/self/stat")
    if not stat.exists():
        return time.process_time()
    ticks = int(stat.read_text().rsplit(")", 1)[1].split()[19])
    up_s = time.clock_gettime(time.CLOCK_BOOTTIME)
    return up_s - ticks / os.sysconf("SC_CLK_TCK")
