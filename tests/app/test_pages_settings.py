"""The settings page and the choice of what is listened to."""

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtWidgets import QComboBox, QRadioButton, QSlider

from desktop_app import theme
from desktop_app.audio.devices import Device
from desktop_app.audio.source import SourceProblem
from desktop_app.language import choosing
from desktop_app.pages.claims import person
from desktop_app.pages.settings_data import stored
from desktop_app.pages.settings_level import DeviceLevel
from desktop_app.pages.strictness import title
from desktop_app.scenes import Stage
from desktop_app.services.level import Level
from desktop_app.services.settings import Choices, Settings
from desktop_app.services.side_levels import LISTENING, WAITING, Reading
from desktop_app.staging import MICROPHONE, SPEAKING
from desktop_app.theme import DARK, LIGHT, palette_of
from desktop_app.widgets import LevelMeter
from desktop_app.widgets.levels import FLOOR_DBFS
from gmm_core.scoring import STRICTNESS
from resources import demo_recordings
from tests.app.stage import answer, background, find, question, stage, words

__all__ = ["background", "stage"]

HEADSET = Device(1, "Headset", 1, 48_000, is_default=False)
MICROPHONE_KEY, HEADSET_KEY = "mic::USB Microphone", "mic::Headset"
WHISPER = Level(rms_dbfs=-44.0, peak_dbfs=-38.0)


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


def offered_microphones(stage: Stage) -> list[str]:
    page = stage.program.pages.settings
    buttons = page.findChildren(QRadioButton)
    return [b.text() for b in buttons if re.fullmatch(r"source_\d+", b.objectName())]


def test_microphones_and_demo_people_are_offered(stage: Stage) -> None:
    stage.devices.stage((MICROPHONE, HEADSET))
    assert offered_microphones(stage) == ["USB Microphone", "Headset"]
    assert combo(stage, "settings_demo").count() == len(demo_recordings())
    stage.devices.stage((MICROPHONE,))
    assert offered_microphones(stage) == ["USB Microphone"]


def test_a_chosen_microphone_is_remembered(stage: Stage) -> None:
    stage.devices.stage((MICROPHONE, HEADSET))
    stage.click("source_1")
    assert saved(stage).microphone == "Headset"
    current = stage.program.services.sources.current
    assert current is not None
    assert current.label == "Headset"


def test_a_demo_person_can_be_chosen_and_is_shown_as_chosen(stage: Stage) -> None:
    choose(combo(stage, "settings_demo"), f"Demo recordings of {demo_recordings()[1].name}")
    current = stage.program.services.sources.current
    assert current is not None
    assert current.key == f"demo:{demo_recordings()[1].id}"
    demo, microphone = find(stage, "source_demo"), find(stage, "source_0")
    assert isinstance(demo, QRadioButton)
    assert isinstance(microphone, QRadioButton)
    assert (demo.isChecked(), microphone.isChecked()) == (True, False)
    stage.click("source_0")
    assert (demo.isChecked(), microphone.isChecked()) == (False, True)


def beside(stage: Stage, place: int) -> DeviceLevel:
    found = find(stage, f"source_level_{place}")
    assert isinstance(found, DeviceLevel)
    return found


def test_a_level_stands_beside_each_microphone_while_the_page_is_in_front(stage: Stage) -> None:
    stage.devices.stage((MICROPHONE, HEADSET))
    levels, window = stage.program.services.levels, stage.program.window
    stage.sides.readings = {HEADSET_KEY: Reading(WHISPER)}
    assert levels.level is None, "nothing is open before somebody comes to look"
    assert not stage.sides.running
    window.show_page("settings")
    assert levels.level == SPEAKING
    assert stage.sides.asked == (HEADSET_KEY,)
    stage.program.pages.settings.source.pull()
    QCoreApplication.processEvents()
    shown = [beside(stage, place).meter.motion.level_dbfs for place in (0, 1)]
    assert shown == [SPEAKING.rms_dbfs, WHISPER.rms_dbfs]
    for place in (0, 1):
        one, button = beside(stage, place).meter, find(stage, f"source_{place}")
        place_on_page = one.mapTo(button.parentWidget(), QPoint())
        assert abs(place_on_page.y() - button.y()) < one.height(), place
        assert button.text() in one.accessibleName()
    window.show_page("verify")
    assert levels.level is None, "another page came to the front"
    assert not stage.sides.running
    assert [beside(stage, place).meter.motion.level_dbfs for place in (0, 1)] == [FLOOR_DBFS] * 2


