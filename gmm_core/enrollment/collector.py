"""Enrollment speech as it arrives: how much, how good, and whether it is one voice."""

import math
from dataclasses import dataclass

import numpy as np

from gmm_core.audio import to_mono
from gmm_core.enrollment.quality import Quality, QualityMeter
from gmm_core.enrollment.seconds import SecondMaker, SpeechSecond
from gmm_core.enrollment.voices import STEP_S, VoiceChange, two_voices
from gmm_core.linalg import Float32
from gmm_core.scoring.background import Background
from gmm_core.scoring.listen import Listener
from gmm_core.scoring.track import SettledLooks

LEAST_S = 10.0
FULL_S = 20.0
STRONG_S = 30.0
DISCARD_S = 5


@dataclass(frozen=True, slots=True)
class EnrollmentStatus:
    """Everything the page shows while a person speaks; nan until known."""

    net_speech_s: float
    level_dbfs: float
    peak_dbfs: float
    snr_db: float
    clipped_fraction: float
    advice: str | None  # one of quality.ADVICE
    enough: bool
    voice_change_at_s: float | None  # net seconds after which another voice speaks
    noise_dbfs: float = math.nan  # the floor, known before anybody speaks


class EnrollmentCollector:
    """Push samples while somebody enrolls; take `audio()` to train.

    The recording lives in memory only, until the profile is trained.
    """

    def __init__(self, background: Background, sample_rate: int) -> None:
        self._background = background
        self.sample_rate = sample_rate
        self._listener = Listener(background.systems, sample_rate)
        self._settled = SettledLooks()
        self._rate = background.front_end.frames_per_second
        self._seconds = SecondMaker(self._rate)
        self._quality = QualityMeter()
        self._stretches: list[list[Float32]] = [[]]  # audio between gaps
        self._change: VoiceChange | None = None

    def push(self, samples: Float32) -> EnrollmentStatus:
        """float32 (n,) or (n, channels), full scale +-1. Raises NotFiniteSamples."""
        mono = to_mono(samples)
        self._quality.add_samples(mono)
        self._stretches[-1].append(mono.copy())
        complete = False
        looks = self._listener.push(mono)
        for look in looks:
            self._quality.add_look(look)
        for look in self._settled.push(looks):
            complete |= self._seconds.add(look)
        if complete and len(self._seconds.seconds) % STEP_S == 0:
            snr_db = self._quality.quality().snr_db
            self._change = two_voices(self._seconds.seconds, self._background, snr_db)
        return self.status

    def mark_gap(self) -> None:
        """Samples were lost: what follows is never spliced to what came before."""
        self._listener.reset()
        for look in self._settled.flush():
            self._seconds.add(look)
        self._stretches.append([])
        self._seconds.begin_stretch(len(self._stretches) - 1)

    def discard_last_part(self) -> None:
        """Forgets what was said since the change of voice, or else the last 5 s of speech."""
        known = self._seconds.seconds
        keep = self._change.after_seconds if self._change else max(0, len(known) - DISCARD_S)
        kept = known[:keep]
        self._change = None
        self._settled.clear()
        self._restart_with(kept)

    @property
    def status(self) -> EnrollmentStatus:
        net_frames = self._seconds.net_frames + self._settled.waiting_speech_frames
        quality, net_s = self._quality.quality(), net_frames / self._rate
        change = self._change
        return EnrollmentStatus(
            net_speech_s=net_s,
            level_dbfs=quality.level_dbfs,
            peak_dbfs=quality.peak_dbfs,
            snr_db=quality.snr_db,
            clipped_fraction=quality.clipped_fraction,
            advice="two voices" if change else self._quality.advice(),
            enough=net_s >= LEAST_S,
            voice_change_at_s=float(change.after_seconds) if change else None,
            noise_dbfs=quality.noise_dbfs,
        )

    def audio(self) -> tuple[tuple[Float32, int], ...]:
        """The recording as stretches without gaps, each (samples, sample rate), for `enroll`."""
        joined = [np.concatenate(stretch) for stretch in self._stretches if stretch]
        return tuple((samples, self.sample_rate) for samples in joined)

    def statistics(self) -> tuple[tuple[SpeechSecond, ...], Quality]:
        """What was heard so far as statistics, without the audio; only whole seconds count."""
        self.mark_gap()
        return tuple(self._seconds.seconds), self._quality.quality()

    def _restart_with(self, kept: list[SpeechSecond]) -> None:
        """Keeps the samples up to the last kept second; what follows is a stretch of its own."""
        front_end = self._background.front_end
        tail = front_end.frame_samples - front_end.hop_samples  # the last frame reaches this far
        ends = {second.stretch: second.end_frame for second in kept}
        for index, stretch in enumerate(self._stretches):
            if index not in ends:
                self._stretches[index] = []
                continue
            end_s = (ends[index] * front_end.hop_samples + tail) / front_end.sample_rate
            count = math.ceil(end_s * self.sample_rate)
            self._stretches[index] = [np.concatenate(stretch)[:count]]
        self._seconds.cut(len(kept))
        self.mark_gap()
