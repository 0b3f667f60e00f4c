"""Settings survive; a hostile file is kept aside and told, and never stops the program."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from desktop_app.services.settings import FILE_NAME, Choices, Settings


def test_without_a_file_the_standard_choices_hold(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    assert settings.microphone is None
    assert settings.host_api is None
    assert settings.strictness == "balanced"
    assert settings.theme == "system"
    assert settings.text_size == 100
    assert settings.reduce_motion is False
    assert settings.first_start_seen is False
    assert settings.notice is None
    assert list(tmp_path.iterdir()) == []


def test_what_was_chosen_is_there_the_next_time(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.update(microphone="USB Audio", host_api="ALSA", theme="dark")
    settings.update(strictness="strict", first_start_seen=True, language="de")
    again = Settings(tmp_path)
    assert again.microphone == "USB Audio"
    assert again.host_api == "ALSA"
    assert again.theme == "dark"
    assert again.language == "de"
    assert again.strictness == "strict"
    assert again.first_start_seen is True
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"not json",
        b"[]",
        b"null",
        b'{"theme": "purple"}',
        b'{"language": "tlh"}',
        b'{"strictness": ["strict"]}',
        b'{"microphone": 7}',
        b'{"first_start_seen": "yes"}',
        b'{"text_size": 1000000}',
        b'{"text_size": true}',
        b'{"reduce_motion": 1}',
        b'{"unknown": 1}',
        b"[" * 100_000,
    ],
)
def test_a_hostile_file_is_kept_aside_and_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    settings = Settings(tmp_path)
    assert settings.theme == "system"
    assert settings.notice is not None
    assert "settings.json.bad" in settings.notice
    assert (tmp_path / "settings.json.bad").read_bytes() == content
    settings.update(theme="light")
    assert Settings(tmp_path).notice is None


@pytest.mark.parametrize(
    "change",
    [
        {"theme": "purple"},
        {"language": ["de"]},
        {"strictness": ""},
        {"first_start_seen": 1},
        {"microphone": b"x"},
    ],
)
def test_a_bad_choice_changes_nothing(tmp_path: Path, change: dict[str, Any]) -> None:
    settings = Settings(tmp_path)
    settings.update(theme="dark")
    before = (tmp_path / FILE_NAME).read_bytes()
    with pytest.raises(ValueError, match=next(iter(change))):
        settings.update(**change)
    assert settings.theme == "dark"
    assert (tmp_path / FILE_NAME).read_bytes() == before


def test_an_unknown_setting_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="colour"):
        Settings(tmp_path).update(colour="red")


def test_a_write_that_fails_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(tmp_path)
    settings.update(theme="dark")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        settings.update(theme="light")
    assert settings.theme == "dark"
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]
    assert json.loads((tmp_path / FILE_NAME).read_text())["theme"] == "dark"


def test_a_reset_brings_the_standard_preferences_and_can_be_taken_back(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    chosen = {"strictness": "strict", "theme": "dark", "text_size": 200, "reduce_motion": True}
    settings.update(**chosen, microphone="USB", first_start_seen=True, background_model="own.npz")
    before = settings.reset()
    again = Settings(tmp_path).choices
    assert again == Choices(first_start_seen=True, background_model="own.npz")
    settings.restore(before)
    assert Settings(tmp_path).choices == before
    assert before.theme == "dark"
