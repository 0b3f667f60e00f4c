"""What is wrong with the sound while somebody enrolls, in one word at a time."""

import math
from collections import deque
from dataclasses import dataclass, replace

import numpy as np

from gmm_core.linalg import Float32
from gmm_core.scoring.track import LookStatistics

ADVICE = ("two voices", "clipping", "too quiet", "noisy", "no speech")
_FULL_SCALE = 0.999
_RECENT_LOOKS = 30  # 3 s
_QUIET_DBFS = -48.0
_NOISY_DB = 15.0
_CLIPPED = 2e-4


@dataclass(frozen=True, slots=True)
class Quality:
    """Of everything heard so far; nan before anything was."""

    level_dbfs: float  # median of the speech frames
    peak_dbfs: float
    snr_db: float
    clipped_fraction: float
    noise_dbfs: float = math.nan  # the floor: what 10 % of all frames stay below


class QualityMeter:
    """Levels, signal-to-noise ratio and clipping of an enrollment."""

    def __init__(self) -> None:
        self._samples = 0
        self._clipped = 0
        self._peak = 0.0
        self._recent_clips: deque[float] = deque(maxlen=20)
        self._levels: list[Float32] = []
        self._speech_levels: list[Float32] = []
        self._speech_looks = 0
        self._recent: deque[LookStatistics] = deque(maxlen=_RECENT_LOOKS)

    def add_samples(self, samples: Float32) -> None:
        if len(samples) == 0:
            return
        size = np.abs(samples)
        clipped = int((size >= _FULL_SCALE).sum())
        self._samples += len(samples)
        self._clipped += clipped
        self._recent_clips.append(clipped / len(samples))
        self._peak = max(self._peak, float(size.max()))

    def add_look(self, look: LookStatistics) -> None:
        self._recent.append(replace(look, revised=()))  # which would hold on to many others
        self._levels.append(look.level_dbfs)
        if look.has_speech:
            self._speech_levels.append(look.level_dbfs)
            self._speech_looks += 1

    def quality(self) -> Quality:
        level = snr = low = math.nan
        if self._levels and len(_joined(self._levels)):
            low, high = map(float, np.percentile(_joined(self._levels), (10, 95)))
        if self._speech_levels:
            level, snr = float(np.median(_joined(self._speech_levels))), high - low
        return Quality(
            level_dbfs=level,
            peak_dbfs=20 * math.log10(max(self._peak, 1e-5)),
            snr_db=snr,
            clipped_fraction=self._clipped / max(self._samples, 1),
            noise_dbfs=low,
        )

    def advice(self) -> str | None:
        """The one thing to change now, or None."""
        if self._recent_clips and float(np.mean(self._recent_clips)) > _CLIPPED:
            return "clipping"
        if len(self._recent) == _RECENT_LOOKS:
            loudest = max(float(look.level_dbfs.max()) for look in self._recent)
            if not any(look.has_speech for look in self._recent):
                return "too quiet" if loudest > -70 and loudest < _QUIET_DBFS else "no speech"
            if loudest < _QUIET_DBFS + 10:
                return "too quiet"
        quality = self.quality()
        return "noisy" if self._heard_enough() and quality.snr_db < _NOISY_DB else None

    def _heard_enough(self) -> bool:
        return self._speech_looks >= _RECENT_LOOKS


def _joined(levels: list[Float32]) -> Float32:
    """The pieces as one array, which the list keeps: asked ten times a second, joined once."""
    levels[:] = [np.concatenate(levels)]
    return levels[0]
