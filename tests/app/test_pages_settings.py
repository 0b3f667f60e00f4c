"""The settings page and the choice of what is listened to."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox

from desktop_app.audio.devices import Device
from desktop_app.audio.file_source import FileSource
from desktop_app.audio.microphone import Microphone
from desktop_app.scenes import MISSING, Stage
from desktop_app.services.settings import Settings
from desktop_app.services.sources import SourceService
from desktop_app.staging import MICROPHONE, StagedDevices
from desktop_app.theme import DARK, palette_of
from resources import demo_recordings
from tests.app.stage import background, find, stage, words

__all__ = ["background", "stage"]

HEADSET = Device(1, "Headset", 1, 48_000, is_default=False)


def saved(stage: Stage) -> Settings:
    """The settings as another start would read them."""
    return Settings(stage.program.services.data_dir)


def combo(stage: Stage, name: str) -> QComboBox:
    found = find(stage, name)
    assert isinstance(found, QComboBox)
    return found


def choose(box: QComboBox, words: str) -> None:
    index = box.findText(words)
    assert index >= 0, f"{words!r} is not offered"
    box.setCurrentIndex(index)
    box.activated.emit(index)


def test_microphones_and_demo_people_are_offered(stage: Stage) -> None:
    stage.devices.stage((MICROPHONE, HEADSET))
    box = combo(stage, "settings_source")
    offered = [box.itemText(index) for index in range(box.count()) if box.itemText(index)]
    assert offered[:2] == ["USB Microphone", "Headset"]
    assert len(offered) == 2 + len(demo_recordings())


def test_a_chosen_microphone_is_remembered(stage: Stage) -> None:
    stage.devices.stage((MICROPHONE, HEADSET))
    choose(combo(stage, "settings_source"), "Headset")
    assert saved(stage).microphone == "Headset"
    current = stage.program.services.sources.current
    assert current is not None
    assert current.label == "Headset"


def test_strictness_takes_effect_and_is_remembered(stage: Stage) -> None:
    stage.program.window.show_page("settings")
    stage.click("strictness_strict")
    assert saved(stage).strictness == "strict"
    assert stage.live._wishes.strictness == "strict"


def test_the_theme_changes_at_once(stage: Stage) -> None:
    choose(combo(stage, "settings_theme"), "Dark")
    assert saved(stage).theme == "dark"
    assert palette_of(stage.program.window) is DARK


def test_the_data_folder_is_named(stage: Stage) -> None:
    stage.program.window.show_page("settings")
    assert words(stage, "settings_data_dir") == str(stage.program.services.data_dir)


def test_a_microphone_that_is_missing_is_told_with_its_cure(stage: Stage) -> None:
    stage.devices.stage((MICROPHONE, HEADSET))
    stage.program.services.sources.choose("mic::Headset")
    stage.devices.stage((MICROPHONE,))
    stage.program.window.show_page("settings")
    assert "“Headset” is not connected" in words(stage, "settings_source_problem")


def test_a_folder_that_cannot_be_written_loses_nothing_and_says_so(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("desktop_app.services.settings.tempfile.mkstemp", full)
    stage.program.window.show_page("settings")
    stage.click("strictness_relaxed")
    sentences = stage.program.window.notices.sentences()
    assert any("No space left on device" in sentence for sentence in sentences)
    assert stage.live._wishes.strictness == "relaxed"


# -- the service behind it ------------------------------------------------------------------------


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
    devices.stage((), MISSING)
    assert sources.problem == MISSING
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
