"""Stand-ins for the scorer and for a source, driven by the tests of the live service.

The real ones meet in tests/integration; here the tests need frames at exact places.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from desktop_app.audio.ring import SampleRing
from desktop_app.services.listener import Wishes
from gmm_core.verification import Decision

RATE = 16_000
HOP = 1_600  # one frame per 100 ms, as the engine has it


@dataclass(frozen=True)
class Frame:
    """The fields of a ScoreFrame that the live service looks at."""

    first_sample: int
    end_sample: int
    decision: Decision
    claimed: str | None
    best: str | None
    gap: bool = False


@dataclass(frozen=True)
class Speaker:
    name: str


@dataclass
class ScriptedSession:
    """Decides "accept" while the newest sample is positive, else "listening"."""

    claimed: str | None
    sample_rate: int
    heard: list[np.ndarray] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    received: int = 0
    emitted: int = 0
    gap: bool = False
    fail_with: Exception | None = None

    def push(self, samples: np.ndarray) -> tuple[Frame, ...]:
        if self.fail_with is not None:
            raise self.fail_with
        self.heard.append(samples)
        self.received += len(samples)
        frames = []
        while self.emitted + HOP <= self.received:
            accepted = len(samples) > 0 and samples[-1] > 0
            frames.append(
                Frame(
                    self.emitted,
                    self.emitted + HOP,
                    Decision.ACCEPT if accepted else Decision.LISTENING,
                    self.claimed,
                    "Anna" if accepted else None,
                    self.gap,
                )
            )
            self.gap = False
            self.emitted += HOP
        return tuple(frames)

    def flush(self) -> tuple[Frame, ...]:
        self.calls.append("flush")
        return (Frame(self.emitted, self.received, Decision.INCONCLUSIVE, self.claimed, None),)

    def mark_gap(self, lost_samples: int = 0) -> None:
        self.calls.append(f"gap {lost_samples}")
        self.gap = True
        self.received += lost_samples
        self.emitted = self.received

    def restart(self) -> None:
        self.calls.append("restart")

    def set_claimed(self, name: str | None) -> None:
        self.calls.append(f"claimed {name}")
        self.claimed = name

    def set_speakers(self, speakers: tuple[Speaker, ...], claimed: str | None = None) -> None:
        self.calls.append("speakers " + " ".join(speaker.name for speaker in speakers))
        self.claimed = claimed

    def set_strictness(self, strictness: str) -> None:
        self.calls.append(strictness)


class Sessions:
    """A session factory that remembers what it made."""

    def __init__(self) -> None:
        self.made: list[ScriptedSession] = []
        self.wishes: list[Wishes] = []
        self.fail_with: Exception | None = None

    def __call__(self, wishes: Wishes, sample_rate: int) -> ScriptedSession:
        session = ScriptedSession(wishes.claimed, sample_rate, fail_with=self.fail_with)
        self.made.append(session)
        self.wishes.append(wishes)
        return session


class HandSource:
    """A source whose samples, loss and end come from the test."""

    def __init__(self, name: str = "by hand", sample_rate: int = RATE) -> None:
        self.name = name
        self.sample_rate = sample_rate
        self.ring: SampleRing | None = None
        self.lose: Callable[[str], None] = lambda _sentence: None
        self.end: Callable[[], None] = lambda: None
        self.stopped = False

    def start(
        self, ring: SampleRing, on_lost: Callable[[str], None], on_ended: Callable[[], None]
    ) -> None:
        self.lose, self.end = on_lost, on_ended
        self.ring = ring

    def stop(self) -> None:
        self.stopped = True

    def speak(self, seconds: float, value: float = 0.5, gap_before: bool = False) -> None:
        assert self.ring is not None
        count = round(seconds * self.sample_rate)
        self.ring.write(np.full((count, 1), value, np.float32), gap_before=gap_before)


class Collector:
    """Counts what an EnrollmentCollector would collect."""

    def __init__(self, sample_rate: int) -> None:
        self.sample_rate = sample_rate
        self.received = 0
        self.calls: list[str] = []

    def push(self, samples: np.ndarray) -> int:
        self.received += len(samples)
        return self.received

    def mark_gap(self) -> None:
        self.calls.append("gap")

    def discard_last_part(self) -> None:
        self.calls.append(f"discard {self.received}")
        self.received = 0

    @property
    def status(self) -> int:
        return self.received
