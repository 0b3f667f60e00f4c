"""Profiles: what is saved comes back, names are people, and deletion leaves nothing."""

import sqlite3
import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from gmm_core.errors import (
    BadName,
    BundleDamaged,
    OutputUnwritable,
    ProfileDamaged,
    SpeakerExists,
    UnknownSpeaker,
)
from gmm_core.store.database import FILE_NAME
from gmm_core.store.profiles import ProfileStore
from tests.core.store_samples import assert_same, session, speaker


@pytest.fixture
def store(tmp_path: Path) -> ProfileStore:
    return ProfileStore(tmp_path / "deep" / "data")


def test_what_was_saved_comes_back_in_another_program(store: ProfileStore, tmp_path: Path) -> None:
    model = speaker()
    store.save(model)
    store.save(speaker("bo", 5, self_test=None, consent=None))
    with ProfileStore(tmp_path / "deep" / "data") as again:
        assert again.names() == ("Anna", "bo")
        assert_same(again.get("Anna"), model)
        assert [one.name for one in again.all()] == ["Anna", "bo"]
        assert again.get("bo").consent is None


def test_names_are_people_whatever_their_case(store: ProfileStore) -> None:
    store.save(speaker("  Zoë  "))
    assert store.names() == ("Zoë",)
    for same in ("zoë", "ZOË", "Zoe\u0308", " Zoë "):
        assert store.get(same).name == "Zoë"
        with pytest.raises(SpeakerExists):
            store.save(speaker(same))
    assert store.names() == ("Zoë",)


@pytest.mark.parametrize(
    "bad", ["", "   ", "x" * 81, "a\nb", "a\0b", "\ud800", "evil\u202eanna", "a\u2028b"]
)
def test_names_that_are_refused(store: ProfileStore, bad: str) -> None:
    with pytest.raises(BadName):
        store.save(speaker(bad))
    store.save(speaker("Anna"))
    with pytest.raises(BadName):
        store.rename("Anna", bad)
    assert store.names() == ("Anna",)


@pytest.mark.parametrize(
    "good", ["x" * 80, "李小龍", "O'Brien; DROP TABLE speaker", "نسرین", "%_*"]
)
def test_names_that_are_fine(store: ProfileStore, good: str) -> None:
    store.save(speaker(good))
    assert store.get(good).name == good
    store.delete(good)
    assert store.names() == ()


def test_replace_is_whole(store: ProfileStore) -> None:
    store.save(speaker())
    longer = speaker("ANNA", 9, sessions=(session(9), session(10), session(11)))
    store.save(longer, replace=True)
    assert_same(store.get("anna"), longer)
    assert store.names() == ("ANNA",)


def test_rename(store: ProfileStore) -> None:
    store.save(speaker("Anna"))
    store.save(speaker("Bo", 3))
    store.rename("anna", "ANNA")
    store.rename("ANNA", "Carla")
    assert store.names() == ("Bo", "Carla")
    assert store.get("Carla").net_speech_s == speaker().net_speech_s
    with pytest.raises(SpeakerExists):
        store.rename("Bo", "carla")
    with pytest.raises(UnknownSpeaker):
        store.rename("Anna", "Dora")


def test_an_unknown_name_says_who_is_known(store: ProfileStore) -> None:
    with pytest.raises(UnknownSpeaker, match="nobody is enrolled yet"):
        store.get("Anna")
    store.save(speaker("Bo"))
    with pytest.raises(UnknownSpeaker, match="Bo"):
        store.delete("Anna")


def test_deleted_bytes_are_gone_from_the_disk(store: ProfileStore, tmp_path: Path) -> None:
    for index, name in enumerate(("Anna", "Xaverine", "Bo")):
        store.save(speaker(name, 10 * index))
    path = tmp_path / "deep" / "data" / FILE_NAME
    secret = store.get("Xaverine").sessions[0].first.tobytes()
    assert secret in path.read_bytes()
    store.delete("Xaverine")
    left = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert secret not in left
    assert secret[:16] not in left
    assert b"averine" not in left
    assert store.names() == ("Anna", "Bo")
    assert_same(store.get("Bo"), speaker("Bo", 20))


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_only_the_owner_may_read(store: ProfileStore, tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "data"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / FILE_NAME).stat().st_mode) == 0o600


def test_threads_share_a_store(store: ProfileStore) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda i: store.save(speaker(f"s{i:02}", i)), range(12)))
        loaded = list(pool.map(lambda i: store.get(f"s{i:02}"), range(12)))
    for index, model in enumerate(loaded):
        assert_same(model, speaker(f"s{index:02}", index))


def test_a_changed_blob_is_found_and_the_others_still_work(
    store: ProfileStore, tmp_path: Path
) -> None:
    store.save(speaker("Anna"))
    store.save(speaker("Bo", 3))
    connection = sqlite3.connect(tmp_path / "deep" / "data" / FILE_NAME)
    with connection:
        connection.execute(
            "UPDATE session SET first = zeroblob(length(first)) WHERE speaker ="
            " (SELECT id FROM speaker WHERE name = 'Anna')"
        )
    connection.close()
    with pytest.raises(ProfileDamaged, match="'Anna'"):
        store.get("Anna")
    assert_same(store.get("Bo"), speaker("Bo", 3))
    store.delete("Anna")
    assert len(store.all()) == 1


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE session SET first = zeroblob(length(first)) WHERE speaker = 1",
        "UPDATE session SET components = 7 WHERE speaker = 1",
        "UPDATE session SET components = -8, dims = -3 WHERE speaker = 1",
        "UPDATE speaker SET test_grade = 'superb' WHERE id = 1",
        "DELETE FROM session WHERE speaker = 1",
    ],
)
def test_a_damaged_profile_hides_no_other_and_is_not_lost(
    store: ProfileStore, tmp_path: Path, damage: str
) -> None:
    store.save(speaker("Anna"))
    store.save(speaker("Bo", 3))
    connection = sqlite3.connect(tmp_path / "deep" / "data" / FILE_NAME)
    with connection:
        connection.execute(damage)
    connection.close()
    (bo,), (problem,) = store.readable()
    assert_same(bo, speaker("Bo", 3))
    assert problem.name == "Anna"
    with pytest.raises(ProfileDamaged, match="'Anna'"):
        store.all()
    assert store.names() == ("Anna", "Bo")
    store.save(speaker("Anna"), replace=True)  # the cure
    assert [one.name for one in store.readable()[0]] == ["Anna", "Bo"]


def test_export_and_import(store: ProfileStore, tmp_path: Path) -> None:
    file = tmp_path / "anna.voxgate"
    store.save(speaker())
    store.export("anna", file)
    with pytest.raises(SpeakerExists):
        store.import_file(file)
    other = ProfileStore(tmp_path / "other")
    assert_same(other.import_file(file), speaker())
    assert_same(other.get("Anna"), speaker())
    assert_same(store.import_file(file, "Anna 2"), replace(speaker(), name="Anna 2"))
    with pytest.raises(OutputUnwritable):
        store.export("Anna", tmp_path / "gone" / "x")


def test_an_import_that_is_no_profile_changes_nothing(store: ProfileStore, tmp_path: Path) -> None:
    file = tmp_path / "anna.voxgate"
    file.write_text("hello")
    with pytest.raises(BundleDamaged):
        store.import_file(file)
    assert store.names() == ()
