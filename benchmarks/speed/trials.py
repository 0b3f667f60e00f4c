"""Evaluation: how many trials a second are scored from statistics that are already there."""

import time
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from joblib import Parallel, delayed

from benchmarks.speed.bench import Bench
from benchmarks.speed.material import background
from benchmarks.speed.rows import Goal, Row
from benchmarks.speed.voices import made_up, verification_samples
from gmm_core.linalg import Float64
from gmm_core.scoring.scorer import Scorer
from gmm_core.verification import score_recording

SPEAKERS = 100
DIFFERENT_SEGMENTS = 40  # each is scored again and again: a score costs the same for all
SEGMENT_S = 3
RATE = 16_000


class Keeper:
    """Stands where the scorer stands and keeps the evidence of a recording."""

    def __init__(self) -> None:
        self.kept: list[Any] = []

    def raw(self, evidence: Any) -> Float64:
        """Nobody is scored yet."""
        self.kept.append(evidence)
        return np.zeros(1)

    def llr(self, raw: Float64, net_speech_s: float, snr_db: float) -> Float64:
        """Nor calibrated."""
        return raw


def measure(bench: Bench) -> Iterator[Row]:
    """Each process scores its share of the segments against all speakers."""
    segments = 100 if bench.quick else 1000
    scorer, evidence = Scorer(background(), made_up(SPEAKERS)), _evidence()
    shares = np.array_split(np.arange(segments), bench.threads)
    with Parallel(n_jobs=bench.threads) as pool:
        pool(delayed(_score)(scorer, evidence, share[:1]) for share in shares)  # starts them
        began = time.perf_counter()
        sums = pool(delayed(_score)(scorer, evidence, share) for share in shares)
        taken = time.perf_counter() - began
    trials = SPEAKERS * segments
    yield Row(
        work=f"evaluation: {trials:,} trials from cached statistics, {bench.threads} processes",
        ours=f"{taken:.2f} s",
        peer="",
        value=trials / taken,
        goal=Goal(None, "trials/s"),
        checked=f"mean raw score {sum(sums) / trials:.3f}",
    )


def _evidence() -> list[Any]:
    """Of segments of what the demo persons say."""
    samples = verification_samples(RATE, range(6))
    length, keeper = SEGMENT_S * RATE, Keeper()
    for start in np.linspace(0, len(samples) - length, DIFFERENT_SEGMENTS).astype(int):
        score_recording(background(), keeper, samples[start : start + length], RATE)  # type: ignore[arg-type]
    return keeper.kept


def _score(scorer: Scorer, evidence: Sequence[Any], segments: np.ndarray) -> float:
    """The sum of all scores."""
    chosen = (evidence[segment % len(evidence)] for segment in segments)
    return sum(float(scorer.raw(each).sum()) for each in chosen)
