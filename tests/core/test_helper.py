"""Short works in two threads, on two cores where there are two."""

import os
import sys
import threading
from collections.abc import Iterator

import pytest

from gmm_core.helper import Helper, share


@pytest.fixture
def helper() -> Iterator[Helper]:
    with Helper() as one:
        yield one


def test_every_piece_is_worked_on_once(helper: Helper) -> None:
    done: list[int] = []
    for count in (0, 1, 2, 50):
        done.clear()
        share(done.append, range(count), helper)
        assert sorted(done) == list(range(count))


def test_without_a_helper_the_pieces_come_in_their_order() -> None:
    done: list[int] = []
    share(done.append, range(5), None)
    assert done == [0, 1, 2, 3, 4]


def test_two_pieces_are_worked_on_at_the_same_time(helper: Helper) -> None:
    """Each waits for the other: one thread alone would wait for ever."""
    meeting, threads = threading.Barrier(2, timeout=60), set()

    def work(piece: int) -> None:
        meeting.wait()
        threads.add(threading.get_ident())

    share(work, range(2), helper)
    assert len(threads) == 2
    assert threading.get_ident() in threads


def test_what_goes_wrong_in_the_other_thread_is_told(helper: Helper) -> None:
    meeting, here = threading.Barrier(2, timeout=60), threading.get_ident()

    def work(piece: int) -> None:
        meeting.wait()
        if threading.get_ident() != here:
            raise ValueError("not this piece")

    with pytest.raises(ValueError, match="not this piece"):
        share(work, range(2), helper)
    done: list[int] = []
    share(done.append, range(4), helper)
    assert sorted(done) == [0, 1, 2, 3], "and the helper goes on helping"


class Drained(list[int]):
    """Pieces that tell when nothing is left to be taken."""

    def __init__(self, count: int) -> None:
        super().__init__(range(count))
        self.empty = threading.Event()

    def __iter__(self) -> Iterator[int]:
        return self

    def __next__(self) -> int:
        try:
            return self.pop()
        except IndexError:
            self.empty.set()
            raise StopIteration from None


@pytest.mark.parametrize("other_fails", [False, True])
def test_what_goes_wrong_here_ends_the_work_there(helper: Helper, other_fails: bool) -> None:
    """The other thread has ended its piece and begun no other: the buffers are the caller's."""
    meeting, here = threading.Barrier(2, timeout=60), threading.get_ident()
    pieces, ended = Drained(50), []

    def work(piece: int) -> None:
        meeting.wait()
        if threading.get_ident() == here:
            raise ValueError("not here")
        pieces.empty.wait(60)
        ended.append(piece)
        if other_fails:
            raise OSError("nor there")

    with pytest.raises(ValueError, match="not here") as failed:
        share(work, pieces, helper)
    assert len(ended) == 1
    told = getattr(failed.value, "__notes__", [])
    assert ["nor there" in note for note in told] == [True] * other_fails
    done: list[int] = []
    share(done.append, range(4), helper)
    assert sorted(done) == [0, 1, 2, 3], "and the helper goes on helping"


def test_one_piece_needs_no_second_thread(helper: Helper) -> None:
    threads: list[int] = []
    share(lambda piece: threads.append(threading.get_ident()), range(1), helper)
    assert threads == [threading.get_ident()]


@pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="needs two cores of Linux"
)
def test_the_helper_keeps_off_its_callers_core(helper: Helper) -> None:
    """The caller is bound to one core here, so that it cannot wander off meanwhile."""
    meeting, here = threading.Barrier(2, timeout=60), threading.get_ident()
    allowed: list[set[int]] = []

    def work(piece: int) -> None:
        meeting.wait()
        if threading.get_ident() != here:
            allowed.append(os.sched_getaffinity(0))

    cores = os.sched_getaffinity(0)
    try:
        for core in cores:
            os.sched_setaffinity(0, {core})
            share(work, range(2), helper)
    finally:
        os.sched_setaffinity(0, cores)
    assert allowed == [cores - {core} for core in cores]
