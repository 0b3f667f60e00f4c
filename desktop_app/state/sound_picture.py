"""Sound as columns of a spectrogram and as a level: sums for a picture, not for any score."""

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
Columns = NDArray[np.uint8]

HOP_S, WINDOW_S = 0.01, 0.032
ROWS = 128
TOP_HZ = 8000.0
FLOOR_DB, CEILING_DB = -100.0, -20.0  # a sine of full scale has 0 dB
LEVEL_S = 0.3  # the time that a level meter looks back over (VU meters: IEC 60268-17)
SILENCE_DBFS = -120.0


class SoundPicture:
    """Takes samples in any pieces and gives columns, ten milliseconds each."""

    def __init__(self, sample_rate: int) -> None:
        self._hop = round(HOP_S * sample_rate)
        self._size = round(WINDOW_S * sample_rate)
        window = np.hanning(self._size + 1)[:-1]
        self._window = (window / (window.sum() / 2)).astype(np.float32)
        bins = np.arange(self._size // 2 + 1) * sample_rate / self._size
        row = np.minimum((bins / TOP_HZ * ROWS).astype(int), ROWS)  # what is above is left out
        self._rows = row[row < ROWS]
        self._counts = np.maximum(1, np.bincount(self._rows, minlength=ROWS))
        self._pending: Samples = np.zeros(0, np.float32)
        self._recent: Samples = np.zeros(round(LEVEL_S * sample_rate), np.float32)

    def push(self, samples: Samples) -> Columns:
        """uint8 (columns, ROWS), the lowest frequency first; 0 is `FLOOR_DB` and less."""
        kept = len(self._recent)
        self._recent = np.concatenate((self._recent, samples[-kept:]))[-kept:]
        pending = np.concatenate((self._pending, samples))
        count = max(0, (len(pending) - self._size) // self._hop + 1)
        self._pending = pending[count * self._hop :]
        if count == 0:
            return np.zeros((0, ROWS), np.uint8)
        frames = np.lib.stride_tricks.sliding_window_view(pending, self._size)[:: self._hop]
        power = np.abs(np.fft.rfft(frames[:count] * self._window, axis=1)) ** 2
        return self._shades(power[:, : len(self._rows)])

    @property
    def rms_dbfs(self) -> float:
        """Of the last 300 ms, never below -120."""
        return _dbfs(float(np.sqrt(np.mean(np.square(self._recent, dtype=np.float64)))))

    @property
    def peak_dbfs(self) -> float:
        """Of the last 300 ms, never below -120."""
        return _dbfs(float(np.abs(self._recent).max()))

    def _shades(self, power: NDArray[np.floating]) -> Columns:
        """Bins to rows (the mean of those that share one; between two of them, the lower)."""
        sums = np.stack([np.bincount(self._rows, column, ROWS) for column in power])
        means = sums / self._counts
        empty = np.bincount(self._rows, minlength=ROWS) == 0
        if empty.any():
            source = np.maximum.accumulate(np.where(empty, 0, np.arange(ROWS)))
            means = means[:, source]
        level = 10.0 * np.log10(np.maximum(means, 1e-12))
        share = (level - FLOOR_DB) / (CEILING_DB - FLOOR_DB)
        return np.asarray(np.clip(255.0 * share, 0.0, 255.0), np.uint8)


def _dbfs(amplitude: float) -> float:
    return max(SILENCE_DBFS, 20.0 * float(np.log10(amplitude))) if amplitude > 0 else SILENCE_DBFS
