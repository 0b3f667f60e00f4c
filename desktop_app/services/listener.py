"""What the analysis thread does with the samples of one source; single-threaded, no clock."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from desktop_app.audio.ring import SampleRing, Samples
from desktop_app.services.history import FrameHistory
from desktop_app.services.level import SILENCE, Level, LevelWindow
from desktop_app.services.tap import EnrollmentTap
from gmm_core.scoring import Background, SpeakerModel
from gmm_core.verification import Decision, ScoreFrame

PIECE_SECONDS = 0.1  # never more at once, so that a wish is heard even when we are behind
_NOTHING = np.zeros(0, np.float32)


class Session(Protocol):
    """What is asked of a `gmm_core.verification.VerificationSession`."""

    def push(self, samples: Samples) -> tuple[ScoreFrame, ...]:
        """Scores of float32 (n,)."""

    def flush(self) -> tuple[ScoreFrame, ...]:
        """The last scores at the end of a recording."""

    def mark_gap(self, lost_samples: int = 0) -> None:
        """Samples were lost; no decision spans the gap."""

    def restart(self) -> None:
        """A new attempt."""

    def set_claimed(self, claimed: str | None) -> None:
        """Whom the speaker claims to be; None = anyone enrolled."""

    def set_speakers(self, speakers: tuple[SpeakerModel, ...], claimed: str | None = None) -> None:
        """Other speakers, swapped whole, and the claim among them."""

    def set_strictness(self, strictness: str) -> None:
        """One of `gmm_core.scoring.STRICTNESS`."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the GUI wants; swapped whole."""

    speakers: tuple[SpeakerModel, ...] = ()
    earlier: tuple[Background, ...] = ()  # models that made some of the speakers' profiles
    claimed: str | None = None
    strictness: str = "balanced"
    attempt: int = 0  # counted up to begin a new attempt
    tap: EnrollmentTap | None = None  # while somebody enrolls the samples go here


SessionFactory = Callable[[Wishes, int], Session]  # (wishes, sample rate in Hz)


@dataclass(frozen=True, slots=True)
class LiveSnapshot:
    """The newest state of listening.

    frame : the newest score, None when there is none to rely on (not running, the claim has
        just changed, somebody is enrolling)
    samples_lost : since the source began; a gap of unknown length counts 1
    seconds : of sound since the source began
    """

    running: bool = False
    level: Level = SILENCE
    frame: ScoreFrame | None = None
    samples_lost: int = 0
    seconds: float = 0.0


class Listener:
    """Reads the ring and feeds the session, or the enrollment; one for every opened source.

    decided : called with every ScoreFrame whose decision or claim differs from the one before
    """

    def __init__(
        self,
        ring: SampleRing,
        sample_rate: int,
        make_session: SessionFactory,
        history: FrameHistory,
        decided: Callable[[ScoreFrame], None],
    ) -> None:
        self._ring = ring
        self._sample_rate = sample_rate
        self._make_session = make_session
        self._history = history
        self._decided = decided
        self._level = LevelWindow(sample_rate)
        self._wishes = Wishes()
        self._session: Session | None = None  # made when first somebody is to be verified
        self._told = Wishes()  # what the session knows of the wishes
        self._position = 0  # absolute index of the next sample to read
        self._pushed = 0  # the session's own clock: samples it has had or was told to be lost
        self._withheld = 0  # samples that went to an enrollment since
        self._samples_lost = 0
        self._frame: ScoreFrame | None = None

    def step(self, wishes: Wishes) -> Iterator[LiveSnapshot]:
        """Work through what has arrived; yields after every piece of at most 100 ms."""
        self._apply(wishes)
        level = self._level.push(_NOTHING)
        for samples, first, lost in self._arrivals():
            if lost:
                self._gap(lost)
            level = self._level.push(samples)
            self._consume(samples, first)
            yield self._snapshot(level)
        yield self._snapshot(level)

    def finish(self) -> None:
        """The recording is over and read: take the session's last frames."""
        if self._session is not None:
            self._take(self._session.flush(), self._position - self._pushed)

    def _arrivals(self) -> Iterator[tuple[Samples, int, int]]:
        """(piece, absolute index of its first sample, samples lost before it) until all is read."""
        piece = round(self._sample_rate * PIECE_SECONDS)
        while True:
            samples, self._position, lost = self._ring.read_since(self._position)
            if not lost and not len(samples):
                return
            start = self._position - len(samples)
            yield samples[:piece], start, lost
            for first in range(piece, len(samples), piece):
                yield samples[first : first + piece], start + first, 0

    def _apply(self, wishes: Wishes) -> None:
        before, self._wishes = self._wishes, wishes
        if wishes is before:
            return
        self._frame = None
        if wishes.tap is None:
            self._tell_session(wishes)
        elif wishes.tap is not before.tap:
            wishes.tap.open(self._sample_rate)

    def _tell_session(self, wishes: Wishes) -> None:
        told, self._told = self._told, wishes
        if self._session is None or not _same(wishes.earlier, told.earlier):
            self._session = self._make_session(wishes, self._sample_rate)
            self._pushed = self._withheld = 0
            return
        if wishes.speakers is not told.speakers:
            self._session.set_speakers(wishes.speakers, wishes.claimed)
        elif wishes.claimed != told.claimed:
            self._session.set_claimed(wishes.claimed)
        if wishes.strictness != told.strictness:
            self._session.set_strictness(wishes.strictness)
        if wishes.attempt != told.attempt:
            self._session.restart()

    def _gap(self, lost: int) -> None:
        self._samples_lost += lost
        self._frame = None
        if self._wishes.tap is not None:
            self._wishes.tap.mark_gap()
            self._withheld += lost
        else:
            self._skip(lost)

    def _consume(self, samples: Samples, first: int) -> None:
        if self._wishes.tap is not None:  # whoever enrolls is not being verified
            self._wishes.tap.push(samples)
            self._withheld += len(samples)
        elif self._session is not None:
            if self._withheld:
                self._skip(self._withheld)
                self._withheld = 0
            frames = self._session.push(samples)
            self._take(frames, first - self._pushed)
            self._pushed += len(samples)

    def _skip(self, lost: int) -> None:
        if self._session is not None:
            self._session.mark_gap(lost)
            self._pushed += lost

    def _take(self, frames: tuple[ScoreFrame, ...], offset: int) -> None:
        """`offset` turns the session's own sample count into the absolute index."""
        for frame in frames:
            shifted = replace(
                frame,
                first_sample=frame.first_sample + offset,
                end_sample=frame.end_sample + offset,
            )
            self._history.append(shifted)
            before, self._frame = self._frame, shifted
            if before is None or _differs(before, shifted):
                self._decided(shifted)

    def _snapshot(self, level: Level) -> LiveSnapshot:
        return LiveSnapshot(
            running=True,
            level=level,
            frame=self._frame,
            samples_lost=self._samples_lost,
            seconds=self._position / self._sample_rate,
        )


def _same(models: tuple[Background, ...], others: tuple[Background, ...]) -> bool:
    """The very same objects: comparing all their numbers would take long."""
    return [id(one) for one in models] == [id(one) for one in others]


def _differs(before: ScoreFrame, frame: ScoreFrame) -> bool:
    accepted = (
        frame.decision is Decision.ACCEPT
    )  # who is best changes often until somebody is accepted
    return bool(
        frame.decision != before.decision
        or frame.claimed != before.claimed
        or (accepted and frame.best != before.best)
    )
