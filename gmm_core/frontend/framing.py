"""Samples to overlapping frames, on the absolute frame grid."""

import numpy as np

from gmm_core.linalg import Float32


class Framer:
    """Frame k covers the samples [k * hop, k * hop + frame), whatever the portions they came in."""

    def __init__(self, frame_samples: int, hop_samples: int) -> None:
        self._frame, self._hop = frame_samples, hop_samples
        self.reset()

    def reset(self) -> None:
        self._rest = np.zeros(0, np.float32)

    def push(self, samples: Float32) -> Float32:
        """float32 (n,) -> the frames completed by them, float32 (m, frame_samples).

        They are a view, perhaps of `samples`: what two frames have in common is there once, and not
        to be written.
        """
        rest = self._rest
        joined = np.concatenate([rest, samples]) if len(rest) else np.ascontiguousarray(samples)
        count = max(0, (len(joined) - self._frame) // self._hop + 1)
        self._rest = joined[count * self._hop :].copy()
        if count == 0:
            return np.zeros((0, self._frame), np.float32)
        step = joined.itemsize
        shape, strides = (count, self._frame), (self._hop * step, step)
        frames: Float32 = np.ndarray(shape, np.float32, joined, strides=strides)
        frames.flags.writeable = False
        return frames


class PreEmphasis:
    """x[t] - a x[t-1], with the first sample compared to itself."""

    def __init__(self, factor: float) -> None:
        self._factor = np.float32(factor)
        self.reset()

    def reset(self) -> None:
        self._last: np.float32 | None = None

    def push(self, samples: Float32) -> Float32:
        if self._factor == 0 or len(samples) == 0:
            return samples
        before = np.empty_like(samples)
        before[0] = samples[0] if self._last is None else self._last
        before[1:] = samples[:-1]
        self._last = samples[-1]
        return samples - self._factor * before
