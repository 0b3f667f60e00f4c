"""Normalization over the last seconds of speech: mean and variance with a prior, or warping."""

from dataclasses import replace
from typing import Protocol

import numpy as np

from gmm_core.config import FrontEndConfig
from gmm_core.frontend.block import FeatureBlock, concatenate
from gmm_core.frontend.warp import Warper
from gmm_core.linalg import Float32, Float64

GRID_FRAMES = 10  # an opening ends with a whole look, 100 ms
# Of cepstra by their compression, nats squared for the logarithm; only a constant signal meets it.
# Near 1, where energies relative to a peak or a mean lie, x ** (1/15) is a fifteenth as steep.
_VARIANCE_FLOORS = {"log": 1e-4, "power": 1e-4 / 15**2}


class Normalization(Protocol):
    """Features of a stream, in portions of any size, by the speech up to each frame."""

    def reset(self) -> None: ...

    def __call__(self, features: Float32, speech: np.ndarray) -> Float32:
        """Causal: float32 (n, dims), bool (n,) -> float32 (n, dims)."""
        ...

    def opening(self, features: Float32, speech: np.ndarray) -> Float32:
        """All frames of a beginning by all its speech; nothing is kept."""
        ...

    def go_on_after(self, features: Float32, speech: np.ndarray) -> None:
        """The opening is over: what follows slides on from it."""
        ...


def normalization_of(config: FrontEndConfig) -> Normalization:
    """What a front end normalizes with."""
    return Warper(config) if config.normalization == "warped" else Normalizer(config)


class Normalizer:
    """(x - mean) / standard deviation of the last `normalization_s` of speech, this frame included.

    The prior counts as `prior_s` of speech: mean = (P m0 + sum x) / (P + n), and
    variance = (P v0 + sum (x - mean)^2) / (P + n). Viikki & Laurila 1998, with a prior.
    """

    def __init__(self, config: FrontEndConfig) -> None:
        self._window = config.frames(config.normalization_s)
        self._dims = config.dims
        self._floor = _VARIANCE_FLOORS[config.compression]
        has_prior = bool(config.prior_mean)
        self._weight = float(config.frames(config.prior_s)) if has_prior else 0.0
        # as sums over so many frames
        self._prior_first = self._weight * np.array(config.prior_mean or [0.0] * self._dims)
        self._prior_spread = self._weight * np.array(config.prior_variance or [1.0] * self._dims)
        self.reset()

    def reset(self) -> None:
        # running sums of x and x^2 after each of the last `window` speech frames, oldest first: a
        # view into a longer table, or every look would copy seconds of them
        self._table: Float64 = np.zeros((1, 2 * self._dims))
        self._sums = self._table
        self._end = 1  # of what is used of the table

    def __call__(self, features: Float32, speech: np.ndarray) -> Float32:
        """Causal: float32 (n, dims), bool (n,) -> float32 (n, dims)."""
        if self._window == 0 or len(features) == 0:
            return features
        sums = self._grow(features[speech])
        at = len(self._sums) - 1 + np.cumsum(speech)
        since = np.maximum(at - self._window, 0)
        out = self._apply(features, sums[at] - sums[since], (at - since)[:, None])
        self._sums = sums[-(self._window + 1) :]
        return out

    def opening(self, features: Float32, speech: np.ndarray) -> Float32:
        """All frames of a beginning with the statistics of all its speech; nothing is kept."""
        new = self._after(features[speech])
        return self._apply(features, new[-1:], np.array([[len(self._sums) + len(new) - 2]]))

    def go_on_after(self, features: Float32, speech: np.ndarray) -> None:
        """The opening is over: what follows slides on from it."""
        self._sums = self._grow(features[speech])[-(self._window + 1) :]

    def _after(self, speech: Float32) -> Float64:
        """The last kept sums, and those after each frame of new speech."""
        rows = np.empty((len(speech) + 1, 2 * self._dims))
        rows[0] = self._sums[-1]
        rows[1:, : self._dims] = speech
        np.square(rows[1:, : self._dims], out=rows[1:, self._dims :])
        # cumsum goes on from the last row, one addition a frame: the same bits for any portions
        return np.cumsum(rows, axis=0, out=rows)

    def _grow(self, speech: Float32) -> Float64:
        """The kept sums and those of new speech; a new table, twice as long, when it is full."""
        new = self._after(speech)[1:]
        count = len(self._sums) + len(new)
        if self._end + len(new) > len(self._table):
            self._table = np.empty((2 * count, 2 * self._dims))
            self._table[: len(self._sums)] = self._sums
            self._end = len(self._sums)
        self._table[self._end : self._end + len(new)] = new
        self._end += len(new)
        return self._table[self._end - count : self._end]

    def _apply(self, features: Float32, sums: Float64, n: np.ndarray) -> Float32:
        first, second = sums[:, : self._dims], sums[:, self._dims :]
        total = np.maximum(self._weight + n, 1.0)
        mean = (self._prior_first + first) / total
        spread = second - 2 * mean * first + n * mean * mean
        variance = np.maximum((self._prior_spread + spread) / total, self._floor)
        if not self._weight:
            variance = np.where(n == 0, 1.0, variance)
        return ((features - mean) / np.sqrt(variance)).astype(np.float32)


class Settler:
    """Blocks of raw features in, normalized blocks out; an opening comes out when it is over.

    Whatever a person says first is normalized by itself, as a recording would be, and not by the
    few frames before each frame: much better for short speech in noise (docs/adr/0010).
    """

    def __init__(self, config: FrontEndConfig) -> None:
        self._normalizer = normalization_of(config)
        self._opening_frames = config.opening_frames
        self.reset()

    def reset(self) -> None:
        self._normalizer.reset()
        self._waiting: list[FeatureBlock] = []
        self._spoken = 0
        self._settled = self._opening_frames == 0

    def push(self, block: FeatureBlock) -> FeatureBlock:
        """The frames that are final now; none while the opening lasts."""
        if self._settled:
            return self._normalized(block, self._normalizer(block.features, block.speech))
        self._waiting.append(block)
        self._spoken += int(block.speech.sum())
        nothing = self._waiting[0].part(0, 0)
        if self._spoken < self._opening_frames:
            return nothing
        joined = concatenate(self._waiting)
        ends = np.arange(GRID_FRAMES, len(joined) + 1, GRID_FRAMES)
        over = ends[np.cumsum(joined.speech)[ends - 1] >= self._opening_frames]
        if not len(over):
            return nothing
        rest = joined.part(int(over[0]), len(joined))
        opening = self._end_opening(joined.part(0, int(over[0])))
        return concatenate([opening, self.push(rest)])

    def flush(self) -> FeatureBlock | None:
        """What waits at the end of a stream, if anything."""
        if self._settled or not self._waiting:
            return None
        return self._end_opening(concatenate(self._waiting))

    def _end_opening(self, block: FeatureBlock) -> FeatureBlock:
        features = self._normalizer.opening(block.features, block.speech)
        self._normalizer.go_on_after(block.features, block.speech)
        self._settled, self._waiting = True, []
        return self._normalized(block, features)

    @staticmethod
    def _normalized(block: FeatureBlock, features: Float32) -> FeatureBlock:
        return block if features is block.features else replace(block, features=features)
