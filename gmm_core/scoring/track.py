"""Looks to evidence: their running sums, their final versions, the levels behind them."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from gmm_core.frontend.normalize import GRID_FRAMES
from gmm_core.linalg import Float32, Float64

LOOK_FRAMES = GRID_FRAMES


@dataclass(frozen=True, slots=True)
class LookStatistics:
    """One look: its speech frames, n float32 (C,) and centered float32 (C, D), systems stacked.

    centered_k = sum P(k|x) (x - mu_k) / sigma_k
    features : float32 (speech frames, D), of the first system
    bands : float64 (2,), the sums of FeatureBlock.bands over the speech frames
    opening : this look may still be revised by later ones
    revised : how this look and all earlier ones of the opening appear now; empty outside it
    """

    first_frame: int
    frames: int  # LOOK_FRAMES but for the last look of a stream
    speech_frames: int
    level_dbfs: Float32  # (frames,)
    n: Float32
    centered: Float32
    features: Float32
    opening: bool = False
    revised: "tuple[LookStatistics, ...]" = ()
    bands: Float64 = field(default_factory=lambda: np.zeros(2))

    @property
    def has_speech(self) -> bool:
        return self.speech_frames > 0


class SettledLooks:
    """Only looks that no later one revises, for those who can wait for the end of the opening."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        self._waiting: list[LookStatistics] = []

    @property
    def waiting_speech_frames(self) -> int:
        """Heard, but not final yet."""
        return sum(look.speech_frames for look in self._waiting)

    def push(self, looks: Sequence[LookStatistics]) -> list[LookStatistics]:
        """What became final."""
        final: list[LookStatistics] = []
        for look in looks:
            if look.revised:
                self._waiting = _with_revisions([*self._waiting, look], look.revised)
            else:
                self._waiting.append(look)
            if not look.opening:
                final += self._waiting
                self._waiting = []
        return final

    def flush(self) -> list[LookStatistics]:
        """All that waits, as it stands."""
        final, self._waiting = self._waiting, []
        return final


def _with_revisions(
    looks: Sequence[LookStatistics], revised: Sequence[LookStatistics]
) -> list[LookStatistics]:
    newer = {look.first_frame: look for look in revised}
    return [newer.get(look.first_frame, look) for look in looks]


class Evidence:
    """A running sum of looks, over all of them or over the last `window_frames` speech frames."""

    def __init__(self, shape: tuple[int, int], window_frames: int | None = None) -> None:
        self._shape = shape
        self._window = window_frames
        self.clear()

    def clear(self) -> None:
        self.speech_frames = 0
        self.bands: Float64 = np.zeros(2)
        self.n: Float64 = np.zeros(self._shape[0])
        self.centered: Float64 = np.zeros(self._shape)
        self._looks: deque[LookStatistics] = deque()

    def add(self, look: LookStatistics) -> None:
        """Takes a look, and the new versions of those before it that are part of this evidence."""
        if not look.has_speech:
            return
        if look.revised and self._looks:
            self._revise(look.revised)
        self._join(look)
        if self._window is None and not look.opening:
            return
        self._looks.append(replace(look, revised=()))
        while (
            self._window is not None
            and self.speech_frames - self._looks[0].speech_frames >= self._window
        ):
            self._leave(self._looks.popleft())

    def _revise(self, revised: Sequence[LookStatistics]) -> None:
        known = _with_revisions(self._looks, revised)
        self.clear()
        for look in known:
            self._join(look)
            self._looks.append(look)

    def _join(self, look: LookStatistics) -> None:
        self.speech_frames += look.speech_frames
        self.bands += look.bands
        self.n += look.n
        self.centered += look.centered

    def _leave(self, look: LookStatistics) -> None:
        self.speech_frames -= look.speech_frames
        self.bands -= look.bands
        self.n -= look.n
        self.centered -= look.centered


class LevelHistory:
    """Signal-to-noise ratio of what was heard: loud speech against the quietest tenth."""

    def __init__(self, most_frames: int = 150 * LOOK_FRAMES) -> None:
        self._most = most_frames
        self.clear()

    def clear(self) -> None:
        self._levels: Float32 = np.zeros(0, np.float32)

    def add(self, look: LookStatistics) -> None:
        self._levels = np.concatenate([self._levels, look.level_dbfs])[-self._most :]

    def snr_db(self) -> float:
        """95th minus 10th percentile of the frame levels of the last 15 s; nan before any look."""
        if not len(self._levels):
            return float("nan")
        levels = np.sort(self._levels)
        return _quantile(levels, 0.95) - _quantile(levels, 0.10)


def _quantile(ordered: Float32, share: float) -> float:
    """Between two neighbors, as np.percentile, which would take longer than the mixtures."""
    place = share * (len(ordered) - 1)
    below = int(place)
    low, high = float(ordered[below]), float(ordered[min(below + 1, len(ordered) - 1)])
    return (high - low) * (place - below) + low
