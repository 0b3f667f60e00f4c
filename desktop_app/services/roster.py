"""Who can be verified: profiles belong to the background model that they were made with."""

from gmm_core.errors import ModelMismatch
from gmm_core.scoring import Background, SpeakerModel

Speakers = tuple[SpeakerModel, ...]


def usable(speakers: Speakers, background: Background) -> Speakers:
    """The speakers whose profiles were made with this background model."""
    return tuple(
        speaker for speaker in speakers if speaker.background_fingerprint == background.fingerprint
    )


def mismatches(speakers: Speakers, background: Background) -> tuple[ModelMismatch, ...]:
    """The others, each as an error that names the cure."""
    return tuple(
        ModelMismatch(speaker.name, speaker.background_fingerprint, background.fingerprint)
        for speaker in speakers
        if speaker.background_fingerprint != background.fingerprint
    )
