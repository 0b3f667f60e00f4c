"""Typed errors of the engine: each carries its data, `str(error)` is one sentence with the cure."""

import errno
import os
from pathlib import Path
from typing import Any

from gmm_core.places import Place, place


class VoxgateError(Exception):
    """Bad input or a refused request; never a defect of the program."""

    exit_status = 2

    def __reduce__(self) -> tuple[Any, ...]:
        """Errors come back from worker processes; Python would call __init__ with the sentence."""
        return _restored, (type(self), self.args, self.__dict__)


def _restored(
    kind: type[VoxgateError], args: tuple[Any, ...], data: dict[str, Any]
) -> VoxgateError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(data)
    return error


class AudioFileError(VoxgateError):
    """A recording that is missing, empty or cannot be decoded."""

    def __init__(self, path: Place | str, why: str) -> None:
        self.path, self.why = place(path), why
        super().__init__(f"{path}: {why}")


class NotFiniteSamples(VoxgateError):
    """Samples that are NaN, infinite or larger than any sound."""

    def __init__(self, path: Place | str | None = None) -> None:
        self.path = path
        where = f"{path}: " if path is not None else ""
        super().__init__(
            f"{where}the audio contains values that are not numbers (NaN, infinite, too large); "
            "export it again from the program that made it"
        )


class TooLittleSpeech(VoxgateError):
    """Fewer seconds of speech than an enrollment needs."""

    def __init__(self, got_s: float, need_s: float) -> None:
        self.got_s, self.need_s = got_s, need_s
        super().__init__(
            f"only {got_s:.1f} s of speech were found and {need_s:.0f} s are needed; "
            "speak longer, closer to the microphone, or add more recordings"
        )


class TooFewRecordings(VoxgateError):
    """Too few people to train a background model from."""

    def __init__(self, got: int, need: int) -> None:
        self.got, self.need = got, need
        super().__init__(
            f"{got} usable speakers are too few to train a background model; give recordings of at "
            f"least {need} people, half a minute or more of each"
        )


class TwoVoices(VoxgateError):
    """An enrollment in which the voice changes."""

    def __init__(self, at_s: float) -> None:
        self.at_s = at_s
        super().__init__(
            f"this sounds like two people (the voice changes after {at_s:.0f} s of speech); "
            "enroll one person at a time"
        )


class VoiceDiffers(VoxgateError):
    """A further session that does not sound like the profile's other sessions."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(
            f"this recording does not sound like {name}; nothing was added; "
            "let that person speak, or make a new profile"
        )


class ModelMismatch(VoxgateError):
    """A profile that belongs to another background model."""

    def __init__(self, profile: str, made_for: str, have: str) -> None:
        self.profile, self.made_for, self.have = profile, made_for, have
        super().__init__(
            f"the profile {profile!r} was made with another background model ({made_for[:8]}) than "
            f"the one in use ({have[:8]}); enroll this person again, or use that model"
        )


class RenewalNeeded(VoxgateError):
    """A profile of an older model, to which a session of the present one cannot be added."""

    def __init__(self, profile: str) -> None:
        self.profile = profile
        super().__init__(
            f"the profile {profile!r} was made with an older model, to which no session can be "
            "added; with --renew 30 s of speech make it anew and replace its earlier sessions"
        )


class UnknownSpeaker(VoxgateError):
    """A name that nobody is enrolled under."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        self.name, self.known = name, known
        shown = ", ".join(known[:5]) + (" …" if len(known) > 5 else "")
        cure = f"enrolled are: {shown}" if known else "nobody is enrolled yet; use enroll first"
        super().__init__(f"there is no speaker named {name!r}; {cure}")


class SpeakerExists(VoxgateError):
    """A name that is taken."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"a speaker named {name!r} exists already; choose another name")


class BadName(VoxgateError):
    """A text that cannot be a speaker's name."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(
            f"{name!r} cannot be a speaker's name; use 1 to 80 characters without line breaks"
        )


