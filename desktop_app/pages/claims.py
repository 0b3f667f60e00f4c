"""Whom the speaker claims to be: nobody chosen yet, one person, or anyone enrolled."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Claim:
    """What is being checked. `UNCHOSEN` and `ANYONE` are the two claims without a name."""

    chosen: bool
    name: str | None = None

    @property
    def is_person(self) -> bool:
        """True when one enrolled person is claimed."""
        return self.name is not None


UNCHOSEN = Claim(chosen=False)
ANYONE = Claim(chosen=True)


def person(name: str) -> Claim:
    """The claim to be the enrolled person `name`."""
    return Claim(chosen=True, name=name)
