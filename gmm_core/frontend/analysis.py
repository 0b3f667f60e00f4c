"""What all feature sets share: the frames of a stream, their mel energies, level and speech marks.

Front ends that differ only in what they make of the mel energies hear through one Analysis.
"""

from dataclasses import dataclass

import numpy as np

from gmm_core.audio import StreamResampler
from gmm_core.config import FrontEndConfig
from gmm_core.frontend.fourier import power_spectra
from gmm_core.frontend.framing import Framer, PreEmphasis
from gmm_core.frontend.mel import filters_within, mel_matrix
from gmm_core.frontend.vad import Mask, Vad
from gmm_core.helper import Helper, share
from gmm_core.linalg import BLOCK_ROWS, Float32, block_products, row_means, row_portions

TELEPHONE_HZ = (300.0, 3400.0)
UPPER_HZ = 4300.0  # above what the steepest filter of a telephone leaves
_SETTINGS = (
    "sample_rate",
    "frame_samples",
    "hop_samples",
    "fft_size",
    "pre_emphasis",
    "remove_dc",
    "filter_scale",
    "mel_filters",
    "mel_low_hz",
    "mel_high_hz",
    "vad",
    "vad_range_db",
    "vad_floor_dbfs",
    "vad_peak_decay_db_s",
    "vad_noise_margin_db",
    "vad_noise_s",
    "vad_hangover_s",
)


def analysis_settings(config: FrontEndConfig) -> tuple[object, ...]:
    """Equal for front ends that can share an Analysis."""
    return tuple(getattr(config, name) for name in _SETTINGS)


@dataclass(frozen=True, slots=True)
class Heard:
    """Consecutive frames since the stream began.

    energies : float32 (frames, mel_filters), linear power; speech : bool (frames,);
    level_dbfs : float32 (frames,); bands : float32 (frames, 2), as in FeatureBlock
    """

    first_frame: int
    energies: Float32
    speech: Mask
    level_dbfs: Float32
    bands: Float32

    def __len__(self) -> int:
        return len(self.energies)


class Analysis:
    """Mono samples to the frames they complete; the chopping never changes a bit."""

    def __init__(
        self, config: FrontEndConfig, sample_rate: int, helper: Helper | None = None
    ) -> None:
        """helper : see MelSpectrum."""
        self._resampler = StreamResampler(sample_rate, config.sample_rate)
        self._emphasis = PreEmphasis(config.pre_emphasis)
        self._framer = Framer(config.frame_samples, config.hop_samples)
        self._spectrum = MelSpectrum(config, helper)
        self._vad = Vad(config)
        self._telephone = filters_within(config, *TELEPHONE_HZ)
        self._upper = filters_within(config, UPPER_HZ, 0.0)
        self._framed = 0

    def reset(self) -> None:
        """A new stream."""
        for part in (self._resampler, self._emphasis, self._framer, self._vad):
            part.reset()
        self._framed = 0

    def push(self, mono: Float32) -> Heard:
        """float32 (n,), full scale +-1."""
        return self._hear(self._resampler.push(mono))

    def flush(self) -> Heard:
        """What the resampler still held."""
        return self._hear(self._resampler.flush())

    def _hear(self, samples: Float32) -> Heard:
        frames = self._framer.push(self._emphasis.push(samples))
        first = self._framed
        self._framed += len(frames)
        energies, levels = self._spectrum(frames, first)
        return Heard(first, energies, self._vad(levels), levels, self._bands(energies))

    def _bands(self, energies: Float32) -> Float32:
        out = np.zeros((len(energies), 2), np.float32)
        if self._upper.start < self._upper.stop and self._telephone.start < self._telephone.stop:
            out[:, 0] = row_means(energies[:, self._telephone])
            out[:, 1] = row_means(energies[:, self._upper])
        return out


class MelSpectrum:
    """Frames to mel energies and levels; the bits depend on the frame and its index only."""

    def __init__(self, config: FrontEndConfig, helper: Helper | None = None) -> None:
        """helper : takes its share of the blocks of many frames; it is the caller's."""
        self._helper = helper
        samples = config.frame_samples
        self._average = np.full(samples, 1 / samples, np.float32)
        self._spectra = power_spectra(samples, config.fft_size)
        self._mel = mel_matrix(config)[self._spectra.bins]
        self._remove_dc = config.remove_dc
        periodic = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(samples) / samples)
        # as long as a block: numpy is slow where it has to begin again for each row
        self._window = np.zeros((BLOCK_ROWS, self._spectra.padded_samples), np.float32)
        self._window[:, :samples] = periodic

    def __call__(self, frames: Float32, first_frame: int) -> tuple[Float32, Float32]:
        """float32 (n, frame_samples) -> energies (n, mel_filters), linear; levels (n,) in dBFS."""
        energies = np.empty((len(frames), self._mel.shape[1]), np.float32)
        levels = np.empty(len(frames), np.float32)

        def fill(part: slice) -> None:
            lead = (first_frame + part.start) % BLOCK_ROWS
            energies[part], levels[part] = self._block(frames[part], lead)

        share(fill, row_portions(first_frame, len(frames)), self._helper)
        return energies, levels

    def _block(self, frames: Float32, lead: int) -> tuple[Float32, Float32]:
        """Frames that come into the rows from `lead` on."""
        count, samples = frames.shape
        own = slice(lead, lead + count)
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
        return block_products(self._spectra(rows), self._mel)[own], levels


def _level_dbfs(power: Float32) -> Float32:
    """In dB re full scale (a full-scale sine: -3 dBFS), never below -100; float32 (n,)."""
    level: Float32 = 10 * np.log10(np.maximum(power, np.float32(1e-10)))
    return level