class ConsentMissing(VoxgateError):
    """Nobody has said that this person agrees."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(
            f"{name} has to agree before a voice profile is made; "
            "ask, then confirm the consent (on the command line: --yes)"
        )


class DataFolderUnwritable(VoxgateError):
    """The data folder cannot be made or written."""

    def __init__(self, path: Path | str, why: str) -> None:
        self.path, self.why = Path(path), why
        super().__init__(
            f"the data folder {path} cannot be written ({why}); "
            "make room there, mend its permissions, or choose another one with --data"
        )


class DataFolderLocked(VoxgateError):
    """Another program holds the profile database."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        super().__init__(
            f"the data folder {path} is in use by another program; close that program and try again"
        )


class DataFolderDamaged(VoxgateError):
    """The profile database is no intact database of ours."""

    def __init__(self, path: Path | str, why: str) -> None:
        self.path, self.why = Path(path), why
        super().__init__(
            f"{path} cannot be read as voice profiles ({why}); nothing was changed; "
            "restore it from a backup or move it away to start anew"
        )


class BundleDamaged(VoxgateError):
    """A model or profile file that is not intact."""

    def __init__(self, path: Path | str, why: str) -> None:
        self.path, self.why = Path(path), why
        super().__init__(f"{path} is no intact Voxgate file ({why}); copy or create it again")


class DataFolderNewer(VoxgateError):
    """The profile database was written by a later version."""

    def __init__(self, path: Path | str, found: int, known: int) -> None:
        self.path, self.found, self.known = Path(path), found, known
        super().__init__(
            f"{path} was written by a newer Voxgate (format {found}, this one knows {known}); "
            "update Voxgate, or choose another folder with --data"
        )


class ProfileDamaged(VoxgateError):
    """One stored profile does not match its checksum."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(
            f"the stored profile {name!r} does not match its checksum; "
            "delete it and enroll this person again, or import a saved copy"
        )


class KeptSoundDamaged(VoxgateError):
    """The sound kept with a profile cannot be read, or is not there."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(
            f"the sound kept with the profile {name!r} is damaged or missing; the profile itself "
            "is unharmed; delete its sound (speakers forget-sound) and speak 30 s to renew it"
        )


class SoundUnkeepable(VoxgateError):
    """Sound that cannot be kept beside a profile."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(
            f"the sound of this enrollment cannot be kept ({why}); nothing was saved; "
            "enroll without keeping it, or from a shorter recording at a usual rate"
        )


class OutputUnwritable(VoxgateError):
    """A result cannot be written where it was asked for; `full` = for want of room."""

    def __init__(self, path: Path | str, why: str) -> None:
        self.path, self.why = Path(path), why
        # asked for each time: the system's words follow the language that Qt sets
        self.full = why in (os.strerror(errno.ENOSPC), os.strerror(errno.EDQUOT))
        cure = "make room there, or choose another place" if self.full else "choose another place"
        super().__init__(f"{path} cannot be written ({why}); {cure}")


class TrainingStateDiffers(VoxgateError):
    """A folder to resume from that holds another training, or none at all."""

    def __init__(self, folder: Path | str, holds: str) -> None:
        self.folder, self.holds = Path(folder), holds
        super().__init__(f"{folder} {holds}; choose another folder to begin a new training")


class TrainingStateDamaged(VoxgateError):
    """A file of a training to resume that is not intact."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        super().__init__(
            f"{path} is damaged; delete it and resume again: only what it held is computed anew"
        )


class ClusterUnusable(VoxgateError):
    """A Dask cluster that is not there, or whose workers cannot do our work."""

    def __init__(self, address: str, why: str) -> None:
        self.address, self.why = address, why
        super().__init__(f"the cluster {address} cannot be used: {why}")


class BadList(VoxgateError):
    """A mistake in a list of recordings or trials; line 0 = the file as a whole."""

    def __init__(self, path: Place | str, line: int, why: str) -> None:
        self.path, self.line, self.why = place(path), line, why
        where = f"{path}, line {line}" if line else f"{path}"  # 0 = the file as a whole
        super().__init__(f"{where}: {why}")


class Cancelled(VoxgateError):
    """Somebody stopped the work."""

    exit_status = 130

    def __init__(self) -> None:
        super().__init__("cancelled; nothing was changed")
