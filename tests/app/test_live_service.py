"""The live service as a page uses it: signals in the GUI thread, nothing outlives its source."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from desktop_app.audio.file_source import FileSource
from desktop_app.audio.source import SourceInfo, SourceProblem
from desktop_app.services import live as live_module
from desktop_app.services.analysis import Analysis
from desktop_app.services.history import FrameHistory
from desktop_app.services.listener import Wishes
from desktop_app.services.live import LiveService
from gmm_core.errors import ModelMismatch
from tests.app.live_doubles import RATE, Collector, HandSource, Sessions, Speaker
from tests.promises import granted

ANNA = (Speaker("Anna"),)


class Page(QObject):
    """Notes every signal in order."""

    def __init__(self, live: LiveService) -> None:
        super().__init__()
        self.told: list[object] = []
        self.threads: set[int] = set()
        live.started.connect(self.on_started)
        live.decision_changed.connect(self.on_decision)
        live.source_lost.connect(self.on_lost)
        live.source_ended.connect(self.on_ended)
        live.stopped.connect(self.on_stopped)

    def note(self, what: object) -> None:
        self.told.append(what)
        self.threads.add(threading.get_ident())

    @Slot(object)
    def on_started(self, info: object) -> None:
        self.note(info)

    @Slot(object)
    def on_decision(self, frame: object) -> None:
        self.note(getattr(frame, "decision", frame))

    @Slot(str)
    def on_lost(self, sentence: str) -> None:
        self.note(f"lost: {sentence}")

    @Slot()
    def on_ended(self) -> None:
        self.note("ended")

    @Slot()
    def on_stopped(self) -> None:
        self.note("stopped")


class Stage:
    def __init__(self) -> None:
        self.sessions = Sessions()
        self.live = LiveService(None, session_factory=self.sessions)
        self.page = Page(self.live)
        self.source = HandSource()


@pytest.fixture
def stage(qapp: object) -> Iterator[Stage]:
    one = Stage()
    one.live.set_speakers(ANNA)
    yield one
    one.live.stop()
    assert one.live.wait(2.0)


def begin(stage: Stage, qtbot: QtBot, source: HandSource | None = None) -> HandSource:
    source = source or stage.source
    stage.live.start(source)
    qtbot.waitUntil(lambda: SourceInfo(source.name, source.sample_rate) in stage.page.told)
    return source


def accepted(stage: Stage) -> Callable[[], bool]:
    def check() -> bool:
        frame = stage.live.snapshot().frame
        return frame is not None and frame.decision == "accept"

    return check


def test_from_start_to_stop(stage: Stage, qtbot: QtBot) -> None:
    source = begin(stage, qtbot)
    assert stage.live.running
    assert stage.live.source_name == "by hand"
    source.speak(0.5)
    qtbot.waitUntil(accepted(stage))
    qtbot.waitUntil(lambda: stage.live.frames_since(0)[0] == 5)  # the first accepts already
    assert stage.live.snapshot().seconds == pytest.approx(0.5)
    assert len(stage.live.frames_since(0)[1]) == 5
    qtbot.waitUntil(lambda: "accept" in stage.page.told)
    stage.live.stop()
    assert stage.page.told == [SourceInfo("by hand", RATE), "accept", "stopped"]
    assert stage.page.threads == {threading.get_ident()}
    assert not stage.live.running
    assert stage.live.source_name is None
    assert stage.live.wait(1.0)
    assert source.stopped


def test_an_acceptance_ends_with_stop_at_once(stage: Stage, qtbot: QtBot) -> None:
    source = begin(stage, qtbot)
    source.speak(0.5)
    qtbot.waitUntil(accepted(stage))
    stage.live.stop()
    assert stage.live.snapshot().frame is None
    assert not stage.live.snapshot().running


def test_an_acceptance_ends_with_the_loss_before_any_event_is_delivered(
    stage: Stage, qtbot: QtBot
) -> None:
    source = begin(stage, qtbot)
    source.speak(0.5)
    qtbot.waitUntil(accepted(stage))
    source.lose("The microphone was unplugged: plug it in again.")
    assert stage.live.snapshot().frame is None  # the event loop has not run since
    qtbot.waitUntil(lambda: not stage.live.running)
    assert stage.page.told[-2:] == [
        "lost: The microphone was unplugged: plug it in again.",
        "stopped",
    ]
    assert stage.live.wait(1.0)
    assert source.stopped


def test_an_acceptance_does_not_outlive_the_claim_it_was_made_for(
    stage: Stage, qtbot: QtBot
) -> None:
    source = begin(stage, qtbot)
    source.speak(0.5)
    qtbot.waitUntil(accepted(stage))
    stage.live.set_claimed("Anna")
    assert stage.live.snapshot().frame is None
    source.speak(0.1)
    qtbot.waitUntil(accepted(stage))
    stage.live.restart_attempt()
    assert stage.live.snapshot().frame is None
    qtbot.waitUntil(lambda: "restart" in stage.sessions.made[0].calls)


def test_another_source_takes_over_and_the_first_is_closed_before(
    stage: Stage, qtbot: QtBot
) -> None:
    first = begin(stage, qtbot)
    second = HandSource("second", 44_100)
    closed_before: list[bool] = []
    opening = second.start
    second.start = lambda *args: (closed_before.append(first.stopped), opening(*args))[1]
    begin(stage, qtbot, second)
    assert closed_before == [True]
    first.lose("too late")
    qtbot.wait(100)
    assert stage.page.told == [
        SourceInfo("by hand", RATE),
        "stopped",
        SourceInfo("second", 44_100),
    ]


def test_stop_is_quick_even_when_the_source_hangs(stage: Stage, qtbot: QtBot) -> None:
    released = threading.Event()
    source = begin(stage, qtbot)
    source.stop = lambda: released.wait(10.0)
    started = time.monotonic()
    stage.live.stop()
    assert time.monotonic() - started < granted(0.2)
    assert not stage.live.wait(0.05)
    released.set()


def test_a_source_that_cannot_be_opened_says_why(stage: Stage, qtbot: QtBot) -> None:
    def refuse(*_args: object) -> None:
        raise SourceProblem("It is in use by another program: close that program.")

    stage.source.start = refuse
    stage.live.start(stage.source)
    qtbot.waitUntil(lambda: not stage.live.running)
    assert stage.page.told == [
        "lost: It is in use by another program: close that program.",
        "stopped",
    ]


def test_a_source_that_never_opens_is_given_up(
    stage: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_module, "OPENING_MS", 50)
    slow = LiveService(None, session_factory=stage.sessions)
    page = Page(slow)
    released = threading.Event()
    stage.source.start = lambda *_args: released.wait(10.0)
    slow.start(stage.source)
    qtbot.waitUntil(lambda: not slow.running, timeout=1000)
    assert str(page.told[0]).startswith("lost: “by hand” does not answer")
    released.set()
    assert slow.wait(2.0)
    qtbot.wait(50)
    assert page.told[1:] == ["stopped"]


def test_a_defect_in_the_analysis_is_logged_and_the_app_goes_on(
    stage: Stage, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    stage.sessions.fail_with = ZeroDivisionError("a defect")
    source = begin(stage, qtbot)
    source.speak(0.5)
    qtbot.waitUntil(lambda: not stage.live.running)
    assert str(stage.page.told[-2]).startswith("lost: Listening stopped because of an error")
    assert "ZeroDivisionError" in caplog.text
    assert "Traceback" in caplog.text
    stage.sessions.fail_with = None
    again = begin(stage, qtbot, HandSource("again"))
    again.speak(0.5)
    qtbot.waitUntil(accepted(stage))


def test_whatever_happens_the_source_is_closed(stage: Stage) -> None:
    def refuse(_analysis: Analysis, _event: object) -> None:
        raise RuntimeError("nobody can be told")

    analysis = Analysis(stage.source, Wishes(), stage.sessions, FrameHistory(), refuse)
    with pytest.raises(RuntimeError, match="nobody can be told"):
        analysis._run()
    assert stage.source.stopped


def test_a_profile_that_does_not_fit_is_named(stage: Stage, qtbot: QtBot) -> None:
    stage.sessions.fail_with = ModelMismatch("Anna", "a" * 64, "b" * 64)
    source = begin(stage, qtbot)
    source.speak(0.5)
    qtbot.waitUntil(lambda: not stage.live.running)
    assert "“Anna” was made with another background model" in str(stage.page.told[-2])


def test_a_recording_is_heard_to_its_end(stage: Stage, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "spoken.wav"
    soundfile.write(path, np.full(round(1.03 * RATE), 0.5, np.float32), RATE, subtype="FLOAT")
    stage.live.start(FileSource(path, speed=10.0))
    qtbot.waitUntil(lambda: "stopped" in stage.page.told)
    assert stage.page.told == [
        SourceInfo("spoken.wav", RATE),
        "accept",
        "inconclusive",
        "ended",
        "stopped",
    ]
    session = stage.sessions.made[0]
    assert session.received == round(1.03 * RATE)
    assert session.calls == ["flush"]
    assert stage.live.snapshot().frame is None


def test_enrolling_takes_the_samples_over_a_lost_microphone(stage: Stage, qtbot: QtBot) -> None:
    live = stage.live
    assert live.enrollment_status() is None
    live.begin_enrollment(Collector)
    assert live.enrollment_status() is None
    source = begin(stage, qtbot)
    source.speak(0.5)
    qtbot.waitUntil(lambda: live.enrollment_status() == RATE // 2)
    assert live.snapshot().frame is None
    source.lose("gone: plug it in")
    qtbot.waitUntil(lambda: not live.running)
    assert live.enrollment_status() == RATE // 2
    again = begin(stage, qtbot, HandSource("plugged in again"))
    again.speak(0.5)
    qtbot.waitUntil(lambda: live.enrollment_status() == RATE)
    live.discard_last_part()
    qtbot.waitUntil(lambda: live.enrollment_status() == 0)
    collector = live.end_enrollment()
    assert collector is not None
    assert collector.calls == ["gap", f"discard {RATE}"]
    assert live.enrollment_status() is None
    assert live.end_enrollment() is None
    again.speak(0.5)
    qtbot.waitUntil(accepted(stage))
    assert stage.sessions.made[-1].sample_rate == RATE


def test_a_claim_must_be_among_the_speakers(stage: Stage) -> None:
    stage.live.set_claimed("Anna")
    with pytest.raises(ValueError, match="'Zoe' is not among"):
        stage.live.set_claimed("Zoe")


def test_a_claimed_speaker_who_was_deleted_is_not_claimed_any_more(
    stage: Stage, qtbot: QtBot
) -> None:
    stage.live.set_claimed("Anna")
    stage.live.set_speakers((Speaker("Ben"),))
    source = begin(stage, qtbot)
    source.speak(0.1)
    qtbot.waitUntil(lambda: bool(stage.sessions.wishes))
    assert stage.sessions.wishes[0].claimed is None


def test_stop_without_a_source_tells_nothing(stage: Stage) -> None:
    stage.live.stop()
    assert stage.page.told == []
    assert stage.live.wait(0.0)
