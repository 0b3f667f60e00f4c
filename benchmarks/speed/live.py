"""The live path: 100 ms of samples to score frames, on one core, with the shipped bundle."""

import time
from collections.abc import Iterator

import numpy as np

from benchmarks.speed.bench import Bench
from benchmarks.speed.material import background
from benchmarks.speed.rows import AT_MOST, Goal, Row
from benchmarks.speed.voices import made_up, verification_samples
from gmm_core.linalg import Float32
from gmm_core.verification import VerificationSession

RATE = 16_000
BLOCK = RATE // 10
WARM_UP = 20  # blocks


def measure(bench: Bench) -> Iterator[Row]:
    """Through the public VerificationSession, as the app calls it."""
    seconds = 6 if bench.quick else 25
    samples = verification_samples(RATE)[: seconds * RATE]
    for speakers, limit in ((10, 1.0), (1000, 10.0)):
        session = VerificationSession(background(), made_up(speakers), RATE)
        taken_ms, speech = _blocks(session, samples)
        spoken = taken_ms[speech]
        middle = float(np.median(spoken))
        session.restart()
        yield Row(
            work=f"live: 100 ms of samples to score frames, {speakers} speakers, one core",
            ours=f"{middle:.2f} ms; 95 % within {np.percentile(spoken, 95):.2f} ms",
            peer="",
            value=middle,
            goal=Goal(limit, "ms", AT_MOST),
            checked=f"{len(spoken)} blocks with speech of {len(taken_ms)}",
            details={
                "median_ms": middle,
                "p95_ms": float(np.percentile(spoken, 95)),
                "greatest_ms": float(spoken.max()),
                "without_speech_ms": float(np.median(taken_ms[~speech])) if (~speech).any() else 0,
            },
            work_to_profile=lambda session=session: _push_all(session, samples[: 10 * RATE]),
        )


def _push_all(session: VerificationSession, samples: Float32) -> None:
    for start in range(0, len(samples) - BLOCK + 1, BLOCK):
        session.push(samples[start : start + BLOCK])


def _blocks(session: VerificationSession, samples: Float32) -> tuple[np.ndarray, np.ndarray]:
    """Milliseconds of CPU of each block, and whether speech was in it."""
    taken, speech = [], []
    for start in range(0, len(samples) - BLOCK + 1, BLOCK):
        began = time.thread_time()
        frames = session.push(samples[start : start + BLOCK])
        taken.append(1000 * (time.thread_time() - began))
        speech.append(any(frame.speech for frame in frames))
    return np.array(taken[WARM_UP:]), np.array(speech[WARM_UP:])
