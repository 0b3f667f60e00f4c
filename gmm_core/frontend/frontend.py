"""THE feature path: microphone, files, enrollment and training all go through this module."""

from collections.abc import Sequence

from gmm_core.audio import to_mono
from gmm_core.config import FrontEndConfig
from gmm_core.frontend.analysis import Analysis, analysis_settings, filter_settings
from gmm_core.frontend.block import FeatureBlock, concatenate
from gmm_core.frontend.cepstra import RawFeatures
from gmm_core.frontend.normalize import Settler
from gmm_core.helper import Helper
from gmm_core.linalg import Float32


class FrontEnds:
    """Several front ends on one stream; what they have in common is computed once.

    Each gives the numbers that it gives alone.
    """

    def __init__(
        self,
        configs: Sequence[FrontEndConfig],
        sample_rate: int,
        helper: Helper | None = None,
    ) -> None:
        """helper : whose thread takes half of the work of long pieces, the same bits."""
        alike: dict[object, list[int]] = {}
        for index, config in enumerate(configs):
            settings = analysis_settings(config), config.delta_frames
            alike.setdefault(settings, []).append(index)
        self._groups = [
            _Alike([configs[index] for index in places], sample_rate, places, helper)
            for places in alike.values()
        ]
        self._settlers = [Settler(config) for config in configs]
        self._ended = False

    def reset(self) -> None:
        """Forgets everything, also the frame count: a new stream (after a gap or flush())."""
        for group in self._groups:
            group.reset()
        for settler in self._settlers:
            settler.reset()
        self._ended = False

    def push(self, samples: Float32) -> tuple[FeatureBlock, ...]:
        """float32 (n,) or (n, channels), full scale +-1 -> the final frames of each front end.

        Raises NotFiniteSamples; ValueError after flush() without reset().
        """
        self._check_open()
        mono = to_mono(samples)
        raw = self._in_order([group.push(mono) for group in self._groups])
        return tuple(s.push(block) for s, block in zip(self._settlers, raw, strict=True))

    def flush(self) -> tuple[FeatureBlock, ...]:
        """The last frames, their missing right context filled with the final row.

        Raises ValueError when called again without reset().
        """
        self._check_open()
        self._ended = True
        out = []
        last = self._in_order([group.flush() for group in self._groups])
        for settler, block in zip(self._settlers, last, strict=True):
            final, waiting = settler.push(block), settler.flush()
            out.append(final if waiting is None else waiting)
        return tuple(out)

    def _in_order(self, found: list[list[FeatureBlock]]) -> list[FeatureBlock]:
        """The groups' blocks in the order of the front ends."""
        placed = {
            place: block
            for group, blocks in zip(self._groups, found, strict=True)
            for place, block in zip(group.places, blocks, strict=True)
        }
        return [placed[place] for place in range(len(placed))]

    def _check_open(self) -> None:
        if self._ended:
            raise ValueError("the stream has ended; call reset() before the next push()")


class _Alike:
    """Front ends that share an analysis and the length of their deltas; places : which they are."""

    def __init__(
        self,
        configs: Sequence[FrontEndConfig],
        sample_rate: int,
        places: Sequence[int],
        helper: Helper | None,
    ) -> None:
        banks: dict[object, list[int]] = {}
        for index, config in enumerate(configs):
            banks.setdefault(filter_settings(config), []).append(index)
        members = [[configs[index] for index in bank] for bank in banks.values()]
        self.places = [places[index] for bank in banks.values() for index in bank]
        self._analysis = Analysis([bank[0] for bank in members], sample_rate, helper)
        self._features = [RawFeatures(bank, helper) for bank in members]

    def reset(self) -> None:
        self._analysis.reset()
        for features in self._features:
            features.reset()

    def push(self, mono: Float32) -> list[FeatureBlock]:
        """float32 (n,) -> the raw features that became complete, of each."""
        heard = zip(self._features, self._analysis.push(mono), strict=True)
        return [block for features, own in heard for block in features.push(own)]

    def flush(self) -> list[FeatureBlock]:
        """The last ones."""
        before = []
        for features, own in zip(self._features, self._analysis.flush(), strict=True):
            before += features.push(own)
        last = [block for features in self._features for block in features.flush()]
        return [concatenate(pair) for pair in zip(before, last, strict=True)]


class FrontEnd:
    """Samples in, normalized features and speech marks out; the chopping never changes a bit.

    A frame comes out `config.lookahead_frames` (80 ms) after it is complete, because deltas look
    ahead; the opening (the first 3 s of speech), which is normalized as one, when it is over. Until
    then its frames are held, silence as well: 90 MB an hour. Who cannot wait takes raw features
    (`normalization_s=0`), as the live path does.
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


def extract(
    samples: Float32, sample_rate: int, config: FrontEndConfig, helper: Helper | None = None
) -> FeatureBlock:
    """A whole recording in one call: the same numbers as any streaming of it.

    helper : whose thread takes half of the spectra, the same bits
    """
    return extract_each(samples, sample_rate, [config], helper)[0]


def extract_each(
    samples: Float32,
    sample_rate: int,
    configs: Sequence[FrontEndConfig],
    helper: Helper | None = None,
) -> tuple[FeatureBlock, ...]:
    """A whole recording through several front ends; what they have in common is computed once."""
    ends = FrontEnds(configs, sample_rate, helper)
    parts = zip(ends.push(samples), ends.flush(), strict=True)
    return tuple(concatenate(part) for part in parts)
