"""Samples to looks: the front ends of all systems side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gmm_core.frontend import FrontEnds
from gmm_core.linalg import Float32
from gmm_core.scoring.looks import LookMaker
from gmm_core.scoring.system import System
from gmm_core.scoring.track import LookStatistics


class Listener:
    """THE way from sound to statistics: microphone, files, enrollment; any chopping, same bits."""

    def __init__(self, systems: Sequence[System], sample_rate: int, previews: bool = True) -> None:
        # raw features: the looks normalize, because they may see an opening again and again
        raw = [replace(system.front_end, normalization_s=0.0) for system in systems]
        self._front_ends = FrontEnds(raw, sample_rate)
        self._looks = LookMaker(systems, previews)

    def reset(self) -> None:
        """A new stream, after a gap or flush()."""
        self._front_ends.reset()
        self._looks.reset()

    def push(self, samples: Float32) -> list[LookStatistics]:
        """float32 (n,) or (n, channels), full scale +-1. Raises NotFiniteSamples."""
        return self._looks.push(self._front_ends.push(samples))

    def flush(self) -> list[LookStatistics]:
        """The looks still waiting at the end of a stream."""
        last = self._looks.push(self._front_ends.flush())
        return last + self._looks.flush()


def settled_looks(
    systems: Sequence[System], samples: Float32, sample_rate: int
) -> Iterator[LookStatistics]:
    """All looks of a recording in their final form, a second of sound at a time.

    The looks of half an hour at once would fill 4 GB.
    """
    listener = Listener(systems, sample_rate, previews=False)
    for start in range(0, len(samples), sample_rate):
        yield from listener.push(samples[start : start + sample_rate])
    yield from listener.flush()
