"""A recording plays like a microphone: in real time, complete, and its end is told once."""

import threading
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from desktop_app.audio.file_source import FileSource
from desktop_app.audio.ring import SampleRing
from desktop_app.audio.source import SourceProblem

RATE = 16_000


class Ears:
    """What a source told."""

    def __init__(self) -> None:
        self.lost: list[str] = []
        self.ended = threading.Event()
        self.ended_at = 0.0

    def on_ended(self) -> None:
        self.ended_at = time.monotonic()
        self.ended.set()


def noise(seconds: float, rate: int = RATE) -> np.ndarray:
    return np.random.default_rng(7).uniform(-0.5, 0.5, round(seconds * rate)).astype(np.float32)


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    path = tmp_path / "spoken.wav"
    soundfile.write(path, noise(1.01), RATE, subtype="FLOAT")
    return path


def test_every_sample_arrives_and_the_end_is_told(recording: Path) -> None:
    ring, ears = SampleRing(RATE * 8), Ears()
    source = FileSource(recording, speed=20.0)
    source.start(ring, ears.lost.append, ears.on_ended)
    assert ears.ended.wait(5.0)
    np.testing.assert_array_equal(ring.read_since(0)[0], noise(1.01))
    assert source.sample_rate == RATE
    assert source.name == "spoken.wav"
    assert ears.lost == []


def test_the_pace_is_that_of_a_microphone(recording: Path) -> None:
    ring, ears = SampleRing(RATE * 8), Ears()
    started = time.monotonic()
    FileSource(recording).start(ring, ears.lost.append, ears.on_ended)
    assert ears.ended.wait(5.0)
    assert 1.0 <= ears.ended_at - started < 1.4


def test_being_late_once_is_made_up_for(recording: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pacing by sleeping a block at a time would end 0.3 s late."""
    ring, ears = SampleRing(RATE * 8), Ears()
    write = ring.write

    def slow_once(samples: np.ndarray) -> None:
        if ring.written == 0:
            time.sleep(0.3)
        write(samples)

    monkeypatch.setattr(ring, "write", slow_once)
    started = time.monotonic()
    FileSource(recording).start(ring, ears.lost.append, ears.on_ended)
    assert ears.ended.wait(5.0)
    assert ears.ended_at - started < 1.25


def test_stop_ends_it_at_once_and_silently(recording: Path) -> None:
    ring, ears = SampleRing(RATE * 8), Ears()
    source = FileSource(recording)
    source.start(ring, ears.lost.append, ears.on_ended)
    source.stop()
    assert not ears.ended.wait(1.3)
    assert ring.written < RATE


def test_several_files_play_one_after_another_at_the_rate_of_the_first(
    recording: Path, tmp_path: Path
) -> None:
    second = tmp_path / "second.flac"
    soundfile.write(second, noise(0.5, 44_100), 44_100)
    ring, ears = SampleRing(RATE * 8), Ears()
    source = FileSource([recording, second], name="demo", speed=20.0)
    source.start(ring, ears.lost.append, ears.on_ended)
    assert ears.ended.wait(5.0)
    assert source.name == "demo"
    assert ring.written == pytest.approx(RATE * 1.51, abs=2)


@pytest.mark.parametrize("content", [None, b"", b"this is no audio at all"])
def test_a_hostile_file_is_refused_with_its_name(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "hostile.wav"
    if content is not None:
        path.write_bytes(content)
    ears = Ears()
    with pytest.raises(SourceProblem, match=r"hostile\.wav"):
        FileSource(path).start(SampleRing(100), ears.lost.append, ears.on_ended)


def test_nonsense_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one file"):
        FileSource([])
    with pytest.raises(ValueError, match="speed must be positive"):
        FileSource("x.wav", speed=0.0)
