"""Background noises that the tested model was not trained with.

Recorded ones from the shared folder, less those that the bundle's header names; and three made
here, so that something is left when a bundle was trained with all recorded ones.
"""

from collections.abc import Collection
from pathlib import Path

import numpy as np
from scipy.signal import fftconvolve

from benchmarks.accuracy.speech import RATE, read
from gmm_core.linalg import Float64

RECORDED = ("doing_the_dishes", "dude_miaowing", "exercise_bike", "pink_noise", "running_tap")
MADE_S = 40
_SEED = 41


def noise_path(shared: Path, name: str) -> Path:
    """Where the recorded noise is."""
    return shared / "noise" / f"{name}.flac"


def unheard(trained_with: Collection[str]) -> tuple[str, ...]:
    """The recorded noises that are not among these file names or stems."""
    heard = {Path(name).stem for name in trained_with}
    return tuple(name for name in RECORDED if name not in heard)


def recorded(shared: Path, names: Collection[str]) -> list[Float64]:
    """The noises at RATE."""
    return [read(noise_path(shared, name)).astype(np.float64) for name in names]


def made() -> list[Float64]:
    """Fan, typing and music, unit power, float64 (MADE_S * RATE,) each."""
    rng = np.random.default_rng(_SEED)
    return [_unit(make(rng)) for make in (_fan, _typing, _music)]


def _fan(rng: np.random.Generator) -> Float64:
    """Blades and mains: harmonics of 47 Hz that drift, over air with most power below 500 Hz."""
    t = np.arange(MADE_S * RATE) / RATE
    drift = 1.0 + 0.01 * np.sin(2 * np.pi * 0.13 * t)
    phase = 2 * np.pi * np.cumsum(47.0 * drift) / RATE
    blades = sum(np.sin(k * phase + rng.uniform(0, 6)) / k for k in range(1, 25))
    air = fftconvolve(rng.standard_normal(len(t)), np.exp(-np.arange(400) / 40.0), mode="same")
    swell: Float64 = 1.0 + 0.3 * np.sin(2 * np.pi * 0.4 * t)
    return swell * (_unit(blades) + 1.5 * _unit(air))


def _typing(rng: np.random.Generator) -> Float64:
    """Keys five times a second, each a short resonance at 0.8-5 kHz, over a quiet room."""
    out = 0.02 * rng.standard_normal(MADE_S * RATE)
    t = np.arange(int(0.04 * RATE)) / RATE
    for start in rng.integers(0, len(out) - len(t), 5 * MADE_S):
        ring = sum(np.sin(2 * np.pi * rng.uniform(800, 5000) * t) for _ in range(4))
        out[start : start + len(t)] += rng.uniform(0.3, 1.0) * ring * np.exp(-t / 0.006)
    return out


def _music(rng: np.random.Generator) -> Float64:
    """Chords of plucked strings, three notes each 0.6 s."""
    out = np.zeros(MADE_S * RATE)
    t = np.arange(int(1.2 * RATE)) / RATE
    for start in range(0, len(out) - len(t), int(0.6 * RATE)):
        root = 110.0 * 2 ** (rng.integers(0, 24) / 12)
        for step in (0, 4, 7):
            note = root * 2 ** (step / 12)
            strings = sum(np.sin(2 * np.pi * k * note * t) / k**1.2 for k in range(1, 9))
            out[start : start + len(t)] += strings * np.exp(-t / 0.4)
    return out


def _unit(samples: Float64) -> Float64:
    out: Float64 = samples / np.sqrt(np.mean(samples**2))
    return out
