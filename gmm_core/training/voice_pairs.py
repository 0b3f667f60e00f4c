"""The threshold for "two voices in one enrollment", set on real pairs."""

from collections.abc import Generator

import numpy as np

from gmm_core.enrollment.seconds import SecondMaker, SpeechSecond
from gmm_core.enrollment.voices import most_likely_change
from gmm_core.scoring.background import Background
from gmm_core.training.attempts import make_looks
from gmm_core.training.config import TrainingProgress
from gmm_core.training.streams import FeatureFiles
from gmm_core.training.thresholds import FALSE_TWO_VOICES

_LEAST_SECONDS = 10
_VARIANTS = 2  # clean, and one degraded copy


def two_voices_threshold(
    files: FeatureFiles, speakers: list[int], background: Background
) -> Generator[TrainingProgress, None, tuple[float, dict[str, float]]]:
    """The threshold, and the detection and false-alarm rates it has on these speakers.

    One voice: all streams of a speaker. Two voices: the first half of one, then half of another.
    """
    voices: list[list[SpeechSecond]] = []
    for done, speaker in enumerate(speakers):
        voices += _enrollments(files, speaker, background)
        yield TrainingProgress("listening for two voices", done + 1, 2 * len(speakers), np.nan)
    one, two = [], []
    for index, seconds in enumerate(voices):
        other = voices[(index + 2 * _VARIANTS) % len(voices)]
        change = most_likely_change(seconds, background)
        mixed = most_likely_change(_half_and_half(seconds, other), background)
        if change is not None and mixed is not None:
            one.append(change.score)
            two.append(mixed.score)
        done = len(speakers) + (index + 1) * len(speakers) // len(voices)
        yield TrainingProgress("listening for two voices", done, 2 * len(speakers), np.nan)
    if not one:
        return -np.inf, {}
    threshold = float(np.quantile(one, FALSE_TWO_VOICES))
    detected = float(np.mean(np.array(two) < threshold))
    alarms = float(np.mean(np.array(one) < threshold))
    return threshold, {"detected": detected, "false_alarms": alarms, "pairs": float(len(two))}


def _half_and_half(first: list[SpeechSecond], second: list[SpeechSecond]) -> list[SpeechSecond]:
    return first[: len(first) // 2] + second[len(second) // 2 :]


def _enrollments(
    files: FeatureFiles, speaker: int, background: Background
) -> list[list[SpeechSecond]]:
    """The speaker's streams as one enrollment, clean and degraded; none if there is too little."""
    streams = files.blocks(speaker)
    out = []
    for variant in range(min(_VARIANTS, len(streams[0]) if streams else 0)):
        maker = SecondMaker(background.front_end.frames_per_second)
        for index, stream in enumerate(streams):
            maker.begin_stretch(index)
            for look in make_looks(stream[variant], background.ubm):
                maker.add(look)
        if len(maker.seconds) >= _LEAST_SECONDS:
            out.append(maker.seconds)
    return out
