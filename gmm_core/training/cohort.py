"""The cohort: all background speakers as models, and their short recordings in many conditions."""

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from gmm_core.linalg import Float32
from gmm_core.scoring.moments import Moments, moments
from gmm_core.scoring.norm import Cohort, keeps_each
from gmm_core.scoring.system import VoiceSpace
from gmm_core.scoring.track import LookStatistics
from gmm_core.training.attempts import final_looks, model_of, sum_looks
from gmm_core.training.config import TrainingConfig, TrainingProgress
from gmm_core.training.parallel import Jobs, in_parallel
from gmm_core.training.streams import FeatureFiles

_COHORT_RECORDING_S = 4.0


@dataclass(frozen=True, slots=True)
class CohortVoice:
    """One speaker as others are compared with: a model, and short recordings of all variants."""

    model: Float32
    recordings: list[Float32]


def cohort_voices(
    files: FeatureFiles, space: VoiceSpace, jobs: Jobs
) -> Generator[TrainingProgress, None, list[CohortVoice]]:
    """All speakers, each heard alone."""
    tasks = [(files, speaker, space) for speaker in range(len(files.speakers))]
    return (yield from in_parallel("collecting the cohort", _voice, tasks, jobs))


def _voice(files: FeatureFiles, speaker: int, space: VoiceSpace) -> CohortVoice:
    frames = space.systems[0].front_end.frames(_COHORT_RECORDING_S)
    streams = files.blocks(speaker)
    clean = (look for stream in streams for look in final_looks(stream[0], space.systems))
    model = model_of(clean, space)
    heard = [_beginning(final_looks(b, space.systems), frames) for b in streams[-1]]
    spoken = [sum_looks(looks, space) for looks in heard if looks]
    return CohortVoice(model, [space.tests(n[None], c[None])[0] for n, c in spoken])


def _beginning(looks: list[LookStatistics], most_frames: int) -> list[LookStatistics]:
    """The looks with the first frames of speech."""
    chosen: list[LookStatistics] = []
    frames = 0
    for look in looks:
        if look.has_speech and frames < most_frames:
            chosen.append(look)
            frames += look.speech_frames
    return chosen


def cohort_of(voices: list[CohortVoice], config: TrainingConfig) -> Cohort:
    """The cohort of these voices, as a reader of the bundle gets it."""
    models = np.stack([voice.model for voice in voices])
    recordings = np.stack([test for voice in voices for test in voice.recordings])
    each_model, each_recording = keeps_each(config.norm)
    return Cohort(
        _rounded(models, config, each_model),
        _rounded(recordings, config, each_recording),
        len(voices),
        norm=config.norm,
        top_share=config.norm_top_share,
    )


def _rounded(vectors: Float32, config: TrainingConfig, each: bool) -> Moments:
    """Stored as half floats: what is used from here on is what a reader of the bundle gets."""
    exact = moments(vectors, config.cohort_rank, each)
    coordinates = None if exact.coordinates is None else _half(exact.coordinates)
    return Moments(_half(exact.mean), _half(exact.factors), exact.tail, coordinates)


def _half(rows: Float32) -> Float32:
    return rows.astype(np.float16).astype(np.float32)
