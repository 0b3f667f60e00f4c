"""What comes out of the front end."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from gmm_core.linalg import Float32


@dataclass(frozen=True, slots=True)
class FeatureBlock:
    """Consecutive frames on the absolute frame grid since the stream began (or was reset).

    features : float32 (frames, dims); speech : bool (frames,); level_dbfs : float32 (frames,)
    bands : float32 (frames, 2), mean filter energies of the telephone's band and of what lies above
        it; zeros when they were not given
    """

    first_frame: int
    features: Float32
    speech: npt.NDArray[np.bool_]
    level_dbfs: Float32
    bands: Float32 = field(default_factory=lambda: np.zeros((0, 2), np.float32))

    def __post_init__(self) -> None:
        if len(self.bands) != len(self.features):
            object.__setattr__(self, "bands", np.zeros((len(self.features), 2), np.float32))

    def part(self, start: int, end: int) -> "FeatureBlock":
        """The frames from start to end, counted from the block's first."""
        return FeatureBlock(
            self.first_frame + start,
            self.features[start:end],
            self.speech[start:end],
            self.level_dbfs[start:end],
            self.bands[start:end],
        )

    def __len__(self) -> int:
        return len(self.features)

    @property
    def speech_features(self) -> Float32:
        """float32 (speech frames, dims)."""
        return self.features[self.speech]


def concatenate(blocks: Sequence[FeatureBlock]) -> FeatureBlock:
    """Neighboring blocks as one; raises ValueError if there is none or frames are missing."""
    if not blocks:
        raise ValueError("no block to concatenate")
    for left, right in pairwise(blocks):
        if left.first_frame + len(left) != right.first_frame:
            raise ValueError("the blocks are not neighbors; never splice over a gap")
    return FeatureBlock(
        blocks[0].first_frame,
        np.concatenate([b.features for b in blocks]),
        np.concatenate([b.speech for b in blocks]),
        np.concatenate([b.level_dbfs for b in blocks]),
        np.concatenate([b.bands for b in blocks]),
    )
