"""Evaluation: how many trials a second are scored from statistics that are already there."""

import time
from collections.abc import Iterator

import numpy as np
from joblib import Parallel, delayed

from benchmarks.speed.bench import Bench
from benchmarks.speed.material import background
from benchmarks.speed.rows import Goal, Row
from benchmarks.speed.voices import made_up, verification_samples
from gmm_core.frontend import FrontEnd
from gmm_core.scoring.scorer import Scorer
from gmm_core.scoring.track import Evidence, LookMaker, LookStatistics

SPEAKERS = 100
LOOKS = 20  # of a segment, two seconds
RATE = 16_000


def measure(bench: Bench) -> Iterator[Row]:
    """Each process scores its share of the segments against all speakers."""
    segments = 100 if bench.quick else 1000
    scorer = Scorer(background(), made_up(SPEAKERS))
    looks = _looks()
    shares = np.array_split(np.arange(segments), bench.threads)
    with Parallel(n_jobs=bench.threads) as pool:
        pool(delayed(_score)(scorer, looks, share[:1]) for share in shares)  # starts the processes
        began = time.perf_counter()
        sums = pool(delayed(_score)(scorer, looks, share) for share in shares)
        taken = time.perf_counter() - began
    trials = SPEAKERS * segments
    rate = trials / taken
    yield Row(
        work=f"evaluation: {trials:,} trials from cached statistics, {bench.threads} processes",
        ours=f"{taken:.2f} s",
        peer="",
        value=rate,
        goal=Goal(None, "trials/s"),
        checked=f"mean raw score {sum(sums) / trials:.3f}",
    )


def _looks() -> list[LookStatistics]:
    """Of all demo persons' verification speech, only those with speech."""
    maker = LookMaker(background().ubm)
    front_end = FrontEnd(background().front_end, RATE)
    samples = verification_samples(RATE, range(6))
    return [look for look in maker.push(front_end.push(samples)) if look.has_speech]


def _score(scorer: Scorer, looks: list[LookStatistics], segments: np.ndarray) -> float:
    """The sum of all scores; a segment is a run of looks."""
    total = 0.0
    for segment in segments:
        evidence = Evidence(background().ubm)
        first = int(segment) * 7 % (len(looks) - LOOKS)
        for look in looks[first : first + LOOKS]:
            evidence.add(look)
        total += float(scorer.raw(evidence).sum())
    return total
