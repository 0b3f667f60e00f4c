"""Notices when the sound server moves our recording to another microphone.

PulseAudio and PipeWire do that without a word to PortAudio: when the microphone in use goes away,
when the default changes, when somebody drags the stream elsewhere. For a verifier another
microphone is another person's chance, so the source has to be lost aloud. `pactl` speaks to both
servers. Without such a server nothing is moved behind our back; without `pactl` nobody can tell:
PortAudio shows one device of the same name, and QMediaDevices is in Qt's Addons, which we do not
bring. What "default" meant the last time is not kept.
"""

import logging
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

logger = logging.getLogger(__name__)

_ANSWER_SECONDS = 2.0
_OUTPUT = re.compile(r"^Source Output #(\d+)", re.MULTILINE)
_SOURCE = re.compile(r"^\s*Source: (\d+)", re.MULTILINE)
_PROCESS = re.compile(r'application\.process\.id = "(\d+)"')


class RouteWatch:
    """Follows the recordings of this process from `start` to `stop`.

    on_moved : called at most once, on the watching thread
    """

    def __init__(self, on_moved: Callable[[], None]) -> None:
        self._on_moved = on_moved
        self._lock = threading.Lock()  # guards the two below
        self._events: subprocess.Popen[str] | None = None
        self._stopped = False

    def start(self) -> None:
        """Begin once the stream is open; returns at once."""
        if shutil.which("pactl") is not None and _server_runs():
            threading.Thread(target=self._watch, name="route-watch", daemon=True).start()

    def stop(self) -> None:
        """End; returns at once."""
        with self._lock:
            self._stopped = True
            if self._events is not None:
                self._events.kill()

    def _watch(self) -> None:
        with self._lock:
            if self._stopped:
                return
            # The events first: what happens while the first list is read is not missed.
            self._events = subprocess.Popen(
                ["pactl", "subscribe"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
        with self._events as events:
            self._follow(events)

    def _follow(self, events: subprocess.Popen[str]) -> None:
        if events.stdout is None:
            return
        first = routes()
        for line in events.stdout:
            if "source-output" not in line or self._stopped:
                continue
            if any(source != first.get(output, source) for output, source in routes().items()):
                self._on_moved()
                break
        events.kill()


def _server_runs() -> bool:
    """Asking a server that does not run would start one, and that is not ours to decide."""
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    socket = Path(runtime, "pulse", "native") if runtime else None
    return "PULSE_SERVER" in os.environ or (socket is not None and socket.exists())


def routes() -> dict[int, int]:
    """Which source each recording of this process listens to; empty when nobody can tell."""
    try:
        answer = subprocess.run(
            ["pactl", "list", "source-outputs"],
            env={**os.environ, "LC_ALL": "C"},
            capture_output=True,
            text=True,
            check=True,
            timeout=_ANSWER_SECONDS,
        )
    except (OSError, subprocess.SubprocessError) as error:
        logger.info("the sound server does not say where we record from: %s", error)
        return {}
    return parse_routes(answer.stdout, os.getpid())


def parse_routes(listing: str, process_id: int) -> dict[int, int]:
    """{recording: source} of one process from the text of `pactl list source-outputs`."""
    parts = _OUTPUT.split(listing)[1:]
    found = {}
    for output, text in zip(parts[::2], parts[1::2], strict=True):
        source, owner = _SOURCE.search(text), _PROCESS.search(text)
        if source and owner and int(owner.group(1)) == process_id:
            found[int(output)] = int(source.group(1))
    return found
