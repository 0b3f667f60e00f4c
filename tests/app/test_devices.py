"""What is said when PortAudio or a microphone is missing, and how a device is found again."""

import builtins
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from desktop_app.audio import devices
from desktop_app.audio.devices import Device, find_device, list_devices, portaudio_problem
from desktop_app.audio.source import SourceProblem


def device(name: str, host_api: str = "ALSA", index: int = 0) -> Device:
    return Device(index, name, 1, 48_000, is_default=False, host_api=host_api)


def without(missing: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `import sounddevice` fail the way it does on a machine that lacks something."""
    importing = builtins.__import__

    def import_but(name: str, *args: Any, **kwargs: Any) -> Any:
        if name == "sounddevice":
            raise missing
        return importing(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", import_but)


def test_without_portaudio_the_cure_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    without(OSError("PortAudio library not found"), monkeypatch)
    problem = portaudio_problem()
    assert problem is not None
    assert "apt-get install libportaudio2" in problem
    with pytest.raises(SourceProblem, match="libportaudio2"):
        list_devices()


def test_without_sounddevice_the_cure_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    without(ImportError("No module named 'sounddevice'"), monkeypatch)
    problem = portaudio_problem()
    assert problem is not None
    assert "pip install sounddevice" in problem


def test_nothing_imports_portaudio_before_it_is_needed() -> None:
    code = (
        "import sys, desktop_app.audio.devices, desktop_app.audio.microphone\n"
        "import desktop_app.services.live, desktop_app.services.devices\n"
        "sys.exit('sounddevice' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_device_is_found_by_name_and_host_api() -> None:
    known = [device("USB Audio", "MME", 0), device("USB Audio", "WASAPI", 1), device("Webcam")]
    assert find_device(known, "USB Audio", "WASAPI") == known[1]
    assert find_device(known, "Webcam") == known[2]
    assert find_device(known, "Webcam", "MME") is None
    assert find_device(known, "USB") is None


def test_a_card_that_alsa_renumbered_is_found_unless_there_are_two_alike() -> None:
    remembered = "USB Audio: - (hw:1,0)"
    once = [device("USB Audio: - (hw:3,0)"), device("HDA: ALC (hw:0,0)")]
    assert find_device(once, remembered) == once[0]
    twice = [device("USB Audio: - (hw:3,0)"), device("USB Audio: - (hw:4,0)")]
    assert find_device(twice, remembered) is None


@pytest.fixture
def hanging(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Somebody's stream hangs in opening until the event is set."""
    monkeypatch.setattr(devices, "_LOCK_SECONDS", 0.05)
    holding, done = threading.Event(), threading.Event()

    def hang() -> None:
        with devices.stream_opening():
            holding.set()
            done.wait(60.0)
        with devices.stream_closing():
            pass

    thread = threading.Thread(target=hang)
    with devices.stream_opening():
        pass  # another one is open by then
    thread.start()
    assert holding.wait(30.0)
    yield done
    done.set()
    thread.join()
    list_devices()


def test_a_hanging_sound_system_is_not_waited_for(hanging: threading.Event) -> None:
    """Somebody holds the library for ever; everyone else gets a sentence."""
    with pytest.raises(SourceProblem, match="does not answer") as problem:
        list_devices()
    assert problem.value.for_now, "nothing is known against the microphone that was asked for"
    assert not problem.value.in_use
    with devices.stream_closing():
        pass


def test_a_stream_is_closed_and_counted_while_another_hangs_in_opening(
    hanging: threading.Event,
) -> None:
    """Were it not counted, the list of microphones would stay as it is until the next start."""
    before = devices._open_streams.count
    with devices.stream_closing():
        pass
    assert devices._open_streams.count < before
    assert not hanging.is_set()


def test_a_sound_system_in_trouble_is_told_not_left_to_the_thread(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Trouble(Exception):
        pass

    class Broken:
        PortAudioError = Trouble

        @staticmethod
        def _terminate() -> None:
            """Nothing was open."""

        @staticmethod
        def _initialize() -> None:
            raise Trouble("Error initializing PortAudio: Unanticipated host error")

    monkeypatch.setattr(devices, "load_portaudio", Broken)
    with pytest.raises(SourceProblem, match="Unanticipated host error"):
        list_devices()
