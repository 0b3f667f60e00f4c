"""Frames to mel-frequency cepstra (Davis & Mermelstein 1980)."""

import numpy as np

from gmm_core.config import FrontEndConfig
from gmm_core.frontend.mel import cosine_matrix, mel_matrix
from gmm_core.linalg import Float32, stable_product

# Below the mean energy of 16-bit quantization noise (3.7e-10). No clamp relative to the loudest
# frame, which would make a frame depend on its whole file.
_ENERGY_FLOOR = np.float32(1e-10)
_BLOCK_FRAMES = 128  # what the transforms of one block need stays in the caches


class PeakMask:
    """Energies relative to the recent peak of loudness, on a floor shaped like mean speech.

    What lies more than `mel_floor_db` below the peak is masked, as noise would mask it, so clean
    and noisy recordings differ less; and the features forget the recording level (docs/adr/0007).
    """

    def __init__(self, config: FrontEndConfig) -> None:
        self._reference = np.array(config.mel_reference, np.float32)
        self._floor = np.float32(10 ** (config.mel_floor_db / 10))
        self._decay = 10 ** (-config.vad_peak_decay_db_s / config.frames_per_second / 10)
        self.reset()

    def reset(self) -> None:
        self._peak = float(_ENERGY_FLOOR)

    def __call__(self, energies: Float32) -> Float32:
        """float32 (n, mel_filters) -> the same shape; about 1 for loud speech, never zero."""
        relative = energies / self._reference
        peaks = np.empty((len(energies), 1), np.float32)
        for index, loudness in enumerate(relative.mean(axis=1).tolist()):
            self._peak = max(loudness, self._peak * self._decay, float(_ENERGY_FLOOR))
            peaks[index] = self._peak
        masked: Float32 = relative / peaks + self._floor
        return masked


class Mfcc:
    """Cached matrices; cepstra depend on their frame, its index and the recent peak only."""

    def __init__(self, config: FrontEndConfig) -> None:
        self._fft_size = config.fft_size
        periodic = np.arange(config.frame_samples) / config.frame_samples
        self._window = (0.5 - 0.5 * np.cos(2 * np.pi * periodic)).astype(np.float32)
        self._mel = mel_matrix(config)
        self._cosines = cosine_matrix(config)
        self._mask = PeakMask(config) if config.mel_reference else None
        self._remove_dc = config.remove_dc

    def reset(self) -> None:
        if self._mask:
            self._mask.reset()

    def __call__(self, frames: Float32, first_frame: int) -> Float32:
        """float32 (n, frame_samples) -> float32 (n, cepstra), natural-log mel cepstra."""
        cepstra = np.empty((len(frames), self._cosines.shape[1]), np.float32)
        for start in range(0, len(frames), _BLOCK_FRAMES):
            part = slice(start, start + _BLOCK_FRAMES)
            energies = self.mel_energies(frames[part], first_frame + start)
            if self._mask:
                energies = self._mask(energies)
            np.log(np.maximum(energies, _ENERGY_FLOOR, out=energies), out=energies)
            cepstra[part] = stable_product(energies, self._cosines, first_frame + start)
        return cepstra

    def mel_energies(self, frames: Float32, first_frame: int) -> Float32:
        """float32 (n, frame_samples) -> float32 (n, mel_filters), linear power."""
        if self._remove_dc:
            frames = frames - frames.mean(axis=1, keepdims=True)
        spectrum = np.fft.rfft(frames * self._window, self._fft_size)
        power = np.square(spectrum.real) + np.square(spectrum.imag)
        return stable_product(power.astype(np.float32, copy=False), self._mel, first_frame)


def level_dbfs(frames: Float32) -> Float32:
    """Power of each frame without its DC part, in dB re full scale (a full-scale sine: -3 dBFS).

    frames : float32 (n, frame_samples) -> float32 (n,), never below -100
    """
    centered = frames - frames.mean(axis=1, keepdims=True)
    power = np.einsum("ij,ij->i", centered, centered) / np.float32(frames.shape[1])
    level: Float32 = 10 * np.log10(np.maximum(power, np.float32(1e-10)))
    return level
