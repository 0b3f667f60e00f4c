"""Audio to a speaker's profile, as a generator of progress."""

import math
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from gmm_core.enrollment.collector import LEAST_S
from gmm_core.enrollment.own_scores import own_scores
from gmm_core.enrollment.quality import QualityMeter
from gmm_core.enrollment.seconds import SecondMaker, SpeechSecond, part, part_of
from gmm_core.enrollment.self_test import self_test_steps
from gmm_core.enrollment.voices import Steps, cross_llr, two_voices_steps
from gmm_core.errors import TooLittleSpeech, TwoVoices, VoiceDiffers
from gmm_core.gmm import MapConfig, map_fit
from gmm_core.linalg import Float32
from gmm_core.progress import retold
from gmm_core.scoring.background import Background
from gmm_core.scoring.band import upper_db
from gmm_core.scoring.listen import Listener
from gmm_core.scoring.speaker import Consent, EnrollmentSession, SpeakerModel
from gmm_core.scoring.track import Evidence, LookStatistics

MAP_ITERATIONS = 5
_PIECE_S = 10
_SHARD_FRAMES = 1500  # of 15 s of speech: between two places to cancel
# Another day or microphone costs likelihood, and noise takes the llr to 0, so only what clearly
# speaks against the person is refused. Demo voices, own and strangers': clean +9.9 and more against
# -6 .. +2; pink noise at 5 dB 0 .. +1.6 against -3.4 .. -1.1. It stops mistakes, not impostors.
_OTHER_PERSON_LLR = -1.0
Recording = tuple[Float32, int]


@dataclass(frozen=True, slots=True)
class EnrollmentProgress:
    """stage is one of "listening", "adapting", "testing"; total is 0 when it is not known."""

    stage: str
    done: int
    total: int
    mean_log_likelihood: float  # nats per frame, nan where there is none


Progress = Generator[EnrollmentProgress, None, SpeakerModel]


def told_of_parts(parts: tuple[int, int]) -> EnrollmentProgress:
    """How many parts of the self-test are done, and of how many."""
    return EnrollmentProgress("testing", *parts, math.nan)


class _Material:
    """Statistics, seconds and quality of all recordings of a session."""

    def __init__(self, background: Background) -> None:
        self._background = background
        self._rate = background.front_end.frames_per_second
        self.seconds = SecondMaker(self._rate)
        self.quality = QualityMeter()
        self.evidence = Evidence(background.space.shape)
        self.features: list[Float32] = []  # speech of the first system
        self._recordings = 0

    def add(self, samples: Float32, sample_rate: int) -> Iterator[None]:
        """Takes a recording in pieces, so that a long one can be cancelled."""
        listener = Listener(self._background.systems, sample_rate, previews=False)
        self.seconds.begin_stretch(self._recordings)
        self._recordings += 1
        for start in range(0, len(samples), _PIECE_S * sample_rate):
            piece = samples[start : start + _PIECE_S * sample_rate]
            self.quality.add_samples(np.asarray(piece, np.float32).ravel())
            self._take(listener.push(piece))
            yield
        self._take(listener.flush())

    def _take(self, looks: list[LookStatistics]) -> None:
        for look in looks:
            self.quality.add_look(look)
            self.seconds.add(look)
            self.evidence.add(look)
            self.features.append(look.features)

    @property
    def net_speech_s(self) -> float:
        return self.evidence.speech_frames / self._rate

    def session(self, device: str, recorded_at: str) -> EnrollmentSession:
        quality, heard, background = self.quality.quality(), self.evidence, self._background
        first = background.first_order(heard.n, heard.centered)
        return EnrollmentSession(
            recorded_at=recorded_at,
            device=device,
            net_speech_s=self.net_speech_s,
            snr_db=quality.snr_db,
            clipped_fraction=quality.clipped_fraction,
            level_dbfs=quality.level_dbfs,
            n=heard.n.astype(np.float32),
            first=first.astype(np.float32),
            upper_db=upper_db(heard.bands),
            own_scores=own_scores(self.seconds.seconds, background.space, background.views),
        )


