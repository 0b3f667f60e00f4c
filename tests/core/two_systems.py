"""Two small systems side by side: mixtures of speech, for tests that need more than one."""

from dataclasses import replace
from functools import cache

import numpy as np

from gmm_core.config import FrontEndConfig
from gmm_core.frontend import extract
from gmm_core.gmm import DiagonalGmm
from gmm_core.linalg import Float32
from gmm_core.scoring import System
from tests.core.signals import noise, recording, speech

NORMALIZATION_S = 1.0


@cache
def with_pauses(seconds: float = 6.0) -> Float32:
    """A demo speaker, silent at first and once more within the opening; 16 kHz."""
    heard = speech(0, seconds - 1.3)
    begun, rest = heard[:9000], heard[9000:]
    return np.concatenate([noise(0.6, -75), begun, noise(0.7, -75, seed=1), rest])


@cache
def two_systems(normalization: str) -> tuple[System, System]:
    """Other mel filters, other priors, other sizes; the opening is a second of speech."""
    common = FrontEndConfig(
        normalization=normalization, normalization_s=NORMALIZATION_S, cepstra=13, mel_filters=26
    )
    wide, narrow = common, replace(common, mel_low_hz=100.0, mel_high_hz=4000.0)
    return spoken_system(wide, 6, 0), spoken_system(narrow, 4, 1)


def spoken_system(plain: FrontEndConfig, components: int, seed: int) -> System:
    """A mixture of frames of a demo speaker, with the prior that this front end would measure."""
    raw = _spoken(replace(plain, normalization_s=0.0))
    front_end = replace(
        plain,
        prior_mean=tuple(map(float, raw.mean(axis=0))),
        prior_variance=tuple(map(float, raw.var(axis=0))),
    )
    x = _spoken(front_end)
    means = x[np.random.default_rng(seed).choice(len(x), components, replace=False)]
    weights = np.linspace(1, 2, components)
    variances = np.tile(x.var(axis=0), (components, 1))
    return System(front_end, DiagonalGmm(weights / weights.sum(), means, variances))


def _spoken(config: FrontEndConfig) -> Float32:
    return extract(recording(1)[: 16000 * 8], 16000, config).speech_features
