"""What becomes of samples, gaps and wishes, step by step and without a thread."""

import threading
from dataclasses import replace

import numpy as np
import pytest

from desktop_app.audio.ring import SampleRing
from desktop_app.audio.source import SourceProblem
from desktop_app.services.history import FrameHistory
from desktop_app.services.level import SILENCE_DBFS, LevelWindow
from desktop_app.services.listener import Listener, LiveSnapshot, Wishes
from desktop_app.services.tap import EnrollmentTap
from tests.app.live_doubles import HOP, RATE, Collector, Frame, Sessions, Speaker

ANNA = (Speaker("Anna"),)


class Bench:
    """A listener, everything around it, and what came out."""

    def __init__(self, capacity: int = 8 * RATE) -> None:
        self.ring = SampleRing(capacity)
        self.sessions = Sessions()
        self.history = FrameHistory()
        self.decided: list[Frame] = []
        self.listener = Listener(self.ring, RATE, self.sessions, self.history, self.decided.append)
        self.wishes = Wishes(speakers=ANNA)

    def hear(self, seconds: float, value: float = 0.5, gap_before: bool = False) -> LiveSnapshot:
        samples = np.full(round(seconds * RATE), value, np.float32)
        self.ring.write(samples, gap_before=gap_before)
        return self.step()

    def step(self) -> LiveSnapshot:
        return list(self.listener.step(self.wishes))[-1]

    @property
    def frames(self) -> tuple[Frame, ...]:
        return self.history.since(0)[1]


def test_every_sample_reaches_the_session_once_and_in_order() -> None:
    bench = Bench()
    bench.step()
    ramp = np.arange(20_000, dtype=np.float32)
    for first, last in [(0, 1), (1, 500), (500, 9_000), (9_000, 20_000)]:
        bench.ring.write(ramp[first:last])
        bench.step()
    heard = bench.sessions.made[0].heard
    np.testing.assert_array_equal(np.concatenate(heard), ramp)
    assert max(map(len, heard)) <= RATE // 10


def test_the_snapshot_tells_the_newest_frame_and_the_seconds() -> None:
    bench = Bench()
    snapshot = bench.hear(0.55)
    assert snapshot.running
    assert snapshot.seconds == pytest.approx(0.55)
    assert snapshot.frame == bench.frames[-1]
    assert snapshot.frame is not None
    assert snapshot.frame.end_sample == 5 * HOP
    assert snapshot.samples_lost == 0


def test_only_changes_of_the_decision_are_told() -> None:
    bench = Bench()
    bench.hear(1.0, -0.5)
    bench.hear(1.0, 0.5)
    bench.hear(1.0, 0.5)
    bench.hear(1.0, -0.5)
    assert [frame.decision for frame in bench.decided] == ["listening", "accept", "listening"]
    assert len(bench.frames) == 40


def test_a_gap_reaches_the_session_before_the_samples_after_it() -> None:
    bench = Bench()
    bench.hear(0.5)
    snapshot = bench.hear(0.5, gap_before=True)
    session = bench.sessions.made[0]
    assert session.calls == ["gap 1"]
    assert snapshot.samples_lost == 1
    assert [frame.gap for frame in bench.frames] == [False] * 5 + [True] + [False] * 4


def test_the_frames_clock_counts_lost_samples_too() -> None:
    """0.5 s heard, then the ring overruns: frame indexes stay those of the ring."""
    bench = Bench(capacity=RATE)
    bench.hear(0.5)
    bench.hear(3.0)
    assert bench.sessions.made[0].calls == ["gap 32000"]
    last = bench.frames[-1]
    # 56,000 samples were written; the session is given the last 16,000 of the 48,000 unheard
    assert bench.ring.written == 56_000
    assert last.end_sample == 56_000
    assert bench.step().samples_lost == 32_000


def test_other_speakers_or_strictness_are_told_to_the_session() -> None:
    bench = Bench()
    bench.hear(1.0)
    bench.wishes = replace(bench.wishes, strictness="strict")
    assert bench.step().frame is None  # the score was by the former measure
    bench.hear(0.3)
    bench.wishes = replace(bench.wishes, speakers=(*ANNA, Speaker("Ben")), claimed="Ben")
    bench.hear(0.3)
    assert bench.sessions.made[0].calls == ["strict", "speakers Anna Ben"]
    assert bench.frames[-1].claimed == "Ben"
    assert len(bench.sessions.made) == 1


def test_a_claim_or_a_new_attempt_keeps_the_session() -> None:
    bench = Bench()
    bench.hear(0.5)
    bench.wishes = replace(bench.wishes, claimed="Anna")
    assert bench.step().frame is None  # the score was of the former claim
    bench.wishes = replace(bench.wishes, attempt=1)
    bench.step()
    assert bench.sessions.made[0].calls == ["claimed Anna", "restart"]
    assert len(bench.sessions.made) == 1


