"""Mel or linear filters and the cosine transform as matrices (librosa is the oracle in the tests).

The matrices are computed here rather than with librosa.filters because importing that costs 1.3 s
at every start (docs/adr/0006).
"""

from functools import cache

import numpy as np
import numpy.typing as npt

from gmm_core.config import FrontEndConfig
from gmm_core.linalg import Float32, Float64

_LINEAR_HZ_PER_MEL = 200.0 / 3.0
_BREAK_HZ = 1000.0
_BREAK_MEL = _BREAK_HZ / _LINEAR_HZ_PER_MEL
_LOG_STEP = np.log(6.4) / 27.0


def hz_to_mel(hz: npt.ArrayLike) -> Float64:
    """Slaney's scale (Auditory Toolbox, 1998): linear below 1 kHz, logarithmic above."""
    f: Float64 = np.asarray(hz, np.float64)
    log_part = _BREAK_MEL + np.log(np.maximum(f, _BREAK_HZ) / _BREAK_HZ) / _LOG_STEP
    return np.where(f < _BREAK_HZ, f / _LINEAR_HZ_PER_MEL, log_part)


def mel_to_hz(mel: Float64) -> Float64:
    """The inverse of `hz_to_mel`."""
    mel = np.asarray(mel, np.float64)
    log_part = _BREAK_HZ * np.exp(_LOG_STEP * (np.maximum(mel, _BREAK_MEL) - _BREAK_MEL))
    return np.where(mel < _BREAK_MEL, mel * _LINEAR_HZ_PER_MEL, log_part)


def filter_edges(config: FrontEndConfig) -> Float64:
    """Filter k rises from edge k to k + 1 and falls to k + 2; Hz, (mel_filters + 2,)."""
    if config.filter_scale == "linear":
        return np.linspace(config.mel_low_hz, config.mel_high_hz, config.mel_filters + 2)
    low, high = hz_to_mel(config.mel_low_hz), hz_to_mel(config.mel_high_hz)
    return mel_to_hz(np.linspace(low, high, config.mel_filters + 2))


@cache
def filters_within(config: FrontEndConfig, low_hz: float, high_hz: float) -> slice:
    """The filters that lie wholly between two frequencies; 0 = no limit."""
    edges = filter_edges(config)
    first = int(np.searchsorted(edges[:-2], low_hz)) if low_hz else 0
    last = int(np.searchsorted(edges[2:], high_hz, "right")) if high_hz else config.mel_filters
    return slice(first, last)


def cepstral_filters(config: FrontEndConfig) -> slice:
    """The filters that make cepstra. Raises ValueError when they are fewer than the cepstra."""
    chosen = filters_within(config, config.cepstra_low_hz, config.cepstra_high_hz)
    if chosen.stop - chosen.start < config.cepstra:
        raise ValueError("there must be a mel filter within the cepstral band for each cepstrum")
    return chosen


@cache
def mel_matrix(config: FrontEndConfig) -> Float32:
    """Triangles of unit area, float32 (fft_size // 2 + 1, mel_filters), for power spectra.

    Made once for each front end, and so read-only.
    """
    edges = filter_edges(config)
    bins = np.fft.rfftfreq(config.fft_size, 1.0 / config.sample_rate)[:, None]
    rising = (bins - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - bins) / (edges[2:] - edges[1:-1])
    triangles = np.maximum(0.0, np.minimum(rising, falling))
    matrix: Float32 = (triangles * (2.0 / (edges[2:] - edges[:-2]))).astype(np.float32)
    matrix.flags.writeable = False
    return matrix


@cache
def cosine_matrix(config: FrontEndConfig) -> Float32:
    """Orthonormal DCT-II, float32 (cepstral filters, cepstra), to multiply log mel energies.

    As `mel_matrix` made once, read-only.
    """
    chosen = cepstral_filters(config)
    filters = chosen.stop - chosen.start
    points = np.arange(filters)[:, None] + 0.5
    order = np.arange(config.cepstra)
    matrix: Float64 = np.cos(np.pi / filters * points * order)
    matrix *= np.sqrt(2.0 / filters)
    matrix[:, 0] /= np.sqrt(2.0)
    single = matrix.astype(np.float32)
    single.flags.writeable = False
    return single
