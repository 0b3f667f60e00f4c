"""The score frames of the last minute and a bit, for the timeline."""

import threading
from collections import deque

from gmm_core.verification import ScoreFrame

KEPT_FRAMES = 720  # 72 s at ten frames a second: the timeline shows 60


class FrameHistory:
    """Frames are numbered 0, 1, 2 ... for as long as the program runs; the oldest are forgotten."""

    def __init__(self, kept: int = KEPT_FRAMES) -> None:
        self._frames: deque[ScoreFrame] = deque(maxlen=kept)  # analysis thread appends
        self._appended = 0
        self._lock = threading.Lock()  # a deque must not grow while it is copied

    def append(self, frame: ScoreFrame) -> None:
        """Called by the analysis thread."""
        with self._lock:
            self._frames.append(frame)
            self._appended += 1

    def since(self, index: int) -> tuple[int, tuple[ScoreFrame, ...]]:
        """(index to ask for next time, the frames numbered `index` and above that are kept)."""
        with self._lock:
            new = min(max(0, self._appended - index), len(self._frames))
            return self._appended, tuple(self._frames)[len(self._frames) - new :]
