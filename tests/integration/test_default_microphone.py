"""“default” of a sound server is whatever the server says: when it says another, that is told."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.integration.virtual_microphone import VirtualMicrophone, _alsa_plugin

pytestmark = pytest.mark.virtual_microphone

REPOSITORY = Path(__file__).parents[2]
# A process of its own, because ALSA reads its configuration once in a process
LISTENING_PROGRAM = """
import queue, sys, time
from desktop_app.audio.devices import list_devices
from desktop_app.audio.microphone import Microphone
from desktop_app.audio.ring import SampleRing
from desktop_app.audio.route import routes
lost, ring = queue.Queue(), SampleRing(16_000)
microphone = Microphone(list_devices()[0])
microphone.start(ring, lost.put, lambda: None)
while not ring.written or not routes():
    time.sleep(0.05)
time.sleep(1.0)  # the watch has read where the stream was
print("listening", microphone.name, flush=True)
print(lost.get(timeout=30), flush=True)
microphone.stop()
"""


def test_another_default_while_somebody_talks_is_a_loss(
    mic_a: VirtualMicrophone, tmp_path: Path
) -> None:
    """The name stays “default”: the server alone knows, and pactl tells what it knows."""
    server = f"unix:{mic_a.socket}"
    config = tmp_path / "asound.conf"
    config.write_text(
        f'pcm_type.pulse {{ lib "{_alsa_plugin()}" }}\n'
        f'pcm.!default {{ type pulse server "{server}" }}\n'  # no device: the server's default
    )
    environment = {
        **os.environ,
        "ALSA_CONFIG_PATH": str(config),
        "PULSE_SERVER": server,
        "PYTHONIOENCODING": "utf-8",
    }

    def ask(*command: str) -> None:
        subprocess.run(["pactl", *command], env=environment, check=True, capture_output=True)

    ask("load-module", "module-null-sink", "sink_name=stranger", "norewinds=1")
    with subprocess.Popen(
        [sys.executable, "-c", LISTENING_PROGRAM],
        cwd=REPOSITORY,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "listening default\n"
        ask("set-default-source", "stranger.monitor")
        told, _ = program.communicate(timeout=60)
    assert "switched from “default” to another microphone" in told
    assert program.returncode == 0
