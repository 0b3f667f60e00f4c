"""What PNCC makes of filter energies before the cepstra (Kim & Stern, IEEE/ACM TASLP 24, 2016).

Each frame's answer depends on the past only. The paper's medium-time power looks two frames ahead;
here it is that of the last five frames, so that a front end that suppresses noise keeps step with
one that does not. The constants are the paper's, for frames every 10 ms.
"""

import numpy as np

from gmm_core.linalg import Float32, Float64, row_means

_MEDIUM_FRAMES = 5  # 2 M + 1
_RISE, _FALL = 0.001, 0.5  # 1 - lambda_a and 1 - lambda_b of the asymmetric filter
_FIRST = 0.9  # of the first power is thought to be noise
_PEAK_DECAY = 0.85  # lambda_t
_MASKED = 0.2  # mu_t, of the peak that masks
_EXCITED = 2.0  # c, times the noise: what is louder is excitation
_SMOOTHED = 4  # N, filters on either side that share a weight
_MEMORY = 0.999  # lambda_mu of the running mean power
_LEAST_POWER = 1e-10
_LEAST = 1e-30  # so that nothing is divided by the zero of digital silence


class MeanPower:
    """Energies over the mean power so far, old frames forgotten: the recording level drops out.

    The paper begins with a mean from training data; this begins with what was heard, and is the
    paper's mean once the beginning is forgotten (a time constant of 10 s).
    """

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        self._sum = self._weight = 0.0

    def __call__(self, energies: Float32) -> Float32:
        """float32 (n, filters) -> the same shape; about 1 on average."""
        means = np.empty((len(energies), 1), np.float32)
        for index, power in enumerate(row_means(energies).tolist()):
            self._sum = _MEMORY * self._sum + power
            self._weight = _MEMORY * self._weight + 1.0
            means[index] = max(self._sum / self._weight, _LEAST_POWER)
        relative: Float32 = energies / means
        return relative


class NoiseSuppressor:
    """Energies times a weight that is small for what is steady and for what follows a peak."""

    def __init__(self, filters: int) -> None:
        self._filters = filters
        self._shares = _over_neighbors(np.ones((1, filters)))
        self._noise, self._lowest = _AsymmetricFilter(), _AsymmetricFilter()
        self.reset()

    def reset(self) -> None:
        self._noise.reset()
        self._lowest.reset()
        self._recent: Float64 = np.zeros((_MEDIUM_FRAMES - 1, self._filters))
        self._heard = 0
        self._peak: Float64 = np.zeros(self._filters)

    def __call__(self, energies: Float32) -> Float32:
        """float32 (n, filters), linear -> the same shape."""
        power = self._medium_time(energies)
        noise = self._noise(power)
        excess = np.maximum(power - noise, 0.0)
        lowest = self._lowest(excess)
        onsets = np.maximum(self._masked(excess), lowest)
        kept = np.where(power >= _EXCITED * noise, onsets, lowest)
        weights = _over_neighbors(kept / np.maximum(power, _LEAST)) / self._shares
        return (energies * weights).astype(np.float32)

    def _medium_time(self, energies: Float32) -> Float64:
        """The mean of the last frames, this one included; at first of those there are."""
        count = len(energies)
        rows = np.concatenate([self._recent, energies.astype(np.float64)])
        heard = np.minimum(self._heard + 1 + np.arange(count), _MEDIUM_FRAMES)
        self._recent = rows[count:]
        self._heard += count
        total = np.zeros((count, self._filters))
        for back in range(_MEDIUM_FRAMES):  # one after the other: the same bits for any portions
            total += rows[back : back + count]
        return total / heard[:, None]

    def _masked(self, excess: Float64) -> Float64:
        """Temporal masking: what lies under the decaying peak becomes a part of that peak."""
        peaks = np.empty_like(excess)
        for index, row in enumerate(excess):
            peaks[index] = self._peak
            self._peak = np.maximum(_PEAK_DECAY * self._peak, row)
        return np.where(excess >= _PEAK_DECAY * peaks, excess, _MASKED * peaks)


class _AsymmetricFilter:
    """Follows the lower envelope: slowly when it rises, fast when it falls."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        self._state: Float64 | None = None

    def __call__(self, rows: Float64) -> Float64:
        """float64 (n, filters) -> the same shape."""
        out = np.empty_like(rows)
        for index, row in enumerate(rows):
            state = _FIRST * row if self._state is None else self._state
            step = row - state
            # The smaller step is the slow one of a rise and the fast one of a fall.
            self._state = out[index] = state + np.minimum(_RISE * step, _FALL * step)
        return out


def _over_neighbors(weights: Float64) -> Float64:
    """Sums over each filter and those beside it; float64 (n, filters)."""
    filters = weights.shape[1]
    padded = np.pad(weights, ((0, 0), (_SMOOTHED, _SMOOTHED)))
    total = np.zeros_like(weights)
    for shift in range(2 * _SMOOTHED + 1):
        total += padded[:, shift : shift + filters]
    return total
