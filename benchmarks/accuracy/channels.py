"""Noise, microphones, telephones and overload, made otherwise than training makes them.

Independence is the point: `gmm_core.augment` is what models are trained with, so nothing here calls
it. Filters are FIR, speech power is that of the active frames, telephones really encode.
"""

import io
from collections.abc import Sequence

import numpy as np
import soundfile
from scipy.signal import fftconvolve, firwin, firwin2

from benchmarks.accuracy.speech import RATE
from gmm_core.audio import resample
from gmm_core.linalg import Float64

_FRAME = 320
_ACTIVE_DB = 30.0  # below the loudest frame
_TAPS = 513
_TELEPHONE_RATE = 8000
_TELEPHONE_HZ = (300.0, 3400.0)
CODECS = ("ULAW", "GSM610")
_OVERLOAD_QUANTILE = 0.95

# dB at these frequencies; fixed, so that the three microphones are always the same three
_CURVE_HZ = (0.0, 60.0, 120.0, 250.0, 500.0, 1000.0, 2000.0, 3000.0, 4500.0, 6000.0, 8000.0)
MICROPHONES: dict[str, tuple[float, ...]] = {
    "laptop": (-40, -30, -18, -8, -2, 0, 2, 6, 9, 3, -14),
    "headset": (-30, -12, -3, 2, 1, 0, -3, 1, 8, 4, -8),
    "muffled": (-20, -4, 6, 8, 4, 0, -5, -10, -15, -20, -28),
}


def active_power(samples: Float64) -> float:
    """Mean power of the 20 ms frames within 30 dB of the loudest: pauses do not dilute it."""
    usable = len(samples) // _FRAME * _FRAME
    if usable == 0:
        return float(np.mean(samples**2))
    power = np.mean(samples[:usable].reshape(-1, _FRAME) ** 2, axis=1)
    return float(np.mean(power[power >= power.max() * 10 ** (-_ACTIVE_DB / 10)]))


def mix(samples: Float64, noise: Float64, snr_db: float) -> Float64:
    """Noise (n,) added so that the active speech is `snr_db` above its mean power."""
    power = max(float(np.mean(noise**2)), 1e-20)
    gain = np.sqrt(active_power(samples) / power * 10 ** (-snr_db / 10))
    mixed: Float64 = samples + gain * noise
    return mixed


def piece_of(noises: Sequence[Float64], count: int, rng: np.random.Generator) -> Float64:
    """`count` samples of one of the noises, from somewhere in it."""
    noise = noises[rng.integers(len(noises))]
    start = int(rng.integers(len(noise)))
    return np.asarray(noise.take(np.arange(start, start + count), mode="wrap"))


def reverberate(samples: Float64, response: Float64) -> Float64:
    """As long as the input; the response begins with the direct sound."""
    out: Float64 = fftconvolve(samples, response)[: len(samples)]
    return out


def microphone(samples: Float64, name: str) -> Float64:
    """One of MICROPHONES. Raises ValueError for another name."""
    if name not in MICROPHONES:
        raise ValueError(f"microphone {name!r} is unknown; choose one of {', '.join(MICROPHONES)}")
    return _equalize(samples, _CURVE_HZ, MICROPHONES[name])


def tilt(samples: Float64, slope_db: float) -> Float64:
    """A response that falls by `slope_db` below and rises by it above 1 kHz, over three octaves."""
    hz = (0.0, 125.0, 250.0, 500.0, 1000.0, 2000.0, 4000.0, 8000.0)
    octaves = (-3, -3, -2, -1, 0, 1, 2, 3)
    return _equalize(samples, hz, [slope_db * octave / 3 for octave in octaves])


def telephone(samples: Float64, codec: str) -> Float64:
    """300-3400 Hz at 8 kHz, through mu-law or GSM 6.10 full rate, and back to RATE."""
    if codec not in CODECS:
        raise ValueError(f"codec {codec!r} is unknown; choose one of {', '.join(CODECS)}")
    narrow = resample(samples.astype(np.float32), RATE, _TELEPHONE_RATE).astype(np.float64)
    taps = firwin(255, _TELEPHONE_HZ, pass_zero=False, fs=_TELEPHONE_RATE)
    band = to_full_scale(fftconvolve(narrow, taps, mode="same"))
    file = io.BytesIO()
    soundfile.write(file, band, _TELEPHONE_RATE, format="WAV", subtype=codec)
    file.seek(0)
    heard, _ = soundfile.read(file, dtype="float32")
    wide = resample(heard[: len(band)], _TELEPHONE_RATE, RATE).astype(np.float64)
    return np.pad(wide, (0, max(len(samples) - len(wide), 0)))[: len(samples)]


def overload(samples: Float64) -> Float64:
    """So loud that the highest twentieth of the active samples is clipped."""
    power = samples**2
    loud = np.abs(samples[power >= power.max() * 10 ** (-_ACTIVE_DB / 10)])
    limit = max(float(np.quantile(loud, _OVERLOAD_QUANTILE)), 1e-9)
    clipped: Float64 = np.clip(samples / limit, -1.0, 1.0)
    return clipped


def to_full_scale(samples: Float64) -> Float64:
    """Turned down where it would not fit; never clipped."""
    peak = float(np.abs(samples).max(initial=0.0))
    return samples / peak if peak > 1.0 else samples


def _equalize(samples: Float64, hz: Sequence[float], gains_db: Sequence[float]) -> Float64:
    taps = firwin2(_TAPS, hz, 10 ** (np.asarray(gains_db) / 20), fs=RATE)
    out: Float64 = fftconvolve(samples, taps, mode="same")
    return out
