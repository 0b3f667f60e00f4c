"""The microphones that are not chosen: measured by turns, told when taken, let go of at the end."""

import threading
import time
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from desktop_app.audio.ring import SampleRing
from desktop_app.audio.source import SourceProblem
from desktop_app.services import side_levels
from desktop_app.services.side_levels import MOST_OPEN, WAITING, Reading, SideLevels


class Microphones:
    """As many as a test wants; which of them are open, and what happens when one is opened."""

    def __init__(self) -> None:
        self.open: set[str] = set()
        self.most_open = 0
        self.begun: list[str] = []
        self.made: dict[str, Source] = {}
        self.refusals: dict[str, SourceProblem] = {}
        self.errors: dict[str, Exception] = {}  # when it is open already
        self.hangs = threading.Event()
        self.hanging: set[str] = set()
        self.hanging_at_the_end: set[str] = set()
        self.lock = threading.Lock()

    def makers(self, *names: str) -> dict[str, Callable[[], "Source"]]:
        def maker(name: str) -> Callable[[], Source]:
            return lambda: Source(name, self)

        return {name: maker(name) for name in names}


class Source:
    sample_rate = 16_000

    def __init__(self, name: str, all_of_them: Microphones) -> None:
        self.name, self._all = name, all_of_them
        all_of_them.made[name] = self

    def start(
        self, ring: SampleRing, on_lost: Callable[[str], None], on_ended: Callable[[], None]
    ) -> None:
        self._all.begun.append(self.name)
        if self.name in self._all.hanging:
            self._all.hangs.wait(60.0)
        if self.name in self._all.refusals:
            raise self._all.refusals[self.name]
        self.ring, self.lose = ring, on_lost
        with self._all.lock:
            self._all.open.add(self.name)
            self._all.most_open = max(self._all.most_open, len(self._all.open))
        if self.name in self._all.errors:
            raise self._all.errors[self.name]

    def stop(self) -> None:
        if self.name in self._all.hanging_at_the_end:
            self._all.hangs.wait(20.0)
        with self._all.lock:
            self._all.open.discard(self.name)

    def speak(self, value: float) -> None:
        self.ring.write(np.full(1_600, value, np.float32))


def wait_until(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.005)


@pytest.fixture
def microphones() -> Iterator[Microphones]:
    made = Microphones()
    yield made
    made.hangs.set()


@pytest.fixture
def levels(monkeypatch: pytest.MonkeyPatch) -> Iterator[SideLevels]:
    monkeypatch.setattr(side_levels, "TURN_SECONDS", 0.02)
    made = SideLevels()
    yield made
    made.end()


def level_of(levels: SideLevels, name: str) -> float | None:
    level = levels.reading(name).level
    return None if level is None else level.rms_dbfs


def test_each_has_a_level_of_its_own_until_the_end(
    levels: SideLevels, microphones: Microphones
) -> None:
    levels.begin(microphones.makers("a", "b"))
    wait_until(lambda: microphones.open == {"a", "b"})
    wait_until(lambda: levels.reading("b") != WAITING)
    microphones.made["a"].speak(0.1)
    assert level_of(levels, "a") == pytest.approx(-20.0, abs=0.1)
    assert level_of(levels, "b") == -120.0
    levels.begin(microphones.makers("a", "b"))
    assert microphones.begun == ["a", "b"], "the same ones again: nothing is opened anew"
    levels.end()
    assert microphones.open == set()
    assert levels.reading("a") == Reading()
    assert not levels.running


def test_others_take_the_place_of_those_before(
    levels: SideLevels, microphones: Microphones
) -> None:
    levels.begin(microphones.makers("a", "b"))
    wait_until(lambda: microphones.open == {"a", "b"})
    levels.begin(microphones.makers("b", "c"))
    wait_until(lambda: microphones.open == {"b", "c"})
    levels.begin({})
    assert microphones.open == set()
    assert not levels.running


def test_many_are_measured_by_turns(levels: SideLevels, microphones: Microphones) -> None:
    names = [f"m{number}" for number in range(MOST_OPEN + 3)]
    levels.begin(microphones.makers(*names))
    wait_until(lambda: set(microphones.begun) == set(names))
    wait_until(lambda: microphones.begun.count(names[0]) >= 2)
    assert microphones.most_open == MOST_OPEN
    assert any(levels.reading(name) == WAITING for name in names)
    levels.end()
    assert microphones.open == set()


@pytest.mark.parametrize("why", ["in_use", "for_now"])
def test_one_that_is_taken_is_told_and_asked_again(
    levels: SideLevels, microphones: Microphones, why: str
) -> None:
    taken = SourceProblem("in use by another program", **{why: True})
    microphones.refusals["b"] = taken
    levels.begin(microphones.makers("a", "b", "c"))
    wait_until(lambda: levels.reading("b").trouble is taken)
    wait_until(lambda: microphones.open == {"a", "c"})
    del microphones.refusals["b"]
    wait_until(lambda: level_of(levels, "b") is not None)
    assert microphones.begun.count("a") == 1, "nobody makes room for what is taken elsewhere"


def test_one_that_cannot_be_opened_or_gets_lost_is_told_once(
    levels: SideLevels, microphones: Microphones
) -> None:
    microphones.refusals["a"] = SourceProblem("forbidden")
    levels.begin(microphones.makers("a", "b"))
    wait_until(lambda: microphones.open == {"b"})
    microphones.made["b"].lose("unplugged")
    assert str(levels.reading("b").trouble) == "unplugged"
    wait_until(lambda: microphones.open == set())  # a lost stream is closed, too
    time.sleep(0.1)
    assert microphones.begun == ["a", "b"]
    assert str(levels.reading("a").trouble) == "forbidden"


def test_nobody_waits_for_one_that_hangs_and_it_is_closed_in_the_end(
    levels: SideLevels, microphones: Microphones
) -> None:
    microphones.hanging = {"b"}
    levels.begin(microphones.makers("a", "b", "c"))
    wait_until(lambda: microphones.begun == ["a", "b"])
    assert level_of(levels, "a") is not None
    assert levels.reading("b") == WAITING
    before = time.monotonic()
    assert levels.end() is False
    assert time.monotonic() - before < 3.0
    wait_until(lambda: microphones.open == set())  # b hangs still
    assert levels.end() is False
    microphones.hangs.set()
    wait_until(levels.end)
    assert microphones.open == set()
    assert microphones.begun == ["a", "b"], "after the end nothing is opened any more"


def test_an_unexpected_error_leaves_none_of_them_open(
    levels: SideLevels, microphones: Microphones, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[BaseException | None] = []
    monkeypatch.setattr(threading, "excepthook", lambda args: told.append(args.exc_value))
    error = microphones.errors["b"] = RuntimeError("can't start new thread")
    levels.begin(microphones.makers("a", "b", "c"))
    wait_until(lambda: told == [error])  # it is not hushed up
    assert microphones.begun == ["a", "b"]
    assert microphones.open == set()
    wait_until(lambda: levels.reading("a") == Reading())
    del microphones.errors["b"]
    levels.begin(microphones.makers("a", "b", "c"))
    wait_until(lambda: microphones.open == {"a", "b", "c"})


def test_one_that_hangs_in_closing_holds_up_no_other(
    levels: SideLevels, microphones: Microphones
) -> None:
    microphones.hanging_at_the_end = {"a"}
    levels.begin(microphones.makers("a", "b", "c"))
    wait_until(lambda: microphones.open == {"a", "b", "c"})
    levels.end()
    wait_until(lambda: microphones.open == {"a"})
    microphones.hangs.set()
    wait_until(lambda: microphones.open == set())
