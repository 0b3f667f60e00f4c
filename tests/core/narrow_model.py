"""A small model of three systems, the last for narrow-band speech, with a cohort of demo voices."""

from dataclasses import replace
from functools import cache

import numpy as np

from gmm_core.config import FrontEndConfig
from gmm_core.linalg import Float32
from gmm_core.scoring import (
    Alignment,
    Background,
    Calibration,
    Cohort,
    NarrowBand,
    Thresholds,
    VoiceSpace,
    model_fingerprint,
    moments,
)
from gmm_core.scoring.listen import settled_looks
from gmm_core.scoring.norm import keeps_each
from gmm_core.scoring.track import Evidence
from tests.core.signals import RATE, recording
from tests.core.two_systems import spoken_system

WHOLE = Alignment(1.0, 0.5, -0.75, 0.5, -0.5, 1.0, 0.0, 3.0)
NARROW = Alignment(1.5, -0.5, 0.25, -0.5, 0.25, 2.0, -1.0, 4.0)
ACCEPT = {"relaxed": 1.0, "balanced": 2.0, "strict": 3.0}
_COMMON = FrontEndConfig(cepstra=9, mel_filters=40, normalization_s=1.0)


@cache
def narrow_model(norm: str = "s") -> Background:
    """Weights 0.5, 0.2 and 0.3; below -54 dB the third system is asked alone."""
    flat = (1.0,) * 40
    masked = replace(_COMMON, mel_reference=flat, mel_floor_db=-30.0)
    third = replace(masked, cepstra_low_hz=300.0, cepstra_high_hz=3400.0)
    systems = (
        spoken_system(_COMMON, 5, 0),
        spoken_system(masked, 4, 1),
        spoken_system(third, 6, 2),
    )
    space = VoiceSpace(systems, (0.5, 0.2, 0.3), "cosine", 16.0)
    vectors = [_vector(space, voice, start) for voice in range(2, 6) for start in (0, 5)]
    each_model, each_recording = keeps_each(norm)
    models = moments(np.stack(vectors), None, each_model)
    recordings = moments(np.stack(vectors[::-1]), 3, each_recording)
    cohort = Cohort(models, recordings, 4, WHOLE, norm)
    return Background(
        space=space,
        cohort=cohort,
        calibration=Calibration(1.5, -1.0, 0.8, 5.0, 5.0, 0.1),
        thresholds=Thresholds(dict(ACCEPT), -2.0, 0.5, 0.5, -5.0),
        fingerprint=model_fingerprint(systems),
        narrow=NarrowBand(2, -54.0, NARROW),
    )


def telephone(samples: Float32) -> Float32:
    """Nothing is left but 300 to 3400 Hz; 16 kHz."""
    spectrum = np.fft.rfft(samples)
    hz = np.fft.rfftfreq(len(samples), 1 / RATE)
    spectrum[(hz < 300) | (hz > 3400)] = 0
    return np.fft.irfft(spectrum, len(samples)).astype(np.float32)


def _vector(space: VoiceSpace, voice: int, start: int) -> Float32:
    evidence = Evidence(space.shape)
    samples = recording(voice)[start * RATE : (start + 4) * RATE]
    for look in settled_looks(space.systems, samples, RATE):
        evidence.add(look)
    return space.models(evidence.n[None], evidence.centered[None])[0]
