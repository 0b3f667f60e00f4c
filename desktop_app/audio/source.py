"""What every source of samples promises, be it a microphone or a recording."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from desktop_app.audio.ring import SampleRing

BLOCK_SECONDS = (
    0.02  # ragged PortAudio blocks (blocksize 0) of 1-137 frames cost more than they give
)


class SourceProblem(Exception):
    """A source cannot begin; `str(problem)` is one sentence that names the cause and the cure.

    in_use : the device is there, but somebody has it already
    for_now : nothing is known against the device: it may well begin in a moment
    """

    def __init__(self, why: object, *, in_use: bool = False, for_now: bool = False) -> None:
        super().__init__(why)
        self.in_use, self.for_now = in_use, for_now


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What is being listened to; sample_rate in Hz."""

    name: str
    sample_rate: int


class AudioSource(Protocol):
    """Writes float32 mono samples into a ring, in real time, from a thread of its own.

    name : what a person calls it ("USB Audio", "demo: Anna")
    sample_rate : Hz; final once `start` has returned
    """

    name: str
    sample_rate: int

    def start(
        self,
        ring: SampleRing,
        on_lost: Callable[[str], None],
        on_ended: Callable[[], None],
    ) -> None:
        """Open the source and begin to write; may block, so never call it on the GUI thread.

        on_lost : called at most once, from any thread, with a sentence, when the source is gone
        on_ended : called at most once, from any thread, when a recording has been played to its
            end; every sample is in the ring by then
        Raises SourceProblem when it cannot begin.
        """

    def stop(self) -> None:
        """End at once; no callback is made afterwards. Harmless when not running."""
