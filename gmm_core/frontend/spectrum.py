"""Frames to the energies of filters on their spectra, and to levels."""

from collections.abc import Sequence

import numpy as np

from gmm_core.config import FrontEndConfig
from gmm_core.frontend.fourier import power_spectra
from gmm_core.frontend.mel import mel_matrix
from gmm_core.helper import Helper, share
from gmm_core.linalg import BLOCK_ROWS, Float32, block_products, row_portions


class MelSpectrum:
    """Frames to filter energies and levels; the bits depend on the frame and its index only."""

    def __init__(self, configs: Sequence[FrontEndConfig], helper: Helper | None = None) -> None:
        """configs : one for each bank of filters, else alike

        helper : takes its share of the blocks of many frames; it is the caller's
        """
        config = configs[0]
        self._helper = helper
        samples = config.frame_samples
        self._average = np.full(samples, 1 / samples, np.float32)
        self._spectra = power_spectra(samples, config.fft_size)
        self._banks = [mel_matrix(each)[self._spectra.bins] for each in configs]
        self._remove_dc = config.remove_dc
        periodic = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(samples) / samples)
        # as long as a block: numpy is slow where it has to begin again for each row
        self._window = np.zeros((BLOCK_ROWS, self._spectra.padded_samples), np.float32)
        self._window[:, :samples] = periodic

    def __call__(self, frames: Float32, first_frame: int) -> tuple[list[Float32], Float32]:
        """(n, frame_samples) -> float32 (n, mel_filters) of each bank, linear; (n,) in dBFS."""
        count = len(frames)
        energies = [np.empty((count, bank.shape[1]), np.float32) for bank in self._banks]
        levels = np.empty(count, np.float32)

        def fill(part: slice) -> None:
            lead = (first_frame + part.start) % BLOCK_ROWS
            own = slice(lead, lead + part.stop - part.start)
            spectra, levels[part] = self._block(frames[part], own)
            for filled, bank in zip(energies, self._banks, strict=True):
                filled[part] = block_products(spectra, bank)[own]

        share(fill, row_portions(first_frame, count), self._helper)
        return energies, levels

    def _block(self, frames: Float32, own: slice) -> tuple[Float32, Float32]:
        """Power spectra of whole blocks of rows, and levels of the frames that are its `own`."""
        samples = frames.shape[1]
        blocks = -(-own.stop // BLOCK_ROWS)
        rows = np.empty((blocks * BLOCK_ROWS, self._window.shape[1]), np.float32)
        rows[: own.start] = rows[own.stop :] = rows[own, samples:] = 0
        framed = rows[own, :samples]
        np.subtract(frames, np.vecdot(frames, self._average)[:, None], out=framed)
        levels = _level_dbfs(np.vecdot(framed, framed) / np.float32(samples))
        if self._remove_dc:
            windowed = rows.reshape(blocks, *self._window.shape)
            np.multiply(windowed, self._window, out=windowed)
        else:
            np.multiply(frames, self._window[0, :samples], out=framed)
        return self._spectra(rows), levels


def _level_dbfs(power: Float32) -> Float32:
    """In dB re full scale (a full-scale sine: -3 dBFS), never below -100; float32 (n,)."""
    level: Float32 = 10 * np.log10(np.maximum(power, np.float32(1e-10)))
    return level
