"""Speech without an upper band: found by its energies, scored by a system that needs no more.

A telephone's band moves the features of everybody who speaks through it in the same direction, and
what two such voices share would count for them. So as soon as one side has no upper band, only the
system is asked whose cepstra are made of the telephone's band on both sides (docs/accuracy.md).
"""

from dataclasses import dataclass

import numpy as np

from gmm_core.linalg import Float64
from gmm_core.scoring.alignment import Alignment
from gmm_core.scoring.norm import Cohort
from gmm_core.scoring.system import VoiceSpace

_LEAST_POWER = 1e-20


@dataclass(frozen=True, slots=True)
class NarrowBand:
    """system : the index of the one that is asked; below_db : an upper band as faint as none."""

    system: int
    below_db: float
    alignment: Alignment

    def includes(self, upper_db: float) -> bool:
        """Whether speech with so much upper band counts as narrow-band."""
        return upper_db < self.below_db


@dataclass(frozen=True, slots=True)
class View:
    """A part of the vectors, and the cohort known by that part."""

    columns: slice
    cohort: Cohort


def views_of(space: VoiceSpace, cohort: Cohort, narrow: NarrowBand | None) -> tuple[View, ...]:
    """Whole-band and, if there is a system for it, narrow-band."""
    whole = View(slice(0, space.size), cohort)
    if narrow is None:
        return (whole,)
    columns = space.columns(narrow.system)
    return whole, View(columns, cohort.of_columns(columns, narrow.alignment))


def upper_db(bands: Float64) -> float:
    """Energy above the telephone's band re that within it, from summed FeatureBlock.bands (2,).

    0 when nothing was heard or the front end does not look so high.
    """
    if not bands.any():
        return 0.0
    within, above = np.maximum(bands, _LEAST_POWER)
    return float(10 * np.log10(above / within))
