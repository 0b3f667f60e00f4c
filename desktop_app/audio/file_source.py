"""A recording played as if it were a microphone: the demo, `--source FILE`, and tests."""

import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from desktop_app.audio.ring import SampleRing, Samples
from desktop_app.audio.source import BLOCK_SECONDS, SourceProblem
from gmm_core.audio import read_audio, resample
from gmm_core.errors import VoxgateError


class FileSource:
    """Plays one file, or several one after another, into the ring in real time.

    path : any format `read_audio` knows; several files are brought to the rate of the first
    name : what a person calls it; by default the file's name
    speed : 1.0 is real time; tests play faster
    """

    def __init__(
        self, path: Path | str | Sequence[Path | str], name: str | None = None, speed: float = 1.0
    ) -> None:
        if speed <= 0:
            raise ValueError(f"speed must be positive, not {speed}")
        paths = [path] if isinstance(path, (str, Path)) else list(path)
        if not paths:
            raise ValueError("a FileSource needs at least one file")
        self._paths = [Path(one) for one in paths]
        self.name = self._paths[0].name if name is None else name
        self.sample_rate = 0  # known once the first file has been read
        self._speed = speed
        self._stopping = threading.Event()

    def start(
        self,
        ring: SampleRing,
        on_lost: Callable[[str], None],
        on_ended: Callable[[], None],
    ) -> None:
        """Read the files, then play them on a thread of their own; see `AudioSource.start`.

        Raises SourceProblem when a file cannot be read. `on_lost` is never called: what has been
        read cannot get lost.
        """
        try:
            samples = self._read()
        except VoxgateError as error:
            raise SourceProblem(error) from error
        threading.Thread(
            target=self._play, args=(samples, ring, on_ended), name="file-source", daemon=True
        ).start()

    def stop(self) -> None:
        """End within a block (20 ms); `on_ended` is not called."""
        self._stopping.set()

    def _read(self) -> Samples:
        recordings = [read_audio(path) for path in self._paths]
        self.sample_rate = recordings[0][1]
        return np.concatenate(
            [
                samples if rate == self.sample_rate else resample(samples, rate, self.sample_rate)
                for samples, rate in recordings
            ]
        )

    def _play(self, samples: Samples, ring: SampleRing, on_ended: Callable[[], None]) -> None:
        """Every block is due at its own time since the start, so that no error adds up."""
        block = round(self.sample_rate * BLOCK_SECONDS)
        started = time.monotonic()
        for first in range(0, len(samples), block):
            chunk = samples[first : first + block]
            due = started + (first + len(chunk)) / (self.sample_rate * self._speed)
            if self._stopping.wait(max(0.0, due - time.monotonic())):
                return
            ring.write(chunk)
        on_ended()
