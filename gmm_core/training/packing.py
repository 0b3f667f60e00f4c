"""What stages hand on, as arrays and back, bit for bit.

Where arrays are none of ours, `unpack` raises a KeyError, ValueError, TypeError or IndexError.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

import numpy as np

from gmm_core.gmm import DiagonalGmm, EmStep
from gmm_core.gmm.em import EmState
from gmm_core.linalg import Float64
from gmm_core.scoring.sessions import SessionSpace
from gmm_core.training.attempts import Attempt, Playback
from gmm_core.training.cohort import CohortVoice
from gmm_core.training.kept import Arrays, Packing

_NEXT: Final = "next_"  # of a mixture that was re-seeded after the M step
Pairs = tuple[float, dict[str, float]]  # of `two_voices_threshold`


@dataclass(frozen=True, slots=True)
class People:
    """Who is played against whom: each group with all others as cohort.

    groups : two halves of everybody, so that the cohort knows their kind; then corpora whose kind
        it does not know
    audio_s : of all recordings, without their copies
    """

    groups: tuple[list[int], ...]
    audio_s: float


def _pack_people(people: People) -> Arrays:
    sizes = np.array([len(group) for group in people.groups])
    members = np.concatenate([np.array(group, np.int64) for group in people.groups])
    return {"sizes": sizes, "members": members, "audio_s": np.asarray(people.audio_s)}


def _unpack_people(arrays: Arrays) -> People:
    groups = np.split(arrays["members"], np.cumsum(arrays["sizes"])[:-1])
    return People(tuple([int(i) for i in group] for group in groups), float(arrays["audio_s"]))


def _pack_mixture(mixture: DiagonalGmm) -> Arrays:
    return {
        "weights": mixture.weights,
        "means": mixture.means,
        "variances": mixture.variances,
    }


def _unpack_mixture(arrays: Arrays, before: str = "") -> DiagonalGmm:
    return DiagonalGmm(*(arrays[before + name] for name in ("weights", "means", "variances")))


def _pack_em(reached: EmState[DiagonalGmm]) -> Arrays:
    arrays = _pack_mixture(reached.fallback)
    if reached.model is not reached.fallback:
        arrays |= {_NEXT + name: array for name, array in _pack_mixture(reached.model).items()}
    numbers = {
        "iteration": reached.step.iteration,
        "mean_log_likelihood": reached.step.mean_log_likelihood,
        "gain": reached.step.gain,
        "factor": reached.factor,
        "ended": reached.ended,
    }
    return arrays | {name: np.asarray(number) for name, number in numbers.items()}


def _unpack_em(arrays: Arrays) -> EmState[DiagonalGmm]:
    fallback = _unpack_mixture(arrays)
    model = _unpack_mixture(arrays, _NEXT) if f"{_NEXT}means" in arrays else fallback
    mean, gain = float(arrays["mean_log_likelihood"]), float(arrays["gain"])
    step = EmStep(int(arrays["iteration"]), mean, gain)
    return EmState(step, model, fallback, float(arrays["factor"]), bool(arrays["ended"]))


def _pack_voices(voices: Sequence[CohortVoice]) -> Arrays:
    return {
        "models": np.stack([voice.model for voice in voices]),
        **_joined("recordings", [np.stack(v.recordings) for v in voices if v.recordings]),
        "counts": np.array([len(voice.recordings) for voice in voices]),
    }


def _unpack_voices(arrays: Arrays) -> list[CohortVoice]:
    parts = np.split(arrays["recordings"], np.cumsum(arrays["counts"])[:-1])
    return [
        CohortVoice(model, list(recordings))
        for model, recordings in zip(arrays["models"], parts, strict=True)
    ]


def _pack_playback(playback: Playback) -> Arrays:
    """The attempts' arrays one below the other, whatever an attempt consists of."""
    arrays: Arrays = {field.name: getattr(playback, field.name) for field in fields(Playback)[1:]}
    arrays["looks"] = np.array([len(attempt.scores) for attempt in playback.attempts])
    for field in fields(Attempt):
        values = [getattr(attempt, field.name) for attempt in playback.attempts]
        arrays |= _joined(f"attempt_{field.name}", values)
    return arrays


def _unpack_playback(arrays: Arrays) -> Playback:
    ends = np.cumsum(arrays["looks"])[:-1]
    columns: dict[str, Sequence[Any]] = {}
    for field in fields(Attempt):
        stored = arrays[f"attempt_{field.name}"]
        plain = field.type is int
        columns[field.name] = stored.tolist() if plain else np.split(stored, ends)
    attempts = [
        Attempt(**dict(zip(columns, values, strict=True)))
        for values in zip(*columns.values(), strict=True)
    ]
    return Playback(attempts, *(arrays[field.name] for field in fields(Playback)[1:]))


def _pack_pairs(pairs: Pairs) -> Arrays:
    threshold, figures = pairs
    numbers = {"threshold": threshold, **{f"figure_{k}": v for k, v in figures.items()}}
    return {name: np.asarray(number) for name, number in numbers.items()}


def _unpack_pairs(arrays: Arrays) -> Pairs:
    figures = {
        name.removeprefix("figure_"): float(number)
        for name, number in arrays.items()
        if name.startswith("figure_")
    }
    return float(arrays["threshold"]), figures


def _joined(name: str, values: Sequence[Any]) -> Arrays:
    """Arrays one below the other; numbers as one array."""
    if values and isinstance(values[0], np.ndarray):
        return {name: np.concatenate(values)}
    return {name: np.array(values)}


NUMBERS: Final[Packing[tuple[float, ...]]] = Packing(
    lambda numbers: {"numbers": np.array(numbers)},
    lambda arrays: tuple(float(v) for v in arrays["numbers"]),
)
FLOOR: Final[Packing[Float64]] = Packing(
    lambda floor: {"floor": floor}, lambda arrays: arrays["floor"]
)
MIXTURE: Final = Packing(_pack_mixture, _unpack_mixture)
EM: Final = Packing(_pack_em, _unpack_em)
SESSIONS: Final[Packing[SessionSpace]] = Packing(
    lambda sessions: {"directions": sessions.directions},
    lambda arrays: SessionSpace(arrays["directions"]),
)
PEOPLE: Final = Packing(_pack_people, _unpack_people)
VOICES: Final = Packing(_pack_voices, _unpack_voices)
PLAYBACK: Final = Packing(_pack_playback, _unpack_playback)
PAIRS: Final = Packing(_pack_pairs, _unpack_pairs)
