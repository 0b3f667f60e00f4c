"""Who can be verified: profiles belong to the background model that they were made with."""

from gmm_core.errors import ModelMismatch
from gmm_core.scoring import Background, SpeakerModel

Speakers = tuple[SpeakerModel, ...]


def usable(speakers: Speakers, background: Background) -> Speakers:
    """The speakers whose profiles were made with this background model."""
    return tuple(speaker for speaker in speakers if _mismatch(speaker, background) is None)


def mismatches(speakers: Speakers, background: Background) -> tuple[ModelMismatch, ...]:
    """The others, each as an error that names the cure."""
    found = (_mismatch(speaker, background) for speaker in speakers)
    return tuple(problem for problem in found if problem is not None)


def _mismatch(speaker: SpeakerModel, background: Background) -> ModelMismatch | None:
    try:
        background.check(speaker)
    except ModelMismatch as problem:
        return problem
    return None
