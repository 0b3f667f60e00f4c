"""Profiles of the demo speakers, made once."""

from functools import cache

from gmm_core.enrollment import enroll
from gmm_core.progress import finish
from gmm_core.scoring import SpeakerModel
from tests.core.engine_samples import background, voices
from tests.core.signals import RATE, recording


@cache
def enrolled(voice: int) -> SpeakerModel:
    """The profile of a demo speaker, named "voice 0", "voice 1", …"""
    return finish(enroll([(recording(voice), RATE)], background(), f"voice {voice}"))


def of_gender(gender: str) -> list[int]:
    """Indices of the demo speakers who are "f" or "m"."""
    return [index for index, voice in enumerate(voices()) if voice.gender == gender]
