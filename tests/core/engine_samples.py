"""The demo speakers as test material; the first one's profile is built once for all tests."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from gmm_core import enroll, load_background
from gmm_core.audio import read_audio
from gmm_core.progress import finish
from gmm_core.scoring import Background, Consent, SpeakerModel
from gmm_core.store.profiles import ProfileStore
from resources import demo_recordings


@dataclass(frozen=True, slots=True)
class Voice:
    """A demo speaker: one recording to enroll with, another to verify with."""

    gender: str
    enroll: Path
    verify: Path


@cache
def voices() -> tuple[Voice, ...]:
    """All demo speakers, in a fixed order."""
    return tuple(Voice(one.gender, Path(one.enroll), Path(one.verify)) for one in demo_recordings())


@cache
def background() -> Background:
    """The shipped model."""
    return load_background()


@cache
def anna() -> SpeakerModel:
    """The first demo speaker under another name."""
    consent = Consent("Anna", "1", "2026-01-01T00:00:00+00:00")
    audio = [read_audio(voices()[0].enroll)]
    return finish(enroll(audio, background(), "Anna", consent=consent))


def enrolled_folder(folder: Path) -> Path:
    """A data folder in which only Anna is enrolled."""
    ProfileStore(folder).save(anna())
    return folder
