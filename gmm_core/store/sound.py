"""The sound of an enrollment as it is kept: FLAC, mono, at the rate at which it was recorded."""

import io
import math
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from gmm_core.errors import SoundUnkeepable
from gmm_core.linalg import Float32
from gmm_core.scoring import Consent

LONGEST_S: Final = 1800.0  # of a session: nobody enrolls longer, and it has to fit into memory
HIGHEST_RATE_HZ: Final = 192_000
_FORMAT: Final = "FLAC"
_SUBTYPE: Final = "PCM_24"  # all that a float32 sample holds; sound of 16 bits takes no more room
_PIECE_S: Final = 10  # between two places to cancel


@dataclass(frozen=True, slots=True)
class PackedPart:
    """A stretch without a gap, or one file."""

    flac: bytes
    sample_rate: int
    frames: int


@dataclass(frozen=True, slots=True)
class PackedSound:
    """The sound of one session, and who agreed to which text that it is kept."""

    parts: tuple[PackedPart, ...]
    agreed: Consent


@dataclass(frozen=True, slots=True)
class SoundSummary:
    """How much sound is kept of a speaker, of how many sessions, and since when (ISO 8601)."""

    sessions: int
    seconds: float
    size_bytes: int
    since: str


def pack(
    recordings: Iterable[tuple[Float32, int]], agreed: Consent
) -> Generator[None, None, PackedSound]:
    """Packs (samples float32 (n,), sample rate) without loss; the yields are places to cancel.

    Finer steps than those of 24 bits are rounded, what exceeds full scale is clipped.
    Raises SoundUnkeepable.
    """
    parts: list[PackedPart] = []
    seconds = 0.0
    for samples, rate in recordings:
        if rate > HIGHEST_RATE_HZ:
            raise SoundUnkeepable(f"it has {rate} samples a second")
        seconds += len(samples) / rate
        if seconds > LONGEST_S:
            raise SoundUnkeepable("it is longer than half an hour")
        if len(samples):  # FLAC knows no empty files
            flac = yield from _packed(samples, rate)
            parts.append(PackedPart(flac, rate, len(samples)))
    return PackedSound(tuple(parts), agreed)


def unpack(part: PackedPart) -> Generator[None, None, tuple[Float32, int]]:
    """(samples float32 (n,), sample rate) of a part; the yields are places to cancel.

    Raises ValueError for bytes that are not the sound that the part claims to be.
    """
    import soundfile  # late, as in `gmm_core.audio`

    rate, frames = part.sample_rate, part.frames
    if not 0 < rate <= HIGHEST_RATE_HZ or not 0 <= frames <= LONGEST_S * rate:
        raise ValueError("nothing was ever kept at that rate, or for so long")
    pieces: list[Float32] = []
    try:
        with soundfile.SoundFile(io.BytesIO(part.flac)) as file:
            told = (file.format, file.channels, file.samplerate, len(file))
            if told != (_FORMAT, 1, rate, frames):
                raise ValueError(f"its header tells {told}")
            for _ in range(math.ceil(frames / (_PIECE_S * rate))):
                pieces.append(file.read(_PIECE_S * rate, dtype="float32"))
                yield
    except soundfile.LibsndfileError as error:
        raise ValueError(str(error)) from error
    samples = np.concatenate([np.zeros(0, np.float32), *pieces])
    if len(samples) != frames:
        raise ValueError("it ends early")
    return samples, rate


def _packed(samples: Float32, rate: int) -> Generator[None, None, bytes]:
    import soundfile

    stream = io.BytesIO()
    try:
        with soundfile.SoundFile(
            stream, "w", samplerate=rate, channels=1, format=_FORMAT, subtype=_SUBTYPE
        ) as file:
            for start in range(0, len(samples), _PIECE_S * rate):
                file.write(samples[start : start + _PIECE_S * rate])
                yield
    except soundfile.LibsndfileError as error:
        raise SoundUnkeepable(f"it cannot be packed at {rate} samples a second") from error
    return stream.getvalue()
