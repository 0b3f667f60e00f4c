"""A training of seconds on the demo speakers, and what makes two of its results the same."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import soundfile

from gmm_core.scoring import Background
from gmm_core.store.bundle import save_bundle
from gmm_core.training import Recording, TrainingConfig
from tests.core.signals import RATE, recording

PIECES, PIECE_S = 3, 7


def demo_recordings(folder: Path) -> list[Recording]:
    """Each demo speaker in several files, as a folder of speech would have them."""
    listed = []
    for voice in range(6):
        for piece in range(PIECES):
            samples = recording(voice)[piece * PIECE_S * RATE : (piece + 1) * PIECE_S * RATE]
            path = folder / f"{voice}_{piece}.wav"
            soundfile.write(path, samples, RATE)
            listed.append(Recording(f"speaker {voice}", path))
    return listed


def tiny(jobs: int = 1, seed: int = 1, components: int = 8) -> TrainingConfig:
    corpus = {"name": "demo", "license": "CC BY 4.0", "credit": "the speakers"}
    return TrainingConfig(
        components=components,
        em_iterations=3,
        copies=1,
        stream_s=7.0,
        session_rank=4,
        jobs=jobs,
        seed=seed,
        corpora=(corpus,),
    )


def arrays(background: Background) -> Iterator[np.ndarray]:
    for system in background.systems:
        assert system.sessions is not None
        yield from (system.ubm.means, system.ubm.variances, system.sessions.directions)
    for half in (background.cohort.models, background.cohort.recordings):
        yield from (half.mean, half.factors)


def assert_same(one: Background, other: Background) -> None:
    assert one.fingerprint == other.fingerprint
    assert one.front_end == other.front_end
    assert (one.calibration, one.thresholds) == (other.calibration, other.thresholds)
    for first, second in zip(arrays(one), arrays(other), strict=True):
        np.testing.assert_array_equal(first, second)
    assert one.header == other.header
    with TemporaryDirectory() as folder:
        for name, background in (("one", one), ("other", other)):
            save_bundle(background, Path(folder, name))
        assert Path(folder, "one").read_bytes() == Path(folder, "other").read_bytes()
