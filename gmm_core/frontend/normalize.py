"""Causal mean and variance normalization over the last seconds of speech, with a prior."""

import numpy as np

from gmm_core.config import FrontEndConfig
from gmm_core.linalg import Float32, Float64

_VARIANCE_FLOOR = 1e-4  # of cepstra in nats squared; only a constant signal meets it


class CausalNormalizer:
    """(x - mean) / standard deviation of the last `normalization_s` of speech, this frame included.

    The prior counts as `prior_s` of speech: mean = (P m0 + sum x) / (P + n), and
    variance = (P v0 + sum (x - mean)^2) / (P + n). Viikki & Laurila 1998, with a prior.
    """

    def __init__(self, config: FrontEndConfig) -> None:
        self._window = config.frames(config.normalization_s)
        self._dims = config.dims
        has_prior = bool(config.prior_mean)
        self._weight = float(config.frames(config.prior_s)) if has_prior else 0.0
        self._prior_mean = np.array(config.prior_mean or [0.0] * self._dims)
        self._prior_variance = np.array(config.prior_variance or [1.0] * self._dims)
        self.reset()

    def reset(self) -> None:
        # running sums of x and x^2 after each of the last `window` speech frames, oldest first
        self._sums: Float64 = np.zeros((1, 2 * self._dims))

    def __call__(self, features: Float32, speech: np.ndarray) -> Float32:
        """float32 (n, dims), bool (n,) -> float32 (n, dims)."""
        if self._window == 0 or len(features) == 0:
            return features
        new = features[speech].astype(np.float64)
        # cumsum goes on from the last row, one addition a frame: the same bits for any portions
        grown = np.cumsum(np.vstack([self._sums[-1:], np.hstack([new, new * new])]), axis=0)
        sums = np.vstack([self._sums[:-1], grown])
        at = len(self._sums) - 1 + np.cumsum(speech)
        since = np.maximum(at - self._window, 0)
        out = self._apply(features, sums[at] - sums[since], (at - since)[:, None])
        self._sums = sums[-(self._window + 1) :]
        return out

    def _apply(self, features: Float32, sums: Float64, n: np.ndarray) -> Float32:
        first, second = sums[:, : self._dims], sums[:, self._dims :]
        total = np.maximum(self._weight + n, 1.0)
        mean = (self._weight * self._prior_mean + first) / total
        spread = second - 2 * mean * first + n * mean * mean
        variance = (self._weight * self._prior_variance + spread) / total
        empty = (self._weight + n) == 0
        variance = np.where(empty, 1.0, np.maximum(variance, _VARIANCE_FLOOR))
        return ((features - mean) / np.sqrt(variance)).astype(np.float32)
