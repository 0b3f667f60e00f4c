"""The live service with the real engine and real voices, played several times faster than life."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from desktop_app.audio.file_source import FileSource
from desktop_app.services.live import LiveService
from gmm_core import enroll, load_background
from gmm_core.audio import read_audio
from gmm_core.enrollment import EnrollmentCollector
from gmm_core.progress import finish
from gmm_core.scoring import Background, SpeakerModel
from gmm_core.verification import Decision, ScoreFrame
from resources import demo_recordings
from tests.app.live_doubles import HandSource

FASTER = 6.0
PATIENCE_MS = 30_000


@pytest.fixture(scope="module")
def background() -> Background:
    return load_background()


@pytest.fixture(scope="module")
def anna(background: Background) -> SpeakerModel:
    """The first demo speaker."""
    return finish(enroll([read_audio(demo_recordings()[0].enroll)], background, "Anna"))


class Decisions(QObject):
    def __init__(self, live: LiveService) -> None:
        super().__init__()
        self.frames: list[ScoreFrame] = []
        live.decision_changed.connect(self.take)

    @Slot(object)
    def take(self, frame: ScoreFrame) -> None:
        self.frames.append(frame)

    @property
    def words(self) -> list[Decision]:
        return [frame.decision for frame in self.frames]


@pytest.fixture
def live(qapp: object, background: Background, anna: SpeakerModel) -> Iterator[LiveService]:
    service = LiveService(background)
    service.set_speakers((anna,))
    service.set_claimed("Anna")
    yield service
    service.stop()
    assert service.wait(2.0)


def stranger() -> Path:
    """The last demo speaker of the first one's gender."""
    first, *others = demo_recordings()
    return [other.verify for other in others if other.gender == first.gender][-1]


def beginning(path: Path, seconds: float, folder: Path) -> Path:
    """The first seconds of a recording, as a file."""
    samples, rate = read_audio(path, 0.0, seconds)
    cut = folder / f"{path.stem}.wav"
    soundfile.write(cut, samples, rate, subtype="FLOAT")
    return cut


def play(live: LiveService, qtbot: QtBot, *paths: Path) -> Decisions:
    told = Decisions(live)
    with qtbot.waitSignal(live.source_ended, timeout=PATIENCE_MS):
        live.start(FileSource(list(paths), speed=FASTER))
    return told


def test_the_enrolled_voice_is_accepted(live: LiveService, qtbot: QtBot, tmp_path: Path) -> None:
    told = play(live, qtbot, beginning(demo_recordings()[0].verify, 8.0, tmp_path))
    assert Decision.ACCEPT in told.words
    accepted = next(frame for frame in told.frames if frame.decision is Decision.ACCEPT)
    assert accepted.claimed == accepted.best == "Anna"
    assert live.snapshot().frame is None  # the recording is over, and so is the acceptance


def test_a_stranger_of_the_same_gender_is_rejected(
    live: LiveService, qtbot: QtBot, tmp_path: Path
) -> None:
    told = play(live, qtbot, beginning(stranger(), 15.0, tmp_path))
    assert Decision.ACCEPT not in told.words
    assert Decision.REJECT in told.words


def test_an_acceptance_is_withdrawn_when_somebody_else_takes_over(
    live: LiveService, qtbot: QtBot, tmp_path: Path
) -> None:
    own = beginning(demo_recordings()[0].verify, 8.0, tmp_path)
    told = play(live, qtbot, own, beginning(stranger(), 15.0, tmp_path))
    handed_over = len(read_audio(own)[0])
    assert Decision.ACCEPT in told.words
    after = [frame for frame in told.frames if frame.end_sample > handed_over]
    withdrawn = next(frame for frame in after if frame.decision is not Decision.ACCEPT)
    heard = live.frames_since(0)[1]
    looks = [f for f in heard if handed_over < f.end_sample <= withdrawn.end_sample and f.speech]
    assert 0.1 * len(looks) <= 5.0  # seconds of the stranger's speech
    assert heard[-1].decision is not Decision.ACCEPT


def test_a_gap_voids_the_acceptance_in_the_very_next_frame(live: LiveService, qtbot: QtBot) -> None:
    samples, rate = read_audio(demo_recordings()[0].verify)
    source = HandSource(sample_rate=rate)
    told = Decisions(live)
    with qtbot.waitSignal(live.started):
        live.start(source)
    assert source.ring is not None
    fed = 0
    while Decision.ACCEPT not in told.words:
        assert fed < len(samples), "never accepted"
        source.ring.write(samples[fed : fed + rate])
        fed += rate
        heard_s = min(fed, len(samples)) / rate  # a busy machine is waited for, not overtaken
        qtbot.waitUntil(lambda least_s=heard_s - 0.1: live.snapshot().seconds >= least_s)
    source.ring.write(samples[fed : fed + rate // 2], gap_before=True)
    qtbot.waitUntil(lambda: told.words[-1] is not Decision.ACCEPT)
    frames = live.frames_since(0)[1]
    first_after = next(frame for frame in frames if frame.gap)
    assert first_after.decision is not Decision.ACCEPT
    assert first_after.net_speech_s <= 0.2  # nothing said before the gap counts
    assert first_after.first_sample >= fed
    assert live.snapshot().samples_lost == 1


def test_speaking_to_enroll_fills_the_real_collector(
    live: LiveService, background: Background, qtbot: QtBot
) -> None:
    live.begin_enrollment(lambda rate: EnrollmentCollector(background, rate))
    path = demo_recordings()[1].enroll
    told = play(live, qtbot, path)
    status = live.enrollment_status()
    assert status is not None
    assert status.enough
    assert status.voice_change_at_s is None
    assert told.frames == []
    collector = live.end_enrollment()
    assert collector is not None
    collected = np.concatenate([samples for samples, _ in collector.audio()])
    np.testing.assert_array_equal(collected, read_audio(path)[0])
