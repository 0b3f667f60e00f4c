"""How loud it is at the microphones that are not chosen: talk, and see which of them hears you.

Opening one takes 10 ms, or for ever when it hangs; so a thread of its own opens them one after
another. Many systems list one device under several names and give it to one stream at a time: what
is taken is told, and asked for again later. No route is watched here: a name that the sound server
leads elsewhere, such as "default", truly hears what it is led to.
"""

import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from desktop_app.audio.ring import SampleRing
from desktop_app.audio.source import AudioSource, SourceProblem
from desktop_app.language.marking import Marked, mark
from desktop_app.services.level import Level, LevelWindow

MOST_OPEN = 6  # at a time: every open one costs the sound system something
TURN_SECONDS = 2.0  # then half of them make room for those that wait
CLOSING_SECONDS = 0.5  # closing takes 2 ms; a device that hangs keeps nobody waiting longer
RING_SAMPLES = 48_000  # a second of most devices; 100 ms of it are looked at
MakeSource = Callable[[], AudioSource]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one microphone hears, else why nothing is measured; all None when nobody looks.

    trouble : it cannot be opened, or is gone; rests : nothing is wrong with it
    """

    level: Level | None = None
    trouble: SourceProblem | None = None
    rests: Marked | None = None


WAITING = Reading(rests=mark("Sound", "its turn comes in a moment"))
LISTENING = Reading(rests=mark("Sound", "measured again when listening ends"))


class Sides(Protocol):
    """What `LevelWatch` needs of `SideLevels`."""

    @property
    def running(self) -> bool: ...
    def begin(self, microphones: Mapping[str, MakeSource]) -> None: ...
    def end(self, within_s: float = CLOSING_SECONDS) -> bool: ...
    def reading(self, key: str) -> Reading: ...


class SideLevels:
    """Measures some microphones between `begin` and `end`; used by the GUI thread."""

    def __init__(self) -> None:
        self._round: _Round | None = None
        self._left: list[_Round] = []  # rounds that were ended, but had not let go of all

    @property
    def running(self) -> bool:
        """Whether any is open, or soon."""
        return self._round is not None

    def begin(self, microphones: Mapping[str, MakeSource]) -> None:
        """Measure exactly these from now on, by the names that `reading` is asked with."""
        present = self._round
        if present is not None and present.names == tuple(microphones) and not present.over:
            return
        self.end()
        if microphones:
            self._round = _Round(microphones)
            self._round.start()

    def end(self, within_s: float = CLOSING_SECONDS) -> bool:
        """Let go of all of them: they are closed when this returns, except one that hangs.

        Whether all are. The next call tells that anew, and waits no more for those of before.
        """
        if self._round is not None:
            self._round.end(within_s)
            self._left.append(self._round)
            self._round = None
        self._left = [one for one in self._left if not one.over]
        return not self._left

    def reading(self, key: str) -> Reading:
        """Of just now; costs little, pull it with every repaint."""
        return Reading() if self._round is None else self._round.reading(key)


class _Round:
    """The microphones of one `begin`, and the thread that opens and closes them."""

    def __init__(self, microphones: Mapping[str, MakeSource]) -> None:
        self.names = tuple(microphones)
        self._make = dict(microphones)
        self._waiting = deque(self.names)  # the thread's own
        self._ears: dict[str, _Ear] = {}  # the thread writes, the GUI thread reads
        self._opening: _Ear | None = None  # the thread's own: may be open though nobody knows yet
        self._closing: list[threading.Thread] = []  # the GUI thread's, at the end
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="side-levels", daemon=True)

    def start(self) -> None:
        self._thread.start()

    @property
    def over(self) -> bool:
        """Whether everything has been let go of."""
        return not any(thread.is_alive() for thread in (self._thread, *self._closing))

    def end(self, within_s: float) -> None:
        """The thread may hang in opening one for a minute; meanwhile the others are let go of."""
        until = time.monotonic() + within_s
        self._ending.set()
        self._closing = _begin_to_close(list(self._ears.values()))
        for thread in (self._thread, *self._closing):
            thread.join(max(0.0, until - time.monotonic()))

    def reading(self, name: str) -> Reading:
        if self.over:  # by an error of ours, which is told elsewhere
            return Reading()
        ear = self._ears.get(name)
        return WAITING if ear is None else ear.reading()

    def _run(self) -> None:
        try:
            while not self._ending.is_set():
                self._turn()
                self._ending.wait(TURN_SECONDS)
        finally:  # whatever happens: a device left open would stay taken
            _close([*self._ears.values(), *filter(None, [self._opening])])

    def _turn(self) -> None:
        """Close what is lost, let some rest where others wait, ask again for what was taken."""
        _close([ear for ear in self._ears.values() if ear.trouble is not None])
        again = [name for name, ear in self._ears.items() if ear.again]
        open_ones = [name for name, ear in self._ears.items() if ear.trouble is None]
        too_many = len(open_ones) + len(self._waiting) - MOST_OPEN
        resting = sorted(open_ones, key=lambda name: self._ears[name].since_s)
        resting = resting[: min(too_many, MOST_OPEN // 2)] if open_ones and too_many > 0 else []
        _close([self._ears.pop(name) for name in resting])
        room = MOST_OPEN - len(open_ones) + len(resting)
        while self._waiting and room > 0 and not self._ending.is_set():
            room -= self._opened(self._waiting.popleft())
        while again and room > 0 and not self._ending.is_set():
            room -= self._opened(again.pop(0))
        self._waiting.extend(resting)

    def _opened(self, name: str) -> bool:
        self._opening = ear = _Ear(self._make[name]())
        ear.open()
        self._ears[name], self._opening = ear, None
        return ear.trouble is None


class _Ear:
    """One microphone that is open, or was, or could not be opened."""

    def __init__(self, source: AudioSource) -> None:
        self._source = source
        self._ring = SampleRing(RING_SAMPLES)
        self._window: LevelWindow | None = None  # the GUI thread's, once it is open
        self._position = 0
        self._lock = threading.Lock()  # guards the next
        self._closed = False
        self.since_s = time.monotonic()
        self.again = False  # in use elsewhere, or so: worth another try
        self.trouble: SourceProblem | None = None  # swapped whole, by whichever thread knows it

    def open(self) -> None:
        try:
            self._source.start(self._ring, self._lost, lambda: None)
        except SourceProblem as problem:
            self._closed = True
            self.trouble, self.again = problem, problem.in_use or problem.for_now
        else:
            self._window = LevelWindow(self._source.sample_rate)

    @property
    def closed(self) -> bool:
        return self._closed

    def close(self) -> None:
        with self._lock:
            before, self._closed = self._closed, True
        if not before:
            self._source.stop()

    def reading(self) -> Reading:
        if self.trouble is not None or self._window is None:
            return WAITING if self.trouble is None else Reading(trouble=self.trouble)
        samples, self._position = self._ring.peek_since(self._position)
        return Reading(self._window.push(samples))

    def _lost(self, sentence: str) -> None:
        self.trouble = SourceProblem(sentence)


def _close(ears: list[_Ear]) -> None:
    for thread in _begin_to_close(ears):
        thread.join()


def _begin_to_close(ears: list[_Ear]) -> list[threading.Thread]:
    """All at once, because each of them may hang."""
    threads = [
        threading.Thread(target=ear.close, name="side-closing", daemon=True)
        for ear in ears
        if not ear.closed
    ]
    for thread in threads:
        thread.start()
    return threads
