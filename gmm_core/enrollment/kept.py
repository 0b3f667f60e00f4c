"""The speech of an enrollment that was broken off, kept as statistics until it is taken up.

No audio is written: the file holds what a profile is made of anyway, second by second, so that
the profile made from it later is checked and tested as any other.
"""

import math
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np

from gmm_core.enrollment.collector import LEAST_S, EnrollmentCollector
from gmm_core.enrollment.own_scores import own_scores
from gmm_core.enrollment.quality import Quality
from gmm_core.enrollment.seconds import SpeechSecond, total
from gmm_core.enrollment.self_test import self_test_steps
from gmm_core.enrollment.train import EnrollmentProgress, Progress, check_speech, told_of_parts
from gmm_core.errors import BundleDamaged, ModelMismatch
from gmm_core.linalg import Float32
from gmm_core.progress import retold
from gmm_core.scoring.background import Background
from gmm_core.scoring.band import upper_db
from gmm_core.scoring.speaker import Consent, EnrollmentSession, SpeakerModel
from gmm_core.store.container import Array, read_container, write_container
from gmm_core.store.fields import Fields
from gmm_core.store.names import clean_name

KIND: Final = "voxgate-unfinished-enrollment"
VERSION: Final = 1
MOST_SECONDS: Final = 3600  # of net speech; 130 kB each


@dataclass(frozen=True, slots=True)
class KeptSpeech:
    """Whose speech it is, and its statistics under one background model.

    extending : one more session for somebody who is enrolled, instead of a new person
    """

    name: str
    extending: bool
    device: str
    recorded_at: str  # ISO 8601, UTC
    consent: Consent | None
    background_fingerprint: str
    net_speech_s: float
    quality: Quality
    seconds: tuple[SpeechSecond, ...]


def keep(
    collector: EnrollmentCollector,
    background: Background,
    name: str,
    *,
    extending: bool,
    device: str,
    recorded_at: str,
    consent: Consent | None,
) -> KeptSpeech:
    """What `collector` has heard; it must have been made with `background`."""
    seconds, quality = collector.statistics()
    frames = sum(second.speech_frames for second in seconds)
    return KeptSpeech(
        name=name,
        extending=extending,
        device=device,
        recorded_at=recorded_at,
        consent=consent,
        background_fingerprint=background.fingerprint,
        net_speech_s=frames / background.front_end.frames_per_second,
        quality=quality,
        seconds=seconds,
    )


def enroll_kept(kept: KeptSpeech, background: Background, speaker: SpeakerModel | None) -> Progress:
    """The profile of the person who spoke; `speaker` is the profile that gets the session, if any.

    Raises what `enroll` and `extend` raise, and ModelMismatch when another model is in use now.
    """
    fits = all(second.centered.shape == background.space.shape for second in kept.seconds)
    if kept.background_fingerprint != background.fingerprint or not fits:
        raise ModelMismatch(kept.name, kept.background_fingerprint, background.fingerprint)
    if speaker is None:
        speaker = SpeakerModel(kept.name, background.fingerprint, (), None, kept.consent)
    background.check(speaker)
    listening = EnrollmentProgress("listening", 0, 1, math.nan)
    yield listening
    snr_db = kept.quality.snr_db
    # the collector had counted a last second that was not complete, and is not kept
    least_s = LEAST_S - 1.0
    for _ in check_speech(speaker, kept.seconds, kept.net_speech_s, snr_db, background, least_s):
        yield listening
    yield EnrollmentProgress("testing", 0, 1, math.nan)
    testing = self_test_steps(kept.seconds, background, snr_db, speaker.sessions)
    result = yield from retold(testing, told_of_parts)
    session = _session(kept, background)
    return replace(speaker, sessions=(*speaker.sessions, session), self_test=result)


