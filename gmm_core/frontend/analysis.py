"""What feature sets share: the frames of a stream, their spectra, level and speech marks.

Front ends that differ only in their filters, and in what they make of the filters' energies, hear
through one Analysis.
"""

from collections.abc import Sequence
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
    "vad",
    "vad_range_db",
    "vad_floor_dbfs",
    "vad_peak_decay_db_s",
    "vad_noise_margin_db",
    "vad_noise_s",
    "vad_hangover_s",
)
_FILTERS = ("filter_scale", "mel_filters", "mel_low_hz", "mel_high_hz")


def analysis_settings(config: FrontEndConfig) -> tuple[object, ...]:
    """Equal for front ends that can share an Analysis."""
    return tuple(getattr(config, name) for name in _SETTINGS)


def filter_settings(config: FrontEndConfig) -> tuple[object, ...]:
    """Equal for front ends with the same filters."""
    return tuple(getattr(config, name) for name in _FILTERS)


@dataclass(frozen=True, slots=True)
class Heard:
    """Consecutive frames since the stream began, through one bank of filters.

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
        self,
        configs: Sequence[FrontEndConfig],
        sample_rate: int,
        helper: Helper | None = None,
    ) -> None:
        """configs : one for each bank of filters, else alike; helper : see MelSpectrum."""
        config = configs[0]
        self._resampler = StreamResampler(sample_rate, config.sample_rate)
        self._emphasis = PreEmphasis(config.pre_emphasis)
        self._framer = Framer(config.frame_samples, config.hop_samples)
        self._spectrum = MelSpectrum(configs, helper)
        self._vad = Vad(config)
        self._bands = [_Bands(each) for each in configs]
        self._framed = 0

    def reset(self) -> None:
        """A new stream."""
        for part in (self._resampler, self._emphasis, self._framer, self._vad):
            part.reset()
        self._framed = 0

    def push(self, mono: Float32) -> list[Heard]:
        """float32 (n,), full scale +-1 -> what each bank made of it."""
        return self._hear(self._resampler.push(mono))

    def flush(self) -> list[Heard]:
        """What the resampler still held."""
        return self._hear(self._resampler.flush())

    def _hear(self, samples: Float32) -> list[Heard]:
        frames = self._framer.push(self._emphasis.push(samples))
        first = self._framed
        self._framed += len(frames)
        energies, levels = self._spectrum(frames, first)
        speech = self._vad(levels)
        banks = zip(energies, self._bands, strict=True)
        return [Heard(first, own, speech, levels, bands(own)) for own, bands in banks]


class _Bands:
    """The energies within the telephone's band and above it; zeros where filters do not reach."""

    def __init__(self, config: FrontEndConfig) -> None:
        self._telephone = filters_within(config, *TELEPHONE_HZ)
        self._upper = filters_within(config, UPPER_HZ, 0.0)

    def __call__(self, energies: Float32) -> Float32:
        """float32 (n, mel_filters) -> (n, 2), as in FeatureBlock."""
        out = np.zeros((len(energies), 2), np.float32)
        if self._upper.start < self._upper.stop and self._telephone.start < self._telephone.stop:
            out[:, 0] = row_means(energies[:, self._telephone])
            out[:, 1] = row_means(energies[:, self._upper])
        return out


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
