"""Enrolls and scores the lists of an evaluation. The profile database is not touched."""

import math
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, TypeVar

from gmm_core.audio import read_audio
from gmm_core.cluster import Cluster
from gmm_core.enrollment import enroll
from gmm_core.errors import AudioFileError, TooLittleSpeech
from gmm_core.evaluation.trials import Segment, Trial, TrialScore
from gmm_core.places import Place
from gmm_core.processes import in_processes
from gmm_core.progress import finish
from gmm_core.scoring import Background, SpeakerModel
from gmm_core.scoring.scorer import Scorer
from gmm_core.verification import RecordingScore, decide_recording, score_recording

LEAST_ENROLLMENT_S: Final = 1.0
MOST_PER_BATCH: Final = 50  # items between two looks at whether to stop
STRICTNESS: Final = "balanced"  # "the shipped threshold" of the figures

Item = TypeVar("Item")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class EvaluationProgress:
    """Progress of one stage; mean_log_likelihood belongs to every progress and is NaN here."""

    stage: str
    done: int
    total: int
    mean_log_likelihood: float = math.nan


Work = Generator[EvaluationProgress, None, Made]


def run_trials(
    files: Mapping[str, Sequence[Place]],
    trials: Sequence[Trial],
    background: Background,
    jobs: int | Cluster = 1,
) -> Work[tuple[TrialScore, ...]]:
    """One score a trial, in their order; each segment is heard once, whoever is claimed.

    Every speaker and every segment is computed alone and on one BLAS thread, so `jobs` (processes,
    or a cluster whose workers see the files under the same paths) never changes a bit.
    Raises the errors of `read_audio` and of `enroll`, and ClusterUnusable.
    """
    enrolling = partial(_enrolled, background=background)
    listed = [(name, [_place(path, jobs) for path in paths]) for name, paths in files.items()]
    speakers = yield from _parallel("enrolling", enrolling, listed, jobs)
    scorer = Scorer(background, tuple(speakers))
    hearing = partial(_heard, scorer=scorer, background=background)
    segments = list(dict.fromkeys(trial.segment for trial in trials))
    placed = [replace(segment, path=_place(segment.path, jobs)) for segment in segments]
    heard = yield from _parallel("scoring", hearing, placed, jobs)
    scores = dict(zip(segments, heard, strict=True))
    place = {name: index for index, name in enumerate(scorer.names)}
    return tuple(
        _trial_score(scores[trial.segment], place[trial.speaker], background) for trial in trials
    )


def _place(path: Place, jobs: int | Cluster) -> Place:
    """As a worker finds it, which stands in another folder."""
    return path.absolute() if isinstance(jobs, Cluster) else path


def _parallel(
    stage: str, work: Callable[[Item], Made], items: Sequence[Item], jobs: int | Cluster
) -> Work[list[Made]]:
    results: list[Made] = []
    yield EvaluationProgress(stage, 0, len(items))
    with closing(_results(work, items, jobs)) as made:
        for some in made:
            results.extend(some)
            yield EvaluationProgress(stage, len(results), len(items))
    return results


def _results(
    work: Callable[[Item], Made], items: Sequence[Item], jobs: int | Cluster
) -> Generator[list[Made], None, None]:
    """Results in order, a few at a time: `work` carries the models and travels with each batch."""
    hands = max(jobs.threads(), 1) if isinstance(jobs, Cluster) else jobs
    size = 1 if jobs == 1 else min(MOST_PER_BATCH, -(-len(items) // (4 * hands)))
    batches = [items[start : start + size] for start in range(0, len(items), max(size, 1))]
    if isinstance(jobs, Cluster):
        with closing(jobs.run(_batch, [(work, batch) for batch in batches])) as finished:
            for some in finished:
                yield [made for batch in some for made in batch]
        return
    if jobs == 1:
        yield from (_batch(work, batch) for batch in batches)
        return
    yield from in_processes(_batch, [(work, batch) for batch in batches], jobs)


def _batch(work: Callable[[Item], Made], items: Sequence[Item]) -> list[Made]:
    return [work(item) for item in items]


def _enrolled(item: tuple[str, Sequence[Place]], background: Background) -> SpeakerModel:
    """The app's recipe, but the list is believed about who speaks and how long is enough."""
    name, files = item
    audio = (read_audio(file) for file in files)
    try:
        return finish(
            enroll(audio, background, name, least_s=LEAST_ENROLLMENT_S, check_voices=False)
        )
    except TooLittleSpeech as error:
        raise AudioFileError(files[0], f"enrolling {name}: {error}") from error


def _heard(segment: Segment, scorer: Scorer, background: Background) -> RecordingScore:
    samples, rate = read_audio(segment.path, segment.start_s, segment.end_s)
    return score_recording(background, scorer, samples, rate)


def _trial_score(score: RecordingScore, index: int, background: Background) -> TrialScore:
    llr, raw, net_s = float(score.llr[index]), float(score.raw[index]), score.net_speech_s
    decision, reason = decide_recording(background, llr, net_s, STRICTNESS)
    silent = net_s <= 0.0
    return TrialScore(
        llr=None if silent else llr,
        raw=None if silent else raw,
        net_speech_s=net_s,
        decision=decision.value,
        reason=reason,
    )
