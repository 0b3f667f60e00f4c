"""Speech and noise as test signals, and ways to chop them."""

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np
import numpy.typing as npt
from hypothesis import strategies as st

from gmm_core.audio import read_audio, resample
from gmm_core.linalg import Float32
from tests.core.engine_samples import voices

RATE = 16000


@cache
def recording(voice: int, part: str = "enroll") -> Float32:
    """A whole recording of a demo speaker ("enroll" or "verify"), 16 kHz."""
    samples, rate = read_audio(getattr(voices()[voice], part))
    return resample(samples, rate, RATE)


@cache
def speech(voice: int = 0, seconds: float = 3.0, rate: int = RATE, part: str = "enroll") -> Float32:
    """The beginning of a demo speaker's recording at any rate."""
    return resample(recording(voice, part)[: round(seconds * RATE)], RATE, rate)


def noise(seconds: float, level_dbfs: float, seed: int = 0, rate: int = RATE) -> Float32:
    """White Gaussian noise of a given power."""
    rng = np.random.default_rng(seed)
    samples = rng.standard_normal(round(seconds * rate)) * 10 ** (level_dbfs / 20)
    return samples.astype(np.float32)


def cuts(most: int = 6) -> st.SearchStrategy[list[float]]:
    """Where to cut, as shares of the whole; equal places give empty pieces."""
    return st.lists(st.floats(0.0, 1.0), max_size=most)


def chopped(samples: npt.NDArray[np.float32], places: Sequence[float]) -> Iterator[Float32]:
    """The samples in pieces, in order."""
    stops = sorted(round(place * len(samples)) for place in places)
    for start, stop in zip([0, *stops], [*stops, len(samples)], strict=True):
        yield samples[start:stop]
