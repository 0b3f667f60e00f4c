"""A microphone without a sound card: it can be spoken into, unplugged, plugged in, stalled.

Each microphone is a private PulseAudio daemon with one null sink; the monitor of that sink is
what PortAudio records, through ALSA's pulse plugin and a configuration file of our own. The path
is exact to the bit at 16 kHz. It never touches the user's sound server, microphone or settings.

PortAudio (through ALSA) reads ALSA_CONFIG_PATH when it is first initialized, so the file's place
is fixed for the whole process (see tests/conftest.py); daemons are started when a test asks.
"""

import functools
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
import soundfile

SAMPLE_RATE = 16_000
LONGEST_SOCKET_PATH = 106  # bytes; sun_path holds 108 with its end
STARTUP_S = 10.0

_DAEMON_SCRIPT = """\
load-module module-native-protocol-unix socket={socket} auth-anonymous=1
load-module module-null-sink sink_name=mic norewinds=1 format=s16le rate=16000 channels=1 \
channel_map=mono
set-default-sink mic
set-default-source mic.monitor
"""


def _alsa_plugin() -> Path | None:
    """The ALSA plugin that records from PulseAudio, in whichever multiarch folder it is."""
    name = "alsa-lib/libasound_module_pcm_pulse.so"
    found = sorted([*Path("/usr").glob(f"lib*/*/{name}"), *Path("/usr").glob(f"lib*/{name}")])
    return found[0] if found else None


@functools.cache
def why_unavailable() -> str | None:
    """Why this machine has no virtual microphone, as a sentence with the cure; None if it has."""
    missing = [tool for tool in ("pulseaudio", "pactl", "paplay") if shutil.which(tool) is None]
    if _alsa_plugin() is None:
        missing.append("libasound_module_pcm_pulse.so")
    if not missing:
        return None
    return (
        f"no virtual microphone: {', '.join(missing)} missing "
        "(Debian: pulseaudio pulseaudio-utils libasound2-plugins)"
    )


class VirtualMicrophone:
    """One microphone, listed by PortAudio under `name` while it is plugged in."""

    def __init__(self, name: str, folder: Path) -> None:
        """Starts nothing. `folder` is made private, since its socket asks for no password."""
        self.name = name
        self._folder = folder
        self._folder.mkdir(mode=0o700)
        self.socket = folder / "s"
        if len(os.fsencode(self.socket)) > LONGEST_SOCKET_PATH:
            raise ValueError(f"{self.socket} is too long for a Unix socket; use a shorter folder")
        self._script = folder / "mic.pa"
        self._script.write_text(_DAEMON_SCRIPT.format(socket=self.socket))
        self._daemon: subprocess.Popen[bytes] | None = None
        self._players: list[subprocess.Popen[bytes]] = []
        self._recordings = 0

    def __enter__(self) -> Self:
        self.plug_in()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def plugged_in(self) -> bool:
        """Whether the daemon runs (a stalled one does too)."""
        return self._daemon is not None and self._daemon.poll() is None

    def plug_in(self) -> None:
        """Start the daemon and wait until it answers; does nothing if it runs.

        Raises TimeoutError with the daemon's own log if it does not answer.
        """
        if self.plugged_in:
            return
        self.socket.unlink(missing_ok=True)
        log = self._folder / "pulse.log"
        options = "--daemonize=no --use-pid-file=no --exit-idle-time=-1 --realtime=no"
        options += f" --high-priority=no --disable-shm=yes --log-target=file:{log}"
        self._daemon = subprocess.Popen(
            ["pulseaudio", "-n", "-F", str(self._script), *options.split()],
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + STARTUP_S
        while not self._answers():
            if time.monotonic() > deadline or not self.plugged_in:
                self.unplug()
                told = log.read_text(errors="replace") if log.exists() else "no log"
                raise TimeoutError(f"the daemon of {self.name} did not start: {told}")
            time.sleep(0.02)

    replug = plug_in

    def unplug(self) -> None:
        """Pull it out: the daemon dies at once, as the device does for whoever records from it."""
        if self._daemon is not None:
            self._daemon.kill()
            self._daemon.wait()
            self._daemon = None

    def stall(self) -> None:
        """Keep the device open but deliver nothing, as a hung USB microphone does."""
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        """End a stall."""
        self._signal(signal.SIGCONT)

    def play(self, sound: Path | str | np.ndarray) -> subprocess.Popen[bytes]:
        """Speak into the microphone; returns at once, `.wait()` on the result waits for the end.

        sound : a file that libsndfile reads, or samples (n,) at 16 kHz, int16 or float within +-1
        """
        if isinstance(sound, np.ndarray):
            self._recordings += 1
            path = self._folder / f"{self._recordings}.wav"
            soundfile.write(path, sound, SAMPLE_RATE, subtype="PCM_16")
        else:
            path = Path(sound).resolve(strict=True)
        player = subprocess.Popen(
            ["paplay", "--device=mic", str(path)],
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._players.append(player)
        return player

    def silence(self) -> None:
        """Break off everything that still plays."""
        for player in self._players:
            if player.poll() is None:
                player.kill()
            player.wait()
        self._players.clear()

    def close(self) -> None:
        """Unplug and remove every trace."""
        self.silence()
        self.unplug()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _environment(self) -> dict[str, str]:
        """The caller's, less all that leads to the user's own sound server or session bus."""
        environment = dict(os.environ)
        for variable in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "PULSE_SERVER", "ALSA_CONFIG_PATH"):
            environment.pop(variable, None)
        for variable in ("HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME"):
            environment[variable] = str(self._folder)
        environment["PULSE_SERVER"] = f"unix:{self.socket}"
        return environment

    def _answers(self) -> bool:
        ask = subprocess.run(
            ["pactl", "info"], env=self._environment(), capture_output=True, check=False, timeout=5
        )
        return ask.returncode == 0

    def _signal(self, number: signal.Signals) -> None:
        if self._daemon is None:
            raise RuntimeError(f"{self.name} is not plugged in")
        self._daemon.send_signal(number)


class Microphones:
    """The two microphones of one test process and the ALSA configuration that lists them.

    `mic_a` is the default device. Unplugged ones are not listed once PortAudio looks again.
    """

    def __init__(self) -> None:
        """Write the configuration; no daemon is started."""
        self._folder = Path(tempfile.mkdtemp(prefix="vox-"))  # short: sockets live below it
        self.mic_a = VirtualMicrophone("mic_a", self._folder / "a")
        self.mic_b = VirtualMicrophone("mic_b", self._folder / "b")
        self.alsa_config = self._folder / "asound.conf"
        self.alsa_config.write_text(self._configuration())

    def close(self) -> None:
        """Kill both daemons and remove the folder."""
        self.mic_a.close()
        self.mic_b.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _configuration(self) -> str:
        plugin = _alsa_plugin()
        if plugin is None:
            return ""  # no device at all, which is what the tests without a microphone want
        lines = [f'pcm_type.pulse {{ lib "{plugin}" }}']
        named = [("mic_a", self.mic_a), ("mic_b", self.mic_b), ("!default", self.mic_a)]
        lines += [
            f'pcm.{name} {{ type pulse server "unix:{mic.socket}" device "mic.monitor" }}'
            for name, mic in named
        ]
        return "\n".join(lines) + "\n"


@functools.cache
def microphones_of_this_run() -> Microphones:
    """The microphones of this process, since one process can have only one ALSA configuration."""
    return Microphones()


def look_for_devices_again() -> None:
    """Make PortAudio see what was plugged in or out; no stream may be open."""
    import sounddevice

    sounddevice._terminate()
    sounddevice._initialize()
