"""Enrollment speech as a row of one-second statistics, which add up to any part of it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gmm_core.linalg import Float32, Float64
from gmm_core.scoring.background import Background
from gmm_core.scoring.band import upper_db
from gmm_core.scoring.speaker import EnrollmentSession
from gmm_core.scoring.track import LookStatistics


@dataclass(frozen=True, slots=True)
class SpeechSecond:
    """About a second of net speech; ends at `end_frame` of its stretch (a stream without gap)."""

    stretch: int
    end_frame: int
    speech_frames: int
    n: Float32
    centered: Float32
    bands: Float64  # (2,), as in LookStatistics


class SecondMaker:
    """Looks to seconds of net speech."""

    def __init__(self, frames_per_second: float) -> None:
        self._most = frames_per_second
        self.seconds: list[SpeechSecond] = []
        self._stretch = 0
        self._looks: list[LookStatistics] = []
        self._frames = 0

    def add(self, look: LookStatistics) -> bool:
        """True when a second became complete."""
        if not look.has_speech:
            return False
        self._looks.append(look)
        self._frames += look.speech_frames
        if self._frames < self._most:
            return False
        self.seconds.append(self._sum())
        self._looks, self._frames = [], 0
        return True

    def begin_stretch(self, stretch: int) -> None:
        """After a gap or between files: no second spans it."""
        self._stretch = stretch
        self._looks, self._frames = [], 0

    def cut(self, count: int) -> None:
        """Keeps the first `count` seconds only."""
        self.seconds = self.seconds[:count]
        self.begin_stretch(self._stretch)

    @property
    def net_frames(self) -> int:
        return sum(second.speech_frames for second in self.seconds) + self._frames

    def _sum(self) -> SpeechSecond:
        last = self._looks[-1]
        return SpeechSecond(
            self._stretch,
            last.first_frame + last.frames,
            self._frames,
            np.sum([look.n for look in self._looks], axis=0),
            np.sum([look.centered for look in self._looks], axis=0),
            np.sum([look.bands for look in self._looks], axis=0),
        )


@dataclass(frozen=True, slots=True)
class Part:
    """Some seconds together, as a model and as a test; float32 (size,) each."""

    model: Float32
    test: Float32
    net_speech_s: float
    narrow: bool  # without an upper band


def total(seconds: Sequence[SpeechSecond]) -> tuple[Float64, Float64]:
    """n (C,), centered (C, D); one by one: an hour of them is a gigabyte."""
    n, centered = seconds[0].n.astype(np.float64), seconds[0].centered.astype(np.float64)
    for one in seconds[1:]:
        n += one.n
        centered += one.centered
    return n, centered


def part(seconds: Sequence[SpeechSecond], background: Background) -> Part:
    """The sum of seconds as a model and as a test."""
    n, centered = total(seconds)
    net_s = sum(s.speech_frames for s in seconds) / background.front_end.frames_per_second
    models, tests = background.space.both(n[None], centered[None])
    narrow = background.is_narrow(upper_db(np.sum([s.bands for s in seconds], axis=0)))
    return Part(models[0], tests[0], net_s, narrow)


def part_of(sessions: tuple[EnrollmentSession, ...], background: Background) -> Part:
    """Whole sessions together."""
    models, tests = background.space.both(*(a[None] for a in background.statistics(sessions)))
    narrow = any(background.is_narrow(session.upper_db) for session in sessions)
    return Part(models[0], tests[0], sum(s.net_speech_s for s in sessions), narrow)


def score(model: Part, test: Part, background: Background) -> float:
    """The aligned score of one against a model of the other."""
    return background.score(model.model, test.test, model.narrow or test.narrow)
