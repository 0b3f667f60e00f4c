"""Attempts as training plays them, made up: for tests that count by hand."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from gmm_core.training.attempts import Attempt, Playback


def attempt(speaker: int, scores: np.ndarray, variant: int = 0, **changes) -> Attempt:
    """Scores (looks, models), a look every half second of clear speech, all deviations 1."""
    net_s = 0.5 * (1 + np.arange(len(scores)))
    rows = scores.astype(np.float32)
    ones = np.ones(len(scores), np.float32)
    made = Attempt(
        speaker=speaker,
        variant=variant,
        group=0,
        view=0,
        scores=rows,
        window_scores=rows,
        deviation=ones,
        window_deviation=ones,
        net_s=net_s,
        window_s=np.minimum(net_s, 2.0),
        snr_db=np.full(len(scores), 40.0),
    )
    return replace(made, **changes)


def played(attempts: Sequence[Attempt], alike: np.ndarray, views: int = 1, **changes) -> Playback:
    """Every speaker owns the model of the same number; nothing is known of how they enrolled.

    alike : bool (speakers, models)
    """
    count = alike.shape[1]
    made = Playback(
        attempts=list(attempts),
        owners=np.arange(count),
        groups=np.zeros(count, np.int64),
        alike=alike,
        deviations=np.ones((views, count), np.float32),
        own=np.full((views, count), np.nan),
        own_s=np.full(count, 20.0),
    )
    return replace(made, **changes)