def enroll(
    audio: Iterable[Recording],
    background: Background,
    name: str,
    *,
    device: str = "file",
    recorded_at: str = "",
    consent: Consent | None = None,
    least_s: float = LEAST_S,
    check_voices: bool = True,
) -> Progress:
    """A new speaker from (samples, sample rate) recordings.

    samples : float32 (n,) or (n, channels), full scale +-1
    Raises TooLittleSpeech, TwoVoices (unless check_voices is False), NotFiniteSamples.
    """
    empty = SpeakerModel(name, background.fingerprint, (), None, consent)
    return (
        yield from _add_session(
            empty, audio, background, device, recorded_at, least_s, check_voices
        )
    )


def extend(
    speaker: SpeakerModel,
    audio: Iterable[Recording],
    background: Background,
    *,
    device: str = "file",
    recorded_at: str = "",
    least_s: float = LEAST_S,
    check_voices: bool = True,
) -> Progress:
    """The same speaker with one more session.

    Raises what `enroll` raises, ModelMismatch, and VoiceDiffers for somebody else's voice.
    """
    background.check(speaker)
    return (
        yield from _add_session(
            speaker, audio, background, device, recorded_at, least_s, check_voices
        )
    )


def _add_session(
    speaker: SpeakerModel,
    audio: Iterable[Recording],
    background: Background,
    device: str,
    recorded_at: str,
    least_s: float,
    check_voices: bool,
) -> Progress:
    material = _Material(background)
    heard = 0
    for samples, sample_rate in audio:
        heard += 1
        for _ in material.add(samples, sample_rate):
            yield EnrollmentProgress("listening", heard, 0, math.nan)
    snr_db = material.quality.quality().snr_db
    spoken, net_speech_s = material.seconds.seconds, material.net_speech_s
    for _ in check_speech(speaker, spoken, net_speech_s, snr_db, background, least_s, check_voices):
        yield EnrollmentProgress("listening", heard, 0, math.nan)
    yield from _adapt(material, background)
    yield EnrollmentProgress("testing", 0, 1, math.nan)
    session = material.session(device, recorded_at)
    testing = self_test_steps(spoken, background, session.snr_db, speaker.sessions)
    result = yield from retold(testing, told_of_parts)
    return replace(
        speaker,
        background_fingerprint=background.fingerprint,
        sessions=(*speaker.sessions, session),
        self_test=result,
    )


def check_speech(
    speaker: SpeakerModel,
    seconds: Sequence[SpeechSecond],
    net_speech_s: float,
    snr_db: float,
    background: Background,
    least_s: float = LEAST_S,
    check_voices: bool = True,
) -> Steps[None]:
    """Whether this speech can be a session of `speaker`; the yields are places to cancel.

    Raises TooLittleSpeech and, unless check_voices is False, TwoVoices and VoiceDiffers.
    """
    if net_speech_s < least_s:
        raise TooLittleSpeech(net_speech_s, least_s)
    if not check_voices:
        return
    change = yield from two_voices_steps(seconds, background, snr_db)
    if change is not None:
        raise TwoVoices(float(change.after_seconds))
    if not speaker.sessions:
        return
    known = part_of(speaker.sessions, background)
    new = part(seconds, background)
    if cross_llr(known, new, background, snr_db) < _OTHER_PERSON_LLR:
        raise VoiceDiffers(speaker.name)


def _adapt(
    material: _Material, background: Background
) -> Generator[EnrollmentProgress, None, None]:
    """Several MAP iterations of the first system's mixture, for the eye.

    The likelihood of each shows how the mixture learns the voice. Scores compare means around the
    UBM, so what the profile keeps are the statistics under the UBMs, which add up with those of
    other sessions.
    """
    features = np.concatenate(material.features)
    shards = np.array_split(features, max(1, len(features) // _SHARD_FRAMES))
    config = MapConfig(background.relevance_factor, iterations=MAP_ITERATIONS)
    told = 0
    for step in map_fit(shards, background.ubm, config):
        mean = step.mean_log_likelihood if step.iteration > told else math.nan
        told = step.iteration
        yield EnrollmentProgress("adapting", told, MAP_ITERATIONS, mean)
