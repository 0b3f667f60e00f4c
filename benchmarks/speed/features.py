"""MFCCs of a minute of speech against librosa, at equal output."""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

import numpy as np

from benchmarks.speed.bench import Bench
from benchmarks.speed.clock import Timing, timed
from benchmarks.speed.material import background
from benchmarks.speed.rows import AT_LEAST, Goal, Row
from benchmarks.speed.versus import versus
from gmm_core.audio import read_audio, resample
from gmm_core.config import FrontEndConfig
from gmm_core.frontend.cepstra import Cepstra
from gmm_core.frontend.framing import Framer
from gmm_core.frontend.spectrum import MelSpectrum
from gmm_core.helper import Helper
from gmm_core.linalg import Float32
from resources import demo_recordings

SECONDS = 60
NOISE = 3e-4  # full scale; covers digital silence, in which our energy floor would show
SETTINGS = ("fft_size", "frame_samples", "hop_samples", "sample_rate", "mel_filters", "cepstra")
WITHIN = 1e-4
_REPEATS = 5  # a work of some milliseconds, by both sides


def measure(bench: Bench) -> Iterator[Row]:
    """Plain cepstra: librosa knows no streaming mask, no normalization and no voice activity."""
    # settings that librosa does not know are switched off, whichever this front end has
    off = {"mel_reference": (), "pre_emphasis": 0.0, "remove_dc": False}
    known = {field.name for field in fields(FrontEndConfig)}
    settled = {name: value for name, value in off.items() if name in known}
    config = replace(background().front_end, **settled)
    samples = _minute(config.sample_rate)
    work = f"MFCC of {SECONDS} s"
    goal = Goal(4, "x", AT_LEAST)
    data, out = bench.folder / "minute.npy", bench.folder / "mfcc.npy"
    np.save(data, samples)
    names = (*SETTINGS, "mel_low_hz", "mel_high_hz")
    settings = {name: getattr(config, name) for name in names}

    def told() -> dict[str, Any]:
        found, wanted = _cepstra(samples, config, None), np.load(out)
        apart = float(np.max(np.abs(found - wanted[: len(found)])))
        return {
            "checked": f"cepstra equal within {apart:.1e} (limit {WITHIN:.0e})",
            "details": {"apart": apart, "agrees": apart <= WITHIN},
            "work_to_profile": lambda: _cepstra(samples, config, None),
        }

    def theirs() -> Timing:
        arguments: dict[str, Any] = {"data": data, "settings": settings, "out": out}
        return bench.ask("mfcc", repeats=_REPEATS, **arguments)[0]

    def alone() -> Timing:
        return timed(lambda: _cepstra(samples, config, None), _REPEATS)

    with Helper() as helper:

        def helped() -> Timing:
            return timed(lambda: _cepstra(samples, config, helper), _REPEATS)

        ours, single = (helped, alone) if bench.threads > 1 else (alone, None)
        yield versus(work, "librosa", goal, ours, theirs, 3 * bench.rounds, told, alone=single)


def _cepstra(samples: Float32, config: FrontEndConfig, helper: Helper | None) -> Float32:
    """As `extract` makes them, with the levels that voice activity is told by."""
    frames = Framer(config.frame_samples, config.hop_samples).push(samples)
    (energies,), _ = MelSpectrum([config], helper)(frames, 0)
    return Cepstra(config, helper)(energies, 0)


def _minute(sample_rate: int) -> Float32:
    parts = [resample(*read_audio(person.enroll), sample_rate) for person in demo_recordings()]
    samples = np.concatenate(parts)[: SECONDS * sample_rate]
    rng = np.random.default_rng(0)
    noisy: Float32 = samples + NOISE * rng.standard_normal(len(samples), dtype=np.float32)
    return noisy
