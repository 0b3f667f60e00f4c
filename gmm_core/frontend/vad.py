"""Which frames are speech: causal detectors on the frame level, with hangover."""

import math
from collections import deque
from collections.abc import Callable
from typing import Protocol

import numpy as np
import numpy.typing as npt

from gmm_core.config import FrontEndConfig
from gmm_core.linalg import Float32

Mask = npt.NDArray[np.bool_]
_START_PEAK_DBFS = -35.0  # before anything was heard: quiet rooms are no speech


class SpeechDetector(Protocol):
    """Frame levels in dBFS, one after the other; the answer depends on the past only."""

    def reset(self) -> None: ...

    def is_speech(self, level: float) -> bool: ...


class EnergyDetector:
    """Within `vad_range_db` of the recent peak, above the absolute floor, and no steady sound.

    The recent peak is forgotten at `vad_peak_decay_db_s`. Steady sound (a tap, a fan) shows no dip:
    a frame must stand `vad_noise_margin_db` above the lowest smoothed level of the last
    `vad_noise_s`, as soon as that much was heard; with 0 s no dip is asked for.
    """

    def __init__(self, config: FrontEndConfig) -> None:
        self._range = config.vad_range_db
        self._floor = config.vad_floor_dbfs
        self._decay = config.vad_peak_decay_db_s / config.frames_per_second
        self._margin = config.vad_noise_margin_db
        self._noise_frames = config.frames(config.vad_noise_s)
        self.reset()

    def reset(self) -> None:
        self._peak = _START_PEAK_DBFS
        self._smooth = 0.0
        self._heard = 0
        self._lows: deque[tuple[int, float]] = deque()  # rising minima of the last noise_frames

    def is_speech(self, level: float) -> bool:
        self._peak = max(level, self._peak - self._decay)
        noise = self._noise_level(level) if self._noise_frames else -math.inf
        return (
            level > self._peak - self._range
            and level > self._floor
            and level > noise + self._margin
        )

    def _noise_level(self, level: float) -> float:
        self._smooth = level if self._heard == 0 else 0.8 * self._smooth + 0.2 * level
        lows = self._lows
        while lows and lows[-1][1] >= self._smooth:
            lows.pop()
        lows.append((self._heard, self._smooth))
        self._heard += 1
        if lows[0][0] < self._heard - self._noise_frames:
            lows.popleft()
        return lows[0][1] if self._heard >= self._noise_frames else -math.inf


class TwoGaussianDetector:
    """Noise and speech as two Gaussians over the level, adapted frame by frame with forgetting.

    A recursive EM: the posterior of each Gaussian updates its mean and variance with rate 1/100;
    speech is the louder one's posterior above one half, at least 6 dB apart, above the floor.
    """

    _RATE = 0.01
    _LEAST_APART_DB = 6.0

    def __init__(self, config: FrontEndConfig) -> None:
        self._floor = config.vad_floor_dbfs
        self.reset()

    def reset(self) -> None:
        self._mean = [self._floor, _START_PEAK_DBFS]
        self._variance = [36.0, 100.0]

    def is_speech(self, level: float) -> bool:
        density = [
            math.exp(-0.5 * (level - m) ** 2 / v) / math.sqrt(v) + 1e-12
            for m, v in zip(self._mean, self._variance, strict=True)
        ]
        loud = density[1] / (density[0] + density[1])
        if level <= self._mean[0]:
            loud = 0.0  # the wider Gaussian also wins far below the noise
        for k, posterior in enumerate((1.0 - loud, loud)):
            rate = self._RATE * posterior
            delta = level - self._mean[k]
            self._mean[k] += rate * delta
            self._variance[k] = max(4.0, self._variance[k] + rate * (delta**2 - self._variance[k]))
        apart = self._mean[1] - self._mean[0] >= self._LEAST_APART_DB
        return loud > 0.5 and apart and level > self._floor


class Vad:
    """Levels in, speech mask out; each frame's answer depends on the past only."""

    def __init__(self, config: FrontEndConfig) -> None:
        kinds: dict[str, Callable[[FrontEndConfig], SpeechDetector]] = {
            "energy": EnergyDetector,
            "two-gaussian": TwoGaussianDetector,
        }
        self._detector = kinds[config.vad](config)
        self._hangover = config.frames(config.vad_hangover_s)
        self.reset()

    def reset(self) -> None:
        self._detector.reset()
        self._hold = 0

    def __call__(self, levels: Float32) -> Mask:
        """float32 (n,) dBFS -> bool (n,)."""
        return np.array([self._one(level) for level in levels.tolist()], np.bool_)

    def _one(self, level: float) -> bool:
        if self._detector.is_speech(level):
            self._hold = self._hangover
            return True
        self._hold -= 1
        return self._hold >= 0
