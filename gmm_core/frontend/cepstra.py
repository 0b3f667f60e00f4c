"""Filter energies to cepstra, and a stream of them to raw features.

With a logarithm as Davis & Mermelstein 1980, with a power law as Kim & Stern 2016.
"""

from collections.abc import Sequence
from itertools import accumulate, pairwise

import numpy as np

from gmm_core.config import FrontEndConfig
from gmm_core.frontend.analysis import Heard
from gmm_core.frontend.block import FeatureBlock
from gmm_core.frontend.deltas import DeltaStream
from gmm_core.frontend.mel import cepstral_filters, cosine_matrix
from gmm_core.frontend.suppression import MeanPower, NoiseSuppressor
from gmm_core.helper import Helper, share
from gmm_core.linalg import Float32, row_means, row_portions, stable_product

# Below the mean energy of 16-bit quantization noise (3.7e-10). No clamp relative to the loudest
# frame, which would make a frame depend on its whole file.
_ENERGY_FLOOR = np.float32(1e-10)
_POWER = np.float32(1 / 15)  # of the auditory nerve's rate over intensity (Kim & Stern 2016)


class PeakMask:
    """Energies relative to the recent peak of loudness, on a floor shaped like mean speech.

    What lies more than `mel_floor_db` below the peak is masked, as noise would mask it, so clean
    and noisy recordings differ less; and the features forget the recording level (docs/adr/0007).
    """

    def __init__(self, config: FrontEndConfig) -> None:
        self._reference = np.array(config.mel_reference, np.float32)[cepstral_filters(config)]
        self._floor = np.float32(10 ** (config.mel_floor_db / 10))
        self._decay = 10 ** (-config.vad_peak_decay_db_s / config.frames_per_second / 10)
        self.reset()

    def reset(self) -> None:
        self._peak = float(_ENERGY_FLOOR)

    def __call__(self, energies: Float32) -> Float32:
        """float32 (n, cepstral filters) -> the same shape; about 1 for loud speech, never zero."""
        relative = energies / self._reference
        peaks = np.empty((len(energies), 1), np.float32)
        for index, loudness in enumerate(row_means(relative).tolist()):
            self._peak = max(loudness, self._peak * self._decay, float(_ENERGY_FLOOR))
            peaks[index] = self._peak
        masked: Float32 = relative / peaks + self._floor
        return masked


class Cepstra:
    """Cepstra of frames; they depend on the frame, its index and what was heard before."""

    def __init__(self, config: FrontEndConfig, helper: Helper | None = None) -> None:
        """helper : see MelSpectrum."""
        self._helper = helper
        self._filters = cepstral_filters(config)
        self._cosines = cosine_matrix(config)
        self._power_law = config.compression == "power"
        steps: list[NoiseSuppressor | PeakMask | MeanPower] = []
        if config.suppression == "asymmetric":
            steps.append(NoiseSuppressor(self._filters.stop - self._filters.start))
        if config.mel_reference:
            steps.append(PeakMask(config))
        elif self._power_law:  # which, unlike a logarithm, turns the recording level into a factor
            steps.append(MeanPower())
        self._steps = tuple(steps)

    def reset(self) -> None:
        for step in self._steps:
            step.reset()

    def __call__(self, energies: Float32, first_frame: int) -> Float32:
        """float32 (n, mel_filters), linear -> float32 (n, cepstra)."""
        energies = energies[:, self._filters]
        for step in self._steps:
            energies = step(energies)
        cepstra = np.empty((len(energies), self._cosines.shape[1]), np.float32)

        def fill(part: slice) -> None:
            compressed = self._compressed(energies[part])
            cepstra[part] = stable_product(compressed, self._cosines, first_frame + part.start)

        share(fill, row_portions(first_frame, len(energies)), self._helper)
        return cepstra

    def _compressed(self, energies: Float32) -> Float32:
        compressed = np.maximum(energies, _ENERGY_FLOOR)
        np.log(compressed, out=compressed)
        if self._power_law:
            compressed = np.exp(_POWER * compressed)
        return compressed


class RawFeatures:
    """Cepstra, deltas and double deltas of a stream, each frame as soon as its context is there.

    Of several front ends with the same filters and `delta_frames` at once: side by side, one row
    for all.
    """

    def __init__(self, configs: Sequence[FrontEndConfig], helper: Helper | None = None) -> None:
        self._cepstra = [Cepstra(config, helper) for config in configs]
        ends = [0, *accumulate(config.cepstra for config in configs)]
        self._columns = [slice(start, end) for start, end in pairwise(ends)]
        self._deltas = DeltaStream(configs[0].delta_frames)
        self._double_deltas = DeltaStream(configs[0].delta_frames)
        self._width = ends[-1]
        self.reset()

    def reset(self) -> None:
        for cepstra in self._cepstra:
            cepstra.reset()
        self._deltas.reset()
        self._double_deltas.reset()
        self._given = 0
        # what waits for its right context: cepstra and their first deltas, marks, levels, bands
        self._rows = self._first_deltas = np.zeros((0, self._width), np.float32)
        self._speech = np.zeros(0, np.bool_)
        self._levels = np.zeros(0, np.float32)
        self._bands = np.zeros((0, 2), np.float32)

    def push(self, heard: Heard) -> list[FeatureBlock]:
        """The frames that became complete, of each front end."""
        cepstra = [each(heard.energies, heard.first_frame) for each in self._cepstra]
        rows = np.concatenate(cepstra, axis=1)
        self._rows = np.concatenate([self._rows, rows])
        self._speech = np.concatenate([self._speech, heard.speech])
        self._levels = np.concatenate([self._levels, heard.level_dbfs])
        self._bands = np.concatenate([self._bands, heard.bands])
        first = self._deltas.push(rows)
        self._first_deltas = np.concatenate([self._first_deltas, first])
        return self._emit(self._double_deltas.push(first))

    def flush(self) -> list[FeatureBlock]:
        """The last frames, their missing right context filled with the final row."""
        if not len(self._rows):
            return self._emit(self._rows)
        first = self._deltas.flush()
        self._first_deltas = np.concatenate([self._first_deltas, first])
        double = np.concatenate([self._double_deltas.push(first), self._double_deltas.flush()])
        return self._emit(double)

    def _emit(self, double_deltas: Float32) -> list[FeatureBlock]:
        count = len(double_deltas)
        ready = self._rows[:count], self._first_deltas[:count], double_deltas
        marks = self._speech[:count], self._levels[:count], self._bands[:count]
        blocks = []
        for own in self._columns:
            features = np.concatenate([part[:, own] for part in ready], axis=1)
            blocks.append(FeatureBlock(self._given, features, *marks))
        self._rows, self._first_deltas = self._rows[count:], self._first_deltas[count:]
        self._speech, self._levels = self._speech[count:], self._levels[count:]
        self._bands = self._bands[count:]
        self._given += count
        return blocks