def test_whoever_opens_the_page_finds_what_was_plugged_in_meanwhile(stage: Stage) -> None:
    """PortAudio's list stands still until it is asked again, which no open stream allows."""
    stage.devices.plugged_in = (MICROPHONE, HEADSET)
    assert offered_microphones(stage) == ["USB Microphone"]
    stage.program.window.show_page("settings")
    assert offered_microphones(stage) == ["USB Microphone", "Headset"]
    assert stage.sides.asked == (HEADSET_KEY,)


def test_whoever_comes_back_to_the_window_finds_the_default_microphone_of_now(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which one that is is chosen in another window, the system's."""
    window, sources = stage.program.window, stage.program.services.sources
    monkeypatch.setattr(window, "isActiveWindow", lambda: True)
    stage.devices.plugged_in = (replace(HEADSET, is_default=True), MICROPHONE)

    def come_back() -> str:
        QCoreApplication.sendEvent(window, QEvent(QEvent.Type.ActivationChange))
        assert sources.current is not None
        return sources.current.label

    stage.listen(person("Anna"))
    assert come_back() == "USB Microphone", "not while somebody is listened to"
    stage.program.services.live.stop()
    assert come_back() == "Headset"


def test_the_chosen_microphone_is_open_and_all_others_aside(stage: Stage) -> None:
    stage.devices.stage((MICROPHONE, HEADSET))
    sides = stage.sides
    stage.program.window.show_page("settings")
    stage.click("source_1")
    assert sides.asked == (MICROPHONE_KEY,)
    stage.click("source_demo")
    assert sides.asked == (MICROPHONE_KEY, HEADSET_KEY), "talk, and see which of them hears you"


def test_why_a_microphone_has_no_level_stands_in_its_place(stage: Stage) -> None:
    stage.devices.stage((MICROPHONE, HEADSET))
    sides = stage.sides
    stage.program.window.show_page("settings")
    for reading, told, whole in (
        (Reading(trouble=SourceProblem("It is busy", in_use=True)), "already in use", "Another"),
        (Reading(trouble=SourceProblem("Plug it in again")), "cannot be heard", "Plug it in"),
        (WAITING, "its turn comes in a moment", ""),
    ):
        sides.readings = {HEADSET_KEY: reading}
        stage.program.pages.settings.source.pull()
        label = beside(stage, 1).words
        assert label.isVisible()
        assert label.text() == told
        assert label.accessibleDescription().startswith(whole)
        assert bool(whole) == bool(label.toolTip())
        assert beside(stage, 0).meter.isVisible()


def test_while_the_program_listens_only_that_microphone_is_open(stage: Stage) -> None:
    stage.devices.stage((MICROPHONE, HEADSET))
    services = stage.program.services
    stage.listen(person("Anna"))
    stage.program.window.show_page("settings")
    assert not stage.sides.running
    assert services.levels.reading(HEADSET_KEY) == LISTENING
    services.live.stop()
    assert stage.sides.running


def test_whoever_is_listened_to_already_is_measured_there(stage: Stage) -> None:
    services = stage.program.services
    stage.listen(person("Anna"))
    stage.program.window.show_page("settings")
    assert services.levels._ear.running is False, "one stream is enough"
    assert services.levels.level == stage.live.snapshot().level
    services.live.stop()
    assert services.levels._ear.running
    services.levels.end()


def test_a_microphone_that_cannot_be_opened_is_told(stage: Stage) -> None:
    stage.program.window.show_page("settings")
    stage.program.services.levels._ear.source_lost.emit("It is in use by another program: close it")
    assert words(stage, "settings_source_problem").startswith("It is in use")


def test_strictness_takes_effect_and_is_remembered(stage: Stage) -> None:
    stage.program.window.show_page("settings")
    slider = find(stage, "settings_strictness")
    assert isinstance(slider, QSlider)
    told = []
    for place, word in enumerate(STRICTNESS):
        slider.setValue(place)
        assert saved(stage).strictness == word
        assert stage.live._wishes.strictness == word
        assert slider.accessibleName() == f"How strict: {title(word)}"
        told.append(words(stage, "strictness_figures"))
    assert len(set(told)) == 3, "each with its own measured figures"


def test_the_theme_changes_at_once(stage: Stage) -> None:
    choose(combo(stage, "settings_theme"), "Dark")
    assert saved(stage).theme == "dark"
    assert palette_of(stage.program.window) is DARK


def test_the_size_of_the_words_changes_at_once(stage: Stage) -> None:
    label = stage.program.pages.verify.view.source_name
    before = label.fontMetrics().height()
    choose(combo(stage, "settings_text_size"), "200%")
    assert saved(stage).text_size == 200
    assert theme.text_scale() == 2.0
    assert label.fontMetrics().height() == pytest.approx(2 * before, abs=2)


def test_reduced_motion_reaches_every_meter(stage: Stage) -> None:
    stage.click("settings_reduce_motion")
    assert saved(stage).reduce_motion
    meters = stage.program.window.findChildren(LevelMeter)
    assert len(meters) >= 3
    assert {meter.motion.decay_s for meter in meters} == {0.0}


def test_start_with_the_system_is_a_file_that_comes_and_goes(stage: Stage) -> None:
    entry = stage.program.services.settings._path.parent / "autostart" / "voxgate.desktop"
    stage.click("settings_autostart")
    assert 'Exec="voxgate"' in entry.read_text("utf-8")
    stage.click("settings_autostart")
    assert not entry.exists()


def test_a_reset_can_be_undone_and_so_asks_nothing(stage: Stage) -> None:
    stage.devices.stage((MICROPHONE, HEADSET))
    stage.click("source_1")
    choose(combo(stage, "settings_theme"), "Dark")
    before = saved(stage).choices
    stage.click("settings_reset")
    assert question(stage) is None, "what can be undone need not be asked"
    assert saved(stage).theme == "system"
    assert saved(stage).microphone is None
    assert palette_of(stage.program.window) is LIGHT
    assert stage.program.services.sources.current.label == "USB Microphone"
    stage.click("toast_action")
    assert saved(stage).choices == before
    assert palette_of(stage.program.window) is DARK
    assert stage.program.services.sources.current.label == "Headset"


@pytest.mark.parametrize("name", ["text_size", "language"])
def test_a_reset_that_opens_the_window_anew_asks_first(stage: Stage, name: str) -> None:
    """The message that offers to undo it would go with the window."""
    other = "English" if choosing.resolve("system") == "de" else "Deutsch"
    choose(combo(stage, f"settings_{name}"), other if name == "language" else "150%")
    before = saved(stage).choices
    stage.click("settings_reset")
    assert saved(stage).choices == before
    answer(stage, "question_no")
    assert saved(stage).choices == before
    stage.click("settings_reset")
    answer(stage, "question_yes")
    assert saved(stage).choices == Choices(first_start_seen=True)


def test_what_is_stored_names_every_file_there_is(stage: Stage) -> None:
    """Whatever lies in the data folder is told, with how long it stays."""
    folder = stage.program.services.settings._path.parent
    stage.click("settings_reset")
    told = {where for _, _, where in stored()}
    found = {path.name for path in folder.iterdir() if not path.name.endswith(("-wal", "-shm"))}
    assert found <= told | {"voxgate-data"}, "a file that nobody told about"


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
    find(stage, "settings_strictness").setValue(0)
    sentences = stage.program.window.notices.sentences()
    assert any("No space left on device" in sentence for sentence in sentences)
    assert stage.live._wishes.strictness == "relaxed"


def test_what_could_not_be_saved_is_not_said_to_be_done(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    stage.program.window.show_page("settings")
    choose(combo(stage, "settings_theme"), "Dark")
    monkeypatch.setattr("desktop_app.services.settings.tempfile.mkstemp", full)
    anew: list[bool] = []
    stage.program.start_again_wanted.connect(lambda: anew.append(True))
    for name, other in (("language", "Deutsch"), ("text_size", "200%")):
        box = combo(stage, f"settings_{name}")
        shown = box.currentText()
        choose(box, other)
        assert box.currentText() == shown, "the window would be made anew with what is saved"
    stage.click("settings_reset")
    assert palette_of(stage.program.window) is DARK
    (sentence,) = stage.program.window.notices.sentences()
    assert sentence.endswith("(No space left on device), so nothing was changed.")
    assert anew == []
