"""Features to evidence: looks of ten frames on the absolute grid, their statistics, and their sums.

A look is always a product of the same shape, so live and offline scores agree to the bit.
"""

from collections import deque
from dataclasses import dataclass

import numpy as np

from gmm_core.frontend.block import FeatureBlock
from gmm_core.gmm.likelihood import expand
from gmm_core.gmm.model import DiagonalGmm
from gmm_core.linalg import Float32, Float64
from gmm_core.scoring.llr import per_frame_vector

LOOK_FRAMES = 10


@dataclass(frozen=True, slots=True)
class LookStatistics:
    """One look: its speech frames, n float32 (C,) and centered float32 (C, D).

    centered_k = sum P(k|x) (x - mu_k) / sigma_k
    """

    first_frame: int
    frames: int  # LOOK_FRAMES but for the last look of a stream
    speech_frames: int
    level_dbfs: Float32  # (frames,)
    n: Float32
    centered: Float32

    @property
    def has_speech(self) -> bool:
        return self.speech_frames > 0


class LookMaker:
    """FeatureBlocks of any size to looks; the rest waits."""

    def __init__(self, ubm: DiagonalGmm) -> None:
        self._ubm = ubm
        self._means = ubm.means.astype(np.float32)
        self._inverse_deviations = (1 / np.sqrt(ubm.variances)).astype(np.float32)
        self.reset()

    def reset(self) -> None:
        self._features: list[Float32] = []
        self._speech: list[np.ndarray] = []
        self._levels: list[Float32] = []
        self._waiting = 0
        self._next_frame = 0

    def push(self, block: FeatureBlock) -> list[LookStatistics]:
        """The looks completed by these frames."""
        self._features.append(block.features)
        self._speech.append(block.speech)
        self._levels.append(block.level_dbfs)
        self._waiting += len(block)
        return self._take(self._waiting // LOOK_FRAMES)

    def flush(self) -> list[LookStatistics]:
        """The last, shorter look, if any."""
        return self._take(1) if self._waiting else []

    def _take(self, looks: int) -> list[LookStatistics]:
        if looks == 0:
            return []
        features = np.concatenate(self._features)
        speech, levels = np.concatenate(self._speech), np.concatenate(self._levels)
        out = []
        for index in range(looks):
            part = slice(index * LOOK_FRAMES, (index + 1) * LOOK_FRAMES)
            out.append(self._look(features[part], speech[part], levels[part]))
        used = min(looks * LOOK_FRAMES, len(features))
        self._features, self._speech = [features[used:]], [speech[used:]]
        self._levels = [levels[used:]]
        self._waiting -= used
        return out

    def _look(self, features: Float32, speech: np.ndarray, levels: Float32) -> LookStatistics:
        first_frame = self._next_frame
        self._next_frame += len(features)
        count = int(speech.sum())
        if count:
            n, centered = self._statistics(features, speech)
        else:
            n = np.zeros(self._ubm.components, np.float32)
            centered = np.zeros(self._means.shape, np.float32)
        return LookStatistics(first_frame, len(features), count, levels, n, centered)

    def _statistics(self, features: Float32, speech: np.ndarray) -> tuple[Float32, Float32]:
        x = np.zeros((LOOK_FRAMES, self._ubm.dims), np.float32)
        x[: len(features)] = features
        counts = np.zeros(LOOK_FRAMES, np.float32)
        counts[: len(features)] = speech
        p = expand(x) @ self._ubm.quadratic
        p -= p.max(axis=1, keepdims=True)
        np.exp(p, out=p)
        p *= (counts / p.sum(axis=1))[:, None]
        n = p.sum(axis=0)
        first = p.T @ x
        return n, (first - n[:, None] * self._means) * self._inverse_deviations


class Evidence:
    """A running sum of looks, over all of them or over the last `window_frames` speech frames."""

    def __init__(self, ubm: DiagonalGmm, window_frames: int | None = None) -> None:
        self._shape = ubm.means.shape
        self._window = window_frames
        self.clear()

    def clear(self) -> None:
        self.speech_frames = 0
        self._n: Float64 = np.zeros(self._shape[0])
        self._centered: Float64 = np.zeros(self._shape)
        self._looks: deque[LookStatistics] = deque()

    def add(self, look: LookStatistics) -> None:
        if not look.has_speech:
            return
        self._change(look, 1)
        if self._window is None:
            return
        self._looks.append(look)
        while self.speech_frames - self._looks[0].speech_frames >= self._window:
            self._change(self._looks.popleft(), -1)

    def _change(self, look: LookStatistics, sign: int) -> None:
        self.speech_frames += sign * look.speech_frames
        self._n += sign * look.n
        self._centered += sign * look.centered

    def vector(self) -> Float32:
        """The test vector, float32 (C * D,)."""
        return per_frame_vector(self._n, self._centered)


class LevelHistory:
    """Signal-to-noise ratio of what was heard: loud speech against the quietest tenth."""

    def __init__(self, most_looks: int = 150) -> None:
        self._levels: deque[Float32] = deque(maxlen=most_looks)

    def clear(self) -> None:
        self._levels.clear()

    def add(self, look: LookStatistics) -> None:
        self._levels.append(look.level_dbfs)

    def snr_db(self) -> float:
        """95th minus 10th percentile of the frame levels of the last 15 s; nan before any look."""
        if not self._levels:
            return float("nan")
        low, high = np.percentile(np.concatenate(self._levels), (10, 95))
        return float(high - low)
