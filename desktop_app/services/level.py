"""How loud it is just now."""

import math
from dataclasses import dataclass

import numpy as np

from desktop_app.audio.ring import Samples

WINDOW_SECONDS = 0.1  # three GUI pulls long, so that no peak falls between two of them
SILENCE_DBFS = -120.0
CLIPPING = 0.999  # of full scale: the largest 16-bit sample is 0.99997


@dataclass(frozen=True, slots=True)
class Level:
    """Loudness of the last 100 ms; dB relative to full scale, never below -120."""

    rms_dbfs: float = SILENCE_DBFS
    peak_dbfs: float = SILENCE_DBFS
    clipped: bool = False


SILENCE = Level()


class LevelWindow:
    """Keeps the newest 100 ms of sound and measures them."""

    def __init__(self, sample_rate: int) -> None:
        self._recent: Samples = np.zeros(round(sample_rate * WINDOW_SECONDS), np.float32)

    def push(self, samples: Samples) -> Level:
        """samples : float32 (n,), contiguous with the ones before"""
        kept = len(self._recent)
        self._recent = np.concatenate((self._recent, samples[-kept:]))[-kept:]
        peak = float(np.abs(self._recent).max())
        power = float(np.mean(np.square(self._recent, dtype=np.float64)))
        return Level(_dbfs(math.sqrt(power)), _dbfs(peak), peak >= CLIPPING)


def _dbfs(amplitude: float) -> float:
    return max(SILENCE_DBFS, 20.0 * math.log10(amplitude)) if amplitude > 0.0 else SILENCE_DBFS
