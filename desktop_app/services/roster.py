"""Who can be verified, and with which model: a profile belongs to the one that made it."""

from dataclasses import dataclass

from gmm_core.errors import ModelMismatch
from gmm_core.scoring import Background, SpeakerModel
from gmm_core.store.earlier import EarlierModels, maker

Speakers = tuple[SpeakerModel, ...]


@dataclass(frozen=True, slots=True)
class Roster:
    """The model in use, beside it the earlier ones that profiles still need."""

    background: Background
    earlier: EarlierModels

    def models(self, speakers: Speakers) -> tuple[Background, ...]:
        """The model in use, then the earlier ones that these profiles need."""
        return (self.background, *self.earlier.beside(self.background, speakers))

    def usable(self, speakers: Speakers) -> Speakers:
        """The speakers whose profiles were made with one of these models."""
        models = self.models(speakers)
        return tuple(one for one in speakers if _mismatch(one, models) is None)

    def scored(self, speakers: Speakers) -> tuple[Speakers, tuple[Background, ...]]:
        """The same, and the earlier models which that takes: what the live service must know."""
        usable = self.usable(speakers)
        return usable, self.earlier.beside(self.background, usable)

    def mismatches(self, speakers: Speakers) -> tuple[ModelMismatch, ...]:
        """The others, each as an error that names the cure."""
        models = self.models(speakers)
        found = (_mismatch(one, models) for one in speakers)
        return tuple(problem for problem in found if problem is not None)

    def renewable(self, speaker: SpeakerModel) -> bool:
        """Made with another model than the one in use: no session can be added to it."""
        return speaker.background_fingerprint != self.background.fingerprint

    def older(self, speakers: Speakers) -> tuple[str, ...]:
        """The names of the profiles that are scored with an earlier model."""
        return tuple(one.name for one in self.usable(speakers) if self.renewable(one))

    def made_with(self, speaker: SpeakerModel) -> Background | None:
        """The model of a profile; None when it is not here."""
        models = self.models((speaker,))
        return None if _mismatch(speaker, models) else maker(speaker, models)


def usable(speakers: Speakers, background: Background) -> Speakers:
    """The speakers whose profiles were made with this very model."""
    return tuple(one for one in speakers if _mismatch(one, (background,)) is None)


def _mismatch(speaker: SpeakerModel, models: tuple[Background, ...]) -> ModelMismatch | None:
    try:
        maker(speaker, models)
    except ModelMismatch as problem:
        return problem
    return None
