"""What feature sets share: the frames of a stream, their spectra, level and speech marks.

Front ends that differ only in their filters, and in what they make of the filters' energies, hear
through one Analysis.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gmm_core.audio import StreamResampler
from gmm_core.config import FrontEndConfig
from gmm_core.frontend.framing import Framer, PreEmphasis
from gmm_core.frontend.mel import filters_within
from gmm_core.frontend.spectrum import MelSpectrum
from gmm_core.frontend.vad import Mask, Vad
from gmm_core.helper import Helper
from gmm_core.linalg import Float32, row_means

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
