"""THE feature path: microphone, files, enrollment and training all go through this module."""

from collections.abc import Sequence

from gmm_core.audio import to_mono
from gmm_core.config import FrontEndConfig
from gmm_core.frontend.analysis import Analysis, analysis_settings
from gmm_core.frontend.block import FeatureBlock, concatenate
from gmm_core.frontend.cepstra import RawFeatures
from gmm_core.frontend.normalize import Settler
from gmm_core.linalg import Float32


class FrontEnds:
    """Several front ends on one stream; what they have in common is computed once.

    Each gives the numbers that it gives alone.
    """

    def __init__(self, configs: Sequence[FrontEndConfig], sample_rate: int) -> None:
        known = {analysis_settings(config): config for config in configs}
        self._analyses = {
            settings: Analysis(config, sample_rate) for settings, config in known.items()
        }
        self._of = [analysis_settings(config) for config in configs]
        self._features = [RawFeatures(config) for config in configs]
        self._settlers = [Settler(config) for config in configs]
        self._ended = False

    def reset(self) -> None:
        """Forgets everything, also the frame count: a new stream (after a gap or flush())."""
        for analysis in self._analyses.values():
            analysis.reset()
        for features, settler in zip(self._features, self._settlers, strict=True):
            features.reset()
            settler.reset()
        self._ended = False

    def push(self, samples: Float32) -> tuple[FeatureBlock, ...]:
        """float32 (n,) or (n, channels), full scale +-1 -> the final frames of each front end.

        Raises NotFiniteSamples; ValueError after flush() without reset().
        """
        self._check_open()
        mono = to_mono(samples)
        heard = {settings: one.push(mono) for settings, one in self._analyses.items()}
        raw = [each.push(heard[of]) for each, of in zip(self._features, self._of, strict=True)]
        return tuple(s.push(block) for s, block in zip(self._settlers, raw, strict=True))

    def flush(self) -> tuple[FeatureBlock, ...]:
        """The last frames, their missing right context filled with the final row.

        Raises ValueError when called again without reset().
        """
        self._check_open()
        heard = {settings: one.flush() for settings, one in self._analyses.items()}
        self._ended = True
        out = []
        for features, settler, of in zip(self._features, self._settlers, self._of, strict=True):
            last = concatenate([features.push(heard[of]), features.flush()])
            final, waiting = settler.push(last), settler.flush()
            out.append(final if waiting is None else waiting)
        return tuple(out)

    def _check_open(self) -> None:
        if self._ended:
            raise ValueError("the stream has ended; call reset() before the next push()")


class FrontEnd:
    """Samples in, normalized features and speech marks out; the chopping never changes a bit.

    A frame comes out `config.lookahead_frames` (80 ms) after it is complete, because deltas look
    ahead; the opening (the first 3 s of speech), which is normalized as one, when it is over. Who
    cannot wait takes raw features (`normalization_s=0`), as the live path does.
    """

    def __init__(self, config: FrontEndConfig, sample_rate: int) -> None:
        self.config, self.sample_rate = config, sample_rate
        self._ends = FrontEnds([config], sample_rate)

    def reset(self) -> None:
        """Forgets everything, also the frame count: a new stream (after a gap or flush())."""
        self._ends.reset()

    def push(self, samples: Float32) -> FeatureBlock:
        """float32 (n,) or (n, channels), full scale +-1 -> the frames that became final.

        Raises NotFiniteSamples; ValueError after flush() without reset().
        """
        return self._ends.push(samples)[0]

    def flush(self) -> FeatureBlock:
        """The last frames, their missing right context filled with the final row.

        Raises ValueError when called again without reset().
        """
        return self._ends.flush()[0]


def extract(samples: Float32, sample_rate: int, config: FrontEndConfig) -> FeatureBlock:
    """A whole recording in one call: the same numbers as any streaming of it."""
    return extract_each(samples, sample_rate, [config])[0]


def extract_each(
    samples: Float32, sample_rate: int, configs: Sequence[FrontEndConfig]
) -> tuple[FeatureBlock, ...]:
    """A whole recording through several front ends; what they have in common is computed once."""
    ends = FrontEnds(configs, sample_rate)
    parts = zip(ends.push(samples), ends.flush(), strict=True)
    return tuple(concatenate(part) for part in parts)
