"""Copies of clean speech as another room, another microphone and background noise would make them.

Multi-condition training: the UBM, the cohort and the calibration also see such copies, so a score
means the same on a desk as in a studio (enrollment does not use them, see docs/adr/0007).
Deliberately statistical (no shape of a room is assumed), so that nothing is tuned to one simulator.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gmm_core.linalg import Float32, Float64

_LEAST_HZ = 20.0


@dataclass(frozen=True, slots=True)
class AugmentConfig:
    """Ranges are uniform; probabilities are of the whole copy."""

    reverberation_s: tuple[float, float] = (0.15, 0.8)  # RT60
    direct_to_reverberant_db: tuple[float, float] = (-2.0, 14.0)
    tilt_db: float = 7.0  # standard deviation of the microphone's response over the band
    snr_db: tuple[float, float] = (0.0, 25.0)
    room_probability: float = 0.7
    noise_probability: float = 0.8
    band_limit_probability: float = 0.3  # of a small microphone that loses both ends of the band
    narrow_band_probability: float = 0.2
    level_dbfs: tuple[float, float] = (-40.0, -18.0)  # mean power of the copy, noise included


class Augmenter:
    """Degrades recordings; the same random generator state gives the same copy.

    noises : recordings at `sample_rate` to add, besides synthetic colored noise
    """

    def __init__(
        self,
        sample_rate: int,
        noises: Sequence[Float32] = (),
        config: AugmentConfig | None = None,
    ) -> None:
        self._rate = sample_rate
        self._noises = tuple(noises)
        self._config = config or AugmentConfig()

    def copy(self, samples: Float32, rng: np.random.Generator) -> Float32:
        """float32 (n,) -> float32 (n,), one random condition."""
        config = self._config
        speech = samples.astype(np.float64)
        if rng.random() < config.room_probability:
            speech = convolve(speech, self.room_response(rng))
        if rng.random() < config.noise_probability:
            snr_db = rng.uniform(*config.snr_db)
            speech = add_noise(speech, self._noise(len(speech), rng), snr_db)
        speech = apply_response(speech, self._rate, self._microphone(rng))
        if rng.random() < config.band_limit_probability:
            speech = apply_response(speech, self._rate, self._band_limits(rng))
        if rng.random() < config.narrow_band_probability:
            speech = self._telephone(speech, rng)
        power = float(np.mean(speech**2))
        wanted = 10 ** (rng.uniform(*config.level_dbfs) / 10)
        scaled = speech * np.sqrt(wanted / max(power, 1e-12))
        clipped: Float64 = np.clip(scaled, -1.0, 1.0)
        return clipped.astype(np.float32)

    def room_response(self, rng: np.random.Generator) -> Float64:
        """A direct path, then decaying noise (Polack 1988), faster at high frequencies."""
        rt60 = rng.uniform(*self._config.reverberation_s)
        count = int(rt60 * self._rate)
        t = np.arange(count) / self._rate
        tail = rng.standard_normal(count) * 10 ** (-3 * t / rt60)
        dull = rng.standard_normal(count) * 10 ** (-3 * t / (rt60 * rng.uniform(0.3, 0.7)))
        # one pole by repeated averaging would need a loop: the low band is the noise box-smoothed
        smooth = np.convolve(tail, np.ones(6) / np.sqrt(6), mode="same")
        tail = smooth + dull
        tail[: int(rng.uniform(0.001, 0.008) * self._rate)] = 0
        for _ in range(rng.integers(3, 9)):  # early reflections
            at = int(rng.uniform(0.001, 0.04) * self._rate)
            tail[at] += rng.choice([-1, 1]) * rng.uniform(2, 8)
        ratio = 10 ** (-rng.uniform(*self._config.direct_to_reverberant_db) / 20)
        response: Float64 = tail * ratio / np.sqrt(np.sum(tail**2))
        response[0] = 1.0
        return response

    def _noise(self, count: int, rng: np.random.Generator) -> Float64:
        if self._noises and rng.random() < 0.7:
            noise = self._noises[rng.integers(len(self._noises))]
            start = int(rng.integers(len(noise)))
            repeated: Float32 = np.resize(np.roll(noise, -start), count)
            return repeated.astype(np.float64)
        return colored_noise(count, rng.uniform(0.0, 2.0), rng)

    def _microphone(self, rng: np.random.Generator) -> tuple[Float64, Float64]:
        """Gains in dB at frequencies in Hz: a tilt and gentle bumps."""
        hz = np.array([60, 120, 250, 500, 1000, 2000, 4000, self._rate / 2])
        octaves = np.linspace(-0.5, 0.5, len(hz))
        tilt = rng.normal(0, self._config.tilt_db) * octaves
        gains = tilt + rng.normal(0, 2.0, len(hz))
        gains[0] += rng.uniform(-12, 0)
        return hz, gains

    def _band_limits(self, rng: np.random.Generator) -> tuple[Float64, Float64]:
        """Gains in dB at frequencies in Hz: flat between two edges, falling per octave outside."""
        low, high = rng.uniform(60, 300), rng.uniform(4000, 7500)
        falls = rng.uniform(6, 18, 2)
        hz = np.array([_LEAST_HZ, low, high, 2 * high])
        return hz, np.array([-falls[0] * np.log2(low / _LEAST_HZ), 0.0, 0.0, -falls[1]])

    def _telephone(self, samples: Float64, rng: np.random.Generator) -> Float64:
        """What a telephone or an old codec leaves: its band, and its own faint noise everywhere."""
        low, high = rng.uniform(100, 350), rng.uniform(3200, 4200)
        edges = np.array([low / 2, low, high, 1.15 * high])
        narrow = apply_response(samples, self._rate, (edges, np.array([-40.0, 0, 0, -120])))
        return add_noise(narrow, rng.standard_normal(len(samples)), rng.uniform(30, 80))


def convolve(samples: Float64, response: Float64) -> Float64:
    """The first len(samples) samples of the convolution."""
    size = 1 << (len(samples) + len(response) - 1).bit_length()
    spectrum = np.fft.rfft(samples, size) * np.fft.rfft(response, size)
    full: Float64 = np.fft.irfft(spectrum, size)
    return full[: len(samples)]


def apply_response(
    samples: Float64, sample_rate: int, response: tuple[Float64, Float64]
) -> Float64:
    """Zero-phase equalization; gains in dB are interpolated over log frequency."""
    size = 1 << max(len(samples), 2).bit_length()
    hz = np.maximum(np.fft.rfftfreq(size, 1 / sample_rate), _LEAST_HZ)
    gain = 10 ** (np.interp(np.log(hz), np.log(response[0]), response[1]) / 20)
    equalized: Float64 = np.fft.irfft(np.fft.rfft(samples, size) * gain, size)[: len(samples)]
    return equalized


def add_noise(samples: Float64, noise: Float64, snr_db: float) -> Float64:
    """Noise at a ratio of mean powers; the speech power is that of the louder half of its parts."""
    window = min(len(samples), 4000)
    parts = samples[: len(samples) // window * window].reshape(-1, window)
    power = np.mean(parts**2, axis=1)
    speech_power = np.mean(power[power >= np.median(power)])
    scale = np.sqrt(speech_power / max(float(np.mean(noise**2)), 1e-20) * 10 ** (-snr_db / 10))
    mixed: Float64 = samples + scale * noise
    return mixed


def colored_noise(count: int, exponent: float, rng: np.random.Generator) -> Float64:
    """Noise with a power spectrum of 1 / f^exponent (0 white, 1 pink, 2 brown), unit power."""
    spectrum = np.fft.rfft(rng.standard_normal(max(count, 2)))
    f = np.maximum(np.arange(len(spectrum)), 1.0)
    noise: Float64 = np.fft.irfft(spectrum / f ** (exponent / 2), max(count, 2))[:count]
    noise /= np.sqrt(max(float(np.mean(noise**2)), 1e-20))
    return noise
