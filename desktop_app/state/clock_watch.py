"""Was the computer asleep, or this program stopped? Four clocks tell; the wall's is not believed.

The audio clock counts samples and nothing else moves it. Clocks that only run forward tell that
time was missed. The wall clock is set by people and by the network: a jump of it is reported, to
stand in the log, and means nothing.
"""

from dataclasses import dataclass
from enum import StrEnum

SLEPT_S = 1.0  # two clocks read one after the other never differ by so much
STOPPED_S = 5.0  # a look comes every second; a busy computer is late by one or two
SOUND_LATE_S = 3.0
SOUND_WINDOW_S = 60.0  # a microphone's clock drifts by some ms a minute, and may
WALL_JUMP_S = 2.0


class Lapse(StrEnum):
    """Time that nobody listened to."""

    SLEPT = "slept"  # the computer was asleep
    STOPPED = "stopped"  # this program did not run
    SOUND_LATE = "sound late"  # the program ran, but sound has not come


@dataclass(frozen=True, slots=True)
class Clocks:
    """One reading, seconds.

    running : monotonic; stands still while the computer sleeps, where the system has such a clock
    passing : monotonic; goes on while the computer sleeps
    wall : the time of day, as it is set now
    heard : of sound that arrived since the source began; None while nothing is listened to
    """

    running: float
    passing: float
    wall: float
    heard: float | None = None


class ClockWatch:
    """Compares each reading with the one before; made when the watch begins."""

    def __init__(self, now: Clocks) -> None:
        self._before = now
        self._window: Clocks | None = None  # since when sound is compared with time
        self.wall_jump_s = 0.0  # of the newest reading; 0 when the wall clock is steady

    def look(self, now: Clocks) -> Lapse | None:
        """What was missed since the last look; call it about once a second."""
        before, self._before = self._before, now
        passed = now.passing - before.passing
        jump = now.wall - before.wall - passed
        self.wall_jump_s = jump if abs(jump) > WALL_JUMP_S else 0.0
        if passed - (now.running - before.running) > SLEPT_S:
            return self._missed(Lapse.SLEPT)
        if now.running - before.running > STOPPED_S:
            return self._missed(Lapse.STOPPED)
        return self._sound(now)

    def _missed(self, lapse: Lapse) -> Lapse:
        self._window = None
        return lapse

    def _sound(self, now: Clocks) -> Lapse | None:
        """Whether sound came as fast as time. A source is patient until its first sound."""
        begun = self._window
        if not now.heard:
            self._window = None
            return None
        if begun is None or begun.heard is None or now.heard < begun.heard:
            self._window = now
            return None
        late = (now.running - begun.running) - (now.heard - begun.heard)
        if late > SOUND_LATE_S:
            return self._missed(Lapse.SOUND_LATE)
        if now.running - begun.running > SOUND_WINDOW_S:
            self._window = now
        return None
