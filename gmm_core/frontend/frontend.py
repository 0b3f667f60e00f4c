"""THE feature path: microphone, files, enrollment and training all go through this class."""

import numpy as np

from gmm_core.audio import StreamResampler, to_mono
from gmm_core.config import FrontEndConfig
from gmm_core.frontend.block import FeatureBlock, concatenate
from gmm_core.frontend.deltas import DeltaStream
from gmm_core.frontend.framing import Framer, PreEmphasis
from gmm_core.frontend.mfcc import Mfcc, level_dbfs
from gmm_core.frontend.normalize import Settler
from gmm_core.frontend.vad import Mask, Vad
from gmm_core.linalg import Float32


class FrontEnd:
    """Samples in, normalized features and speech marks out; the chopping never changes a bit.

    A frame comes out `config.lookahead_frames` (80 ms) after it is complete, because deltas look
    ahead; the opening (the first 3 s of speech), which is normalized as one, when it is over. Who
    cannot wait takes raw features (`normalization_s=0`), as the live path does.
    """

    def __init__(self, config: FrontEndConfig, sample_rate: int) -> None:
        self.config, self.sample_rate = config, sample_rate
        self._resampler = StreamResampler(sample_rate, config.sample_rate)
        self._emphasis = PreEmphasis(config.pre_emphasis)
        self._framer = Framer(config.frame_samples, config.hop_samples)
        self._mfcc = Mfcc(config)
        self._deltas = DeltaStream(config.delta_frames)
        self._double_deltas = DeltaStream(config.delta_frames)
        self._vad = Vad(config)
        self._settler = Settler(config)
        self.reset()

    def reset(self) -> None:
        """Forgets everything, also the frame count: a new stream (after a gap or flush())."""
        parts = (self._resampler, self._emphasis, self._framer, self._deltas, self._double_deltas)
        for part in (*parts, self._mfcc, self._vad, self._settler):
            part.reset()
        self._framed = 0
        self._given = 0
        self._ended = False
        # rows that wait for their right context
        self._cepstra = np.zeros((0, self.config.cepstra), np.float32)
        self._first_deltas = self._cepstra
        self._levels = np.zeros(0, np.float32)

    def push(self, samples: Float32) -> FeatureBlock:
        """float32 (n,) or (n, channels), full scale +-1 -> the frames that became final.

        Raises NotFiniteSamples; ValueError after flush() without reset().
        """
        self._check_open()
        return self._settler.push(self._advance(self._resampler.push(to_mono(samples))))

    def flush(self) -> FeatureBlock:
        """The last frames, their missing right context filled with the final row.

        Raises ValueError when called again without reset().
        """
        self._check_open()
        blocks = [self._settler.push(self._advance(self._resampler.flush()))]
        self._ended = True
        if self._framed:
            first = self._deltas.flush()
            self._first_deltas = np.concatenate([self._first_deltas, first])
            double = np.concatenate([self._double_deltas.push(first), self._double_deltas.flush()])
            blocks.append(self._settler.push(self._emit(double)))
        waiting = self._settler.flush()
        return waiting if waiting is not None else concatenate(blocks)

    def _check_open(self) -> None:
        if self._ended:
            raise ValueError("the stream has ended; call reset() before the next push()")

    def _advance(self, samples: Float32) -> FeatureBlock:
        frames = self._framer.push(self._emphasis.push(samples))
        cepstra = self._mfcc(frames, self._framed)
        self._framed += len(frames)
        self._levels = np.concatenate([self._levels, level_dbfs(frames)])
        self._cepstra = np.concatenate([self._cepstra, cepstra])
        first = self._deltas.push(cepstra)
        self._first_deltas = np.concatenate([self._first_deltas, first])
        return self._emit(self._double_deltas.push(first))

    def _emit(self, double_deltas: Float32) -> FeatureBlock:
        count = len(double_deltas)
        rows = np.hstack([self._cepstra[:count], self._first_deltas[:count], double_deltas])
        levels = self._levels[:count]
        self._cepstra = self._cepstra[count:]
        self._first_deltas = self._first_deltas[count:]
        self._levels = self._levels[count:]
        speech: Mask = self._vad(levels)
        block = FeatureBlock(self._given, rows, speech, levels)
        self._given += count
        return block


def extract(samples: Float32, sample_rate: int, config: FrontEndConfig) -> FeatureBlock:
    """A whole recording in one call: the same numbers as any streaming of it."""
    front_end = FrontEnd(config, sample_rate)
    return concatenate([front_end.push(samples), front_end.flush()])