def test_while_somebody_enrolls_nobody_is_verified() -> None:
    bench = Bench()
    bench.hear(0.5)
    tap = EnrollmentTap(Collector)
    bench.wishes = replace(bench.wishes, tap=tap)
    snapshot = bench.hear(1.0)
    assert snapshot.frame is None
    assert snapshot.level.peak_dbfs == pytest.approx(-6.02, abs=0.01)
    assert tap.status == RATE
    session = bench.sessions.made[0]
    assert sum(map(len, session.heard)) == RATE // 2
    bench.hear(0.1, gap_before=True)
    collector = tap.take()
    assert collector is not None
    assert collector.calls == ["gap"]
    bench.hear(1.0)
    assert collector.received == RATE + 1_600  # nothing after it was taken
    bench.wishes = replace(bench.wishes, tap=None, speakers=(*ANNA, Speaker("Ben")))
    bench.hear(0.2)
    # what was withheld (2.1 s and a gap of unknown length) is a gap to the session
    assert session.calls == ["speakers Anna Ben", "gap 33601"]
    assert bench.frames[-1].end_sample == bench.ring.written


def test_a_source_that_begins_with_an_enrollment() -> None:
    bench = Bench()
    tap = EnrollmentTap(Collector)
    bench.wishes = replace(bench.wishes, tap=tap)
    bench.hear(1.0)
    assert bench.sessions.made == []
    bench.wishes = replace(bench.wishes, tap=None)
    bench.hear(0.2)
    assert bench.sessions.made[0].calls == []
    assert [frame.end_sample for frame in bench.frames] == [17_600, 19_200]


def test_speech_that_is_there_already_takes_no_source_of_another_rate() -> None:
    kept = Collector(RATE)
    tap = EnrollmentTap(lambda _rate: kept)
    with pytest.raises(SourceProblem, match="48000 Hz, but the enrollment began at 16000 Hz"):
        tap.open(48_000)
    assert tap.take() is None, "whoever has the speech keeps it"
    assert kept.calls == []


def test_an_enrollment_goes_on_with_the_next_source_but_only_at_the_same_rate() -> None:
    tap = EnrollmentTap(Collector)
    tap.open(RATE)
    tap.push(np.zeros(100, np.float32))
    tap.open(RATE)
    with pytest.raises(SourceProblem, match="48000 Hz, but the enrollment began at 16000"):
        tap.open(48_000)
    collector = tap.take()
    assert collector is not None
    assert collector.calls == ["gap"]
    assert collector.received == 100


def test_discarding_happens_at_once_when_nobody_pushes() -> None:
    tap = EnrollmentTap(Collector)
    tap.discard_last_part()  # nothing there yet, and nothing to be discarded later
    tap.open(RATE)
    tap.push(np.zeros(100, np.float32))
    assert tap.status == 100
    tap.discard_last_part()
    assert tap.status == 0


def test_the_gui_never_waits_for_a_push() -> None:
    """A push that compares voices may take long; looking and discarding must not."""
    pushing, go_on = threading.Event(), threading.Event()

    class Slow(Collector):
        def push(self, samples: np.ndarray) -> int:
            pushing.set()
            go_on.wait(10.0)
            return super().push(samples)

    tap = EnrollmentTap(Slow)
    tap.open(RATE)
    worker = threading.Thread(target=tap.push, args=(np.zeros(100, np.float32),))
    worker.start()
    assert pushing.wait(5.0)
    tap.discard_last_part()
    assert tap.status == 0
    go_on.set()
    worker.join(5.0)
    collector = tap.take()
    assert collector is not None
    assert collector.calls == ["discard 100"]  # after the push that was under way
    assert tap.status == 0


def test_the_end_of_a_recording_gives_the_last_frame() -> None:
    bench = Bench()
    bench.hear(0.55)
    bench.listener.finish()
    assert bench.frames[-1].decision == "inconclusive"
    assert bench.frames[-1].end_sample == round(0.55 * RATE)


def test_the_history_numbers_frames_for_ever_and_forgets_the_oldest() -> None:
    history = FrameHistory(kept=3)
    frames = [Frame(i, i + 1, "listening", None, None) for i in range(5)]
    assert history.since(0) == (0, ())
    for frame in frames[:2]:
        history.append(frame)
    index, new = history.since(0)
    assert (index, new) == (2, tuple(frames[:2]))
    for frame in frames[2:]:
        history.append(frame)
    assert history.since(index) == (5, tuple(frames[2:]))
    assert history.since(0) == (5, tuple(frames[2:]))
    assert history.since(5) == (5, ())
    assert history.since(99) == (5, ())


def test_the_level_is_that_of_the_last_100_ms() -> None:
    level = LevelWindow(RATE)
    assert level.push(np.zeros(10, np.float32)).rms_dbfs == SILENCE_DBFS
    loud = level.push(np.full(1_600, 0.1, np.float32))
    assert loud.rms_dbfs == pytest.approx(-20.0, abs=1e-4)
    assert loud.peak_dbfs == pytest.approx(-20.0, abs=1e-4)
    assert not loud.clipped
    half = level.push(np.zeros(800, np.float32))
    assert half.rms_dbfs == pytest.approx(-23.01, abs=0.01)
    assert half.peak_dbfs == pytest.approx(-20.0, abs=1e-4)
    spike = np.zeros(100, np.float32)
    spike[50] = -32767 / 32768
    assert level.push(spike).clipped
    assert level.push(np.zeros(5_000, np.float32)).peak_dbfs == SILENCE_DBFS
