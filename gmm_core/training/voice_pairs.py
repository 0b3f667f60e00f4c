"""The threshold for "two voices in one enrollment", set on real pairs."""

from collections.abc import Generator
from dataclasses import dataclass

import numpy as np

from gmm_core.enrollment.quality import QualityMeter
from gmm_core.enrollment.seconds import SecondMaker, SpeechSecond
from gmm_core.enrollment.voices import most_likely_change
from gmm_core.scoring.background import Background
from gmm_core.training.attempts import final_looks
from gmm_core.training.config import TrainingProgress
from gmm_core.training.streams import FeatureFiles
from gmm_core.training.thresholds import FALSE_TWO_VOICES

_LEAST_SECONDS = 16  # an enrollment of usual length, so that each half says something


@dataclass(frozen=True, slots=True)
class Enrollment:
    """A background speaker's clean speech, as the wizard would see it."""

    seconds: list[SpeechSecond]
    snr_db: float


def two_voices_threshold(
    files: FeatureFiles, speakers: list[int], background: Background
) -> Generator[TrainingProgress, None, tuple[float, dict[str, float]]]:
    """The threshold, and the detection and false-alarm rates it has on these speakers.

    One voice: all streams of a speaker. Two voices: the first half of one, then half of another.
    """
    voices: list[Enrollment] = []
    for done, speaker in enumerate(speakers):
        voice = _enrollment(files, speaker, background)
        voices += [voice] if voice else []
        yield TrainingProgress("listening for two voices", done + 1, 2 * len(speakers), np.nan)
    one, two = [], []
    for index, voice in enumerate(voices):
        other = voices[(index + 1) % len(voices)]
        mixed_seconds = _half_and_half(voice.seconds, other.seconds)
        snr_db = min(voice.snr_db, other.snr_db)
        change = most_likely_change(voice.seconds, background, voice.snr_db)
        mixed = most_likely_change(mixed_seconds, background, snr_db)
        if change is not None and mixed is not None:
            one.append(change.llr)
            two.append(mixed.llr)
        done = len(speakers) + (index + 1) * len(speakers) // len(voices)
        yield TrainingProgress("listening for two voices", done, 2 * len(speakers), np.nan)
    if not one:
        return -1e6, {}
    threshold = float(np.quantile(one, FALSE_TWO_VOICES))
    detected = np.array(two) < threshold
    return threshold, {
        "detected": float(np.mean(detected)),
        "false_alarms": float(np.mean(np.array(one) < threshold)),
        "pairs": float(len(two)),
    }


def _half_and_half(first: list[SpeechSecond], second: list[SpeechSecond]) -> list[SpeechSecond]:
    return first[: len(first) // 2] + second[len(second) // 2 :]


def _enrollment(files: FeatureFiles, speaker: int, background: Background) -> Enrollment | None:
    """The speaker's clean streams as one enrollment; None if there is too little.

    Degraded copies cannot serve here: every stream has another room, which is no single session.
    """
    maker = SecondMaker(background.front_end.frames_per_second)
    quality = QualityMeter()
    for index, stream in enumerate(files.blocks(speaker)):
        maker.begin_stretch(index)
        for look in final_looks(stream[0], background.systems):
            maker.add(look)
            quality.add_look(look)
    if len(maker.seconds) < _LEAST_SECONDS:
        return None
    return Enrollment(maker.seconds, quality.quality().snr_db)
