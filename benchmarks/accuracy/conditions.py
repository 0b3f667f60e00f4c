"""What is done to the speech: every condition of the laboratory is one row of a table here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from benchmarks.accuracy import channels
from gmm_core.linalg import Float32, Float64

LEVEL_DBFS = -25.0


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What conditions are made of: noises at RATE and room responses, float64 (n,) each."""

    noises: tuple[Float64, ...]
    rooms: tuple[Float64, ...]


Degradation = Callable[[Float64, Surroundings, np.random.Generator], Float64]


def clean(samples: Float64, around: Surroundings, rng: np.random.Generator) -> Float64:
    """As it was recorded."""
    return samples


def noise(
    samples: Float64, around: Surroundings, rng: np.random.Generator, snr_db: float
) -> Float64:
    """One of the noises, from a random place on."""
    return channels.mix(samples, channels.piece_of(around.noises, len(samples), rng), snr_db)


def room(samples: Float64, around: Surroundings, rng: np.random.Generator) -> Float64:
    """One of the rooms."""
    return channels.reverberate(samples, around.rooms[rng.integers(len(around.rooms))])


def microphone(
    samples: Float64, around: Surroundings, rng: np.random.Generator, name: str
) -> Float64:
    """A fixed response."""
    return channels.microphone(samples, name)


def telephone(samples: Float64, around: Surroundings, rng: np.random.Generator) -> Float64:
    """Either codec."""
    return channels.telephone(samples, channels.CODECS[rng.integers(len(channels.CODECS))])


def clipped(samples: Float64, around: Surroundings, rng: np.random.Generator) -> Float64:
    """Overloaded."""
    return channels.overload(samples)


def degraded(
    samples: Float64, around: Surroundings, rng: np.random.Generator, snr_db: float = 10.0
) -> Float64:
    """Room, noise, and a microphone's tilt of up to 6 dB, at a common level."""
    speech = noise(room(samples, around, rng), around, rng, snr_db)
    speech = channels.tilt(speech, rng.uniform(-6.0, 6.0))
    out: Float64 = speech * 10 ** (LEVEL_DBFS / 20) / np.sqrt(np.mean(speech**2))
    return out


@dataclass(frozen=True, slots=True)
class Condition:
    """Lengths of test segments in seconds, None for whole utterances."""

    name: str
    test: Degradation
    enroll: Degradation = clean
    lengths: tuple[float | None, ...] = (3.0,)


ALL_LENGTHS = (2.0, 3.0, 5.0, None)
_muffled = partial(microphone, name="muffled")

CONDITIONS = (
    Condition("clean", clean, lengths=ALL_LENGTHS),
    *(Condition(f"noise {snr} dB", partial(noise, snr_db=float(snr))) for snr in (20, 10, 5)),
    Condition("room", room),
    *(
        Condition(f"{name} microphone", partial(microphone, name=name))
        for name in channels.MICROPHONES
    ),
    Condition("telephone", telephone),
    Condition("clipped", clipped),
    Condition("degraded", degraded, lengths=ALL_LENGTHS),
    Condition("telephone, both sides", telephone, telephone),
    Condition("muffled microphone, both sides", _muffled, _muffled),
)


def apply(
    degrade: Degradation, samples: Float32, around: Surroundings, seed: Sequence[int]
) -> Float32:
    """float32 (n,) -> float32 (n,); the same seed gives the same sound."""
    rng = np.random.default_rng(list(seed))
    # A plain array even where joblib mapped the argument from disk: resamplers refuse anything else
    out = degrade(np.array(samples, np.float64), around, rng)
    return channels.to_full_scale(out).astype(np.float32)


def cell_name(condition: str, seconds: float | None) -> str:
    """Such as "clean, 3 s"."""
    return f"{condition}, {f'{seconds:g} s' if seconds else 'whole utterances'}"
