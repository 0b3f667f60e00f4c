"""What can be listened to, which of it is chosen, and what becomes of a choice."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app.audio.devices import PORTAUDIO_MISSING, Device
from desktop_app.audio.file_source import FileSource
from desktop_app.audio.microphone import Microphone
from desktop_app.services.settings import Settings
from desktop_app.services.sources import SourceService
from desktop_app.staging import MICROPHONE, StagedDevices
from resources import demo_recordings

HEADSET = Device(1, "Headset", 1, 48_000, is_default=False)


@pytest.fixture
def devices(qapp: QApplication) -> StagedDevices:
    return StagedDevices()


def service(devices: StagedDevices, folder: Path, file: Path | None = None) -> SourceService:
    return SourceService(devices, Settings(folder), demo_recordings(), file)


def test_the_default_microphone_is_chosen_at_first(devices: StagedDevices, tmp_path: Path) -> None:
    sources = service(devices, tmp_path)
    assert sources.current is None
    assert sources.problem is None, "nothing is missing before anybody has looked"
    devices.stage((MICROPHONE, HEADSET))
    assert sources.current is not None
    assert sources.current.label == "USB Microphone"
    assert isinstance(sources.make("verify"), Microphone)


def test_no_microphone_is_told_and_nothing_is_made(devices: StagedDevices, tmp_path: Path) -> None:
    sources = service(devices, tmp_path)
    devices.stage((), PORTAUDIO_MISSING)
    assert sources.problem == PORTAUDIO_MISSING
    assert sources.make("verify") is None


def test_a_demo_person_has_one_recording_to_enroll_and_another_to_verify(
    devices: StagedDevices, tmp_path: Path
) -> None:
    sources = service(devices, tmp_path)
    demo = demo_recordings()[0]
    sources.choose(f"demo:{demo.id}")
    enroll, verify = sources.make("enroll"), sources.make("verify")
    assert isinstance(enroll, FileSource)
    assert isinstance(verify, FileSource)
    assert demo.name in enroll.name
    assert enroll._paths != verify._paths
    assert sources.problem is None


def test_a_demo_is_not_remembered_as_the_microphone(devices: StagedDevices, tmp_path: Path) -> None:
    sources = service(devices, tmp_path)
    devices.stage((MICROPHONE,))
    sources.choose(sources.demos[0].key)
    again = service(devices, tmp_path)
    assert again.current is not None
    assert again.current.live


def test_a_choice_that_cannot_be_saved_holds_all_the_same(
    devices: StagedDevices, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("desktop_app.services.settings.tempfile.mkstemp", full)
    sources = service(devices, tmp_path)
    devices.stage((MICROPHONE, HEADSET))
    with pytest.raises(OSError, match="No space"):
        sources.choose(sources.microphones[1].key)
    assert sources.current is not None
    assert sources.current.label == "Headset"


def test_a_file_on_the_command_line_is_the_microphone(
    devices: StagedDevices, tmp_path: Path
) -> None:
    sources = service(devices, tmp_path, tmp_path / "speech.wav")
    assert sources.current is not None
    assert sources.current.label == "speech.wav"
    assert isinstance(sources.make("verify"), FileSource)


def test_unknown_choices_are_refused_with_the_known_ones(
    devices: StagedDevices, tmp_path: Path
) -> None:
    sources = service(devices, tmp_path)
    devices.stage((MICROPHONE,))
    with pytest.raises(ValueError, match="USB Microphone"):
        sources.choose("mic::Nothing")
    with pytest.raises(ValueError, match="verify, enroll"):
        sources.make("sing")
