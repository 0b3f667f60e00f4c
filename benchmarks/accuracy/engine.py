"""The one room of the laboratory that calls the engine: train, enroll, score, decide."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from zlib import crc32

import numpy as np
from joblib import Parallel, delayed

from benchmarks.accuracy.conditions import Degradation, Surroundings, apply
from benchmarks.accuracy.scores import Scores
from benchmarks.accuracy.speech import RATE, Talker
from gmm_core import enroll, train_background
from gmm_core.linalg import Float32
from gmm_core.progress import finish
from gmm_core.scoring import STRICTNESS, Background, SpeakerModel
from gmm_core.scoring.scorer import Scorer
from gmm_core.store.bundle import save_bundle
from gmm_core.training import Recording, TrainingConfig
from gmm_core.verification import score_recording

_SEED = 11
_ENROLLMENT = 1 << 20  # in the place of a segment's number
_BATCH = 40  # the models travel with each batch
Heard = tuple[float, list[float]]


def thresholds(background: Background) -> dict[str, float]:
    """The shipped ones, by strictness."""
    return {word: background.thresholds.for_strictness(word) for word in STRICTNESS}


def seed_of(name: str, number: int) -> tuple[int, int, int]:
    """Does not depend on who else is tested, nor on the condition: noises are paired over SNRs."""
    return (_SEED, crc32(name.encode()), number)


def enrolled(
    background: Background,
    talkers: Sequence[Talker],
    degrade: Degradation,
    around: Surroundings,
    jobs: int,
) -> tuple[SpeakerModel, ...]:
    """Everybody's profile from the degraded enrollment speech."""
    work = (delayed(_enroll)(background, one, degrade, around) for one in talkers)
    return tuple(Parallel(n_jobs=jobs)(work))


def _enroll(
    background: Background, talker: Talker, degrade: Degradation, around: Surroundings
) -> SpeakerModel:
    sound = apply(degrade, talker.enroll, around, seed_of(talker.name, _ENROLLMENT))
    # The list is believed about who speaks, and about how long is enough
    made = enroll([(sound, RATE)], background, talker.name, least_s=1.0, check_voices=False)
    return finish(made)


def scored(
    background: Background,
    models: tuple[SpeakerModel, ...],
    talkers: Sequence[Talker],
    cut: Callable[[Talker], list[Float32]],
    degrade: Degradation,
    around: Surroundings,
    jobs: int,
) -> Scores:
    """Each segment degraded and heard once, against all models."""
    items = [
        (talker.name, number, segment)
        for talker in talkers
        for number, segment in enumerate(cut(talker))
    ]
    scorer = Scorer(background, models)
    batches = [items[start : start + _BATCH] for start in range(0, len(items), _BATCH)]
    pool = Parallel(n_jobs=jobs)
    done = pool(delayed(_hear)(background, scorer, batch, degrade, around) for batch in batches)
    heard = [one for batch in done for one in batch]
    return Scores(
        models=tuple(talker.name for talker in talkers),
        groups=tuple(talker.group for talker in talkers),
        voices=tuple(name for name, _, _ in items),
        llr=np.array([llr for _, llr in heard]),
        net_s=np.array([net_s for net_s, _ in heard]),
    )


def _hear(
    background: Background,
    scorer: Scorer,
    items: Iterable[tuple[str, int, Float32]],
    degrade: Degradation,
    around: Surroundings,
) -> list[Heard]:
    heard: list[Heard] = []
    for name, number, segment in items:
        sound = apply(degrade, segment, around, seed_of(name, number))
        score = score_recording(background, scorer, sound, RATE)
        heard.append((score.net_speech_s, score.llr.tolist()))
    return heard


def train(
    recordings: Sequence[Recording],
    config: TrainingConfig,
    path: Path,
    tell: Callable[[str], None],
) -> None:
    """A bundle at `path`, which is there when it is whole."""
    steps = train_background(recordings, config)
    stage = ""
    while True:
        try:
            progress = next(steps)
        except StopIteration as end:
            path.parent.mkdir(parents=True, exist_ok=True)
            save_bundle(end.value, path)
            return
        if progress.stage != stage:
            stage = progress.stage
            tell(f"{path.name}: {stage}")
