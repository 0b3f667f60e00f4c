"""The ring loses nothing without saying so, and never splices over a gap."""

import threading

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.audio.ring import SampleRing


def ramp(first: int, count: int) -> np.ndarray:
    """Samples that tell their own absolute index (exact in float32 below 2**24)."""
    return np.arange(first, first + count, dtype=np.float32)


def test_what_is_written_is_read_in_order() -> None:
    ring = SampleRing(10)
    ring.write(ramp(0, 4))
    ring.write(ramp(4, 3))
    samples, position, lost = ring.read_since(0)
    assert samples.tolist() == [0, 1, 2, 3, 4, 5, 6]
    assert samples.dtype == np.float32
    assert (position, lost) == (7, 0)
    assert ring.read_since(7)[0].tolist() == []


def test_it_wraps_around() -> None:
    ring = SampleRing(10)
    ring.write(ramp(0, 8))
    ring.write(ramp(8, 8))
    samples, position, lost = ring.read_since(8)
    assert samples.tolist() == ramp(8, 8).tolist()
    assert (position, lost) == (16, 0)


def test_a_late_reader_is_told_what_it_lost() -> None:
    ring = SampleRing(10)
    for first in range(0, 25, 5):
        ring.write(ramp(first, 5))
    samples, position, lost = ring.read_since(2)
    assert samples.tolist() == ramp(15, 10).tolist()
    assert (position, lost) == (25, 13)


def test_a_block_larger_than_the_ring_keeps_its_end() -> None:
    ring = SampleRing(10)
    ring.write(ramp(0, 27))
    samples, position, lost = ring.read_since(0)
    assert samples.tolist() == ramp(17, 10).tolist()
    assert (position, lost) == (27, 17)


def test_what_was_read_is_a_copy() -> None:
    ring = SampleRing(4)
    ring.write(ramp(0, 4))
    samples, _, _ = ring.read_since(0)
    ring.write(ramp(4, 4))
    assert samples.tolist() == [0, 1, 2, 3]


def test_portaudios_shape_is_taken_and_only_the_first_channel() -> None:
    ring = SampleRing(8)
    ring.write(np.array([[1.0], [2.0]], np.float32))
    ring.write(np.array([[3.0, -9.0], [4.0, -9.0]], np.float32))
    assert ring.read_since(0)[0].tolist() == [1, 2, 3, 4]


def test_a_gap_parts_the_samples_before_from_those_after() -> None:
    ring = SampleRing(20)
    ring.write(ramp(0, 5))
    ring.write(ramp(5, 5), gap_before=True)
    before, position, lost = ring.read_since(0)
    assert (before.tolist(), position, lost) == ([0, 1, 2, 3, 4], 5, 0)
    after, position, lost = ring.read_since(position)
    assert (after.tolist(), position, lost) == ([5, 6, 7, 8, 9], 10, 1)
    assert ring.read_since(position)[2] == 0


def test_a_gap_that_was_overwritten_is_not_forgotten() -> None:
    ring = SampleRing(10)
    ring.write(ramp(0, 5))
    ring.write(ramp(5, 5), gap_before=True)
    ring.write(ramp(10, 20))
    samples, position, lost = ring.read_since(0)
    while not len(samples):
        samples, position, more = ring.read_since(position)
        lost += more
    assert samples.tolist() == ramp(20, 10).tolist()
    assert lost >= 20


def test_a_ring_without_room_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        SampleRing(0)


@given(
    st.integers(1, 50),
    st.lists(st.tuples(st.integers(0, 60), st.booleans(), st.booleans()), max_size=40),
)
def test_every_sample_is_read_once_or_counted_as_lost(
    capacity: int, writes: list[tuple[int, bool, bool]]
) -> None:
    """Any mixture of writes, gaps and reads: reads are contiguous and the account is right."""
    ring = SampleRing(capacity)
    written = position = seen = lost_total = gaps = 0
    for count, gap_before, read_now in [*writes, (0, False, True)]:
        gaps += gap_before
        ring.write(ramp(written, count), gap_before=gap_before)
        written += count
        while read_now:
            samples, position, lost = ring.read_since(position)
            assert samples.tolist() == ramp(position - len(samples), len(samples)).tolist()
            seen += len(samples)
            lost_total += lost
            if not len(samples) and not lost:
                break
    assert position == ring.written == written
    assert written <= seen + lost_total <= written + gaps


def test_writer_and_reader_at_once() -> None:
    """The reader is much slower than the writer: whatever it gets must still be contiguous."""
    ring = SampleRing(3_000)
    total = 3_000_000
    blocks = [ramp(first, 1_000) for first in range(0, total, 1_000)]

    def write() -> None:
        for block in blocks:
            ring.write(block)

    writer = threading.Thread(target=write)
    writer.start()
    position = seen = lost_total = 0
    while position < total:
        samples, position, lost = ring.read_since(position)
        if len(samples):
            assert samples[0] == position - len(samples)
            assert np.all(np.diff(samples) == 1.0)
        seen += len(samples)
        lost_total += lost
    writer.join()
    assert seen + lost_total == total
