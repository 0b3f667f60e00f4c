"""Frames to mel-frequency cepstra (Davis & Mermelstein 1980)."""

import numpy as np

from gmm_core.config import FrontEndConfig
from gmm_core.frontend.mel import cosine_matrix, mel_matrix
from gmm_core.linalg import Float32, stable_product

# Far below 16-bit quantization noise: only digital silence meets it. No clamp relative to the
# loudest frame, which would make a frame depend on its whole file.
_ENERGY_FLOOR = np.float32(1e-10)


class Mfcc:
    """Cached matrices; each frame's cepstra depend on that frame and its absolute index only."""

    def __init__(self, config: FrontEndConfig) -> None:
        self._fft_size = config.fft_size
        periodic = np.arange(config.frame_samples) / config.frame_samples
        self._window = (0.5 - 0.5 * np.cos(2 * np.pi * periodic)).astype(np.float32)
        self._mel = mel_matrix(config)
        self._cosines = cosine_matrix(config)

    def __call__(self, frames: Float32, first_frame: int) -> Float32:
        """float32 (n, frame_samples) -> float32 (n, cepstra), natural-log mel cepstra."""
        spectrum = np.fft.rfft(frames * self._window, self._fft_size)
        power = np.square(spectrum.real) + np.square(spectrum.imag)
        energies = stable_product(power.astype(np.float32, copy=False), self._mel, first_frame)
        np.log(np.maximum(energies, _ENERGY_FLOOR, out=energies), out=energies)
        return stable_product(energies, self._cosines, first_frame)


def level_dbfs(frames: Float32) -> Float32:
    """Power of each frame without its DC part, in dB re full scale (a full-scale sine: -3 dBFS).

    frames : float32 (n, frame_samples) -> float32 (n,), never below -100
    """
    centered = frames - frames.mean(axis=1, keepdims=True)
    power = np.einsum("ij,ij->i", centered, centered) / np.float32(frames.shape[1])
    level: Float32 = 10 * np.log10(np.maximum(power, np.float32(1e-10)))
    return level
