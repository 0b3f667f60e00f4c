"""The boundary between the audio thread and the analysis thread."""

from collections import deque

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]


class SampleRing:
    """A fixed ring of samples with one writer, one reader and one clock.

    The clock is the absolute sample index: sample number `k` since the stream began stays
    number `k` wherever it is looked at. The writer never waits and never fails; a reader that
    comes too late is told how many samples it has lost.
    """

    def __init__(self, capacity_samples: int) -> None:
        if capacity_samples < 1:
            raise ValueError(f"capacity_samples must be at least 1, not {capacity_samples}")
        self._capacity = capacity_samples
        self._samples = np.zeros(capacity_samples, np.float32)
        self._claimed = 0  # audio thread writes before it copies, analysis thread reads
        self._written = 0  # audio thread writes after it copied, analysis thread reads
        self._gaps: deque[int] = deque()  # audio thread appends, analysis thread pops

    @property
    def written(self) -> int:
        """Absolute index of the next sample to come (= number of samples written so far)."""
        return self._written

    def write(self, samples: Samples, *, gap_before: bool = False) -> None:
        """Append `samples`; called by the audio thread alone.

        samples : float32 (n,) or (n, channels), full scale +-1; of several channels the first
            is taken, because a callback has no business computing
        gap_before : the device lost an unknown number of samples just before these
        """
        if gap_before:
            self._gaps.append(self._written)  # before _written moves: read_since relies on it
        mono = samples if samples.ndim == 1 else samples[:, 0]
        total = self._written + len(mono)
        self._claimed = total
        kept = mono[-self._capacity :]
        start = (total - len(kept)) % self._capacity
        until_end = min(len(kept), self._capacity - start)
        self._samples[start : start + until_end] = kept[:until_end]
        self._samples[: len(kept) - until_end] = kept[until_end:]
        self._written = total

    def read_since(self, position: int) -> tuple[Samples, int, int]:
        """Everything from absolute index `position` up to the newest sample, or to the next gap.

        Returns (copy float32 (n,), new_position, lost). `lost` counts the samples between
        `position` and the first one returned that nobody will ever see; a gap of unknown
        length reported by the device counts as 1. The samples returned are always contiguous.
        Called by the analysis thread alone.
        """
        written = self._written  # read before the gaps: a gap is appended before _written moves
        lost = 0
        while self._gaps and self._gaps[0] <= position:
            self._gaps.popleft()
            lost = 1
        end = min(written, self._gaps[0]) if self._gaps else written
        start = max(position, self._claimed - self._capacity)
        copy = self._copy(min(start, end), end)
        # The writer may have overtaken us while we copied: what it claimed since is not ours.
        first_valid = max(start, self._claimed - self._capacity)
        copy = copy[max(0, first_valid - min(start, end)) :]
        new_position = max(end, first_valid)
        return copy, new_position, lost + (first_valid - position)

    def peek_since(self, position: int) -> tuple[Samples, int]:
        """The same for whoever only looks, from any thread: gaps are left for the one reader.

        Returns (copy float32 (n,), new_position); what was overwritten meanwhile is left out.
        """
        written = self._written
        start = min(max(position, self._claimed - self._capacity), written)
        copy = self._copy(start, written)
        first_valid = self._claimed - self._capacity  # the writer may have overtaken us
        return copy[max(0, first_valid - start) :], written

    def _copy(self, start: int, end: int) -> Samples:
        indices_from = start % self._capacity
        until_end = min(end - start, self._capacity - indices_from)
        head = self._samples[indices_from : indices_from + until_end]
        tail = self._samples[: end - start - until_end]
        return np.concatenate((head, tail))
