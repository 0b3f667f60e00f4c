"""Power spectra of short real frames as matrix products, in float32.

The transform of `slow * fast` samples is one of length `slow` over every fast-th sample, then one
of length `fast` (Cooley & Tukey 1965). With sizes as small as 32 and 16 both are products with a
matrix, which BLAS does in half the time of numpy's FFT: that has float64 only and takes one row at
a time. scipy's is as fast, but costs a tenth of a second at every start.
"""

import math
from functools import cache

import numpy as np

from gmm_core.linalg import BLOCK_ROWS, Float32, Float64


class PowerSpectra:
    """|X|^2 of frames that are filled up with zeros to `size`.

    bins : int (size // 2,), the frequency of each column: 0 .. size // 2 - 1 in another order
    """

    def __init__(self, frame_samples: int, size: int) -> None:
        """Any even size; one without suitable factors is slow."""
        fast = _fast_factor(size)
        slow = size // fast
        slots = slow // 2
        self._fast, self._slots = fast, slots
        self.padded_samples = -(-frame_samples // fast) * fast
        self._first = _first_transform(slow, self.padded_samples // fast)
        frequencies = np.arange(slots)[:, None] + slow * np.arange(fast)
        frequencies[0] = slots * np.arange(fast)
        self._second = _second_transform(frequencies, size)
        self.bins = np.minimum(frequencies, size - frequencies).ravel()

    def __call__(self, frames: Float32) -> Float32:
        """The bits of a row depend on the row and its index modulo BLOCK_ROWS only.

        frames : float32 (n, padded_samples), n a multiple of BLOCK_ROWS, zeros after the frames
        -> float32 (n, size // 2)
        """
        fast, slots = self._fast, self._slots
        inner = np.matmul(self._first, frames.reshape(len(frames), -1, fast))
        # (blocks, slots, rows, 2 * fast) times (2, 1, slots, 2 * fast, fast), a row's all together
        inner = inner.reshape(-1, BLOCK_ROWS, slots, 2 * fast).transpose(0, 2, 1, 3)
        parts = np.empty((2, len(inner), BLOCK_ROWS, slots, fast), np.float32)
        np.matmul(inner, self._second, out=parts.transpose(0, 1, 3, 2, 4))
        np.square(parts, out=parts)
        real, imaginary = parts.reshape(2, len(frames), slots * fast)
        power: Float32 = np.add(real, imaginary, out=real)
        return power


@cache
def power_spectra(frame_samples: int, size: int) -> PowerSpectra:
    """Made once for each size; nothing in it changes."""
    return PowerSpectra(frame_samples, size)


def _fast_factor(size: int) -> int:
    """The factor with the fewest operations, for an even cofactor: 16 of 512."""
    factors = (factor for factor in range(1, size // 2 + 1) if size % (2 * factor) == 0)
    return min(factors, key=lambda factor: abs(math.log(factor / math.sqrt(size / 2))))


def _first_transform(slow: int, rows: int) -> Float32:
    """(slow, rows): real and imaginary part of frequencies 0 .. slow / 2 - 1 of real numbers.

    The imaginary part of frequency 0 is zero, so there stands the real part of slow / 2.
    """
    turns = np.outer(np.arange(slow // 2), np.arange(rows)) % slow
    cosines, sines = _circle(slow)
    parts = np.stack([cosines[turns], -sines[turns]], axis=1)
    parts[0, 1] = 1 - 2 * (np.arange(rows) % 2)
    return parts.reshape(slow, rows).astype(np.float32)


def _second_transform(frequencies: np.ndarray, size: int) -> Float32:
    """From both parts of the first's; (2, 1, slots, 2 * fast, fast), real and imaginary parts.

    frequencies : int (slots, fast), those that each slot of the first's leads to; those of the
        first slot come from its two real parts in turns
    """
    fast = frequencies.shape[1]
    turns = np.arange(fast)[:, None] * frequencies[:, None] % size
    cosines, sines = (values[turns] for values in _circle(size))
    real, imaginary = np.concatenate([[cosines, -sines], [sines, cosines]], axis=2)
    real[0], imaginary[0] = 0, 0
    for half in range(2):
        rows, columns = slice(half * fast, (half + 1) * fast), slice(half, None, 2)
        real[0, rows, columns] = cosines[0, :, columns]
        imaginary[0, rows, columns] = -sines[0, :, columns]
    return np.stack([real, imaginary])[:, None].astype(np.float32)


def _circle(steps: int) -> tuple[Float64, Float64]:
    """Cosines and sines of a whole turn, float64 (steps,)."""
    angles = 2 * np.pi * np.arange(steps) / steps
    return np.cos(angles), np.sin(angles)
