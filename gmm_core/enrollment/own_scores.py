"""What room and microphone do to a voice's own scores: each part against a model of the others.

The parts are as short as live attempts are, and left out in turn. A voice whose parts fit each
other well has strangers' scores that lie higher, too: the alignment of scores uses it.
"""

from collections.abc import Sequence

import numpy as np

from gmm_core.enrollment.seconds import SpeechSecond, total
from gmm_core.scoring.band import View
from gmm_core.scoring.system import VoiceSpace

PART_S = 2
LEAST_PARTS = 3
MOST_PARTS = 20  # a long enrollment is sampled evenly


def own_scores(
    seconds: Sequence[SpeechSecond], space: VoiceSpace, views: Sequence[View]
) -> tuple[float, ...]:
    """The mean normalized (not aligned) score in each view; nan with fewer than three parts."""
    starts = range(0, len(seconds) - PART_S + 1, PART_S)
    if len(starts) < LEAST_PARTS:
        return (np.nan,) * len(views)
    chosen = starts[:: -(-len(starts) // MOST_PARTS)]
    parts = [total(seconds[at : at + PART_S]) for at in chosen]
    whole_n, whole = total(seconds)
    tests = space.tests(np.stack([n for n, _ in parts]), np.stack([one for _, one in parts]))
    models = space.models(
        np.stack([whole_n - n for n, _ in parts]), np.stack([whole - one for _, one in parts])
    )
    scores = [
        np.diag(v.cohort.normalized(models[:, v.columns], tests[:, v.columns])) for v in views
    ]
    return tuple(float(np.mean(own)) for own in scores)
