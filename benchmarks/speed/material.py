"""Data for the measurements, from the demo recordings: real speech, nothing to download."""

from functools import cache
from pathlib import Path

import numpy as np

from gmm_core import load_background
from gmm_core.audio import read_audio
from gmm_core.frontend import extract
from gmm_core.gmm import DiagonalGmm
from gmm_core.linalg import Float32
from gmm_core.scoring import Background
from resources import demo_recordings

DIMS = 60
JITTER = 0.1  # standard deviations


@cache
def background() -> Background:
    """The shipped one."""
    return load_background()


@cache
def speech_frames() -> Float32:
    """Standardized features of all demo speech, float32 (about 35,000, 60)."""
    config = background().front_end
    paths = [path for person in demo_recordings() for path in (person.enroll, person.verify)]
    parts = [extract(*read_audio(path), config).speech_features for path in paths]
    frames = np.concatenate(parts)[:, :DIMS]
    standardized = (frames - frames.mean(axis=0)) / frames.std(axis=0)
    return standardized.astype(np.float32)


def frames(count: int, seed: int = 0) -> Float32:
    """Speech frames drawn with replacement and jittered, float32 (count, 60), in place."""
    rng = np.random.default_rng(seed)
    known = speech_frames()
    out = rng.standard_normal((count, known.shape[1]), dtype=np.float32)
    out *= JITTER
    for start in range(0, count, 65536):  # no second copy of a million frames
        part = out[start : start + 65536]
        part += known[rng.integers(len(known), size=len(part))]
    return out


def start_mixture(components: int, seed: int = 0) -> DiagonalGmm:
    """Components on random frames, with the variance of EM's later iterations."""
    rng = np.random.default_rng(seed)
    known = speech_frames()
    means = known[rng.permutation(len(known))[:components]]
    weights = rng.dirichlet(np.full(components, 10.0))
    return DiagonalGmm(weights, means, rng.uniform(0.4, 0.8, means.shape))


def save_mixture(path: Path, model: DiagonalGmm) -> Path:
    """For the peers."""
    np.savez(path, weights=model.weights, means=model.means, covariances=model.variances)
    return path
