"""Audio files to samples, and one resampler for streams and files."""

import stat
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import soxr

from gmm_core.errors import AudioFileError, NotFiniteSamples
from gmm_core.linalg import Float32
from gmm_core.places import Place, Url, place
from gmm_core.storage import StorageUnreadable, fetched

if TYPE_CHECKING:
    from soundfile import SoundFile

_KINDS = "WAV, FLAC, OGG or MP3"
_EMPTY = "the file is empty; record or copy it again"
_RATES_HZ = (1000, 1_000_000)  # outside, a few bytes would claim hours of sound, or none
_LOUDEST = 1e10  # unscaled integers stored as floats reach 2^31; far beyond, squares overflow
_LONGEST = 1 << 29  # samples: 3 hours at 48 kHz, 9 at 16; a small FLAC may unpack to any length
_PIECE = 1 << 20  # samples of all channels that are unpacked at once


def read_audio(
    path: Place | str, start_s: float | None = None, end_s: float | None = None
) -> tuple[Float32, int]:
    """Reads a file, or the part between two times in seconds, as mono.

    path : of this machine, or an address that fsspec reads (s3://…); its object is fetched whole
    Returns float32 (n,) with full scale +-1 (channels averaged) and the sample rate in Hz. An end
    beyond the file means its end. Raises AudioFileError (missing, empty, undecodable, too long, a
    start outside it) and NotFiniteSamples.
    """
    import soundfile  # 13 ms that nobody waits for who only opens the window

    path = place(path)
    source = _checked(path) if isinstance(path, Path) else _fetched(path)
    try:
        with _opened(source) as file:
            rate = int(file.samplerate)
            if not _RATES_HZ[0] <= rate <= _RATES_HZ[1]:
                raise AudioFileError(
                    path, f"its sample rate of {rate} Hz cannot be; export it again"
                )
            first = 0 if start_s is None else round(min(start_s * rate, len(file)))
            if first < 0 or (first > 0 and first >= len(file)):
                raise AudioFileError(path, f"the start {start_s} s lies outside the file")
            stop = len(file) if end_s is None else round(min(end_s * rate, len(file)))
            if stop < first:
                raise AudioFileError(path, f"the end {end_s} s lies before the start")
            file.seek(first)
            samples = _read(file, stop - first, path)
    # TypeError: of a file that is named *.raw soundfile wants to be told everything
    except (soundfile.LibsndfileError, TypeError) as error:
        why = f"this cannot be read as audio; convert it to {_KINDS}"
        raise AudioFileError(path, why) from error
    except OSError as error:
        raise AudioFileError(path, f"{error.strerror or error}; check its permissions") from error
    if len(samples) == 0:
        raise AudioFileError(path, "the file holds no sound; record or copy it again")
    return samples, rate


def _opened(source: Path | BytesIO) -> "SoundFile":
    """For reading from a place to the end of what is wanted, as the file comes."""
    from soundfile import SoundFile

    class Forward(SoundFile):  # type: ignore[misc]  # it has no types
        """Never goes back to where it is: after each piece `SoundFile` does.

        Of an MP3 that changes the bits that follow, and a FLAC that was written into a pipe does
        not know its length and cannot go to its end.
        """

        def seekable(self) -> bool:
            return False

    return Forward(source)


def _read(file: "SoundFile", frames: int, path: Place) -> Float32:
    """At most so many, as mono; in pieces, for a header may claim any number, or not know it."""
    pieces: list[Float32] = []
    step, got = max(1, _PIECE // file.channels), 0
    while got < frames:
        piece = file.read(min(step, frames - got), dtype="float32", always_2d=True)
        got += len(piece)
        if got > _LONGEST:
            hours = _LONGEST / file.samplerate / 3600
            raise AudioFileError(
                path, f"it is longer than {hours:.0f} hours; cut it into shorter recordings"
            )
        pieces.append(to_mono(piece, path))
        if len(piece) < step:  # its end, whatever the header says
            break
    return np.concatenate(pieces) if pieces else np.zeros(0, np.float32)


def _checked(path: Path) -> Path:
    """A pipe would be waited for, a device might never end."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:  # ValueError: a NUL in it
        raise AudioFileError(path, "there is no such file; check the name") from error
    except OSError as error:
        raise AudioFileError(path, f"{error.strerror or error}; check the name") from error
    if stat.S_ISDIR(found.st_mode):
        raise AudioFileError(path, "this is a folder; name the recordings in it")
    if not stat.S_ISREG(found.st_mode):
        raise AudioFileError(path, "this is no plain file; copy the sound into one")
    if found.st_size == 0:
        raise AudioFileError(path, _EMPTY)
    return path


def _fetched(url: Url) -> BytesIO:
    """Whole: libsndfile would take a connection that breaks for the end of the sound."""
    try:
        content = fetched(url)
    except StorageUnreadable as error:
        raise AudioFileError(url, error.why) from error
    if not content:
        raise AudioFileError(url, _EMPTY)
    return BytesIO(content)


def to_mono(samples: Float32, path: Place | str | None = None) -> Float32:
    """float32 (n,) or (n, channels) -> (n,), channels averaged.

    Raises NotFiniteSamples, also for values so large that their power would be infinite.
    """
    samples = np.asarray(samples, np.float32)
    if samples.ndim not in (1, 2) or 0 in samples.shape[1:]:
        raise ValueError(f"samples must be (n,) or (n, channels), not {samples.shape}")
    if not (np.abs(samples) <= _LOUDEST).all():  # false for NaN too
        raise NotFiniteSamples(path)
    if samples.ndim == 1:
        return samples
    # channel by channel: a reduction over a short axis may change its order with the length
    total = samples[:, 0].copy()
    for channel in range(1, samples.shape[1]):
        total += samples[:, channel]
    return total / np.float32(samples.shape[1])


class StreamResampler:
    """Any rate to the front end's rate; the same samples for any chopping of the input."""

    def __init__(self, from_rate: int, to_rate: int) -> None:
        if from_rate <= 0:
            raise ValueError(f"sample rate must be positive, not {from_rate}")
        self._rates = (from_rate, to_rate)
        self.reset()

    def reset(self) -> None:
        """Forgets the past (after a gap or an end)."""
        same = self._rates[0] == self._rates[1]
        self._stream = None if same else soxr.ResampleStream(*self._rates, 1, dtype="float32")

    def push(self, samples: Float32) -> Float32:
        """float32 (n,) at the old rate -> (m,) at the new one, late by the filter's delay."""
        return samples if self._stream is None else self._stream.resample_chunk(samples)

    def flush(self) -> Float32:
        """The samples still inside the filter; reset() before the next push()."""
        empty = np.zeros(0, np.float32)
        return empty if self._stream is None else self._stream.resample_chunk(empty, last=True)


def resample(samples: Float32, from_rate: int, to_rate: int) -> Float32:
    """A whole recording at once, the same numbers as the stream."""
    stream = StreamResampler(from_rate, to_rate)
    return np.concatenate([stream.push(samples), stream.flush()])
