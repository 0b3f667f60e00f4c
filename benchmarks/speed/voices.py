"""Enrolled speakers for the measurements: real ones from the demo, and made-up ones."""

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

import numpy as np

from benchmarks.speed.material import background
from gmm_core.audio import read_audio, resample
from gmm_core.enrollment import enroll
from gmm_core.linalg import Float32
from gmm_core.progress import finish
from gmm_core.scoring import SpeakerModel
from resources import demo_recordings

CHANGE = 0.3  # of the statistics' own spread


@cache
def enrolled(index: int = 0) -> SpeakerModel:
    """A demo person, enrolled as the app does it."""
    person = demo_recordings()[index]
    return finish(enroll([read_audio(person.enroll)], background(), person.name))


def made_up(count: int) -> tuple[SpeakerModel, ...]:
    """`count` profiles that differ: a demo person's statistics, perturbed."""
    rng = np.random.default_rng(0)
    model = enrolled()
    return tuple(_perturbed(model, f"voice {number}", rng) for number in range(count))


def _perturbed(model: SpeakerModel, name: str, rng: np.random.Generator) -> SpeakerModel:
    sessions = tuple(_changed(session, rng) for session in model.sessions)
    return replace(model, name=name, sessions=sessions)


def _changed(part: Any, rng: np.random.Generator) -> Any:
    """The same, with every table of first-order statistics changed a little."""
    if isinstance(part, np.ndarray) and part.ndim >= 2 and part.dtype.kind == "f":
        noise = rng.standard_normal(part.shape, dtype=np.float32)
        return (part + CHANGE * part.std() * noise).astype(part.dtype)
    if is_dataclass(part) and not isinstance(part, type):
        changed = {field.name: _changed(getattr(part, field.name), rng) for field in fields(part)}
        return replace(part, **changed)
    if isinstance(part, tuple):
        return tuple(_changed(each, rng) for each in part)
    return part


def verification_samples(sample_rate: int, people: Sequence[int] = (0,)) -> Float32:
    """What these demo persons say to be verified."""
    recordings = demo_recordings()
    parts = [resample(*read_audio(recordings[index].verify), sample_rate) for index in people]
    return np.concatenate(parts)
