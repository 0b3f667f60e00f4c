"""Profiles of another model, made anew from the sound that their people asked to keep."""

import math
from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from gmm_core.enrollment.collector import LEAST_S
from gmm_core.enrollment.train import EnrollmentProgress, Recording, extend
from gmm_core.errors import UnknownSpeaker, VoxgateError
from gmm_core.progress import retold
from gmm_core.scoring.background import Background
from gmm_core.scoring.speaker import EnrollmentSession, SpeakerModel
from gmm_core.store.sound import SoundSummary

# Another front end draws the line between speech and pause a little elsewhere
_LEAST_S = LEAST_S - 1.0
Recordings = Generator[None, None, Sequence[Recording]]


class Profiles(Protocol):
    """Where profiles and sound come from and go to: `ProfileStore`, or what stands before it."""

    def get(self, name: str) -> SpeakerModel: ...
    def sound(self, name: str, session: EnrollmentSession) -> Recordings: ...
    def save_rebuilt(self, before: SpeakerModel, rebuilt: SpeakerModel) -> bool: ...


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """Whose profiles were made anew, and whose could not be: those stay as they were."""

    names: tuple[str, ...] = ()
    problems: tuple[tuple[str, VoxgateError], ...] = ()


def rebuildable(
    speakers: Iterable[SpeakerModel], sounds: Mapping[str, SoundSummary], background: Background
) -> tuple[str, ...]:
    """The names of those whom another model made and whose sound is kept of every session.

    With the sound of some sessions only, the others would be lost; nobody asked for that.
    """
    return tuple(
        one.name
        for one in speakers
        if one.background_fingerprint != background.fingerprint
        and one.name in sounds
        and sounds[one.name].sessions == len(one.sessions)
    )


def rebuild_all(
    profiles: Profiles, names: Sequence[str], background: Background
) -> Generator[EnrollmentProgress, None, Rebuilt]:
    """One person after the other; each is saved in one step before the next begins.

    Closed at any yield, the profile that was being made stays as it was. Whoever was changed or
    deleted meanwhile is left alone.
    """
    made: list[str] = []
    problems: list[tuple[str, VoxgateError]] = []
    for done, name in enumerate(names):
        try:
            before = profiles.get(name)
            steps = _rebuilt(profiles, before, background)
            rebuilt = yield from retold(steps, partial(_counted, done=done, total=len(names)))
            if profiles.save_rebuilt(before, rebuilt):
                made.append(name)
        except UnknownSpeaker:
            continue
        except VoxgateError as problem:
            problems.append((name, problem.with_traceback(None)))
    return Rebuilt(tuple(made), tuple(problems))


def _rebuilt(
    profiles: Profiles, speaker: SpeakerModel, background: Background
) -> Generator[EnrollmentProgress, None, SpeakerModel]:
    """The same sessions under `background`, one in memory at a time.

    Whose voice it is was checked when it was recorded, or somebody merged what is unlike.
    """
    made = SpeakerModel(speaker.name, background.fingerprint, (), None, speaker.consent)
    for session in speaker.sessions:
        recordings = yield from retold(profiles.sound(speaker.name, session), _reading)
        made = yield from extend(
            made,
            recordings,
            background,
            device=session.device,
            recorded_at=session.recorded_at,
            least_s=_LEAST_S,
            check_voices=False,
        )
    return made


def _reading(_step: None) -> EnrollmentProgress:
    return EnrollmentProgress("reading", 0, 0, math.nan)


def _counted(step: EnrollmentProgress, done: int, total: int) -> EnrollmentProgress:
    """Progress counts people: how far one of them is takes a second and is of no interest."""
    return EnrollmentProgress(step.stage, done, total, step.mean_log_likelihood)