def write_kept(kept: KeptSpeech, path: Path) -> None:
    """Writes the file in one step, readable for its owner only. Raises OutputUnwritable."""
    content = {
        "name": kept.name,
        "extending": kept.extending,
        "device": kept.device,
        "recorded_at": kept.recorded_at,
        "consent": asdict(kept.consent) if kept.consent else None,
        "background_fingerprint": kept.background_fingerprint,
        "net_speech_s": kept.net_speech_s,
        "quality": {
            name: None if math.isnan(value) else value
            for name, value in asdict(kept.quality).items()
        },
    }
    write_container(path, KIND, VERSION, content, _arrays(kept.seconds), private=True)


def read_kept(path: Path) -> KeptSpeech:
    """The speech of a file. Raises BundleDamaged and BadName."""
    content, arrays = read_container(path, KIND, VERSION)
    fields = Fields(path, content)
    consent, quality = fields.optional("consent"), fields.object("quality")
    return KeptSpeech(
        name=clean_name(fields.text("name")),
        extending=fields.boolean("extending"),
        device=fields.text("device"),
        recorded_at=fields.moment("recorded_at"),
        consent=None if consent is None else _consent(consent),
        background_fingerprint=fields.text("background_fingerprint"),
        net_speech_s=fields.number("net_speech_s", least=0.0),
        quality=Quality(
            level_dbfs=quality.number_or_nan("level_dbfs"),
            peak_dbfs=quality.number("peak_dbfs"),
            snr_db=quality.number_or_nan("snr_db"),
            clipped_fraction=quality.number("clipped_fraction", least=0.0),
            noise_dbfs=quality.number_if_any("noise_dbfs"),
        ),
        seconds=_seconds(path, arrays),
    )


def _session(kept: KeptSpeech, background: Background) -> EnrollmentSession:
    n, centered = total(kept.seconds)
    return EnrollmentSession(
        recorded_at=kept.recorded_at,
        device=kept.device,
        net_speech_s=kept.net_speech_s,
        snr_db=kept.quality.snr_db,
        clipped_fraction=kept.quality.clipped_fraction,
        level_dbfs=kept.quality.level_dbfs,
        n=n.astype(np.float32),
        first=background.first_order(n, centered).astype(np.float32),
        upper_db=upper_db(np.sum([second.bands for second in kept.seconds], axis=0)),
        own_scores=own_scores(kept.seconds, background.space, background.views),
    )


def _consent(fields: Fields) -> Consent:
    return Consent(fields.text("given_by"), fields.text("text_version"), fields.moment("given_at"))


def _arrays(seconds: tuple[SpeechSecond, ...]) -> dict[str, Array]:
    """places (S, 3): stretch, end, speech frames; n (S, C); centered (S, C, D); bands (S, 2)."""
    places = [(one.stretch, one.end_frame, one.speech_frames) for one in seconds]
    return {
        "places": np.array(places, np.int64).reshape(len(seconds), 3),
        "n": np.array([one.n for one in seconds], np.float32),
        "centered": np.array([one.centered for one in seconds], np.float32),
        "bands": np.array([one.bands for one in seconds], np.float64),
    }


def _seconds(path: Path, arrays: dict[str, Array]) -> tuple[SpeechSecond, ...]:
    if set(arrays) != {"places", "n", "centered", "bands"}:
        raise BundleDamaged(path, "its parts are not those of kept speech")
    places, n, centered, bands = (arrays[k] for k in ("places", "n", "centered", "bands"))
    kinds = [array.dtype.str for array in (places, n, centered, bands)]
    shapes = places.shape == (len(places), 3) and n.ndim == 2 and centered.ndim == 3
    shapes = shapes and bands.shape == (len(places), 2)
    if kinds != ["<i8", "<f4", "<f4", "<f8"] or not shapes:
        raise BundleDamaged(path, "its statistics are of another kind")
    fitting = len(places) == len(n) == len(centered) and n.shape[1] == centered.shape[1]
    if not fitting or not 0 < len(places) <= MOST_SECONDS or (n < 0).any() or (places < 0).any():
        raise BundleDamaged(path, "its statistics do not fit together")
    return tuple(
        SpeechSecond(int(at[0]), int(at[1]), int(at[2]), _single(one), _single(first), band)
        for at, one, first, band in zip(places, n, centered, bands, strict=True)
    )


def _single(array: Array) -> Float32:
    return array.astype(np.float32)
